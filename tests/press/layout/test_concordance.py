"""Say which pages of one layout hold the words of each page of another."""

from __future__ import annotations

from dataclasses import replace

from pamphlet.pages.composition import compose
from pamphlet.press import PageStart
from pamphlet.press.layout.concordance import concordance
from tests.pages.conftest import read, with_parts


def test_parts_of_one_title_have_pages_of_their_own() -> None:
    """A page that begins in the second of two parts is told with the pages there, whatever the parts are called."""
    first = read("the first pamphlet")
    twins = with_parts(first, *(replace(part, title="Part") for part in first.parts[:2]))
    introduction, note = twins.words.parts
    places = (
        ("cover", 0),
        (introduction.blocks[0].anchor, 0),
        (introduction.blocks[2].anchor, 1),
        (note.blocks[0].anchor, 0),
        (note.blocks[1].anchor, 2),
    )
    theirs = [PageStart(str(at), anchor, word) for at, (anchor, word) in enumerate(places)]
    ours = [theirs[0], theirs[2], theirs[4]]
    assert concordance(compose(twins), ours, theirs) == (("0", "1"), ("2", "3"), ("4", "4"))


def test_a_page_of_a_picture_is_told_with_the_page_before_it() -> None:
    """A picture without a caption is none of the blocks that have words."""
    first = read("the first pamphlet")
    (introduction, *_) = first.words.parts
    places = (
        (introduction.blocks[0].anchor, 0),
        ("a-picture", 0),
        (introduction.blocks[1].anchor, 0),
    )
    starts = [PageStart(str(at), anchor, word) for at, (anchor, word) in enumerate(places)]
    told = concordance(compose(first), starts, starts)
    assert [last for _, last in told] == ["1", "1", "2"]
