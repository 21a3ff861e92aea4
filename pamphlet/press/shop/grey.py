"""Turn colours into greys, so that a press with black ink alone prints a page as it was meant.

The typesetter writes black as red, green and blue (0 0 0); to a printing shop that is a colour.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

LUMA = (0.299, 0.587, 0.114)  # how bright red, green and blue are (ITU-R BT.601)
USED = ("/Font", "/ExtGState", "/XObject", "/Pattern", "/Shading")
GREYS = {"rg": "g", "RG": "G"}
NAMED = {"scn": "g", "SCN": "G", "sc": "g", "SC": "G"}


def grey_content(pdf: Any, content: Any) -> Any:
    """Give a stream that draws the same in grey (ISO 32000-2 §8.6.8): of a page, or of a form."""
    import pikepdf

    instructions: list[Any] = []
    for each in pikepdf.parse_content_stream(content):
        if isinstance(each, pikepdf.ContentStreamInlineImage):
            instructions.append(each)
            continue
        operands, operator = list(each.operands), str(each.operator)
        if operator in GREYS:
            instructions.append(([_grey(operands)], pikepdf.Operator(GREYS[operator])))
        elif operator in NAMED and len(operands) == len(LUMA):
            instructions.append(([_grey(operands)], pikepdf.Operator(NAMED[operator])))
        elif operator not in ("cs", "CS"):
            instructions.append((operands, each.operator))
    return pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def grey_resources(pdf: Any, resources: Any, done: dict[Any, Any]) -> Any:
    """Give the resources of a page with its pictures and forms in grey; `done` are those that were met before."""
    import pikepdf

    kept = pikepdf.Dictionary(
        {name: resources[name] for name in USED if len(resources.get(name, ()))}
    )
    pictures = resources.get("/XObject", {})
    for name in list(pictures.keys()):
        former = pictures[name]
        if former.objgen not in done:
            done[former.objgen] = pdf.make_indirect(_grey_object(pdf, former, done))
        kept.XObject[name] = done[former.objgen]
    return kept


def _grey_object(pdf: Any, former: Any, done: dict[Any, Any]) -> Any:
    if former.Subtype == "/Image":
        return _grey_image(pdf, former)
    stream = grey_content(pdf, former)
    for name in ("/Type", "/Subtype", "/BBox", "/Matrix", "/Group"):
        if name in former:
            stream[name] = former[name]
    if "/Group" in former:
        from pikepdf import Dictionary, Name

        stream.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceGray, I=True)
    if "/Resources" in former:
        stream.Resources = grey_resources(pdf, former.Resources, done)
    return stream


def _grey_image(pdf: Any, former: Any) -> Any:
    """Draw a picture anew in 256 greys; what masks it stays."""
    from pikepdf import Name, PdfImage

    if former.get("/ImageMask", False):
        return former
    picture = PdfImage(former).as_pil_image().convert("L")
    image = pdf.make_stream(b"")
    image.write(zlib.compress(picture.tobytes(), 9), filter=Name.FlateDecode)
    image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
    image.Width, image.Height, image.BitsPerComponent = picture.width, picture.height, 8
    if "/SMask" in former:
        image.SMask = former.SMask
    return image


def _grey(colour: Sequence[Any]) -> float:
    return round(sum(share * float(each) for share, each in zip(LUMA, colour, strict=True)), 4)
