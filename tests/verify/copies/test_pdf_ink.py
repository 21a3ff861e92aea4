"""What nobody sees on the pages of a PDF is not there, in whatever way it was hidden."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pamphlet.verify.copies import read_copy
from pamphlet.verify.copies.pdf_boxes import Box
from pamphlet.verify.copies.pdf_ink import _strikes
from tests.verify.drawn_pages import page_of
from tests.verify.papers import pdf

PARAGRAPH = "<p>The state was <span>not only</span> the level of the country but its thought.</p>"
ALL = (
    "The",
    "state",
    "was",
    "not",
    "only",
    "the",
    "level",
    "of",
    "the",
    "country",
    "but",
    "its",
    "thought.",
)
WITHOUT = ("The", "state", "was", "the", "level", "of", "the", "country", "but", "its", "thought.")


def words_of(content: bytes) -> tuple[str, ...]:
    """Read the words of a PDF."""
    return read_copy("copy.pdf", content).words


def drawn(style: str) -> bytes:
    """Draw the paragraph, two words of it in a style, without heads and feet."""
    bare = "@page { @bottom-center { content: none } }"
    return pdf(
        PARAGRAPH, style=f"{bare} body {{ text-align: left; hyphens: none }} {style}", tagged=False
    )


@pytest.mark.parametrize(
    "style",
    [
        "",
        "span { color: #999 }",  # pale, and read all the same
        "span { text-decoration: underline }",
        "span { font-size: 6pt }",
        "p { background: #eee }",  # drawn before the words
        "span { color: white; background: black }",
    ],
)
def test_what_is_seen_is_there(style: str) -> None:
    """What is pale, small, underlined or white on black is read."""
    assert words_of(drawn(style)) == ALL


@pytest.mark.parametrize(
    "style",
    [
        "span { color: white }",
        "span { font-size: 1pt }",
        "span { text-decoration: line-through }",
        "span { opacity: 0.01 }",
        (
            "p { position: relative } p::after { content: ''; position: absolute; background: white;"
            " left: 0; top: 0; width: 60mm; height: 1.3em } span { display: none }"
        ),
    ],
)
def test_what_is_not_seen_is_not_there(style: str) -> None:
    """White on white, as small as dust, struck out, or under a bar: nobody reads it."""
    assert set(words_of(drawn(style))).isdisjoint({"not", "only"})


@pytest.mark.parametrize(
    "style",
    ["span { color: white }", "span { font-size: 1pt }", "span { text-decoration: line-through }"],
)
@pytest.mark.parametrize("language", ["he", "ar"])
def test_nor_is_it_from_right_to_left(language: str, style: str) -> None:
    """Lines that are put together by the places of their letters have those alone that somebody sees."""
    said = {"he": "הספר <span>הישן הזה</span> פתוח", "ar": "الكتاب <span>القديم هذا</span> مفتوح"}
    bare = "@page { @bottom-center { content: none } }"
    seen, unseen = (
        words_of(pdf(f"<p>{said[language]}</p>", language, "rtl", bare + style, tagged=False))
        for style in ("", style)
    )
    assert len(seen) == 4
    assert unseen == (seen[0], seen[3])


def changed(content: bytes, *, rotate: int = 0, crop: bool = False, cover: bool = False) -> bytes:
    """Turn the page, cut off its upper half, or lay a white note over its first line."""
    with pikepdf.open(io.BytesIO(content)) as document:
        page = document.pages[0]
        left, bottom, right, top = map(float, page.mediabox)
        if rotate:
            page.Rotate = rotate
        if crop:
            page.CropBox = [left, bottom, right, (bottom + top) / 2]
        if cover:
            box = [left, top - 60, right, top]
            form = document.make_stream(f"1 1 1 rg {left} {top - 60} {right} 60 re f".encode())
            form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, box
            note = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=box, AP={"/N": form}, F=4
            )
            page.Annots = pikepdf.Array([document.make_indirect(note)])
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_is_turned(rotate: int) -> None:
    """A page that stands on its side or its head has the same words in the same order."""
    assert words_of(changed(drawn(""), rotate=rotate)) == ALL
    assert words_of(changed(drawn("span { color: white }"), rotate=rotate)) == WITHOUT


def test_what_is_cut_off_or_covered() -> None:
    """What lies outside of the page as it is shown, or under a note, is not there."""
    body = f"{PARAGRAPH}<p style='margin-top: 30mm'>And no more.</p>"
    content = pdf(body, style="@page { @bottom-center { content: none } }", tagged=False)
    assert words_of(changed(content, crop=True)) == ("And", "no", "more.")
    assert "state" not in words_of(changed(content, cover=True))


def test_letters_that_stand_nowhere_are_not_seen() -> None:
    """Type of a size that no number can hold has no place on its page: its words are not there."""
    with pikepdf.open(io.BytesIO(drawn(""))) as file:
        file.add_blank_page(page_size=(400, 400))
        file.pages[-1].obj.Contents = file.make_stream(b"9" * 45 + b".5 Tf (nowhere) Tj")
        saved = io.BytesIO()
        file.save(saved)
    assert words_of(saved.getvalue()) == ALL


def in_forms(drawn: bytes, depth: int) -> bytes:
    """Draw something in a form in a form, so many times."""
    inner = {f"Form{at}": f"/Form{at + 1} Do".encode() for at in range(depth - 1)}
    return page_of(b"/Form0 Do", forms=inner | {f"Form{depth - 1}": drawn})


@pytest.mark.parametrize("depth", [1, 2, 8, 9, 10, 20])
def test_forms_in_forms(depth: int) -> None:
    """However deep a word is in drawings that are put together, whoever does not see it does not read it."""
    white = b"BT /F 10 Tf 50 200 Td (seen) Tj 1 1 1 rg ( hidden) Tj ET"
    assert words_of(in_forms(white, depth)) == ("seen",)
    said = b"/Span <</ActualText (false)>> BDC BT /F 10 Tf 50 200 Td (drawn) Tj ET EMC"
    assert words_of(in_forms(said, depth)) == ("drawn",)


@pytest.mark.parametrize(("middle", "struck"), [(0.5, False), (1.9, False), (2.1, True), (5, True)])
def test_a_line_under_a_bracket(middle: float, *, struck: bool) -> None:
    """What reaches below its line, as a “]” or a “p” alone, is underlined there, and struck out higher up."""
    bracket = Box(100, 0, 103, 10)
    assert _strikes(Box(50, middle - 0.3, 150, middle + 0.3), [bracket]) == struck
