"""What travels in the files of a release beside the wording."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.manuscript.reading import read_manuscript
from pamphlet.pages.exemplars import exemplar_of
from pamphlet.pages.strings import complete
from pamphlet.verify.compare.apparatus import is_apparatus, texts_beside
from pamphlet.verify.verdict import verify
from pamphlet.work.exemplar import Exemplar
from tests.formats.made import WORKS, pages_of

FOLDER = Path(__file__).parents[1] / "works"


def exemplar(name: str) -> Exemplar:
    """Give the exemplar of one of the works of the tests."""
    pamphlet, problems = read_manuscript(FOLDER / name)
    assert pamphlet, problems
    strings, _ = complete(pamphlet.metadata.language, pamphlet.strings)
    return exemplar_of(pamphlet, strings)


@pytest.mark.parametrize("shown", ["8 A5 page 6", "A5 pages 7–8 11", "8"])
def test_what_pages_name(shown: str) -> None:
    """Heads that name one page of the book or several may stand amid the work."""
    assert is_apparatus(shown.split(), texts_beside(exemplar("plain").words))


@pytest.mark.parametrize("work", WORKS)
def test_a_page_of_apparatus_is_one_of_the_works_own(work: str) -> None:
    """Its sources, or its licence, on a page of their own are an excerpt, and no other text."""
    pages = pages_of(work)
    assert pages.exemplar
    for section in pages.sections:
        if section.name in {"sources", "licence"}:
            content = section.xhtml.encode()
            verdict = verify(pages.exemplar.words, f"{section.name}.html", content)
            assert verdict.excerpt or verdict.found == verdict.count, section.name


def test_what_stands_around_the_first_pamphlet() -> None:
    """Entries of sources, departures with their reasons, and what licence page and colophon say."""
    exemplar = pages_of("manuscript").exemplar
    assert exemplar
    told = exemplar.words.apparatus
    assert "Trotsky, Leon. The Revolution Betrayed." in told
    assert "“so lved” is printed as “solved”" in told
    assert "a stray space, left by the extraction from the original file" in told
    assert any(text.startswith("All else in this file") for text in told)
    assert "Trotsky, Leon. The Revolution Betrayed." not in exemplar.words.beside


def test_a_book_without_strings_tells_what_it_can() -> None:
    """Where a language has no strings, nothing is said of the sources in another."""
    pamphlet, _ = read_manuscript(FOLDER / "plain")
    assert pamphlet
    assert exemplar_of(pamphlet, {}).words.apparatus == ()
