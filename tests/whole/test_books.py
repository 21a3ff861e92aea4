"""The EPUB of every work before those who judge EPUBs."""

from tests.releases import Release
from tests.share import share
from tests.validators import ace, epubcheck

# Where a printed page begins amid the contents, the page list leads to the list item itself: EPUB 3.3 §7.3 lets nothing
# stand in it before its link. Ace asks for a marker all the same.
AMID_CONTENTS = ("epub-pagelist-broken", "/EPUB/contents.xhtml")


def test_the_epub_is_valid(built: Release) -> None:
    """EPUBCheck has no message of any kind."""
    assert epubcheck(built.file(".epub")) == ()


@share(4, elsewhere=True)
def test_the_epub_is_accessible(built: Release) -> None:
    """Ace finds no violation."""
    findings = ace(built.file(".epub"))
    assert [each for each in findings if (each.rule, each.place) != AMID_CONTENTS] == []
