"""`pamphlet verify`: say of copies, made by whomever, whether they are complete."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pamphlet.cli.options import PATH
from pamphlet.cli.problems import show_problems
from pamphlet.cli.terminal import Terminal

if TYPE_CHECKING:
    from pamphlet.verify.report.page import Asked
    from pamphlet.verify.signatures import Signature
    from pamphlet.verify.verdict import Checked

NOTHING_SIGNED = "Nothing was compared: what --against names is not what was signed with this key."
STANDARD_INPUT = Path("-")
PATIENCE_SECONDS = 1.0  # before it is told how far the reading is


@click.command("verify")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=PATH)
@click.option(
    "--against",
    metavar="PATH",
    type=PATH,
    help="What to compare with: a manuscript, a release, a bag, or an EPUB, PDF or HTML file of a release.",
)
@click.option("--all", "everything", is_flag=True, help="Show every place, not a screenful.")
@click.option("--together", is_flag=True, help="Take all FILEs for one copy, whatever their order.")
@click.option(
    "--report",
    metavar="FILE.html",
    type=PATH,
    help="Write a page too, to be sent to whoever has put up the copy.",
)
@click.option(
    "--url",
    metavar="ADDRESS",
    help="Where the one FILE stands on the web: the page of --report then links to each place in it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs.")
@click.option(
    "--public-key",
    "key",
    metavar="KEY",
    help="Check the signature of the release too, with a public key of minisign: a file, or its one line.",
)
def command(  # noqa: PLR0913  click gives each option by its name
    files: tuple[Path, ...],
    against: Path | None,
    key: str | None,
    report: Path | None,
    url: str | None,
    *,
    everything: bool,
    together: bool,
    as_json: bool,
) -> int:
    """Say whether each FILE holds the whole work, word for word.

    A FILE may be an EPUB, a PDF, an HTML page, Markdown or text, made
    by whomever, or a bag; “-” is standard input. Exit status 0:
    complete; 1: it is not; 2: a file cannot be read.

    Without --against it is compared with the manuscript in the
    current folder. If there is none, or it is that of another work,
    with the wording that the FILE carries: that shows what was
    lost by accident, not what was forged. The signature of a release
    shows who made it.
    """
    from pamphlet.pipeline.verification import NoMeasure, verify_against, verify_together
    from pamphlet.verify.opening import given_from

    _see_to_it(files, against, report, url)
    paths = tuple(file for file in files if file != STANDARD_INPUT)
    given = [given_from(sys.stdin.buffer)] if len(paths) < len(files) else []
    opened = tuple(given[0] if file == STANDARD_INPUT else file for file in files)

    def show(checked: tuple[Checked, ...], signed: tuple[Signature, ...]) -> None:
        _show(checked, signed, everything=everything, as_json=as_json)
        if report:
            from pamphlet.verify.report.page import Asked

            named = tuple(map(str, files))
            asked = Asked(named, str(against or ""), together=together, url=url or "")
            _write_report(report, checked, signed, asked)

    signed = _signatures(paths, against, key) if key else ()
    if any(signature.is_measure and signature.exit_status for signature in signed):
        show((), signed)
        Terminal(err=True).say(NOTHING_SIGNED)
        return 1
    try:
        with _progress(len(files)) as tell:
            checked = (
                (verify_together(opened, against),)
                if together and len(files) > 1
                else tuple(verify_against(opened, against, tell))
            )
    except NoMeasure as fault:
        show_problems(fault.problems)
        Terminal(err=True).say(str(fault), whole=True)
        return 2
    show(checked, signed)
    statuses = [file.verdict.exit_status for file in checked]
    return max(*statuses, *(signature.exit_status for signature in signed), 0)


def _see_to_it(
    files: tuple[Path, ...], against: Path | None, report: Path | None, url: str | None
) -> None:
    """See before anything is read that the report can be written, and links to one page."""
    if url and (report is None or len(files) > 1):
        raise click.UsageError("--url goes with --report and one FILE")
    if report:
        from pamphlet.cli.report_file import see_to_address, see_to_target

        see_to_target(report, (*files, against) if against else files)
        if url:
            see_to_address(url)


def _show(
    checked: tuple[Checked, ...], signed: tuple[Signature, ...], *, everything: bool, as_json: bool
) -> None:
    from pamphlet.cli.verdicts import Verdicts, print_record

    if as_json:
        print_record(checked, signed)
    else:
        Verdicts(everything=everything).show(checked, signed)


def _write_report(
    report: Path, checked: tuple[Checked, ...], signed: tuple[Signature, ...], asked: Asked
) -> None:
    from pamphlet.cli.report_file import put
    from pamphlet.verify.report.page import written

    put(written(checked, signed, asked), report)
    Terminal(err=True).say(f"The report is {report}", whole=True)


def _signatures(files: tuple[Path, ...], against: Path | None, key: str) -> tuple[Signature, ...]:
    """Check signatures with a key, given as a file or as its one line."""
    from pamphlet.pipeline.verification import SETTINGS
    from pamphlet.release.minisign import LARGEST_KEY, BadKey, public_key
    from pamphlet.release.plain_file import read_plain
    from pamphlet.verify.signatures import signatures

    try:
        path = Path(key)
        text = read_plain(path, LARGEST_KEY).decode() if path.is_file() else key
        measure = None if against and (against / SETTINGS).is_file() else against
        return tuple(signatures(files, measure, public_key(text)))
    except (OSError, UnicodeDecodeError, BadKey) as failure:
        raise click.BadParameter(f"{key}: {failure}", param_hint="--public-key") from None


@contextmanager
def _progress(count: int) -> Iterator[Callable[[int], None]]:
    """Give what is to be told, now and then, how many files are done: it is shown when that takes its time."""
    began = time.monotonic()
    with Terminal(err=True).doing() as tell:

        def tell_of(done: int) -> None:
            import_module("pamphlet.cli.verdicts")  # while another process reads
            if time.monotonic() - began > PATIENCE_SECONDS:
                tell(f"reading: {done} of {count} done")

        yield tell_of
