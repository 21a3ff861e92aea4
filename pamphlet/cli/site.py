"""`pamphlet site`: make of releases a folder that any web server can show, and say what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pamphlet.cli.options import PATH
from pamphlet.cli.problems import STOPPED, exit_status, show_problems
from pamphlet.cli.terminal import Terminal, counted

if TYPE_CHECKING:
    from pamphlet.site.build import SiteOutcome


@click.command("site")
@click.argument("releases", nargs=-1, required=True, type=PATH, metavar="RELEASE…")
@click.option("--output", required=True, metavar="DIR", type=PATH, help="The folder of the site.")
@click.option("--url", metavar="URL", help="Where it will stand: https://example.org/pamphlets/")
@click.option("--title", metavar="PRESS", help="Who publishes, as the pages name it.")
@click.option("--pdfjs", metavar="FOLDER", type=PATH, help="Check PDFs, too, by this pdfjs-dist.")
def command(
    releases: tuple[Path, ...],
    output: Path,
    url: str | None,
    title: str | None,
    pdfjs: Path | None,
) -> int:
    """Make a website of RELEASEs: folders, or SLUG-complete.zip.

    Each pamphlet gets a page to read, print, republish, check and
    cite it from, and all get a catalogue, feeds for people and
    catalogues for e-readers. Every link is relative: the folder
    works on any server, and without one. A “site.css” beside the
    releases adds to its dress. With --pdfjs, which takes the folder
    “pdfjs-dist” as npm installs it, the pages that check copies read
    PDFs, too. A release that is not as its report tells is left out,
    and the exit status is 1.
    """
    from pamphlet.pipeline.signals import stoppable
    from pamphlet.site.build import build_site

    terminal = Terminal()
    try:
        with stoppable(), terminal.doing() as tell:
            outcome = build_site(releases, output, url=url, title=title, pdfjs=pdfjs, tell=tell)
    except KeyboardInterrupt:
        Terminal(err=True).say(f"Stopped. What was in {output.as_posix()}/ is as it was.")
        return STOPPED
    show_problems(outcome.problems)
    _show(terminal, outcome, output)
    return exit_status(outcome.problems, strict=False)


def _show(terminal: Terminal, outcome: SiteOutcome, output: Path) -> None:
    """Say what came of it."""
    if not outcome.pamphlets:
        Terminal(err=True).say("Nothing was written; a former site is as it was.")
        return
    if outcome.note:
        terminal.say(outcome.note)
    told = counted(outcome.pamphlets, "pamphlet")
    if outcome.unchanged:
        done = "nothing has changed since"
    else:
        done = f"{outcome.written} of them made anew" if outcome.written else "no page made anew"
    terminal.say(f"{told}, {done}. The site is in {output.as_posix()}/ — open index.html there")
