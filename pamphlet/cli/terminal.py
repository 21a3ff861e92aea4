"""Show problems, progress and outcomes on a terminal of any width, in a pipe, and without colour under NO_COLOR."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pamphlet.release.report import FileMade
from pamphlet.work.problems import Problem, has_errors

if TYPE_CHECKING:
    from pamphlet.cli.doctor import Finding
    from pamphlet.formats import Format
    from pamphlet.pipeline.build import Outcome, Step, Watch
    from pamphlet.work.model import Pamphlet

Show = Callable[[str], None]


class Terminal:
    """Standard output for results, standard error for problems; widths are those of the window, 80 in a pipe."""

    def __init__(self) -> None:
        self.is_terminal = sys.stdout.isatty()
        self.colour = self.is_terminal and not os.environ.get("NO_COLOR")
        self.width = (
            max(20, min(shutil.get_terminal_size((80, 24)).columns, 100))
            if self.is_terminal
            else 80
        )

    # --- a build as it goes ---------------------------------------------------------------------------------------

    @contextmanager
    def watching(self) -> Iterator[Watch]:
        """Give what shows each file when it is made and, on a terminal, what is being done."""
        if not self.is_terminal or os.environ.get("TERM") == "dumb":
            yield lambda event: self._show_file(event) if isinstance(event, FileMade) else None
            return
        from rich.console import Console
        from rich.text import Text

        console = Console(highlight=False, no_color=not self.colour)
        status = console.status("")

        def watch(event: Step | FileMade) -> None:
            if isinstance(event, FileMade):
                self._show_file(event, lambda line: console.print(Text(line)))
                return
            doing = event.doing
            shown = doing if len(doing) < self.width - 6 else doing[: self.width - 7] + "…"
            status.update(Text(shown))
            status.start()  # not before there is something to do: a second process is begun without its thread

        try:
            yield watch
        finally:
            status.stop()

    def _show_file(self, made: FileMade, show: Show | None = None) -> None:
        pages = _count(made.pages, "page")
        figures = f"{_size(made.size):>8}  {pages:>9}  {made.seconds:5.1f} s"
        name = f"  {made.name}"
        if len(name) + len(figures) + 2 <= self.width:
            lines = [name + figures.rjust(self.width - len(name))]
        else:
            lines = [name, figures.rjust(min(self.width, 60))]
        for line in lines:
            (show or click.echo)(line)

    # --- outcomes ---------------------------------------------------------------------------------------------------

    def show_outcome(self, outcome: Outcome, output: Path, *, strict: bool) -> None:
        """End a build: the problems, or where to look."""
        if outcome.unchanged:
            for made in outcome.files:
                self._show_file(made)
        self.show_problems(outcome.problems)
        if outcome.failed or (strict and outcome.problems):
            self._say("Nothing was written; a former release is as it was.", to_stderr=True)
            return
        if outcome.note:
            self._say(outcome.note)
        if outcome.removed:
            self._say("Removed, as this build did not make them: " + ", ".join(outcome.removed))
        said = (
            "Nothing has changed since; the release is in"
            if outcome.unchanged
            else "The release is in"
        )
        self._say(
            f"{said} {output.as_posix()}/ — what was built and checked: {output.as_posix()}/build-report.json"
        )

    def say_signed(self, signature: Path) -> None:
        """Say where the signature is."""
        self._say(f"Signed: {signature.as_posix()}")

    def say_stopped(self, output: Path) -> None:
        """End a build that was stopped by hand."""
        self._say(f"Stopped. What was in {output.as_posix()}/ is as it was.", to_stderr=True)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Print problems, each with its hint on a line of its own, and count them."""
        told = tuple(problems)
        for problem in told:
            severity = f"{problem.severity} {problem.code}:"
            styled = self._styled(severity, "red" if problem.severity == "error" else "yellow")
            text = f"{problem.place}: {styled} {problem.message}"
            self._error(text, extra=len(styled) - len(severity))
            if problem.hint:
                self._error(f"    hint: {problem.hint}")
        if told:
            errors = sum(problem.severity == "error" for problem in told)
            counts = [_count(errors, "error"), _count(len(told) - errors, "warning")]
            self._error(" and ".join(filter(None, counts)))

    def show_pamphlet(self, pamphlet: Pamphlet, folder: Path) -> None:
        """Say what a manuscript holds."""
        from pamphlet.work.nodes import Turn
        from pamphlet.work.words import grouped

        turns = sum(isinstance(block, Turn) for part in pamphlet.parts for block in part.blocks)
        counts = [
            _count(len(pamphlet.parts), "part"),
            _count(turns, "turn"),
            _count(pamphlet.words.count, "word"),
        ]
        fingerprint = grouped(pamphlet.words.fingerprint)
        self._say(
            f"{folder.as_posix()}: {', '.join(filter(None, counts))}; fingerprint {fingerprint}"
        )
        if pamphlet.metadata.copy_text:
            changed = sum(each.reads != each.copy_text for each in pamphlet.emendations)
            but = f", but for {_count(changed, 'recorded emendation')}" if changed else ""
            self._say(f"The parts are the copy text word for word{but}.")

    def show_formats(self, formats: Iterable[Format]) -> None:
        """List formats with their files and what they are for."""
        listed = tuple(formats)
        column = max(len(each.name) for each in listed) + 1
        for each in listed:
            files = ", ".join(f"SLUG{suffix}" for suffix in each.suffixes)
            self._say(f"{each.name:<{column}}{files}: {each.summary}", indent=column)

    def show_examination(self, findings: Iterable[Finding]) -> int:
        """Show what was found on this machine; give 1 when something is missing that a build needs, else 0."""
        told = tuple(findings)
        for finding in told:
            mark = (
                self._styled("ok     ", "green")
                if finding.present
                else self._styled("MISSING", "red")
            )
            self._say(f"{mark} {finding.name}: {finding.told}", indent=8, extra=len(mark) - 7)
            if not finding.present:
                for system, cure in finding.cures:
                    self._say(f"        {system}: {cure}", indent=10, breaking=False)
        needed = [each.name for each in told if not each.present and each.needed]
        if needed:
            self._say("Missing for a build: " + ", ".join(needed))
        return 1 if needed else 0

    def status(self, problems: Iterable[Problem], *, strict: bool) -> int:
        """Give the exit status: 2 when there is no manuscript to read, 1 with problems that count, else 0."""
        told = tuple(problems)
        if any(problem.code == "F06" for problem in told):
            return 2
        return 1 if has_errors(told) or (strict and told) else 0

    # --- lines ------------------------------------------------------------------------------------------------------

    def _say(
        self,
        text: str,
        *,
        indent: int = 0,
        extra: int = 0,
        breaking: bool = True,
        to_stderr: bool = False,
    ) -> None:
        width = self.width + extra if breaking else 10_000
        lines = textwrap.wrap(
            text,
            width,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines or [""]:
            click.echo(line if breaking else line.rstrip(), err=to_stderr)

    def _error(self, text: str, *, extra: int = 0) -> None:
        """Print a line to standard error; on a terminal it is broken between words, hints set in."""
        if not sys.stderr.isatty() or len(text) - extra <= self.width:
            click.echo(text, err=True)
            return
        indent = " " * (len(text) - len(text.lstrip()) or 4)
        wrapped = textwrap.wrap(
            text,
            self.width,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        click.echo("\n".join(wrapped), err=True)

    def _styled(self, text: str, colour: str) -> str:
        return click.style(text, fg=colour, bold=True) if self.colour else text


def _size(size: int) -> str:
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
