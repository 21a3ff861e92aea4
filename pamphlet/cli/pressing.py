"""Tell how a press goes on: to people on a terminal or in a pipe, or to machines in lines of JSON."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

import click

from pamphlet.batch.orders import Row, State
from pamphlet.batch.plan import Plan, log_of
from pamphlet.batch.pressing import Again, Pressed
from pamphlet.cli.terminal import Coloured, Terminal, counted
from pamphlet.pipeline.standing import Cause
from pamphlet.site.build import SiteOutcome

LOOKS_TOLD = 200  # works between two looks at the line that is shown

# What is said of the works that are to be built, by the cause.
CAUSES: Mapping[Cause, str] = {
    "new": "new",
    "manuscript": "changed",
    "styles": "as the shared styles have changed",
    "program": "as pamphlet or what it stands on has another version",
    "formats": "as other formats are asked for",
    "files": "as files of the release are missing or changed",
}


class Tells(Protocol):
    """What is told of a press while it goes on."""

    def going_on(self) -> Any:
        """Give a context in which this is told."""

    def waits(self) -> None:
        """Tell that another press is at work."""

    def looks(self, left: int) -> None:
        """Tell how many works are still to be looked at."""

    def refuses(self, workers: Mapping[str, str]) -> None:
        """Tell which workers get nothing to do, and why."""

    def employs(self, at_once: int) -> None:
        """Tell how many works are built at a time."""

    def hears(self, event: Plan | Row | Again) -> None:
        """Tell an event."""

    def ends(self, pressed: Pressed, site: SiteOutcome | None) -> None:
        """Tell what came of it all."""


def telling(output: Path, *, as_json: bool) -> Tells:
    """Give what tells, to people or to machines."""
    return ToMachines(output) if as_json else ToPeople(output)


class ToPeople:
    """A line for each work that is built or fails; below, on a terminal, how far it is; in the end a table."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._terminal = Terminal()
        self._total = 0
        self._at_once = 1
        self._once_more = 0
        self._states: Counter[State] = Counter()
        self._failed = 0
        self._began = time.monotonic()
        self._tell: Callable[[str], None] = lambda _: None

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Let the last line of a terminal tell how far it is, until this ends."""
        with self._terminal.doing() as tell:
            self._tell = tell
            yield

    def waits(self) -> None:
        """Say that another press is at work."""
        where = self._output.as_posix()
        Terminal(err=True).say(f"another press is at work in {where}/; waiting until it has ended")

    def looks(self, left: int) -> None:
        """Show how many works are still to be looked at."""
        if left % LOOKS_TOLD == 0:
            self._tell(f"looking what has changed: {counted(left, 'work')} left")

    def refuses(self, workers: Mapping[str, str]) -> None:
        """Say which workers get nothing to do, and why."""
        for worker, others in workers.items():
            Terminal(err=True).say(f"{worker} gets nothing to do: it has {others}", indent=4)

    def employs(self, at_once: int) -> None:
        """Keep how many works are built at a time."""
        self._at_once = at_once

    def hears(self, event: Plan | Row | Again) -> None:
        """Say an event in a line, if it is worth one."""
        if isinstance(event, Plan):
            self._begin(event)
        elif isinstance(event, Again):
            self._once_more += 1
            self._say(event.row, f"{event.row.state}; once more later")
        else:
            self._states[event.state] += 1
            self._failed += event.failed
            if event.state != "unchanged":
                took = f"{counted(event.files, 'file')}  {event.seconds:6.1f} s"
                self._say(event, f"failed: {event.state}" if event.failed else took)
        self._progress()

    def _begin(self, plan: Plan) -> None:
        self._began = time.monotonic()
        self._total = len(plan.orders) + sum(row.failed for row in plan.rows)
        told = [f"{count} {CAUSES[cause]}" for cause, count in sorted(plan.causes.items())]
        why = f": {', '.join(told)}" if told else ""
        works = counted(len(plan.entries), "work")
        self._terminal.say(f"{works}, {len(plan.orders) or 'none'} to build{why}.")

    def _say(self, row: Row, said: str) -> None:
        name = f"  {row.path}"
        self._terminal.say(name + f"  {said}".rjust(max(0, self._terminal.width - len(name))))

    def _progress(self) -> None:
        done = sum(self._states.values()) - self._states["unchanged"]
        left = self._total - done
        told = [f"{done} of {self._total} done"]
        if self._failed:
            told.append(f"{self._failed} failed")
        if done and left:
            seconds = (time.monotonic() - self._began) / done * left
            told.append(f"about {_duration(seconds)} left")
        at_work = min(self._at_once, left - self._once_more) or 1  # once more means alone
        told.append(f"{at_work} at work")
        if left > at_work:
            told.append(f"{left - at_work} waiting")
        self._tell(", ".join(told) if left else "")

    def ends(self, pressed: Pressed, site: SiteOutcome | None) -> None:
        """Say what is gone, what failed, and what was built."""
        where = self._output.as_posix()
        if pressed.gone:
            gone = ", ".join(pressed.gone)
            kept = "were deleted" if pressed.pruned else f"stay in {where}/ (--prune deletes them)"
            self._terminal.say(
                f"No work has these slugs any more, and their releases {kept}: {gone}"
            )
        if pressed.failed:
            table(self._terminal, pressed.failed, self._output)
        states = pressed.states
        done = counted(states["built"], "release") or "no release"
        same = f", {states['unchanged']} unchanged" if states["unchanged"] else ""
        stopped = " It stopped at the first that failed." if pressed.stopped else ""
        self._terminal.say(f"{where}/: {done} built{same}.{stopped}")
        if site and site.pamphlets:
            told = counted(site.pamphlets, "pamphlet")
            self._terminal.say(f"The website of {told} is in {where}/, too — open index.html there")
            if site.note:
                self._terminal.say(site.note)


def table(terminal: Terminal, failed: tuple[Row, ...], output: Path) -> None:
    """Show the works that failed: what happened, where, and where more is told."""
    terminal.say(f"{counted(len(failed), 'work')} failed; a last good release stays:")
    for row in failed:
        terminal.say(f"  {row.path}: ", Coloured(row.state, "red"), f" {row.reason}", indent=4)
        log = output / log_of(row.slug, row.path)
        if log.exists():
            terminal.say(f"    log: {log.as_posix()}", indent=4, whole=True)


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes <= 1:
        return "a minute"
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


class ToMachines:
    """One object of JSON a line: `plan`, then `work` for each work, `again` for one that is tried once more, `end`."""

    def __init__(self, output: Path) -> None:
        self._output = output

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Give a context in which there is nothing to be drawn."""
        yield

    def waits(self) -> None:
        """Say that another press is at work."""
        self._say("waiting")

    def looks(self, left: int) -> None:
        """Say nothing: it takes no time that a machine would want told."""

    def refuses(self, workers: Mapping[str, str]) -> None:
        """Say which workers get nothing to do, and why."""
        for worker, others in workers.items():
            self._say("refused", worker=worker, differs=others)

    def employs(self, at_once: int) -> None:
        """Say nothing: it is what was asked for."""

    def hears(self, event: Plan | Row | Again) -> None:
        """Say an event in a line, if it is worth one."""
        if isinstance(event, Plan):
            todo = {"works": len(event.entries), "to_build": len(event.orders)}
            self._say("plan", **todo, causes=dict(event.causes), gone=event.gone)
        elif isinstance(event, Again):
            self._say("again", **self._of(event.row))
        else:
            self._say("work", **self._of(event))

    def ends(self, pressed: Pressed, site: SiteOutcome | None) -> None:
        """Say what is gone, what failed, and what was built."""
        failed = len(pressed.failed)
        told = {"stopped": pressed.stopped, "pruned": pressed.pruned}
        if site:
            told["site"] = {
                "pamphlets": site.pamphlets,
                "problems": [asdict(problem) for problem in site.problems],
            }
        self._say("end", states=dict(pressed.states), failed=failed, **told)

    def _of(self, row: Row) -> dict[str, Any]:
        log = self._output / log_of(row.slug, row.path)
        return {
            "path": row.path,
            "slug": row.slug,
            "state": row.state,
            "failed": row.failed,
            "seconds": row.seconds,
            "files": row.files,
            "problems": [asdict(problem) for problem in row.problems],
            "log": log.as_posix() if row.failed and log.exists() else None,
        }

    def _say(self, event: str, **told: Any) -> None:
        click.echo(json.dumps({"event": event, **told}, ensure_ascii=False))
