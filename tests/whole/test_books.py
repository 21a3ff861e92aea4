"""The EPUB of every work before those who judge EPUBs."""

from tests.releases import Release
from tests.validators import ace, epubcheck


def test_the_epub_is_valid_and_accessible(built: Release) -> None:
    """EPUBCheck has no message of any kind, and Ace finds no violation."""
    book = built.file(".epub")
    assert (epubcheck(book), ace(book)) == ((), ())
