"""`pamphlet formats`: list the formats."""

from __future__ import annotations

import click

from pamphlet.cli.terminal import Terminal
from pamphlet.formats import FORMATS


@click.command("formats")
def command() -> int:
    """List the formats, what each is for, and the files it makes."""
    terminal = Terminal()
    column = max(len(format_.name) for format_ in FORMATS) + 1
    for format_ in FORMATS:
        files = ", ".join(f"SLUG{suffix}" for suffix in format_.suffixes)
        name = format_.name.ljust(column)
        terminal.say(f"{name}{files}: {format_.summary}", indent=column)
    return 0
