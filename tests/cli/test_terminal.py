"""Lines are broken to the window, stand out where they should, and command no terminal."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.cli.terminal import Coloured, Terminal, counted
from pamphlet.work.printable import clean


class Window(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


def window(
    monkeypatch: pytest.MonkeyPatch, columns: int, colour: str = "", term: str = "xterm"
) -> Window:
    """Let standard output be a window of some width, and of some kind of terminal."""
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("NO_COLOR", "" if colour else "1")
    monkeypatch.setattr(sys, "stdout", written := Window())
    return written


def test_a_paragraph_is_broken_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is wider than the window but for a word that is; the lines after the first are set in."""
    written = window(monkeypatch, 30)
    Terminal().say("one-two three " * 4, indent=4)
    assert written.getvalue().splitlines() == [
        "one-two three one-two three",
        "    one-two three one-two",
        "    three",
    ]
    written = window(monkeypatch, 30)
    Terminal().say("one two three " * 4, whole=True)
    assert written.getvalue() == "one two three " * 4 + "\n"


def test_colour_takes_no_room_and_is_not_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is coloured counts as its letters do, and stays in one piece."""
    written = window(monkeypatch, 30, colour="yes")
    Terminal().say("a manuscript of a work: ", Coloured("error C02:", "red"), " no source")
    first, second = written.getvalue().splitlines()
    assert first == "a manuscript of a work:"
    assert second == "\x1b[31m\x1b[1merror C02:\x1b[0m no source"


@pytest.mark.parametrize(("columns", "width"), [(10, 20), (60, 60), (100, 100), (200, 100)])
def test_lines_are_as_wide_as_the_window_within_reason(
    monkeypatch: pytest.MonkeyPatch, columns: int, width: int
) -> None:
    """A window is used to its width, but for 20 columns at the least and 100 at the most; a pipe has 80."""
    window(monkeypatch, columns)
    assert Terminal().width == width
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert Terminal().width == 80


def test_what_is_being_done_stands_below_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last line tells it, is written again behind each line that is said, and is erased in the end."""
    written = window(monkeypatch, 24)
    terminal = Terminal()
    with terminal.doing() as tell:
        tell("a very long thing to do")
        terminal.say("said")
    erased = "\r\x1b[K"
    doing = "a very long thing to…"
    assert written.getvalue() == f"{erased}{doing}{erased}said\n{erased}{doing}{erased}"


@pytest.mark.parametrize("term", ["dumb", "unknown", "xterm"])
def test_what_takes_no_commands_gets_letters_alone(
    monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    """A pipe and a terminal that knows no commands are told in no colour, and not what is being done."""
    written: io.StringIO = window(monkeypatch, 60, colour="yes", term=term)
    if term == "xterm":  # a pipe
        monkeypatch.setattr(sys, "stdout", written := io.StringIO())
    terminal = Terminal()
    with terminal.doing() as tell:
        tell("something")
        terminal.say(Coloured("error C02:", "red"), " no source")
    assert written.getvalue() == "error C02: no source\n"


@given(st.text())
def test_no_text_commands_a_terminal(text: str) -> None:
    """Whatever a stranger's text holds, what is shown of it is printable, as long as it was, and no line's end."""
    shown = clean(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in shown)


def test_what_can_be_printed_is_left_alone() -> None:
    """Letters of all scripts, the joiners that some need, and spaces that break no line stay as they are."""
    for text in ("“Wort” – слово", "می\u200cخواهم", "10\u00a0%", "नमस्ते"):
        assert clean(text) == text
    assert clean("\x1b[31m\u202ered\x85") == "\ufffd[31m\ufffdred\ufffd"


def test_nouns_are_counted() -> None:
    """One is singular, and none is not spoken of."""
    assert [counted(number, "page") for number in (0, 1, 2)] == ["", "1 page", "2 pages"]


def test_standard_error_has_a_terminal_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Problems are in colour on a terminal though the results go into a pipe."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", Window())
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("TERM", "xterm")
    assert Terminal(err=True).colour
    assert not Terminal().colour
