"""`pamphlet verify`: say of copies, made by whomever, whether they are complete."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pamphlet.cli.options import PATH
from pamphlet.cli.problems import show_problems
from pamphlet.cli.terminal import Terminal

if TYPE_CHECKING:
    from pamphlet.verify.signatures import Signature

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
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs.")
@click.option(
    "--public-key",
    "key",
    metavar="KEY",
    help="Check the signature of the release too, with a public key of minisign: a file, or its one line.",
)
def command(
    files: tuple[Path, ...],
    against: Path | None,
    key: str | None,
    *,
    everything: bool,
    as_json: bool,
) -> int:
    """Say whether each FILE holds the whole work, word for word.

    A FILE may be an EPUB, a PDF, an HTML page, Markdown or text, made
    by whomever, or a bag. Exit status 0: complete; 1: it is not; 2:
    a file cannot be read.

    Without --against it is compared with the manuscript in the
    current folder. If there is none, or it is that of another work,
    with the wording that the FILE carries: that shows what was
    lost by accident, not what was forged. The signature of a release
    shows who made it.
    """
    from pamphlet.cli.verdicts import Verdicts, print_record
    from pamphlet.pipeline.verification import NoMeasure, verify_against

    signed = _signatures(files, against, key) if key else ()
    try:
        with _progress(len(files)) as tell:
            checked = tuple(verify_against(files, against, tell))
    except NoMeasure as fault:
        show_problems(fault.problems)
        Terminal(err=True).say(str(fault), whole=True)
        return 2
    if as_json:
        print_record(checked, signed)
    else:
        Verdicts(everything=everything).show(checked, signed)
    statuses = [file.verdict.exit_status for file in checked]
    return max(*statuses, *(signature.exit_status for signature in signed), 0)


def _signatures(files: tuple[Path, ...], against: Path | None, key: str) -> tuple[Signature, ...]:
    """Check signatures with a key, given as a file or as its one line."""
    from pamphlet.release.minisign import BadKey, public_key
    from pamphlet.verify.signatures import signatures

    try:
        path = Path(key)
        text = path.read_text(encoding="utf-8") if path.is_file() else key
        return tuple(signatures(files, against, public_key(text)))
    except (OSError, UnicodeDecodeError, BadKey) as failure:
        raise click.BadParameter(f"{key}: {failure}", param_hint="--public-key") from None


@contextmanager
def _progress(count: int) -> Iterator[Callable[[int], None]]:
    """Give what is to be told, now and then, how many files are done: it is shown when that takes its time."""
    began = time.monotonic()
    with Terminal(err=True).doing() as tell:
        yield (
            lambda done: (
                tell(f"reading: {done} of {count} done")
                if time.monotonic() - began > PATIENCE_SECONDS
                else None
            )
        )
