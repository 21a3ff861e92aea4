"""Typesetting as a whole: it comes out the same everywhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from pamphlet.press import CannotLayOut
from pamphlet.press.typeset import typeset
from tests.press.prints import REPOSITORY, pages_of, printed, run, words_by_pdfium

PRINT = """
import hashlib, sys
from pathlib import Path
from pamphlet.manuscript.reading import read_manuscript
from pamphlet.pages.composition import compose
from pamphlet.press.typeset import typeset
pamphlet, problems = read_manuscript(Path(sys.argv[1]))
print(hashlib.sha256(typeset(compose(pamphlet)).pdf).hexdigest())
"""


def test_the_bytes_are_the_same_everywhere(tmp_path: Path) -> None:
    """Another folder, home, time zone, language and hash seed change no byte."""
    work = REPOSITORY / "tests" / "works" / "plain"
    here = run(PRINT, str(work), PYTHONHASHSEED="1", TZ="UTC", LANG="C.UTF-8", HOME=str(tmp_path))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    there = subprocess.run(
        [sys.executable, "-c", PRINT, os.path.relpath(work, elsewhere)],
        capture_output=True,
        text=True,
        check=True,
        cwd=elsewhere,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(REPOSITORY),
            "PYTHONHASHSEED": "99",
            "TZ": "Pacific/Kiritimati",
            "LANG": "tr_TR.UTF-8",
            "LC_ALL": "C",
            "HOME": "/nonexistent",
            "SOURCE_DATE_EPOCH": "1",
        },
    )
    assert here.stderr == there.stderr == ""
    assert len(here.stdout.strip()) == 64
    assert here.stdout == there.stdout


def test_twice_in_one_process_is_the_same() -> None:
    """A second print in the same process has the same bytes as the first."""
    pages = pages_of("tests/works/plain")
    assert (
        hashlib.sha256(typeset(pages).pdf).digest()
        == hashlib.sha256(printed("tests/works/plain").pdf).digest()
    )


def test_words_are_there_at_all() -> None:
    """The readers of these tests see the text of the pages."""
    assert sum(map(len, words_by_pdfium(printed("tests/works/plain").pdf))) > 300


def test_a_stylesheet_that_makes_the_typesetter_fail_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With rules of the manuscript's own a failure within is a sentence; without, it is a fault of ours, and seen."""

    def fail(*_: object) -> None:
        raise AssertionError("a float\n in a letter")

    pages = pages_of("tests/works/plain")
    monkeypatch.setattr("pamphlet.press.typeset._typeset", fail)
    with pytest.raises(AssertionError):
        typeset(pages)
    with pytest.raises(CannotLayOut, match=r"with this style\.css \(AssertionError a float in a"):
        typeset(replace(pages, own_style=True))


@pytest.mark.parametrize("work", ["tests/works/plain", "tests/works/hebrew"])
def test_the_margin_at_the_fold_is_the_smaller_one(work: str) -> None:
    """Lines begin 17.5 mm from the edge on odd pages, where that is the fold, and 20.5 mm on even ones.

    So it is in a book from right to left, whose odd pages are those at the left.
    """
    margins: tuple[list[float], list[float]] = ([], [])
    with pdfium.PdfDocument(printed(work).pdf) as document:
        for number, page in enumerate(document, start=1):
            edges = [text.get_bounds() for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
            begun = [
                page.get_width() - right if work.endswith("hebrew") else left
                for left, _, right, _ in edges
            ]
            if begun and number not in (1, len(document)):  # the covers
                margins[number % 2].append(min(begun) / 72 * 25.4)
    even, odd = map(min, margins)
    assert (odd, even) == pytest.approx((17.5, 20.5), abs=0.7)
