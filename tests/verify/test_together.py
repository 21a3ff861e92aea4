"""Several copies that hold a work only together are one copy."""

from __future__ import annotations

import doctest
from itertools import permutations

import pytest

from pamphlet.verify import together as module
from pamphlet.verify.copies import Aside, Copy
from pamphlet.verify.together import AROUND, judge_together
from pamphlet.work.align import Match
from pamphlet.work.words import BlockWords, PartWords, Words

TURNS = (
    "CS: Was it also the failure of the state-owned economy that brought it down in the end?",
    "LT: The state reflected not only the thought of its founders but the level of the whole country.",
    "CS: But what would you say to those who hold that planning as such was bound to fail?",
    "LT: That they take the part for the whole, and a moment of the fall for the law of motion.",
    "CS: And was there a way out that was open to them then, or was everything settled?",
    "LT: There always was one, and it was closed by people, one step after the other.",
)
BLOCKS = tuple(
    BlockWords(f"interview_{at}", at, tuple(turn.split())) for at, turn in enumerate(TURNS, 1)
)
WORK = Words(
    (PartWords("interview", "Interview", BLOCKS),),
    speakers=(("CS", "Contemporary Socialist"), ("LT", "Leon Trotsky")),
)


def copy(text: str, before: str = "Our site Home About", after: str = "Page of three Next") -> Copy:
    """Make a copy of a page of a site."""
    return Copy("html", tuple(f"{before} {text} {after}".split()))


PAGES = (" ".join(TURNS[:2]), " ".join(TURNS[2:5]), TURNS[5])


def test_examples() -> None:
    """The examples in the module hold."""
    globs = {**vars(module), "BlockWords": BlockWords, "PartWords": PartWords}
    results = doctest.testmod(module, extraglobs=globs)
    assert (results.failed, results.attempted > 5) == (0, True)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_any_order(order: tuple[int, ...]) -> None:
    """Pages of a site are complete together, in whichever order they are named."""
    assert judge_together(WORK, [copy(PAGES[at]) for at in order]).name == "complete"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "", []),
        ("", "Next", [("amid", 1), ("amid", 1), ("after", 1)]),
        ("Home", "", [("amid", 1), ("amid", 1), ("before", 1)]),
    ],
)
def test_what_stands_around_is_told(before: str, after: str, told: list[tuple[str, int]]) -> None:
    """Pages with nothing around their text have nothing between them."""
    judged = judge_together(WORK, [copy(page, before, after) for page in PAGES])
    assert judged.name == "complete"
    assert [(around.side, around.count) for around in judged.around] == told


def test_a_turn_that_goes_on_on_the_next_page() -> None:
    """A page may end within a block."""
    words = " ".join(TURNS).split()
    pages = [copy(" ".join(part)) for part in (words[:34], words[34:70], words[70:])]
    assert judge_together(WORK, pages[::-1]).name == "complete"


@pytest.mark.parametrize(
    ("turn", "kinds"), [("LT: As far as that.", []), ("LT: As that is.", ["missing"])]
)
def test_a_page_of_few_words(turn: str, kinds: list[str]) -> None:
    """A page that has five words of the work in a row stands in its place; with four it is as good as another one."""
    said = (*BLOCKS[:2], BlockWords("interview_x", 3, tuple(turn.split())), BLOCKS[2])
    work = Words((PartWords("interview", "Interview", said),))
    pages = [copy(PAGES[0]), copy(turn, before=""), copy(TURNS[2])]
    judged = judge_together(work, pages[::-1])
    assert [place.kind for place in judged.differences] == kinds


def test_a_page_that_begins_like_the_work() -> None:
    """Four words of it are chance, and the page with them is another one, that goes behind the work."""
    other = copy("of the whole country. We sell maps of it", before="", after="")
    assert judge_together(WORK, [other, *map(copy, PAGES)]).name == "complete"


def test_a_page_without_a_word_of_the_work() -> None:
    """A page of other things stands behind the work, where it is told."""
    judged = judge_together(WORK, [copy("What else we have published"), *map(copy, PAGES)])
    assert judged.name == "complete"
    assert "published" in judged.around[-1].words


def test_what_is_missing_and_put_in() -> None:
    """A page that is not there is missing, and what stands amid a page was put in."""
    judged = judge_together(WORK, [copy(PAGES[2]), copy(PAGES[1])])
    assert judged.name == "incomplete"
    assert {place.turn for place in judged.differences if place.kind == "missing"} == {1, 2}
    forged = PAGES[1].replace("LT:", "LT: We never said so, and nobody did. LT:")
    judged = judge_together(WORK, [copy(PAGES[0]), copy(forged), copy(PAGES[2])])
    assert judged.name == "altered"


def test_a_turn_put_in_between_two_pages() -> None:
    """What speaks like a turn at the edge of a page was put in, though it stands around a piece of the work."""
    forged = copy(PAGES[0], after="LT: But of course it was all a mistake of mine. Next")
    judged = judge_together(WORK, [forged, copy(PAGES[1]), copy(PAGES[2])])
    assert judged.name == "altered"


def test_what_stands_around_a_page() -> None:
    """What a page has around its piece of the work is told, a sentence too, with the place where it stands."""
    foot = "All that stands here may be copied by whoever wants to do so. Next"
    judged = judge_together(WORK, [copy(page, after=foot) for page in PAGES])
    assert judged.name == "complete"
    told = [(around.side, around.name, around.turn, around.count) for around in judged.around]
    assert told == [
        ("amid", AROUND, 3, 18),
        ("amid", AROUND, 6, 18),
        ("before", "", 0, 4),
        ("after", "", 0, 14),
    ]


def test_what_is_known_of_the_copies() -> None:
    """Furniture, asides and pages are those in the whole, and each remark is told once."""
    one = Copy(
        "pdf",
        (*PAGES[0].split(), "12"),
        page_starts=(0, 3),
        furniture=frozenset({35}),
        remarks=("It has scripts.",),
    )
    two = Copy(
        "html",
        ("buy", "shoes", *PAGES[1].split()),
        remarks=("It has scripts.",),
        asides=(Aside(0, 2, "ad"),),
    )
    three = Copy("html", tuple(PAGES[2].split()))
    judged = judge_together(WORK, [two, three, one])
    assert judged.name == "complete"
    assert judged.reason == "It has scripts."


@pytest.mark.parametrize(
    ("length", "lost", "strange", "goes_on"),
    [
        (3, 2, 1, True),
        (3, 2, 2, False),
        (4, 4, 1, True),
        (4, 400, 0, True),
        (4, 401, 0, False),
        (4, 410, 10, True),
        (4, 411, 10, False),
        (4, 0, 100, True),
        (4, 0, 101, False),
        (4, 10, 110, True),
        (4, 10, 111, False),
    ],
)
def test_a_passage_goes_on(length: int, lost: int, strange: int, *, goes_on: bool) -> None:
    """By fewer than four words only near by; else over two long turns that are lost, or a box that is put in."""
    one = Match(10, 20, 30)
    other = Match(40 + lost, 50 + strange, length)
    assert module._goes_on(one, other, length) is goes_on
