"""Print lines: broken to the width of the window, in colour on a terminal, plain in a pipe and under NO_COLOR.

A terminal that calls itself dumb takes no commands: it gets the same letters as a pipe.

In: text, some of it a stranger's, and what of it is to stand out. Out: lines that command no terminal. On a terminal
the last line may tell what is being done; it goes when that is over.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import click

from pamphlet.work.printable import clean

WIDTH_IN_A_PIPE = 80
LEAST_WIDTH, MOST_WIDTH = 20, 100  # sentences are hard to read in longer lines
HOLD = (
    "\ue000"  # keeps the room of what is coloured while a paragraph is broken; `clean` leaves none
)
ERASE = "\r\x1b[K"
DUMB = ("dumb", "unknown")  # as TERM calls what takes no commands (terminfo(5)): a window of Emacs


class Coloured(NamedTuple):
    """A piece of a line that stands out, and is never broken."""

    text: str
    colour: str


class Terminal:
    """Standard output, for results, or standard error, for problems."""

    def __init__(self, *, err: bool = False) -> None:
        self._err = err
        self._doing = ""
        self.lines_said = 0
        self.is_terminal = (sys.stderr if err else sys.stdout).isatty()
        self._obeys = self.is_terminal and os.environ.get("TERM") not in DUMB
        self.colour = self._obeys and not os.environ.get("NO_COLOR")
        window = shutil.get_terminal_size((WIDTH_IN_A_PIPE, 24))
        self.height = window.lines
        width = window.columns if self.is_terminal else WIDTH_IN_A_PIPE
        self.width = max(LEAST_WIDTH, min(width, MOST_WIDTH))

    def say(self, *pieces: str | Coloured, indent: int = 0, whole: bool = False) -> None:
        """Print a paragraph: broken between words unless it is to stay `whole`, its later lines set in."""
        coloured = (self.styled(*piece) for piece in pieces if isinstance(piece, Coloured))
        text = "".join(
            HOLD * len(piece.text) if isinstance(piece, Coloured) else clean(piece)
            for piece in pieces
        )
        lines = [text] if whole or len(text) <= self.width else self._broken(text, indent)
        for line in lines:
            self.put(re.sub(f"{HOLD}+", lambda _: next(coloured), line))

    def _broken(self, text: str, indent: int) -> list[str]:
        return textwrap.wrap(
            text,
            self.width,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def put(self, line: str) -> None:
        """Print one line as it is."""
        self._draw("")
        click.echo(line, err=self._err)
        self.lines_said += 1
        self._draw(self._doing)

    def styled(self, text: str, colour: str) -> str:
        """Give text in bold and in colour, where that is shown."""
        shown = clean(text)
        return click.style(shown, fg=colour, bold=True) if self.colour and colour else shown

    @contextmanager
    def doing(self) -> Iterator[Callable[[str], None]]:
        """Give what is to be told what is being done: a terminal shows it below all else, until this ends."""

        def tell(doing: str) -> None:
            room = self.width - 3
            shown = doing if len(doing) <= room else f"{doing[: room - 1]}…"
            self._draw(shown)
            self._doing = shown

        try:
            yield tell
        finally:
            tell("")

    def _draw(self, doing: str) -> None:
        """Let the last line read so; where it is to be empty and is, write nothing."""
        if self._obeys and (doing or self._doing):
            click.echo(f"{ERASE}{doing}", err=self._err, nl=False)


def counted(number: int, noun: str) -> str:
    """Give a number with its noun: “1 page”, “2 pages”, and nothing for none."""
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
