"""What was built comes back: the HTML, the EPUB and the Markdown of a work have its wording when they are imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.editor.imports.importing import import_documents
from pamphlet.manuscript.reading import read_manuscript
from tests.releases import WORKS, Shelf
from tests.share import share

pytestmark = share(4)

SUFFIXES = (".html", ".epub", ".md")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("work", WORKS)
def test_a_file_of_a_release_imports_as_the_work(
    work: str, suffix: str, shelf: Shelf, tmp_path: Path
) -> None:
    """Fingerprint and titles are those of the work; nothing of what the book adds is in it."""
    release = shelf(work)
    told = import_documents([release.file(suffix)], tmp_path / "made", "2026-11-26")
    assert told.draft, told.problems
    pamphlet, problems = read_manuscript(tmp_path / "made")
    assert pamphlet, problems
    assert pamphlet.words.fingerprint == release.pamphlet.words.fingerprint
    assert pamphlet.metadata.title == release.pamphlet.metadata.title
    assert [p.message for p in told.problems if p.code == "D04"] == []
    if suffix != ".md":  # Markdown does not say where a part without a heading begins
        roles = [part.role for part in release.pamphlet.parts]
        assert [part.role for part in pamphlet.parts] == roles
