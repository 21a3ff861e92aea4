"""What a copy may do to the words of a work without departing from it."""

from __future__ import annotations

import pytest

from pamphlet.verify.compare.allowances import RULES, alike_by_place, is_allowed, without_addition
from pamphlet.verify.compare.keys import Sides, sides
from pamphlet.verify.copies import Copy
from pamphlet.verify.verdict import verdict
from pamphlet.work.align import Gap
from pamphlet.work.words import BlockWords
from tests.verify.samples import of_one_part


def both(
    work: str,
    copy: str,
    *,
    calls: tuple[tuple[int, int], ...] = (),
    lines: tuple[int, ...] = (),
    pages: tuple[int, ...] = (),
    furniture: tuple[int, ...] = (),
    visual: tuple[int, ...] = (),
) -> Sides:
    """Lay a work of one block, in a part called “A Title”, beside a copy."""
    words = of_one_part(BlockWords("b-0", 0, tuple(work.split()), calls), title="A Title")
    marks = (pages, frozenset(lines), frozenset(furniture), frozenset(visual))
    return sides(words, Copy("pdf", tuple(copy.split()), *marks), folded=False)


def allowed_by(two: Sides, gap: Gap) -> str:
    """Give the name of the rule that allows a gap."""
    return next((rule.__name__ for rule in RULES if rule(two, gap)), "")


def test_furniture() -> None:
    """Page furniture is allowed where nothing is missing."""
    two = both("a b c", "a X b", furniture=(1,))
    assert allowed_by(two, Gap(1, 1, 1, 2)) == "is_furniture"
    assert not is_allowed(two, Gap(1, 2, 1, 2))
    assert not is_allowed(both("a b", "a X b"), Gap(1, 1, 1, 2))


def test_the_number_of_a_note() -> None:
    """The number of a note is allowed behind the word that calls it only."""
    two = both("a b c", "a 1 b c", calls=((0, 1),))
    assert allowed_by(two, Gap(1, 1, 1, 2)) == "is_note_number"
    assert not is_allowed(two, Gap(2, 2, 1, 2))
    assert not is_allowed(two, Gap(0, 0, 1, 2))
    assert allowed_by(both("a b", "a1 b", calls=((0, 1),)), Gap(0, 1, 0, 1)) == "is_broken_word"


@pytest.mark.parametrize(
    ("page", "rule"),
    [(0, ""), (1, "is_running_head"), (2, "is_running_head"), (3, "is_running_head"), (4, "")],
)
def test_a_running_head(page: int, rule: str) -> None:
    """The title of a part is allowed where a page begins: before it, within it or behind it."""
    two = both("a b", "a a TITLE b b", pages=(page,))
    assert allowed_by(two, Gap(1, 1, 1, 3)) == ("is_running_head" if 1 <= page <= 3 else "") == rule


def test_numbers_in_a_running_head() -> None:
    """Numbers may stand beside the title at the edge of a page, and no other word may."""
    assert is_allowed(both("a b", "a 7 A Title 12 b", pages=(5,)), Gap(1, 1, 1, 5))
    assert not is_allowed(both("a b", "a of A Title b", pages=(4,)), Gap(1, 1, 1, 4))
    assert not is_allowed(both("a b", "a 7 b", pages=(2,)), Gap(1, 1, 1, 2))


def test_a_broken_word() -> None:
    """A word that a line end broke is allowed, and what looks like furniture may be the rest of it."""
    two = both("a and/or b", "a and/ or b", lines=(2,))
    assert allowed_by(two, Gap(1, 2, 1, 3)) == "is_broken_word"
    assert not is_allowed(both("a and/or b", "a and/ or b"), Gap(1, 2, 1, 3))
    torn = both("a and/or b", "a and/ 12 or b", lines=(3,), furniture=(2,))
    assert is_allowed(torn, Gap(1, 2, 1, 4))
    rest = both("a and/12 b", "a and/ 12 b", lines=(2,), furniture=(2,))
    assert is_allowed(rest, Gap(1, 2, 1, 3))


def test_words_at_a_border_beside_an_addition() -> None:
    """At the border of a block words that stand there as they should are parted from what is added."""
    after = both("a aa-bb", "a aa- bb Buy shoes", lines=(2,))
    assert without_addition(after, Gap(1, 2, 1, 5)) == Gap(2, 2, 3, 5)
    before = both("aa-bb a", "Buy shoes aa- bb a", lines=(3,))
    assert without_addition(before, Gap(0, 1, 0, 4)) == Gap(0, 0, 0, 2)
    inside = both("a aa-bb a", "a aa- bb Buy shoes a", lines=(2,))
    assert without_addition(inside, Gap(1, 2, 1, 5)) == Gap(1, 2, 1, 5)
    assert without_addition(after, Gap(2, 2, 3, 5)) == Gap(2, 2, 3, 5)


@pytest.mark.parametrize(
    ("pieces", "rest"), [("aa- bb-cc-dd", 2), ("aa- bb- cc-dd", 2), ("aa- bb- cc- dd", 0)]
)
def test_the_most_pieces(pieces: str, rest: int) -> None:
    """Beside an addition a word may stand in three pieces, and not in four."""
    lines = tuple(range(2, 1 + len(pieces.split())))
    two = both("a aa-bb-cc-dd", f"a {pieces} Buy shoes", lines=lines)
    gap = Gap(1, 2, 1, len(two.copy.words))
    left = without_addition(two, gap)
    assert (left.copy_end - left.copy if left != gap else 0) == rest


def test_characters_in_their_places() -> None:
    """On a page read by place, some gaps together may hold the same characters in another order."""
    two = both("(א x ב) y", "א( x )ב y", visual=(0, 1, 2, 3))
    gaps = [Gap(0, 1, 0, 1), Gap(2, 3, 2, 3)]
    assert alike_by_place(two, gaps) == 1
    torn = both("(א x ב y", "א x (ב y", visual=(0, 1, 2, 3))
    assert alike_by_place(torn, gaps) == 2
    assert alike_by_place(torn, gaps[:1]) == 0
    assert alike_by_place(both("(א x ב y", "א x (ב y"), gaps) == 0
    assert alike_by_place(both("(א x ב y", "א x (ב y", visual=(1, 2, 3)), gaps) == 0
    assert alike_by_place(both("a b", "a X b", visual=(0,)), [Gap(1, 1, 1, 2)]) == 0


@pytest.mark.parametrize(
    ("copy", "lines", "left"),
    [
        ("abcd efgh ijkl X Y", (1, 2), Gap(1, 1, 3, 5)),
        ("abc def ghi jkl X Y", (1, 2, 3), Gap(0, 1, 0, 6)),
        ("X Y abcd efgh ijkl", (3, 4), Gap(0, 0, 0, 2)),
        ("X Y abc def ghi jkl", (3, 4, 5), Gap(0, 1, 0, 6)),
    ],
)
def test_an_addition_beside_a_word_in_pieces(copy: str, lines: tuple[int, ...], left: Gap) -> None:
    """A word in three lines is taken out of what stands before or behind it; one in four is not."""
    two = both("abcdefghijkl", copy, lines=lines)
    assert without_addition(two, Gap(0, 1, 0, len(copy.split()))) == left


@pytest.mark.parametrize(
    "found",
    [
        "أساس ال\ufffdكفاءة. .2 لكل شخص الحق في العمل",
        "أساس الكفاءة. .2 لكل شخصالحق في العمل",
    ],
)
def test_numbers_of_items_stand_beside_words_that_letters_tell(found: str) -> None:
    """On a page from right to left words may run together, or have a letter that says nothing, beside a number too."""
    texts = "وعلى قدم المساواة التامة للجميع على أساس الكفاءة.", "لكل شخص الحق في العمل"
    blocks = tuple(BlockWords(f"p-{at}", 0, tuple(text.split())) for at, text in enumerate(texts))
    words = of_one_part(*blocks)
    read = tuple(f"وعلى قدم المساواة التامة للجميع على {found}".split())
    assert verdict(words, Copy("pdf", read, visual=frozenset(range(len(read))))).name == "complete"
    added = tuple(" ".join(read).replace(".2", ".2 لا").split())
    assert verdict(words, Copy("pdf", added, visual=frozenset(range(len(added))))).name == "altered"
