"""Turn colours into greys, so that a press with black ink alone prints a page as it was meant.

The typesetter writes black as red, green and blue (0 0 0); to a printing shop that is a colour.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from pikepdf import (
    Dictionary,
    Name,
    Object,
    Operator,
    Pdf,
    PdfImage,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

LUMA = (0.299, 0.587, 0.114)  # how bright red, green and blue are (ITU-R BT.601)
USED = ("/Font", "/ExtGState", "/XObject", "/Pattern", "/Shading")
GREYS = {"rg": "g", "RG": "G"}
NAMED = {"scn": "g", "SCN": "G", "sc": "g", "SC": "G"}


def grey_content(pdf: Pdf, content: Object) -> Object:
    """Give a stream that draws the same in grey (ISO 32000-2 §8.6.8): of a page, or of a form."""
    instructions: list[Any] = []
    for instruction in parse_content_stream(content):
        operands, operator = list(instruction.operands), str(instruction.operator)
        grey = GREYS.get(operator) or (len(operands) == len(LUMA) and NAMED.get(operator))
        if grey:
            instructions.append(([_grey(operands)], Operator(grey)))
        elif operator not in ("cs", "CS"):
            instructions.append((operands, instruction.operator))
    return pdf.make_stream(unparse_content_stream(instructions))


def grey_resources(pdf: Pdf, resources: Object, done: dict[tuple[int, int], Object]) -> Object:
    """Give the resources of a page with its pictures and forms in grey; `done` are those that were met before."""
    kept = Dictionary({name: resources[name] for name in USED if len(resources.get(name, ()))})
    for name, former in list(kept.get("/XObject", Dictionary()).items()):
        if former.objgen not in done:
            done[former.objgen] = pdf.make_indirect(_grey_object(pdf, former, done))
        kept.XObject[name] = done[former.objgen]
    return kept


def _grey_object(pdf: Pdf, former: Object, done: dict[tuple[int, int], Object]) -> Object:
    if isinstance(former, Stream) and former.Subtype == "/Image":
        return _grey_image(pdf, former)
    stream = grey_content(pdf, former)
    for name in ("/Type", "/Subtype", "/BBox", "/Matrix"):
        if name in former:
            stream[name] = former[name]
    if "/Group" in former:
        stream.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceGray, I=True)
    if "/Resources" in former:
        stream.Resources = grey_resources(pdf, former.Resources, done)
    return stream


def _grey_image(pdf: Pdf, former: Stream) -> Object:
    """Draw a picture anew in 256 greys; what masks it stays."""
    picture = PdfImage(former).as_pil_image().convert("L")
    image = pdf.make_stream(b"")
    image.write(zlib.compress(picture.tobytes(), 9), filter=Name.FlateDecode)
    image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
    image.Width, image.Height, image.BitsPerComponent = picture.width, picture.height, 8
    if "/SMask" in former:
        image.SMask = former.SMask
    return image


def _grey(colour: Sequence[Any]) -> float:
    return round(sum(share * float(part) for share, part in zip(LUMA, colour, strict=True)), 4)
