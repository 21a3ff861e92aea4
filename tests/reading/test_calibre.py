"""Through calibre to Kindle's format and back: a stranger's conversions lose no word."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.formats.made import pages_of
from tests.verify.test_release_copies import judge

SLUG = "fall-of-the-soviet-union"


def converted(book: Path, target: Path) -> Path:
    """Let calibre convert a book."""
    subprocess.run(["ebook-convert", book, target], check=True, capture_output=True)
    return target


def test_kindle_and_back_is_complete(release: Path, tmp_path: Path) -> None:
    """From EPUB to AZW3 and back every word is there, in order, and nothing is put in."""
    kindle = converted(release / f"{SLUG}.epub", tmp_path / "book.azw3")
    back = converted(kindle, tmp_path / "back.epub")
    found = judge(pages_of("manuscript").words, back.name, back.read_bytes())
    assert found.name in ("complete", "complete, typography differs")
    assert found.differences == ()
    assert found.licensed
