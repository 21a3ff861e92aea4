"""What travels in the files of a release beside the wording."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.manuscript.reading import read_manuscript
from pamphlet.pages.exemplars import exemplar_of
from pamphlet.pages.strings import complete
from pamphlet.verify.compare.apparatus import is_apparatus, texts_beside
from pamphlet.work.exemplar import Exemplar

WORKS = Path(__file__).parents[1] / "works"


def exemplar(name: str) -> Exemplar:
    """Give the exemplar of one of the works of the tests."""
    pamphlet, problems = read_manuscript(WORKS / name)
    assert pamphlet, problems
    strings, _ = complete(pamphlet.metadata.language, pamphlet.strings)
    return exemplar_of(pamphlet, strings)


@pytest.mark.parametrize("shown", ["8 A5 page 6", "A5 pages 7–8 11", "8"])
def test_what_pages_name(shown: str) -> None:
    """Heads that name one page of the book or several may stand amid the work."""
    assert is_apparatus(shown.split(), texts_beside(exemplar("plain").words))
