"""`pamphlet check`: read a manuscript, print what is wrong with it, and say what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pamphlet.cli.options import MANUSCRIPT
from pamphlet.cli.problems import exit_status, show_problems
from pamphlet.cli.terminal import Terminal, counted

if TYPE_CHECKING:
    from pamphlet.work.model import Pamphlet


@click.command("check")
@MANUSCRIPT
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
def command(manuscript: Path, *, strict: bool) -> int:
    """Read MANUSCRIPT and print every problem in it, with its place.

    Where a copy text is given, prove that the parts are that text
    word for word, but for the emendations on record.
    """
    from pamphlet.pipeline.build import check

    pamphlet, problems = check(manuscript)
    show_problems(problems)
    if pamphlet:
        _show(pamphlet, manuscript)
    return exit_status(problems, strict=strict)


def _show(pamphlet: Pamphlet, folder: Path) -> None:
    """Say what a manuscript holds."""
    from pamphlet.work.nodes import Turn
    from pamphlet.work.words import grouped

    terminal = Terminal()
    words = pamphlet.words
    turns = sum(isinstance(block, Turn) for part in pamphlet.parts for block in part.blocks)
    counts = (
        counted(len(pamphlet.parts), "part"),
        counted(turns, "turn"),
        counted(words.count, "word"),
    )
    told = ", ".join(filter(None, counts))
    terminal.say(f"{folder.as_posix()}: {told}; fingerprint {grouped(words.fingerprint)}")
    if any(file.name == "copy-text.txt" for file in pamphlet.files) or pamphlet.emendations:
        changed = sum(
            emendation.reads != emendation.copy_text for emendation in pamphlet.emendations
        )
        but = f", but for {counted(changed, 'recorded emendation')}" if changed else ""
        terminal.say(f"The parts are the copy text word for word{but}.")
