"""Show verdicts: a line or a table, then the places where a copy departs from the work, as a unified listing.

A screenful at the most, unless all is asked for.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from pamphlet.cli.terminal import Coloured, Terminal, counted
from pamphlet.verify.compare.differences import Difference
from pamphlet.verify.compare.findings import SHOWN, Finding
from pamphlet.verify.copies import HYPHEN
from pamphlet.verify.verdict import Around, Checked, Verdict
from pamphlet.work.printable import clean
from pamphlet.work.words import grouped

if TYPE_CHECKING:
    from pamphlet.verify.signatures import Signature

COLOURS = {0: "green", 1: "red", 2: "yellow"}
WORDS_SHOWN = 24  # of a passage, unless all is asked for
WORDS_AROUND = 8
LEAST_LINES = 12
MOST_NAMED = 5  # files that were not signed

MEASURED = {
    "manuscript": "Measured by the manuscript in {name}/",
    "release": "Measured by the release in {name}/",
    "bag": "Measured by the bag {name}",
    "file": "Measured by {name}",
    "itself": "Measured by the wording that it carries",
}
OWN_WORDING = (
    "Its own wording shows what was lost by accident, not what was forged: compare the fingerprint with the one that"
    " was published, or name a manuscript or a release with --against."
)


def print_record(checked: Sequence[Checked], signed: Sequence[Signature] = ()) -> None:
    """Print verdicts as one JSON object, in UTF-8 on every system."""
    from pamphlet.verify.record import record

    told = record(checked)
    if signed:
        told["signatures"] = [
            {
                "folder": signature.folder,
                "holds": signature.holds,
                "told": signature.told,
                "not_signed": list(signature.strange),
                "not_used": list(signature.unlisted),
            }
            for signature in signed
        ]
        statuses = (signature.exit_status for signature in signed)
        told["exit_status"] = max(told["exit_status"], *statuses)
    click.echo(json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace"))


class Verdicts:
    """What was found, for a person."""

    def __init__(self, *, everything: bool = False) -> None:
        self._terminal = Terminal()
        self._everything = everything

    def show(self, checked: Sequence[Checked], signed: Sequence[Signature] = ()) -> None:
        """Show one verdict at length; of several a table, then those that are not good."""
        for signature in signed:
            self._show_signature(signature)
        if not checked:
            return
        if len(checked) == 1:
            file = checked[0]
            self._terminal.say(f"{file.name}: ", _coloured(file.verdict), whole=True)
            self._explain(file)
            return
        self._show_table(checked)
        for file in checked:
            if self._everything or file.verdict.exit_status or file.verdict.reason:
                self._terminal.say()
                self._terminal.say(f"{file.name}:")
                self._explain(file)

    def _show_signature(self, signature: Signature) -> None:
        said = Coloured("signed", "green") if signature.holds else Coloured("not signed", "red")
        self._terminal.say(f"{signature.folder}/: ", said, whole=True)
        self._remark(signature.told)
        for name in signature.strange:
            self._remark(f"{name} is not one of the files that were signed, as it is now")
        for name in signature.unlisted[:MOST_NAMED]:
            self._remark(f"{name} is not one of the files that were signed: it was not used")
        if len(signature.unlisted) > MOST_NAMED:
            self._remark(f"nor are {len(signature.unlisted) - MOST_NAMED} more")

    def _show_table(self, checked: Sequence[Checked]) -> None:
        """Show a row a file: its verdict, the words that are there, its name; in a narrow window two lines a file."""
        verdict_width = max(len(file.verdict.name) for file in checked)
        found_width = max(len(_found(file.verdict)) for file in checked)
        longest = max(len(file.name) for file in checked)
        wide = verdict_width + found_width + longest + 4 <= self._terminal.width
        for file in checked:
            verdict, found = _coloured(file.verdict), _found(file.verdict)
            if wide or not self._terminal.is_terminal:
                padding = " " * (verdict_width - len(verdict.text))
                found = found.rjust(found_width)
                self._terminal.say(verdict, f"{padding}  {found}  {file.name}", whole=True)
            else:
                self._terminal.say(file.name, whole=True)
                self._terminal.say("    ", verdict, f"  {found}", whole=True)

    def _explain(self, checked: Checked) -> None:
        """Show what there is to say of a file, then its places, as many as the screen has room for."""
        verdict = checked.verdict
        for line in _remarks(checked):
            self._remark(line)
        if verdict.name == "another text":
            return
        told = verdict.findings
        if not told and self._everything:
            told = tuple(Finding((place,)) for place in verdict.typography)
        for number, finding in enumerate(told):
            hunks = list(self._finding(finding))
            if number and not self._everything and self._lines_left < len(hunks) + 2:
                left = sum(later.count for later in told[number:])
                self._terminal.say()
                self._terminal.say(
                    f"and {counted(left, 'more place')}; --all shows {'it' if left == 1 else 'them'}"
                )
                return
            for line in hunks:
                self._terminal.put(line)

    @property
    def _lines_left(self) -> int:
        return max(LEAST_LINES, self._terminal.height - 2) - self._terminal.lines_said

    def _remark(self, text: str) -> None:
        self._terminal.say(f"    {text}", indent=4)

    def _finding(self, finding: Finding) -> Iterator[str]:
        """Give the lines of a finding: how often it happened, when that is more than once, and its first places."""
        shown = finding.places if self._everything else finding.places[:SHOWN]
        if finding.count > 1:
            yield ""
            habit = f": {clean(finding.habit)}" if finding.habit else ""
            yield from self._lines(
                "== ", f"{finding.kind}, {finding.count} places{habit}", "magenta"
            )
        for place in shown:
            yield from self._hunk(place)

    def _hunk(self, place: Difference) -> Iterator[str]:
        """Give the lines of one place: where it is, the words before, those lost, those found, and the words after."""
        yield ""
        yield from self._lines("@@ ", f"{_place(place)}: {place.kind} @@", "cyan")
        yield from self._lines(" ", self._passage(place.before, "… {}"))
        if place.kind != "put in":
            yield from self._lines("-", self._passage(place.expected), "red")
        if place.kind == "moved":
            yield from self._lines(" ", f"(stands at word {place.position + 1} of the file)")
        else:
            yield from self._lines("+", self._passage(place.found), "green")
        yield from self._lines(" ", self._passage(place.after, "{} …"))

    def _passage(self, words: Sequence[str], form: str = "{}") -> str:
        if not words:
            return ""
        text = _text(words)
        if len(words) > WORDS_SHOWN and not self._everything:
            half = WORDS_SHOWN // 2
            text = f"{_text(words[:half])} … {_text(words[-half:])} ({len(words)} words)"
        return form.format(text)

    def _lines(self, mark: str, text: str, colour: str = "") -> Iterator[str]:
        width = self._terminal.width - len(mark)
        for line in textwrap.wrap(text, width, break_on_hyphens=False):
            yield self._terminal.styled(f"{mark}{line}", colour)


def _coloured(verdict: Verdict) -> Coloured:
    return Coloured(verdict.name, COLOURS[verdict.exit_status])


def _remarks(checked: Checked) -> Iterator[str]:
    """Say what there is to say of a file before its places."""
    verdict = checked.verdict
    if verdict.reason:
        yield verdict.reason
    if verdict.name == "unreadable" or not checked.measured_by:
        return
    if verdict.name != "identical":
        yield _summary(verdict)
    measure = MEASURED[checked.measured_by].format(name=checked.measure_name)
    yield f"{measure}; fingerprint {grouped(checked.fingerprint)}"
    if checked.measured_by == "itself":
        yield OWN_WORDING
    for around in verdict.around:
        yield _not_judged(around)
    if verdict.exit_status == 0 and verdict.licensed is False:
        yield "The licence’s condition does not stand beside the work."


def _not_judged(around: Around) -> str:
    """Tell of the words before or after the work, with those that are nearest to it."""
    if around.side == "amid" and not around.name:
        return f"At the edge of pages: “{_text(around.words[:WORDS_AROUND])} …”"
    if around.side == "amid":
        turn = f", turn {around.turn}" if around.turn else ""
        return (
            f"Set aside by the page as “{clean(around.name)}”, before {around.part}{turn}:"
            f" {counted(around.count, 'word')}, “{_text(around.words[:WORDS_AROUND])} …”"
        )
    if around.side == "before":
        nearest = f"… {_text(around.words[-WORDS_AROUND:])}"
    else:
        nearest = f"{_text(around.words[:WORDS_AROUND])} …"
    return f"Not judged: {counted(around.count, 'word')} {around.side} the work: “{nearest}”"


def _summary(verdict: Verdict) -> str:
    said = f"{_found(verdict)} words are there"
    places, habits = len(verdict.differences), len(verdict.findings)
    if verdict.excerpt:
        return f"An excerpt: {said}, word for word; the others are not"
    if verdict.name != "another text" and places:
        differs = f"{counted(places, 'place')} {'differs' if places == 1 else 'differ'}"
        return f"{said}; {differs}" + (f", in {counted(habits, 'way')}" if habits < places else "")
    if verdict.typography:
        return f"{said}; the typography differs in {counted(len(verdict.typography), 'place')}"
    return f"{said}, in order" if verdict.exit_status == 0 else said


def _found(verdict: Verdict) -> str:
    return f"{verdict.found} of {verdict.count}" if verdict.count else ""


def _place(place: Difference) -> str:
    turn = f", turn {place.turn}" if place.turn else ""
    page = f", page {place.page} of the file" if place.page else ""
    block = "" if place.turn else f", block {place.anchor}"
    return f"{place.part}{turn}{block}{page}"


def _text(words: Sequence[str]) -> str:
    return clean(" ".join(words).replace(HYPHEN, "-"))
