"""Words come out whole, whoever reads the pages, and by whatever way."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pypdfium2 as pdfium
import pytest

from pamphlet.pages import Pages
from pamphlet.press.layout.lines import plain
from pamphlet.press.tagged import line_ends, marked_content
from tests.press.prints import (
    drawn,
    dressed,
    missing,
    open_print,
    opened,
    operators,
    pages_of,
    printed,
    structure,
    words_by_pdfium,
    write_print,
)
from tests.releases import EVERY_WORK

FIRST = "manuscript"
HEBREW = "tests/works/hebrew"
BROKEN = re.compile(r"\S+-$", re.MULTILINE)


@pytest.mark.parametrize("way", [[], ["-raw"], ["-layout"]], ids=["plain", "raw", "layout"])
def test_poppler_reads_every_word_whole(way: list[str], tmp_path: Path) -> None:
    """In each of its three ways poppler reads the words of the work in order, hyphenated ones too."""
    path = write_print(FIRST, tmp_path)
    told = subprocess.run(["pdftotext", *way, path, "-"], capture_output=True, check=True)
    words = pages_of(FIRST).words.flat()
    assert missing(words, told.stdout.decode().split()) == []


def test_pdfium_reads_every_word_whole() -> None:
    """So does pdfium, with nothing to be put together again afterwards."""
    read = [word for page in words_by_pdfium(printed(FIRST).pdf) for word in page]
    assert missing(pages_of(FIRST).words.flat(), read) == []
    assert not any("\ufffe" in word or "\x02" in word for word in read)


def test_reading_by_structure_gives_every_word() -> None:
    """Who reads by the structure, as speech does, gets the same words: the spaces at the ends of lines are there."""
    tree = structure(opened(FIRST))
    blocks = [element.text for element in tree.all("P", "H1", "H2", "H3", "Lbl")]
    assert missing(pages_of(FIRST).words.flat(), " ".join(blocks).split()) == []


@EVERY_WORK
def test_no_string_is_empty(work: str) -> None:
    """No array has a string of no glyph: PDFium leaves its last gap out then, and words stand beside their places."""
    for page in opened(work).pages:
        for operands, operator in operators(page):
            if operator == "TJ":
                shown = [bytes(each) for each in operands[0] if isinstance(each, pikepdf.String)]
                assert all(shown), shown


def test_pdfium_draws_a_leftward_line_where_it_belongs() -> None:
    """Behind each label of a turn is one space, in PDFium as in poppler, though the line is spread."""
    text = pdfium.PdfDocument(printed(HEBREW).pdf)[5].get_textpage()
    letters = [
        (text.get_text_range(at, 1), *text.get_charbox(at, loose=True))
        for at in range(text.count_chars())
    ]
    drawn = [each for each in letters if each[0].isprintable() and each[0] != " "]
    gaps = [
        colon[1] - first[3]
        for colon, first in pairwise(drawn)
        if colon[0] == ":" and first[0].isalpha() and 0 < colon[1] - first[3] < 10
    ]
    assert len(gaps) > 5
    assert not [gap for gap in gaps if not 1.5 < gap < 3.5]


def test_words_are_really_broken() -> None:
    """The lines are hyphenated, so that the tests above have something to prove."""
    replaced = [
        str(operands[1].ActualText)
        for page in opened(FIRST).pages
        for operands, operator in operators(page)
        if operator == "BDC" and "/ActualText" in operands[1]
    ]
    rests = [text for text in replaced if text.strip()]
    assert len(rests) > 60
    assert any(text.startswith("-") for text in rests), "a real hyphen at the end of a line"


def narrow(words: str, width_mm: int = 34) -> Pages:
    """Set words in a narrow column."""
    return dressed(
        f'<p id="text-1">{words}</p>',
        f"@media print {{ #text-1 {{ width: {width_mm}mm; text-align: start }} }}",
    )


LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"


@pytest.mark.parametrize(
    "words",
    [
        "The Soviet-bloc of the anti-imperialist petit-bourgeoisie and its non-socialist well-wishers",
        "An interpretation of revolutionary internationalism notwithstanding counterrevolutionaries",
        "The hearth – which is a dash – and-so-on- with – hyphens - standing - alone - here - and - there",
        f"The {LONG} of {LONG} was repealed",
        "One [bracketed interpretation], and “quotation of representatives”; (parenthesis)",
        "An <em>internationally</em>-minded interpre<em>tation of rep</em>resentatives everywhere",
        "A very/long/address/that/nobody/would/ever/type/by/hand/without/making/mistakes.html here",
    ],
)
def test_a_word_over_a_line_end_is_whole(words: str) -> None:
    """Be it broken at a hyphen, its own or the typesetter's, a dash or a slash, within emphasis, or on three lines."""
    pdf = open_print(narrow(words, 25 if LONG in words else 34))
    assert [stray for page in pdf.pages for stray in drawn(page).stray] == []
    (text,) = [each.text for each in structure(pdf).all("P") if each.text[:1] == words[:1]]
    assert text.split() == re.sub("<[^>]*>", "", words).split()


def read_back(pages: Pages, tmp_path: Path) -> tuple[str, str]:
    """Give the text of pages as poppler and as pdfium read it."""
    path = tmp_path / "print.pdf"
    open_print(pages).save(path)
    poppler = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    pdfium = " ".join(word for page in words_by_pdfium(path.read_bytes()) for word in page)
    return " ".join(poppler.stdout.decode().split()), pdfium


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("Voices: CS and cs, Lt and LT", "#text-1 { font-variant-caps: all-small-caps }"),
        ("S p a c e d letters", "#text-1 { letter-spacing: 0.15em }"),
        ("a\u00a0no-break space and a space", ""),
        ("(see e); f) the last of] them", ""),
        ("\ufb01nal typed, final set, and \ufb02ight or flight", ""),
        ("x\u0304 and x, n\u0303 and n, \u1e8d\u0332 or o\u0332", ""),
    ],
    ids=["small capitals", "spaced", "no-break space", "kerning", "ligatures", "marks"],
)
def test_a_glyph_is_read_as_it_was_typed(words: str, style: str, tmp_path: Path) -> None:
    """A glyph that serves two characters, and letters that stand far apart, are read as what was typed."""
    pages = dressed(f'<p id="text-1">{words}</p>', f"@media print {{ {style} }}")
    wanted = " ".join(pages.words.flat())
    poppler, pdfium = (normalize("NFC", text) for text in read_back(pages, tmp_path))
    assert wanted in poppler
    assert normalize("NFKC", wanted) in pdfium  # it takes ligatures apart, typed ones too


def test_nothing_is_to_be_seen_of_it() -> None:
    """Replacement texts and spaces at the ends of lines change no glyph and move none."""

    def shown(pages: Pages) -> list[list[str]]:
        return [
            [str(operand) for operands, operator in operators(page) for operand in operands
             if operator in ("Tm", "Tf")]
            for page in open_print(pages).pages
        ]  # fmt: skip

    pages = narrow("An interpretation of revolutionary internationalism, petit-bourgeois or not")
    mended = shown(pages)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_ends, "readings", lambda _: {})
        patch.setattr(marked_content, "replacements", lambda *_: [])
        assert shown(pages) == mended


@pytest.mark.parametrize("work", ["hebrew", "arabic", "russian"])
def test_other_scripts_lose_no_letter_and_no_mark(work: str) -> None:
    """Each block of a work in another script stands in one element, with all its letters and marks and no others."""
    work = f"tests/works/{work}"
    tree = structure(opened(work))
    elements = {characters(each.text) for each in tree.all("P", "H2", "H3", "TD", "TH", "Lbl")}
    for block in pages_of(work).words.blocks:
        numbers = "".join(str(number) for _, number in block.calls)
        assert characters("".join(block.words) + numbers) in elements, block


def characters(text: str) -> str:
    """Give the characters of a text sorted, so that it is no matter in which direction they were written."""
    return "".join(sorted(normalize("NFD", plain(text))))
