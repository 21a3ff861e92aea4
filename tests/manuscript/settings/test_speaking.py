"""Who speaks in a work, and who of them asks."""

from __future__ import annotations

from pamphlet.work.model import Part
from pamphlet.work.nodes import Turn
from tests.manuscript.desk import YAML, Desk

TALK = "CS: What was it?\n\nLT: A state.\n\nCS & LT: Yes?\n"


def questions(part: Part) -> list[bool]:
    """Tell of each turn whether it is a question."""
    return [block.is_question for block in part.blocks if isinstance(block, Turn)]


def test_nobody_asks_unless_it_is_said(desk: Desk) -> None:
    """Whoever is declared first is no asker by that."""
    assert questions(desk.part(TALK, "interview")) == [False, False, False]


def test_one_or_several_ask(desk: Desk) -> None:
    """A turn is a question when all who speak in it ask."""
    one = desk.part(TALK, "interview", YAML + "asks: LT\n")
    assert questions(one) == [False, True, False]
    both = desk.part(TALK, "interview", YAML + "asks: [CS, LT]\n")
    assert questions(both) == [True, True, True]


def test_a_part_may_say_who_asks_in_it(desk: Desk) -> None:
    """What a part says goes over what the work says, also that nobody asks."""
    for said, expected in (("LT", [False, True, False]), ("[]", [False] * 3)):
        desk.read_part(TALK, "interview", YAML + "asks: CS\n")
        text = f"---\ntitle: A\nrole: interview\nasks: {said}\n---\n{TALK}"
        desk.lay("part.md", text)
        pamphlet, problems = desk.read()
        assert pamphlet, problems
        assert questions(pamphlet.parts[0]) == expected


def test_two_may_bear_one_name(desk: Desk) -> None:
    """Their labels tell them apart; the name alone opens no turn, and that is told."""
    yaml = YAML.replace("  LT: Leon Trotsky\n", "  AB: Smith\n  CD: Smith\n")
    pamphlet, problems = desk.read_part("AB: One.\n\nCD: Two.\n\nSmith: Three.", "interview", yaml)
    assert pamphlet
    turns = [block for block in pamphlet.parts[0].blocks if isinstance(block, Turn)]
    assert [turn.speakers for turn in turns] == [("AB",), ("CD",)]
    assert [(each.code, "two speakers" in each.message) for each in problems] == [("T04", True)]
