"""`pamphlet build`: make a release, show each file when it is made, and say in the end where they are."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pamphlet.cli.options import FORMATS_WANTED, MANUSCRIPT, PATH
from pamphlet.cli.problems import FAULTY, STOPPED, exit_status, show_problems
from pamphlet.cli.terminal import Terminal, counted
from pamphlet.work.problems import Place, error, has_errors

if TYPE_CHECKING:
    from pamphlet.pipeline.build import Outcome, Step, Watch
    from pamphlet.release.minisign import SecretKey
    from pamphlet.release.report import FileMade

FIGURES_WIDTH = 60  # of the second line of a file that is told in two


@click.command("build")
@MANUSCRIPT
@FORMATS_WANTED
@click.option(
    "--output", default="build", show_default=True, type=PATH, help="The folder of the release."
)
@click.option(
    "--jobs",
    default=2,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes at the most.",
)
@click.option("--strict", is_flag=True, help="Let warnings stop the build too.")
@click.option(
    "--sign",
    metavar="KEY",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Sign the release's SHA256SUMS with a secret key of minisign.",
)
def command(
    manuscript: Path,
    formats: tuple[str, ...],
    output: Path,
    jobs: int,
    sign: Path | None,
    *,
    strict: bool,
) -> int:
    """Make a release of MANUSCRIPT (“manuscript” if left out).

    Every file is read back after it was written, and its words are
    compared with the manuscript's; one that is not whole is left
    out, and the exit status is 1. The release is put in place as a
    whole, or not at all: a build that fails or is stopped leaves
    the former release as it was.
    """
    from pamphlet.pipeline.build import build
    from pamphlet.pipeline.signals import stoppable

    gc.disable()  # this process ends with the build; that of a long work looks for garbage all the same
    key = _secret_key(sign) if sign else None
    terminal = Terminal()
    try:
        with stoppable(), terminal.doing() as tell:
            watch = _watch(terminal, tell)
            outcome = build(manuscript, output, formats, jobs=jobs, strict=strict, watch=watch)
    except KeyboardInterrupt:
        Terminal(err=True).say(f"Stopped. What was in {output.as_posix()}/ is as it was.")
        return STOPPED
    _show_outcome(terminal, outcome, output, strict=strict)
    status = exit_status(outcome.problems, strict=strict)
    return _sign(terminal, output, outcome, key) if key and status == 0 else status


def _watch(terminal: Terminal, tell: Callable[[str], None]) -> Watch:
    """Give what shows each file when it is made, and what is being done."""
    from pamphlet.release.report import FileMade

    def watch(event: FileMade | Step) -> None:
        if isinstance(event, FileMade):
            _show_file(terminal, event)
        elif event.waits:
            Terminal(err=True).say(event.doing)
        else:
            tell(event.doing)

    return watch


def _show_file(terminal: Terminal, made: FileMade) -> None:
    """Show a file and its figures in one line, or in two when the window is narrow."""
    size = f"{made.size / 1000:.0f} kB" if made.size < 1e6 else f"{made.size / 1e6:.1f} MB"
    figures = f"{size:>8}  {counted(made.pages, 'page'):>9}  {made.seconds:5.1f} s"
    name = f"  {made.name}"
    room = terminal.width - len(name)
    if len(figures) + 2 <= room:
        terminal.say(name + figures.rjust(room), whole=True)
    else:
        terminal.say(name, whole=True)
        terminal.say(figures.rjust(min(terminal.width, FIGURES_WIDTH)), whole=True)


def _show_outcome(terminal: Terminal, outcome: Outcome, output: Path, *, strict: bool) -> None:
    """Say what came of it: the problems, or where to look."""
    if outcome.unchanged:
        for made in outcome.files:
            _show_file(terminal, made)
    show_problems(outcome.problems)
    if outcome.failed or (strict and outcome.problems):
        Terminal(err=True).say("Nothing was written; a former release is as it was.")
        return
    if outcome.note:
        terminal.say(outcome.note)
    if outcome.removed:
        terminal.say("Removed, as this build did not make them: " + ", ".join(outcome.removed))
    begun = "Nothing has changed since; the release" if outcome.unchanged else "The release"
    if has_errors(outcome.problems):
        begun += ", without the files that are not whole,"
    folder = output.as_posix()
    terminal.say(
        f"{begun} is in {folder}/ — what was built and checked: {folder}/build-report.json"
    )


def _secret_key(path: Path) -> SecretKey:
    """Take a secret key, and ask for its password when it has one, before anything is made."""
    from pamphlet.release.minisign import CannotSign, secret_key

    try:
        return secret_key(
            path, lambda: click.prompt(f"Password of {path}", hide_input=True, err=True)
        )
    except CannotSign as reason:
        raise click.BadParameter(f"{path}: {reason}", param_hint="--sign") from None


def _sign(terminal: Terminal, output: Path, outcome: Outcome, key: SecretKey) -> int:
    """Sign a release that is in place, and give the exit status."""
    from pamphlet.pipeline.placing import sign
    from pamphlet.release.minisign import CannotSign

    try:
        hashes = {made.name: made.sha256 for made in outcome.files}
        terminal.say(f"Signed: {sign(output, hashes, key).as_posix()}")
    except CannotSign as reason:
        hint = "build once more with --sign: nothing is made again, and the release is signed"
        message = f"the release is complete, but not signed: {reason}"
        show_problems([error("R08", message, Place(output.as_posix()), hint)])
        return FAULTY
    return 0
