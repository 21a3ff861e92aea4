"""Show verdicts: a line or a table, then the places where a copy departs from the work, as a unified listing.

A screenful at the most, unless all is asked for. What stands in a copy is a stranger's text: nothing in it that could
command a terminal is printed.
"""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from pamphlet.cli.terminal import Terminal
from pamphlet.verify.compare.differences import Difference
from pamphlet.verify.verdict import Checked, Verdict, worst
from pamphlet.work.words import grouped

if TYPE_CHECKING:
    from rich.progress import Progress

    from pamphlet.verify.signatures import Signature

COLOURS = {0: "green", 1: "red", 2: "yellow"}
WORDS_SHOWN = 24  # of a passage, unless all is asked for
WORDS_AROUND = 8
LEAST_LINES = 12
PATIENCE_SECONDS = 1.0  # before a progress bar is shown
JOINERS = "\u200c\u200d"  # nobody sees them, and some scripts need them

MEASURED = {
    "manuscript": "Measured by the manuscript in {name}/",
    "release": "Measured by the release in {name}/",
    "bag": "Measured by the bag {name}",
    "file": "Measured by {name}",
    "itself": "Measured by its own list of blocks",
}
OWN_LIST = (
    "Its own list shows what was lost by accident, not what was forged: compare the fingerprint with the one that"
    " was published, or name a manuscript or a release with --against."
)


class Verdicts:
    """What was found, for a person: on a terminal in colour, in a pipe plain."""

    def __init__(self, *, everything: bool = False) -> None:
        terminal = Terminal()
        self._width = terminal.width
        self._is_terminal = terminal.is_terminal
        self._colour = terminal.colour
        self._everything = everything
        self._left = max(LEAST_LINES, shutil.get_terminal_size((80, 24)).lines - 2)

    def show(self, checked: Sequence[Checked], signed: Sequence[Signature] = ()) -> int:
        """Show one verdict at length; of several a table, then those that are not good. Give the exit status."""
        for signature in signed:
            self._sign(signature)
        if len(checked) > 1:
            self._table(checked)
        for each in checked:
            if len(checked) == 1:
                colour = COLOURS[each.verdict.exit_status]
                self._tell(f"{clean(each.name)}: ", each.verdict.name, colour)
                self._explain(each)
            elif self._everything or each.verdict.exit_status or each.verdict.reason:
                self._tell("")
                self._tell(f"{clean(each.name)}:")
                self._explain(each)
        return worst(each.verdict for each in checked)

    def print_record(self, checked: Sequence[Checked], signed: Sequence[Signature] = ()) -> int:
        """Print the verdicts as one JSON object, in UTF-8 on every system. Give the exit status."""
        from pamphlet.verify.record import record

        told = record(checked)
        if signed:
            told["signatures"] = [signature_record(each) for each in signed]
            told["exit_status"] = max(told["exit_status"], *(each.exit_status for each in signed))
        text = json.dumps(told, ensure_ascii=False, indent=1)
        click.echo(text.encode())
        return worst(each.verdict for each in checked)

    def refuse(self, reason: str) -> int:
        """Say why nothing can be compared. Give the exit status."""
        click.echo(clean(reason), err=True)
        return 2

    def _sign(self, signature: Signature) -> None:
        said = "signed" if signature.holds else "not signed"
        self._tell(f"{clean(signature.folder)}/: ", said, "green" if signature.holds else "red")
        self._tell(f"    {clean(signature.told)}", indent=4)
        for name in signature.strange:
            self._tell(
                f"    {clean(name)} is not one of the files that were signed, as it is now",
                indent=4,
            )

    # --- one verdict ------------------------------------------------------------------------------------------------

    def _explain(self, checked: Checked) -> None:
        verdict = checked.verdict
        for line in _remarks(checked):
            self._tell(f"    {line}", indent=4)
        if verdict.name == "another text":
            return
        places = verdict.differences or (verdict.typography if self._everything else ())
        for at, each in enumerate(places):
            hunk = list(self._hunk(each))
            if self._left < len(hunk) + 2 and at and not self._everything:
                self._tell("")
                self._tell(f"and {len(places) - at} more places; --all shows them")
                return
            for line, colour in hunk:
                self._tell("", line, colour)

    def _hunk(self, each: Difference) -> Iterator[tuple[str, str]]:
        """Give the lines of one place, each with its colour: where it is, the words before, lost, found and after."""
        yield "", ""
        yield from self._lines("@@ ", f"{_place(each)}: {each.kind} @@", "cyan")
        yield from self._lines(" ", self._passage(each.before, "… {}"), "")
        wanted = self._passage(each.expected) or _unknown(each)
        if each.kind != "put in":
            yield from self._lines("-", wanted, "red")
        if each.kind == "moved":
            yield from self._lines(" ", f"(stands at word {each.position + 1} of the file)", "")
        else:
            yield from self._lines("+", self._passage(each.found), "green")
        yield from self._lines(" ", self._passage(each.after, "{} …"), "")

    def _passage(self, words: Sequence[str], form: str = "{}") -> str:
        if not words:
            return ""
        text = " ".join(words)
        if len(words) > WORDS_SHOWN and not self._everything:
            half = WORDS_SHOWN // 2
            text = f"{' '.join(words[:half])} … {' '.join(words[-half:])} ({len(words)} words)"
        return form.format(clean(text))

    def _lines(self, mark: str, text: str, colour: str) -> Iterator[tuple[str, str]]:
        for line in textwrap.wrap(text, self._width - len(mark), break_on_hyphens=False):
            yield f"{mark}{line}", colour

    # --- several verdicts -------------------------------------------------------------------------------------------

    def _table(self, checked: Sequence[Checked]) -> None:
        """Show a row a file: its verdict, the words that are there, its name; in a narrow window two lines a file."""
        names = [clean(each.name) for each in checked]
        verdicts = max(len(each.verdict.name) for each in checked)
        counts = [_found(each.verdict) for each in checked]
        beside = verdicts + max(map(len, counts)) + 4
        wide = not self._is_terminal or max(map(len, names)) + beside <= self._width
        for each, name, count in zip(checked, names, counts, strict=True):
            verdict, colour = each.verdict.name, COLOURS[each.verdict.exit_status]
            if wide:
                padding = " " * (verdicts - len(verdict))
                rest = f"{padding}  {count:>{beside - verdicts - 4}}  {name}"
                self._put(self._styled(verdict, colour) + rest)
            else:
                self._put(name)
                self._put(f"    {self._styled(verdict, colour)}  {count}")

    # --- lines ------------------------------------------------------------------------------------------------------

    def _tell(self, text: str, marked: str = "", colour: str = "", indent: int = 0) -> None:
        """Print a line, its end in colour; what is too long is broken between words."""
        if len(text) + len(marked) <= self._width or marked:
            self._put(text + self._styled(marked, colour))
            return
        lines = textwrap.wrap(
            text,
            self._width,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines:
            self._put(line)

    def _put(self, line: str) -> None:
        click.echo(line)
        self._left -= 1

    def _styled(self, text: str, colour: str) -> str:
        return click.style(text, fg=colour, bold=True) if self._colour and colour else text


def signature_record(signature: Signature) -> dict[str, object]:
    """Give what is told of a signature to programs."""
    return {
        "folder": signature.folder,
        "holds": signature.holds,
        "told": signature.told,
        "not_signed": list(signature.strange),
    }


def clean(text: str) -> str:
    """Give text that commands no terminal: what cannot be printed is shown as a sign of its own."""
    shown = text.replace("\x02", "-")
    if shown.isprintable():
        return shown
    return "".join(each if each.isprintable() or each in JOINERS else "\ufffd" for each in shown)


def _remarks(checked: Checked) -> Iterator[str]:
    """Say what there is to say of a file before its places."""
    verdict = checked.verdict
    if verdict.reason:
        yield clean(verdict.reason)
    if verdict.name == "unreadable":
        return
    if verdict.name != "identical":
        yield _summary(verdict)
    form = MEASURED[checked.measured_by or "itself"]
    yield f"{form.format(name=clean(checked.measure_name))}; fingerprint {grouped(checked.fingerprint)}"
    if checked.measured_by == "itself":
        yield OWN_LIST
    for around in verdict.around:
        words = [clean(word) for word in around.words]
        nearest = words[-WORDS_AROUND:] if around.side == "before" else words[:WORDS_AROUND]
        shown = f"… {' '.join(nearest)}" if around.side == "before" else f"{' '.join(nearest)} …"
        yield f"Not judged: {_count(around.count, 'word')} {around.side} the work: “{shown}”"
    if verdict.exit_status == 0 and verdict.licensed is False:
        yield "The licence’s condition does not stand beside the work."


def _summary(verdict: Verdict) -> str:
    places = len(verdict.differences)
    proved = any(each.unknown for each in verdict.differences)
    said = f"{_found(verdict)} words are {'proved by their hashes' if proved else 'there'}"
    if verdict.name != "another text" and places:
        return f"{said}; {_count(places, 'place')} {'differs' if places == 1 else 'differ'}"
    if verdict.typography:
        return f"{said}; the typography differs in {_count(len(verdict.typography), 'place')}"
    return f"{said}, in order" if verdict.exit_status == 0 else said


def _found(verdict: Verdict) -> str:
    return f"{verdict.found} of {verdict.count}" if verdict.count else ""


def _place(each: Difference) -> str:
    turn = f", turn {each.turn}" if each.turn else ""
    page = f", page {each.page} of the file" if each.page else ""
    block = "" if each.turn else f", block {each.anchor}"
    return f"{clean(each.part)}{turn}{block}{page}"


def _unknown(each: Difference) -> str:
    return f"({_count(each.unknown, 'word')}, known by their hash only)" if each.unknown else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


# --- while it takes its time ------------------------------------------------------------------------------------------


@contextmanager
def progress(files: int) -> Iterator[Callable[[int], None]]:
    """Give what is to be told, now and then, how many files are done: it shows a bar after a second, on a terminal."""
    began = time.monotonic()
    shown: list[Progress] = []

    def tell(done: int) -> None:
        if not shown and sys.stderr.isatty() and time.monotonic() - began > PATIENCE_SECONDS:
            shown.append(_bar(files))
        for bar in shown:
            bar.update(bar.task_ids[0], completed=done, refresh=True)

    try:
        yield tell
    finally:
        for bar in shown:
            bar.stop()


def _bar(files: int) -> Progress:
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), auto_refresh=False, transient=True)
    bar.add_task("reading", total=files)
    bar.start()
    return bar
