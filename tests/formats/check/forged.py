"""Change what a page of a PDF shows, or what it says that it shows, block by block of its text."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf, String

Instructions = list[tuple[list[Any], Operator]]
Change = Callable[[Pdf, pikepdf.Page, Instructions], Instructions]

SAID = "And so he never wrote it down."


def _op(name: str, *operands: Any) -> tuple[list[Any], Operator]:
    return list(operands), Operator(name)


def _around(*before: tuple[list[Any], Operator]) -> Change:
    """Give a change that sets something before a text, for this text alone."""
    return lambda _document, _page, text: [_op("q"), *before, *text, _op("Q")]


def _inside(*before: tuple[list[Any], Operator]) -> Change:
    """Give a change that sets something within a text, behind what is set there."""
    return lambda _document, _page, text: [
        _op("q"),
        *(
            instruction
            for old in text
            for instruction in ((*before, old) if str(old[1]) in ("TJ", "Tj") else (old,))
        ),
        _op("Q"),
    ]


def _with_state(**entries: Any) -> Change:
    def change(_document: Pdf, page: pikepdf.Page, text: Instructions) -> Instructions:
        page.add_resource(Dictionary(**entries), Name.ExtGState, Name.Forged)
        return [_op("q"), _op("gs", Name.Forged), *text, _op("Q")]

    return change


def _in_a_layer(document: Pdf, page: pikepdf.Page, text: Instructions) -> Instructions:
    """Put a text into a layer that is not shown (ISO 32000-2 §8.11)."""
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    document.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([]))
    )
    page.obj.Resources.Properties = Dictionary(Forged=layer)
    return [_op("BDC", Name.OC, Name.Forged), *text, _op("EMC")]


def _under_a_picture(document: Pdf, page: pikepdf.Page, text: Instructions) -> Instructions:
    picture = document.make_stream(
        b"\xff",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    page.add_resource(picture, Name.XObject, Name.Forged)
    return [
        *text,
        _op("q"),
        _op("cm", 2000, 0, 0, 2000, -500, -500),
        _op("Do", Name.Forged),
        _op("Q"),
    ]


def _under_a_strange_picture(document: Pdf, page: pikepdf.Page, text: Instructions) -> Instructions:
    """Lay a picture over a page that no program can show without a decoder for JPEG 2000."""
    changed = _under_a_picture(document, page, text)
    picture = page.obj.Resources.XObject.Forged
    picture.write(b"\0\0\0\x0cjP  \r\n\x87\n", filter=Name.JPXDecode)
    return changed


def _in_a_pattern(document: Pdf, page: pikepdf.Page, text: Instructions) -> Instructions:
    """Fill the letters of a text with a pattern, which pdf.js draws in another way than letters of one colour."""
    pattern = document.make_stream(b"0 g 0 0 9 9 re f")
    pattern.Type, pattern.PatternType, pattern.PaintType, pattern.TilingType = Name.Pattern, 1, 1, 1
    pattern.BBox, pattern.XStep, pattern.YStep = Array([0, 0, 9, 9]), 9, 9
    pattern.Resources = Dictionary()
    page.add_resource(pattern, Name.Pattern, Name.Forged)
    inside = _inside(_op("cs", Name.Pattern), _op("scn", Name.Forged))
    return inside(document, page, text)


def _under_a_note(document: Pdf, page: pikepdf.Page, text: Instructions) -> Instructions:
    box = Array(list(page.mediabox))
    form = document.make_stream(b"1 1 1 rg 0 0 1000 1000 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, box
    note = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=box, AP={"/N": form}, F=4)
    page.obj.Annots = Array([document.make_indirect(note)])
    return text


def _said(said: str) -> Change:
    """Give a change that has programs read something else in place of a text."""
    span = Dictionary(ActualText=String(said))
    return lambda _document, _page, text: [_op("BDC", Name.Span, span), *text, _op("EMC")]


def _drawn_backwards(document: Pdf, page: pikepdf.Page, text: Instructions) -> Instructions:
    """Draw the letters of a text in another order, and say that they are as they were."""
    mixed = [
        _op("TJ", Array(list(old[0][0])[::-1])) if str(old[1]) == "TJ" else old for old in text
    ]
    return _said("The letters as they were.")(document, page, mixed)


def _turned(_document: Pdf, page: pikepdf.Page, text: Instructions) -> Instructions:
    page.rotate(90, relative=False)
    return text


def _cropped(_document: Pdf, page: pikepdf.Page, text: Instructions) -> Instructions:
    left, bottom, right, top = map(float, page.mediabox)
    page.cropbox = Array([left, bottom, right, (bottom + top) / 2])
    return text


# The page cannot tell what is seen of these.
UNSURE: dict[str, Change] = {"strange": _under_a_strange_picture, "pattern": _in_a_pattern}
# What is done to a text in the middle of a page.
CHANGES: dict[str, Change] = {
    "white": _inside(_op("rg", 1, 1, 1)),
    "pale": _inside(_op("rg", 0.6, 0.6, 0.6)),
    "no-mode": _inside(_op("Tr", 3)),
    "dust": _around(_op("cm", 0.1, 0, 0, 0.1, 50, 50)),
    "outside": _around(_op("cm", 1, 0, 0, 1, 5000, 0)),
    "clipped": _around(_op("re", 0, 0, 1, 1), _op("W"), _op("n")),
    "framed": _around(_op("re", 0, 0, 2000, 2000), _op("W"), _op("n")),
    "covered": lambda _document, _page, text: [
        *text,
        _op("q"),
        _op("rg", 1, 1, 1),
        _op("re", -100, -100, 2000, 2000),
        _op("f"),
        _op("Q"),
    ],
    "faint": _with_state(ca=0.01, CA=0.01),
    "layer": _in_a_layer,
    "picture": _under_a_picture,
    "note": _under_a_note,
    "artifact": lambda _document, _page, text: [_op("BMC", Name.Artifact), *text, _op("EMC")],
    "said": _said("Something else."),
    "backwards": _drawn_backwards,
    "turned": _turned,
    "cropped": _cropped,
    "bold": lambda _document, _page, text: [
        *text,
        _op("q"),
        _op("cm", 1, 0, 0, 1, 0.3, 0),
        *text,
        _op("Q"),
    ],
    "ghost": lambda document, page, text: [
        *text,
        _op("q"),
        _op("cm", 1, 0, 0, 1, 3, 190),
        *_inside(_op("rg", 1, 1, 1))(document, page, text),
        _op("Q"),
    ],
    "gone": lambda _document, _page, _text: [],
}


def forged(content: bytes, change: Change, at_page: int, share: float = 0.5) -> bytes:
    """Change the text in the middle of a page, or behind so great a share of its texts."""
    with pikepdf.open(io.BytesIO(content)) as document:
        page = document.pages[at_page]
        every: Instructions = [
            ([*instruction.operands], instruction.operator)
            for instruction in pikepdf.parse_content_stream(page)
        ]
        begins = [at for at, (_, operator) in enumerate(every) if str(operator) == "BT"]
        begin = begins[int(len(begins) * share)]
        end = next(at for at in range(begin, len(every)) if str(every[at][1]) == "ET") + 1
        changed = [*every[:begin], *change(document, page, every[begin:end]), *every[end:]]
        page.obj.Contents = document.make_stream(pikepdf.unparse_content_stream(changed))
        return saved(document)


def without_meaning(content: bytes) -> bytes:
    """Take the maps away that tell which characters the glyphs are."""
    with pikepdf.open(io.BytesIO(content)) as document:
        for item in document.objects:
            if isinstance(item, Dictionary) and "/ToUnicode" in item:
                del item.ToUnicode
        return saved(document)


def in_digits(content: bytes) -> bytes:
    """Write what the pages draw in digits, as hardly any program does, though all can read it (ISO 32000-2 §7.4.2)."""
    with pikepdf.open(io.BytesIO(content)) as document:
        for page in document.pages:
            drawn = page.obj.Contents.read_bytes()
            page.obj.Contents.write(drawn.hex().encode() + b">", filter=Name.ASCIIHexDecode)
        undecoded = pikepdf.StreamDecodeLevel.none
        return saved(document, compress_streams=False, stream_decode_level=undecoded)


def locked(content: bytes) -> bytes:
    """Protect a file by a password."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return saved(document, encryption=pikepdf.Encryption(owner="o", user="u"))


def saved(document: Pdf, **options: object) -> bytes:
    """Give the bytes of a document."""
    target = io.BytesIO()
    document.save(target, **options)  # type: ignore[arg-type]
    return target.getvalue()
