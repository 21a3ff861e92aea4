"""Notes at the ends of parts: each number stands on the first line of its note, with room between them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pamphlet.press import Layout
from pamphlet.press.typeset import typeset
from tests.page.set_lines import SetLine, read_lines
from tests.press.prints import dressed
from tests.share import share

SAID = "noted of the mill and of the ford, and of whoever came by there in a wet spring. "
COUNT = 108


def note(number: int, inner: str) -> str:
    """Write a note as parts have them."""
    return f'<aside class="note"><p class="note-number">{number}</p>{inner}</aside>'


def set_notes(inner: str, folder: Path, layout: Layout) -> list[SetLine]:
    """Set notes, and give the lines of all pages."""
    notes = "".join(note(at, inner.format(at)) for at in range(1, COUNT + 1))
    text = f"<p>{'Of the mill. ' * 90}</p>"  # which fills the short columns below the contents
    pages = dressed(f'<section class="part">{text}<div class="notes">{notes}</div></section>')
    path = folder / "made.pdf"
    path.write_bytes(typeset(pages, layout).pdf)
    return [line for page in read_lines(path).pages for line in page]


PARAGRAPHS = (f"<p>Note-{{}} {SAID}</p>", f"<p>Note-{{}} {SAID * 3}</p>")
VERSE = '<p class="verse"><span class="line">Note-{} in verse<br/></span><span class="line">goes on<br/></span></p>'


@share(3)
@pytest.mark.parametrize("layout", ["a5", "large", "reading"])
@pytest.mark.parametrize("inner", [*PARAGRAPHS, VERSE])
def test_no_number_stands_alone(layout: Layout, inner: str, tmp_path: Path) -> None:
    """Neither at the foot of a page nor elsewhere; a number of three figures does not touch the text."""
    lines = set_notes(inner, tmp_path, layout)
    text = " ".join(line.text for line in lines)  # of both columns, in a reading copy
    assert re.findall(r"(\d+) Note-(\d+) ", text) == re.findall(r"(\d+) ?Note-(\d+)", text)
    stood = {int(number): int(named) for number, named in re.findall(r"(\d+) Note-(\d+) ", text)}
    assert stood == {number: number for number in range(1, COUNT + 1)}


def test_the_number_of_a_table_stands_above_it(tmp_path: Path) -> None:
    """What is no paragraph begins on the next line, on the same page."""
    table = "<table><tr><td>Table-{}</td><td>of the mill</td></tr></table>"
    lines = set_notes(table, tmp_path, "a5")
    at = {line.text.split()[0]: number for number, line in enumerate(lines) if line.text}
    for number in range(1, COUNT + 1):
        below = at[f"Table-{number}"]
        assert lines[below - 1].text == str(number)
        assert lines[below - 1].page == lines[below].page
