"""The command line: the commands, each in a module that is loaded when it is used, and the end of them all.

Exit status 0: fine; 1: problems were found, and printed; 2: wrong usage, or nothing could be read, or the system broke
off what was begun; 130: stopped by hand. No failure of the system shows a traceback. Whoever reads the output may leave
before its end, as `head` does: what was begun is finished, with the exit status that it would have had.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, cast

import click

from pamphlet import __version__
from pamphlet.cli.outlets import open_outlets
from pamphlet.cli.problems import BROKEN_OFF, STOPPED, show_problems
from pamphlet.cli.terminal import Terminal
from pamphlet.pipeline.signals import stoppable
from pamphlet.work.problems import Place, Problem, error

if TYPE_CHECKING:
    from concurrent.futures import BrokenExecutor

# In the order in which they are wanted; each is `command` in the module of its name in this folder.
COMMANDS = (
    *("new", "import", "preview", "check", "build", "verify", "site", "press"),
    *("formats", "doctor"),
)

HELP = """\
Turn a manuscript into a complete release: EPUB, PDF, HTML, text.

A manuscript is a folder with a pamphlet.yaml and the parts of
the work as Markdown. Every file that is built holds every word
of it, in order, and a licence page that says how to check that.
"""

COMPLETION = """\b
Completion of commands, options and formats in your shell:
  bash  eval "$(_PAMPHLET_COMPLETE=bash_source pamphlet)"
  zsh   eval "$(_PAMPHLET_COMPLETE=zsh_source pamphlet)"
  fish  _PAMPHLET_COMPLETE=fish_source pamphlet | source
Put the line into the start-up file of the shell to keep it.
"""


class Commands(click.Group):
    """The commands of the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # click's signature
        """Give their names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one of them."""
        if cmd_name not in COMMANDS:
            return None
        module = "import_" if cmd_name == "import" else cmd_name  # a word of Python
        return cast("click.Command", import_module(f"pamphlet.cli.{module}").command)


@click.group(
    cls=Commands,
    help=HELP,
    epilog=COMPLETION,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="pamphlet")
def command() -> None:
    """Gather the commands."""


@command.result_callback()
def _end(status: int) -> None:
    """Take what a command gives for its exit status."""
    click.get_current_context().exit(status)


def main() -> None:
    """Run a command, and end with its exit status."""
    output = open_outlets()
    status = _run()
    sys.stdout.flush()
    if output and output.failure and not isinstance(output.failure, BrokenPipeError):
        show_problems([_broken_off(output.failure, "standard output")])
        status = BROKEN_OFF
    sys.exit(status)


def _run() -> int:
    try:
        with stoppable():
            return cast("int", command.main(prog_name="pamphlet", standalone_mode=False))
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        Terminal(err=True).say("Stopped.")
        return STOPPED
    except (OSError, MemoryError, _broken_executor()) as failure:
        show_problems([_broken_off(failure, "pamphlet")])
        return BROKEN_OFF


def _broken_executor() -> type[BrokenExecutor]:
    """Load what is only asked for when something failed: it costs each start a hundredth of a second."""
    from concurrent.futures import BrokenExecutor

    return BrokenExecutor


def _broken_off(failure: OSError | MemoryError | BrokenExecutor, place: str) -> Problem:
    """Tell of a failure that no step foresaw, as of any problem."""
    if isinstance(failure, MemoryError):
        hint = "close other programs, or divide the work"
        return error("R07", "there is not enough memory", Place(place), hint)
    if not isinstance(failure, OSError):
        message = "the system ended a process that was making the release"
        hint = "when memory is short, “--jobs 1” takes less of it"
        return error("R07", message, Place(place), hint)
    message = f"the system says: {failure.strerror or failure}"
    hint = "make room, or give yourself the right to it, and start again"
    return error("R07", message, Place(str(failure.filename or place)), hint)
