"""The check sheet: each turn with its number of words, its brackets, its first words and its last."""

from __future__ import annotations

import re

from pamphlet.formats import Ready
from pamphlet.formats.plain import check_sheet
from pamphlet.pages import Pages
from tests.formats.made import pages_of


def written(pages: Pages) -> str:
    """Write the check sheet of a work."""
    return check_sheet.write(pages, Ready())[f"{pages.metadata.slug}-check-sheet.txt"].decode()


def test_each_turn_is_counted() -> None:
    """The lines of a turn say how many words it has, how many brackets, and how it begins and ends."""
    sheet = written(pages_of("manuscript"))
    said = " ".join(sheet.split())
    assert "86 264 words [ ] 4 begins LT: Marxism has …, ends … the proletariat. [1938:36]" in said
    assert "1 2 words INTRODUCTORY NOTE" in said
    assert "Interview: 8,515 words" in said
    assert "In all: 9,457 words." in said
    assert "d278 9948 88a1 93f0" in said


def test_it_counts_what_the_work_has() -> None:
    """The words of all turns are those of the work, in every part; no line is too long."""
    for work in ("manuscript", "tests/works/hebrew", "tests/works/verse"):
        pages = pages_of(work)
        sheet = written(pages)
        rows = re.findall(r"^ {1,4}\d+ {3}\D*?(\d[\d,]*)?(?: |$)", sheet, re.MULTILINE)
        counts = [
            int(number.replace(",", "") or 1) for number in rows
        ]  # Hebrew says “a word” without a number
        assert sum(counts) == pages.words.count
        assert max(map(len, sheet.splitlines())) <= 72
