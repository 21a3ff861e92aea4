"""What stands in several files of a release is read back once; what differs, by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.pages import Pages
from pamphlet.pages.composition import compose
from pamphlet.pipeline import proofreading
from pamphlet.pipeline.build import check
from pamphlet.pipeline.proofreading import ALL_WORDS, Proofread, Readings
from pamphlet.release.report import Check
from pamphlet.verify.read_back.unfolding import unfold
from pamphlet.work.problems import Place, error
from tests.releases import REPOSITORY, Shelf

WORK = "tests/works/plain"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Note what is really read, and find that all of it is whole."""
    noted: list[bytes] = []

    def read_back(_pages: Pages, _name: str, content: bytes) -> Proofread:
        noted.append(content)
        return Proofread(3, (Check(ALL_WORDS, "passed"),))

    monkeypatch.setattr(proofreading, "read_back", read_back)
    return noted


@pytest.fixture(scope="module")
def pages() -> Pages:
    """Give the pages of a short work."""
    pamphlet, _ = check(REPOSITORY / WORK)
    assert pamphlet
    return compose(pamphlet)


def booklet(folder: Path) -> bytes:
    """Unfold a booklet of a release."""
    (name,) = (path for path in folder.glob("*-booklet-a4-short-edge.pdf"))
    return unfold({name.name: name.read_bytes()})[name.name]


def test_sheets_that_only_move_pages_are_read_with_these(
    shelf: Shelf, pages: Pages, asked: list[bytes]
) -> None:
    """The pages are read once, before the sheets or for them."""
    release = shelf(WORK)
    printed, sheets = release.file(".pdf").read_bytes(), booklet(release.folder)
    readings = Readings({}, printed)
    first = readings.of(pages, "a.pdf", printed, sheets=False)
    second = readings.of(pages, "b.pdf", sheets, sheets=True)
    assert first == second
    assert asked == [printed]
    assert Readings({}, printed).of(pages, "b.pdf", sheets, sheets=True) == first
    assert asked == [printed, printed]


def test_sheets_with_other_pages_are_read(shelf: Shelf, pages: Pages, asked: list[bytes]) -> None:
    """So they are when there is nothing to hold them to, and when that is not whole itself."""
    release = shelf(WORK)
    printed, sheets = release.file(".pdf").read_bytes(), booklet(release.folder)
    other = release.file("-large-print-a4.pdf").read_bytes()
    fault = Proofread(problems=(error("R01", "a word is missing", Place("a.pdf")),))
    for readings in (Readings({}), Readings({}, other), Readings({printed: fault}, printed)):
        asked.clear()
        readings.of(pages, "b.pdf", sheets, sheets=True)
        assert sheets in asked


def test_problems_are_told_once(pages: Pages) -> None:
    """The second file that is the same fails by its check, without the sentences."""
    readings = Readings({})
    first = readings.of(pages, "a.txt", b"not a word of it", sheets=False)
    second = readings.of(pages, "b.txt", b"not a word of it", sheets=False)
    assert first.problems
    assert not second.problems
    assert not second.is_whole
