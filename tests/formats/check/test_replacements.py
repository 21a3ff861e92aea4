"""Replacement texts of PDFs in the checking page: which are believed, and how they are found in a file."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from pamphlet.verify.copies.pdf_replacements import UNMAPPED, may_say
from tests.formats.check.asked import called, run

# Letters with an R that moves, signs of vowels, a letter of Thai with one, Latin, Arabic, and what stands for nothing.
LETTERS = ("र", "न", "क", "ण", "ि", "ो", "้", "ก", "f", "i", "ﬁ", "ب", "ا", "7", " ", UNMAPPED)


def test_the_same_replacements_are_believed() -> None:
    """Whatever is said and drawn, the page believes it just when the command does."""
    chance = random.Random(4)  # noqa: S311 - any texts will do, always the same
    pairs = [("निर्णय कि", "िनणर्य िक"), ("निर्णय कि", "िक िनणर्य"), ("file", f"{UNMAPPED}le")]
    for _ in range(4_000):
        said = chance.choices(LETTERS[:-1], k=chance.randrange(1, 14))
        drawn = list(said)
        for _ in range(chance.randrange(4)):
            at = chance.randrange(len(drawn) + 1)
            drawn[at : at + chance.randrange(3)] = chance.choices(LETTERS, k=chance.randrange(3))
        if chance.random() < 0.2:
            drawn.reverse()
        pairs.append(("".join(said), "".join(drawn)))
    found = called(("copies/pdf_replacements", "may_say", list(pair)) for pair in pairs)
    wanted = [may_say(said, drawn) for said, drawn in pairs]
    assert found == wanted
    assert 400 < sum(wanted) < 3_600


def marks(document: Pdf, folder: Path, **options: object) -> Any:
    """Give the marks that the page finds on the first page of a PDF, or “unreadable”."""
    path = folder / "a.pdf"
    document.save(path, **options)  # type: ignore[arg-type]
    with pikepdf.open(path) as saved:
        number = saved.pages[0].obj.objgen[0]
    return json.loads(run("marks.mjs", str(path), str(number)))


def marked() -> Pdf:
    """Make a PDF with marks of all kinds: told in the content, by a name, in a form, and behind a picture in it."""
    document = pikepdf.new()
    form = document.make_stream(b"/Span << /ActualText (in\\040a \\(form\\)) >> BDC EMC")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    named = document.make_indirect(Dictionary(ActualText=String("निर्णय")))
    resources = Dictionary(Properties=Dictionary(MC0=named), XObject=Dictionary(F=form))
    drawn = (
        b"/P << /MCID 0 >> BDC % a remark (with (brackets\n EMC /Span /MC0 BDC EMC /F Do\n"
        b"BI /W 1 /H 2 /BPC 8 /CS /G ID \x00EI EI /Span <</ActualText <FEFF0041 0042>>> BDC EMC"
        b" /OC /MC0 BDC EMC /F#31 BMC EMC"
    )
    page = document.add_blank_page()
    page.obj.Resources = resources
    page.obj.Contents = Array([document.make_stream(part) for part in drawn.split(b"\n")])
    return document


FOUND = [
    {"tag": "P", "said": None},
    {"tag": "Span", "said": "निर्णय"},
    {"tag": "Span", "said": "in a (form)"},
    {"tag": "Span", "said": "AB"},
]


def test_marks_are_found_however_a_file_is_written(tmp_path: Path) -> None:
    """With a table of objects or with objects in streams, packed or not, and after a change at its end."""
    modes = pikepdf.ObjectStreamMode
    assert marks(marked(), tmp_path, object_stream_mode=modes.disable) == FOUND
    assert marks(marked(), tmp_path, object_stream_mode=modes.generate) == FOUND
    assert marks(marked(), tmp_path, compress_streams=False) == FOUND
    path = tmp_path / "a.pdf"
    with pikepdf.open(io.BytesIO(path.read_bytes())) as document:
        number = document.pages[0].obj.objgen[0]
    later = f"\n{number} 0 obj << /Type /Page /Contents {number + 90} 0 R >> endobj\n"
    later += f"{number + 90} 0 obj << /Length 31 >> stream\n/A << /ActualText (b) >> BDC EMC\nendstream endobj"
    path.write_bytes(path.read_bytes() + later.encode())
    assert json.loads(run("marks.mjs", str(path), str(number))) == [{"tag": "A", "said": "b"}]


def test_what_never_ends_is_given_up(tmp_path: Path) -> None:
    """Forms that draw one another, dictionaries in dictionaries, and a stream that is too long when it is unpacked."""
    for make in (_forms_in_forms, _deep, _bomb):
        assert marks(make(), tmp_path) == "unreadable", make.__name__


def _forms_in_forms() -> Pdf:
    document = pikepdf.new()
    forms = [document.make_stream(b"/F Do " * 10) for _ in range(12)]
    for form, inner in zip(forms, [*forms[1:], forms[0]], strict=True):
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        form.Resources = Dictionary(XObject=Dictionary(F=inner))
    page = document.add_blank_page()
    page.obj.Resources = Dictionary(XObject=Dictionary(F=forms[0]))
    page.obj.Contents = document.make_stream(b"/F Do")
    return document


def _deep() -> Pdf:
    document = pikepdf.new()
    document.add_blank_page().obj.Contents = document.make_stream(b"/A " + b"<</B " * 100_000)
    return document


def _bomb() -> Pdf:
    document = pikepdf.new()
    document.add_blank_page().obj.Contents = document.make_stream(b" " * 120_000_000)
    return document
