"""What a person sees of many problems: the same one many times is one line."""

from __future__ import annotations

import pytest

from pamphlet.cli.problems import show_problems
from pamphlet.work.problems import Place, Problem, error, together, warning


def of(line: int, path: str = "m/a.md", message: str = "a sentence") -> Problem:
    """Make a warning at a line."""
    return warning("T04", message, Place(path, line, 1), "a way out")


def test_the_same_warning_many_times_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """It is told at its first place, with its count and the next places, and with its hint once."""
    show_problems([of(line) for line in range(1, 83)])
    assert capsys.readouterr().err == (
        "m/a.md:1:1: warning T04: a sentence (82 times: also at 2:1, 3:1, 4:1 …)\n"
        "    hint: a way out\n82 warnings\n"
    )


def test_a_place_in_another_file_is_told_with_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a place in the file of the first, the numbers are enough."""
    show_problems([of(1), of(7), of(2, "m/b.md")])
    assert capsys.readouterr().err == (
        "m/a.md:1:1: warning T04: a sentence (3 times: also at 7:1, m/b.md:2:1)\n"
        "    hint: a way out\n3 warnings\n"
    )


def test_what_is_said_otherwise_is_another_problem() -> None:
    """Only what has the same code, weight, sentence and hint is put together, in the order of the first ones."""
    other = of(2, message="another")
    grave = error("T04", "a sentence", Place("m/a.md", 3, 1), "a way out")
    assert together([of(1), other, grave, of(4)]) == ((of(1), of(4)), (other,), (grave,))
