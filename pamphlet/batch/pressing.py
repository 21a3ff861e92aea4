"""Press: what has changed is built, what has not is left, what failed is told; one press at a time in a folder.

Events are handed to a callable: the `Plan`, each `Row`, and what is tried once more, as `Again`. Nothing is printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pamphlet.batch.ledger import LOGS, PRESS, forget_what_is_nowhere, prune, write_ledger
from pamphlet.batch.orders import Row, State
from pamphlet.batch.plan import Plan, Wishes
from pamphlet.batch.running import press_works
from pamphlet.pipeline.placing import clear_up_beside
from pamphlet.release.folders import folder_for_content
from pamphlet.release.lock import Busy, held
from pamphlet.release.target import CannotGo, target_of
from pamphlet.release.workspace import clear_dead_workspaces

LONG = 10**7  # seconds: a press may take nights


@dataclass(frozen=True, slots=True)
class Again:
    """A work that came to no end, and will be tried once more, alone."""

    row: Row


Watch = Callable[[Plan | Row | Again], None]


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of a press: the rows that failed, how many works came to which state, and what is gone.

    `stopped` tells that works were left, because one failed and that was to be the end.
    """

    failed: tuple[Row, ...]
    states: Mapping[State, int]
    gone: tuple[str, ...]
    pruned: tuple[str, ...]
    stopped: bool


@dataclass(frozen=True, slots=True)
class Workforce:
    """Who builds, and how many works at a time; `carrying` says that they do not see the folders of this machine."""

    executor: Executor
    at_once: int
    carrying: bool = False


@contextmanager
def the_only_press(
    output: Path, wishes: Wishes, *, waits: bool, waiting: Callable[[], None]
) -> Iterator[None]:
    """Let no other press be at work in the same folder, or on the same shard of it. Raises CannotGo.

    When there is one, `waiting` is told, and it is waited for if that is wished. A press that has put nothing into the
    folder leaves nothing in it.
    """
    name = f"lock-{wishes.shard.number}-of-{wishes.shard.count}" if wishes.shard else "lock"
    target = target_of(output)
    clear_dead_workspaces()
    for own in (PRESS, f"{PRESS}/{LOGS}"):
        if (target.folder / own).is_symlink():
            raise CannotGo(f"{own} is a link", "take it away: a press makes a folder in its place")
    try:
        patience = LONG if waits else 0
        with (
            folder_for_content(target.folder / PRESS),
            held(target.folder / PRESS / name, waiting if waits else lambda: None, patience),
        ):
            try:
                yield
            finally:
                forget_what_is_nowhere(target.folder)
    except Busy:
        hint = "wait until it has ended, or have this one wait for that with --wait"
        raise CannotGo("another press is at work in this folder", hint) from None
    finally:
        clear_dead_workspaces()  # of workers that were asked to end together with this process


def press(
    todo: Plan,
    output: Path,
    workforce: Workforce,
    watch: Watch,
    *,
    strict: bool = False,
    pruning: bool = False,
) -> Pressed:
    """Build what a plan says, in its folder. Raises OSError where the system breaks that off as a whole."""
    write_ledger(output, todo.entries, todo.gone)
    clear_up_beside(output, {row.slug for row in todo.rows if row.state == "unchanged"})
    watch(todo)
    states: Counter[State] = Counter()
    failed: list[Row] = []

    def note(row: Row) -> None:
        states[row.state] += 1
        if row.failed:
            failed.append(row)
        watch(row)

    for row in todo.rows:
        note(row)
    if not (strict and failed):
        for row in press_works(
            todo.orders,
            workforce.executor,
            workforce.at_once,
            carrying=workforce.carrying,
            strict=strict,
            again=lambda row: watch(Again(row)),
        ):
            note(row)
    stopped = strict and bool(failed)
    pruned = prune(output, todo.gone) if pruning and not stopped else ()
    failed.sort(key=lambda row: row.path)
    return Pressed(tuple(failed), states, todo.gone, pruned, stopped)
