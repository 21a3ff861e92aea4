"""Each page begins with the word that it is said to begin with."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from pamphlet.manuscript.reading import read_manuscript
from pamphlet.pages import FontFile
from pamphlet.pages.composition import compose
from pamphlet.pages.fonts import fonts_for
from pamphlet.press import Printed
from pamphlet.press.typeset import typeset
from pamphlet.work.words import BlockWords, PartWords, Words
from tests.manuscript.desk import png
from tests.press.prints import (
    drawn,
    dressed,
    made,
    missing,
    opened,
    pages_of,
    printed,
    words_by_pdfium,
)
from tests.releases import EVERY_WORK
from tests.share import share

pytestmark = share(4)

# Words of one script, in one direction: pdfium gives them in the order of reading.
LEFT_TO_RIGHT = pytest.mark.parametrize("work", ["manuscript", "tests/works/plain"])


@EVERY_WORK
def test_every_page_has_a_start(work: str) -> None:
    """There is a start for each page of the file, with its number as the label, in the order of the words."""
    starts = printed(work).page_starts
    assert len(starts) == len(opened(work).pages)
    assert [start.label for start in starts] == [str(1 + at) for at in range(len(starts))]
    blocks = [block.anchor for block in pages_of(work).words.blocks]
    places = [
        (blocks.index(start.anchor), start.word) for start in starts if start.anchor in blocks
    ]
    assert places == sorted(set(places))


@EVERY_WORK
def test_the_label_is_the_printed_number(work: str) -> None:
    """Where a number is printed on a page, it is the label of its start, and so is the label in the file."""
    pdf = opened(work)
    assert [(int(each), str(style.S)) for each, style in [tuple(pdf.Root.PageLabels.Nums)]] == [
        (0, "/D")
    ]
    for start, page in zip(printed(work).page_starts, pdf.pages, strict=True):
        numbers = {text.strip() for text in drawn(page).furniture if text.strip().isdecimal()}
        assert numbers <= {start.label}


def places(work: str) -> list[tuple[int, str]]:
    """Give for each page that begins with a word of the work the place of that word in the whole wording."""
    words = pages_of(work).words
    first: dict[str, int] = {}
    count = 0
    for block in words.blocks:
        first[block.anchor] = count
        count += len(block.words)
    return [
        (first[start.anchor] + start.word, start.label)
        for start in printed(work).page_starts
        if start.anchor in first
    ]


@LEFT_TO_RIGHT
def test_a_page_holds_the_words_from_its_start_to_the_next(work: str) -> None:
    """Between two starts stand just the words of that page: a broken word belongs to the page that it begins on."""
    words = pages_of(work).words.flat()
    read = words_by_pdfium(printed(work).pdf)
    found = places(work)
    assert found
    for (start, label), (end, _) in pairwise([*found, (len(words), "")]):
        page = read[int(label) - 1]
        assert missing(words[start:end], page) == []
        others = len(page) - (end - start)
        assert 0 <= others <= 25, "no more than page furniture, or the page's share of apparatus"


def test_a_word_broken_over_a_page_belongs_to_the_former() -> None:
    """Where a page break falls into a word, the page after it begins with the next word, and the words add up."""
    text = "counterrevolutionary internationalism notwithstanding interpretations " * 30
    style = (
        "@media print { @page { size: 60mm 50mm; margin: 10mm } #text-1 { orphans: 1; widows: 1 } }"
    )
    pages = dressed(f'<p id="text-1">{text}</p>', style)
    made_of = typeset(pages)
    words = pages.words.flat()
    starts = [start for start in made_of.page_starts if start.anchor == "text-1"]
    read = words_by_pdfium(made_of.pdf)
    broken = 0
    for before, after in pairwise(starts):
        page = [word for word in read[int(before.label) - 1] if not word.isdecimal()]
        own = list(words[before.word : after.word])
        assert page[: len(own)] == own
        with open_pdf(made_of) as pdf:
            runs = drawn(pdf.pages[int(after.label) - 1]).numbered
        broken += runs[0].startswith(" ")
    assert broken


def open_pdf(made_of: Printed) -> pikepdf.Pdf:
    """Open what was printed."""
    return pikepdf.open(BytesIO(made_of.pdf))


def paragraphs(count: int) -> Printed:
    """Typeset a part of many paragraphs, each a block of its own."""
    part = "".join(f'<p id="block-{at}">Paragraph {at} of them.</p>' for at in range(count))
    pages = made(part)
    blocks = (
        BlockWords(f"block-{at}", 0, ("Paragraph", str(at), "of", "them.")) for at in range(count)
    )
    style = "@page { size: 100mm 60mm; margin: 10mm } section { break-before: page }"
    return typeset(
        replace(
            pages,
            words=Words((PartWords("text", "Text", tuple(blocks)),)),
            stylesheet=style,
            fonts=fonts(),
        )
    )


def fonts() -> tuple[FontFile, ...]:
    """Give the fonts of a Latin text."""
    return fonts_for("Latin")


def test_apparatus_is_named_by_its_section() -> None:
    """A page that begins with apparatus has the anchor of its section; the work's pages have blocks and words."""
    starts = paragraphs(30).page_starts
    assert [start.anchor for start in starts[:2]] == ["title-page", "contents"]
    assert [start.anchor for start in starts[-2:]] == ["licence", "colophon"]
    inside = starts[2:-2]
    assert len(inside) > 2
    assert inside[0].anchor == "block-0"
    assert {start.word for start in inside} == {0}


def test_an_empty_page_begins_like_the_next() -> None:
    """A page that is left blank, so that a part begins on a recto, has the start of the page after it."""
    pages = made('<p id="text-1">One page of words.</p>')
    style = "section { break-before: right }"
    starts = typeset(replace(pages, stylesheet=style, fonts=fonts())).page_starts
    anchors = [(start.label, start.anchor) for start in starts]
    assert anchors[:5] == [
        ("1", "title-page"),
        ("2", "contents"),
        ("3", "contents"),
        ("4", "text-1"),
        ("5", "text-1"),
    ]


def test_a_page_that_is_a_picture_begins_at_it(tmp_path: Path) -> None:
    """It has no word, but a place of its own, also where pictures alone fill page after page."""
    fields = "title: A Work\nlanguage: en\nreleased: 2026-11-22\nparts: part.md\n"
    (tmp_path / "pamphlet.yaml").write_text(fields)
    (tmp_path / "tall.png").write_bytes(png(600, 900))
    pictures = "\n\n".join(["![A tower](tall.png)"] * 3)
    text = f"---\ntitle: Part\nrole: chapter\n---\nBefore.\n\n{pictures}\n\nBehind.\n"
    (tmp_path / "part.md").write_text(text)
    pamphlet, problems = read_manuscript(tmp_path)
    assert pamphlet, problems
    starts = [start.anchor for start in typeset(compose(pamphlet), "a5").page_starts]
    assert [anchor for anchor in starts if anchor.startswith("part_")] == [
        f"part_{number}" for number in range(1, 6)
    ]
