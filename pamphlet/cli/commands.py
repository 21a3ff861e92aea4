"""The command line: arguments become calls, problems become text, outcomes become an exit status.

Exit status 0: fine; 1: problems were found, and printed; 2: wrong usage, or nothing could be read.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pamphlet import __version__
from pamphlet.cli.terminal import Terminal
from pamphlet.formats import FORMATS

if TYPE_CHECKING:
    from pamphlet.release.minisign import SecretKey
    from pamphlet.verify.signatures import Signature

FOLDER = click.Path(path_type=Path)
MANUSCRIPT = click.argument("manuscript", default="manuscript", type=FOLDER)

HELP = """\
Turn a manuscript into a complete release: EPUB, PDF, HTML, text.

A manuscript is a folder with a pamphlet.yaml and the parts of
the work as Markdown. Every file that is built holds every word
of it, in order, and a licence page that says how to check that.

\b
pamphlet check           read the manuscript, say what is wrong
pamphlet build           make the release in the folder build/
pamphlet verify FILE     say whether a copy is complete
pamphlet doctor          say what is missing on this machine
"""

COMPLETION = """\b
Completion of commands, options and formats in your shell:
  bash  eval "$(_PAMPHLET_COMPLETE=bash_source pamphlet)"
  zsh   eval "$(_PAMPHLET_COMPLETE=zsh_source pamphlet)"
  fish  _PAMPHLET_COMPLETE=fish_source pamphlet | source
Put the line into the start-up file of the shell to keep it.
"""


def main() -> None:
    """Run the command, with output that no terminal's encoding can break."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    command(prog_name="pamphlet")


@click.group(help=HELP, epilog=COMPLETION, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pamphlet")
def command() -> None:
    """Gather the commands."""


@command.command()
@MANUSCRIPT
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME",
    type=click.Choice([each.name for each in FORMATS]),
    help="Make this format only; may be given several times. “pamphlet formats” lists them.",
)
@click.option(
    "--output", default="build", show_default=True, type=FOLDER, help="The folder of the release."
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
def build(
    manuscript: Path,
    formats: tuple[str, ...],
    output: Path,
    jobs: int,
    sign: Path | None,
    *,
    strict: bool,
) -> None:
    """Make a release of MANUSCRIPT (“manuscript” if left out).

    Every file is read back after it was written, and its words are
    compared with the manuscript's. The release is put in place as
    a whole, or not at all: a build that fails or is stopped leaves
    the former release as it was.
    """
    from pamphlet.pipeline.build import build as build_release
    from pamphlet.pipeline.build import sign as sign_release

    key = _secret_key(sign) if sign else None
    terminal = Terminal()
    try:
        with terminal.watching() as watch:
            outcome = build_release(
                manuscript, output, formats, jobs=jobs, strict=strict, watch=watch
            )
    except KeyboardInterrupt:
        terminal.say_stopped(output)
        sys.exit(130)
    terminal.show_outcome(outcome, output, strict=strict)
    status = terminal.status(outcome.problems, strict=strict)
    if key and status == 0:
        terminal.say_signed(sign_release(output, key))
    sys.exit(status)


def _secret_key(path: Path) -> SecretKey:
    """Read a secret key, and ask for its password when it has one."""
    from pamphlet.release.minisign import BadKey, is_encrypted, secret_key

    try:
        text = path.read_text(encoding="utf-8")
        password = (
            click.prompt(f"Password of {path}", hide_input=True, err=True)
            if is_encrypted(text)
            else ""
        )
        return secret_key(text, password)
    except (OSError, UnicodeDecodeError, BadKey) as failure:
        reason = failure.strerror if isinstance(failure, OSError) else str(failure)
        raise click.BadParameter(f"{path}: {reason}", param_hint="--sign") from None


@command.command()
@MANUSCRIPT
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
def check(manuscript: Path, *, strict: bool) -> None:
    """Read MANUSCRIPT and print every problem in it, with its place.

    Where a copy text is given, prove that the parts are that text
    word for word, but for the emendations on record.
    """
    from pamphlet.pipeline.build import check as check_manuscript

    terminal = Terminal()
    pamphlet, problems = check_manuscript(manuscript)
    terminal.show_problems(problems)
    if pamphlet:
        terminal.show_pamphlet(pamphlet, manuscript)
    sys.exit(terminal.status(problems, strict=strict))


@command.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=FOLDER)
@click.option(
    "--against",
    metavar="PATH",
    type=FOLDER,
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
def verify(
    files: tuple[Path, ...],
    against: Path | None,
    key: str | None,
    *,
    everything: bool,
    as_json: bool,
) -> None:
    """Say whether each FILE holds the whole work, word for word.

    A FILE may be an EPUB, a PDF, an HTML page, Markdown or text, made
    by whomever, or a bag. Exit status 0: complete; 1: it is not; 2:
    a file cannot be read.

    Without --against it is compared with the manuscript in the
    current folder. If there is none, or it is that of another work,
    with the list of blocks that the FILE carries: that shows what was
    lost by accident, not what was forged. The signature of a release
    shows who made it.
    """
    from pamphlet.cli.verdicts import Verdicts, progress
    from pamphlet.pipeline.verification import NoMeasure, verify_against

    verdicts = Verdicts(everything=everything)
    signed = _signatures(files, against, key) if key else ()
    try:
        with progress(len(files)) as tell:
            checked = tuple(verify_against(files, against, tell))
    except NoMeasure as fault:
        Terminal().show_problems(fault.problems)
        sys.exit(verdicts.refuse(str(fault)))
    status = verdicts.print_record(checked, signed) if as_json else verdicts.show(checked, signed)
    sys.exit(max(status, *(each.exit_status for each in signed), 0))


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


@command.command()
def formats() -> None:
    """List the formats, what each is for, and the files it makes."""
    Terminal().show_formats(FORMATS)


@command.command()
def doctor() -> None:
    """Say what is missing on this machine, and the command that cures it."""
    from pamphlet.cli.doctor import examine

    sys.exit(Terminal().show_examination(examine()))
