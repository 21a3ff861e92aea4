"""`pamphlet import`: make a manuscript of documents, and tell what was decided, left out and changed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shlex import join
from typing import TYPE_CHECKING

import click

from pamphlet.cli.options import PATH
from pamphlet.cli.problems import exit_status, show_problems
from pamphlet.cli.terminal import Terminal, counted

if TYPE_CHECKING:
    from pamphlet.editor.imports.importing import Imported


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE… DIR")
def command(files: tuple[Path, ...]) -> int:
    """Make a manuscript in DIR of documents, in their order.

    Word (.docx), OpenDocument (.odt), Rich Text (.rtf), EPUB, web
    pages (.html), Markdown (.md) and plain text (.txt) are read.
    Every word that a document shows is in the manuscript, or is
    told. What only you can know is decided for now, and listed in
    decisions.yaml: answer there, and import once more.
    """
    from pamphlet.editor.imports.importing import import_documents
    from pamphlet.pipeline.build import check

    if len(files) < 2:
        message = "name the documents, and then the folder that the manuscript is to be in"
        raise click.UsageError(message)
    *documents, folder = files
    imported = import_documents(documents, folder, date.today().isoformat())  # noqa: DTZ011 # the day where the user is
    terminal = Terminal()
    problems = imported.problems
    if imported.draft:
        problems = (*problems, *check(folder)[1])
    show_problems(problems)
    if imported.draft:
        _show(terminal, imported, documents, folder)
    return exit_status(problems, strict=False)


def _show(terminal: Terminal, imported: Imported, documents: Sequence[Path], folder: Path) -> None:
    draft = imported.draft
    assert draft
    terminal.say(f"{draft.title} ({draft.language})")
    for text in draft.taken:
        terminal.say(f"  “{text}” stands in pamphlet.yaml now, and is printed from there", indent=4)
    for part in draft.parts:
        terminal.say(f"  {part.file}: {part.title} ({part.role})", indent=4)
    if draft.speakers:
        heard = ", ".join(f"{s.key} ({counted(s.turns, 'turn')})" for s in draft.speakers)
        asks = f"; {draft.asks} asks" if draft.asks else ""
        terminal.say(f"  speakers: {heard}{asks}", indent=4)
    counts = ", ".join(
        filter(None, (counted(len(draft.parts), "part"), counted(imported.words, "word")))
    )
    terminal.say(f"The manuscript is in {folder.as_posix()}/: {counts}.")
    if count := sum(problem.code == "D02" for problem in imported.problems):
        preview = join(("pamphlet", "preview", folder.as_posix()))
        are = "is" if count == 1 else "are"
        where = f"in {folder.as_posix()}/decisions.yaml, or on the cards that “{preview}” shows"
        open_ = f"{counted(count, 'decision')} {are} open"
        terminal.say(f"{open_}. Answer {where}; then type this again:")
        paths = [path.as_posix() for path in (*documents, folder)]
        terminal.say(f"  {join(('pamphlet', 'import', *paths))}", whole=True)
    terminal.say(f"Look at pamphlet.yaml, then type: pamphlet build {folder.as_posix()}")
