"""“pamphlet check” of a manuscript without fault; the faulty ones are in tests/problems."""

from __future__ import annotations

from tests.cli.runs import run


def test_check_finds_nothing_wrong_with_the_first_pamphlet() -> None:
    """The manuscript in this repository is read with no problem, and told in two sentences."""
    done = run("check", "manuscript")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 parts, 86 turns, 9457 words" in done.stdout
    assert "word for word, but for 2 recorded emendations" in done.stdout
