"""`pamphlet preview`: show a manuscript in the browser while it is being edited."""

from __future__ import annotations

from pathlib import Path

import click

from pamphlet.cli.options import MANUSCRIPT, PATH
from pamphlet.cli.problems import BROKEN_OFF, show_problems
from pamphlet.cli.terminal import Terminal

ADDRESS = "{path}"


@click.command("preview")
@MANUSCRIPT
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@click.option(
    "--editor",
    default="",
    metavar="NAME",
    help="Open the lines of the manuscript in this editor: vscode, zed, sublime …, or an address"
    " with {path}, {line} and {column} in it.",
)
@click.option(
    "--output", default="build", show_default=True, type=PATH, help="The folder of the release."
)
def command(manuscript: Path, editor: str, output: Path, *, no_browser: bool) -> int:
    """Show MANUSCRIPT in the browser while you edit it.

    Whatever you save, in any editor, is on the screen a moment
    later: the pages as they will be printed, the book on a phone or
    an e-reader, the web page; and every problem beside its text.
    Nobody but you sees it, and nothing leaves this machine.
    Ctrl-C ends it.
    """
    from pamphlet.manuscript.files import SETTINGS
    from pamphlet.pipeline.build import check
    from pamphlet.pipeline.signals import stoppable

    opening = _opening(editor)
    if not (manuscript / SETTINGS).is_file():
        show_problems(check(manuscript)[1])
        return BROKEN_OFF
    from pamphlet.editor.preview.preview import preview

    terminal = Terminal()

    def opened(address: str) -> None:
        terminal.say(f"Preview of {manuscript.as_posix()}: {address}", whole=True)
        terminal.say("Edit and save; Ctrl-C ends it.")
        if not no_browser and click.launch(address) != 0:
            terminal.say("Open this address in a browser.")

    try:
        with stoppable():
            preview(manuscript, output, opening, opened)
    except KeyboardInterrupt:
        terminal.say("The preview has ended.")
    return 0


def _opening(editor: str) -> str:
    """Give the address by which an editor opens a file."""
    from pamphlet.editor.preview.source import EDITORS

    if not editor or ADDRESS in editor:
        return editor
    if editor.lower() not in EDITORS:
        known = ", ".join(EDITORS)
        message = (
            f"“{editor}” is not known: name one of {known}, or give an address with {ADDRESS} in it"
        )
        raise click.BadParameter(message, param_hint="--editor")
    return EDITORS[editor.lower()]
