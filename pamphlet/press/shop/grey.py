"""Turn colours into greys, so that a press with black ink alone prints a page as it was meant.

The typesetter writes black as red, green and blue (0 0 0); to a printing shop that is a colour. Gradients become such
of greys, which are as smooth; pictures are drawn anew.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from pikepdf import (
    Array,
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

Done: TypeAlias = dict[tuple[int, int], Object]

LUMA = (0.299, 0.587, 0.114)  # how bright red, green and blue are (ITU-R BT.601)
USED = ("/Font", "/ExtGState", "/XObject", "/Pattern", "/Shading")
GREYS = {"rg": "g", "RG": "G"}
KEPT = (  # of a form or a pattern: all but what it draws and with what
    *("/Type", "/Subtype", "/BBox", "/Matrix", "/PatternType", "/PaintType", "/TilingType"),
    *("/XStep", "/YStep"),
)
NAMED = {"scn": "g", "SCN": "G", "sc": "g", "SC": "G"}


def grey_content(pdf: Pdf, content: Object) -> Object:
    """Give a stream that draws the same in grey (ISO 32000-2 §8.6.8): of a page, or of a form."""
    return pdf.make_stream(_grey_operators(content))


def _grey_operators(content: Object) -> bytes:
    instructions: list[Any] = []
    for instruction in parse_content_stream(content):
        operands, operator = list(instruction.operands), str(instruction.operator)
        grey = GREYS.get(operator) or (len(operands) == len(LUMA) and NAMED.get(operator))
        if grey:
            instructions.append(([_grey(operands)], Operator(grey)))
        elif operator not in ("cs", "CS") or operands == [Name.Pattern]:
            instructions.append((operands, instruction.operator))
    return unparse_content_stream(instructions)


def grey_resources(pdf: Pdf, resources: Object, done: Done) -> Object:
    """Give the resources of a page in grey: pictures, forms, patterns; `done` are those that were met before."""
    kept = Dictionary({name: resources[name] for name in USED if len(resources.get(name, ()))})
    for kind, change in CHANGED.items():
        if kind in kept:
            made = {name: change(pdf, former, done) for name, former in kept[kind].items()}
            kept[kind] = Dictionary(made)
    return kept


def _grey_stream(pdf: Pdf, former: Object, done: Done) -> Object:
    """Give a picture, a form or a pattern in grey; a form may be among its own resources (WeasyPrint 70)."""
    if former.objgen in done:
        return done[former.objgen]
    if isinstance(former, Stream) and former.get("/Subtype") == "/Image":
        made = done[former.objgen] = pdf.make_indirect(_grey_image(pdf, former))
        return made
    stream = done[former.objgen] = pdf.make_stream(b"")
    stream.write(_grey_operators(former))
    for name in KEPT:
        if name in former:
            stream[name] = former[name]
    if "/Group" in former:
        stream.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceGray, I=True)
    if "/Resources" in former:
        stream.Resources = grey_resources(pdf, former.Resources, done)
    return stream


def _grey_state(pdf: Pdf, former: Object, done: Done) -> Object:
    """Give a graphics state, what it masks with in grey: as bright as it was (ISO 32000-2 §11.5.3)."""
    mask = former.get("/SMask")
    if not isinstance(mask, Dictionary):
        return former
    state = _copied(former)
    state.SMask = _copied(mask)
    state.SMask.G = _grey_stream(pdf, mask.G, done)
    return state


def _grey_shading(pdf: Pdf, former: Object, done: Done) -> Object:  # noqa: ARG001 # as all are called
    """Give a gradient from grey to grey (ISO 32000-2 §8.7.4.5); WeasyPrint 70 writes axial and radial ones."""
    if former.ColorSpace == Name.DeviceGray:
        return former
    shading = _copied(former)
    shading.ColorSpace, shading.Function = Name.DeviceGray, _grey_function(former.Function)
    return pdf.make_indirect(shading)


def _grey_function(former: Object) -> Object:
    """Give a function of one colour to another, or of several such one after the other (§7.10.3, §7.10.4)."""
    function = _copied(former)
    if "/Functions" in former:
        function.Functions = Array([_grey_function(part) for part in former.Functions])
    else:
        function.C0, function.C1 = (Array([_grey(list(former[end]))]) for end in ("/C0", "/C1"))
    return function


def _copied(former: Object) -> Object:
    return Dictionary(dict(former.items()))


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


CHANGED: Mapping[str, Callable[[Pdf, Object, Done], Object]] = {
    "/XObject": _grey_stream,
    "/Pattern": _grey_stream,
    "/Shading": _grey_shading,
    "/ExtGState": _grey_state,
}
