"""Run: hand orders to an executor, few at a time, and give a row for each, whatever becomes of its worker.

What comes to no end is tried once more when all else is done, alone: it may have wanted the memory of the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from pamphlet.batch.away import build_away, parcel_of
from pamphlet.batch.building import build_here
from pamphlet.batch.orders import AGAIN, Order, Row
from pamphlet.batch.outcomes import row_of
from pamphlet.batch.workers import Workers
from pamphlet.manuscript.files import SETTINGS
from pamphlet.pipeline.placing import put_in_place
from pamphlet.release.plain_file import write_plain
from pamphlet.release.target import CannotGo
from pamphlet.work.problems import Place, error

AHEAD = 2  # orders for each worker, so that none waits for the next: more would only take memory


def press_works(
    orders: Iterable[Order],
    executor: Executor,
    at_once: int,
    *,
    carrying: bool = False,
    strict: bool = False,
    again: Callable[[Row], None] = lambda _: None,
) -> Iterator[Row]:
    """Build works, `at_once` of them at a time, and give a row for each when it is done, in whatever order.

    The executor may be any: of threads, of processes, of a cluster; `Workers` is the one for this machine. `carrying`
    says that its workers do not see the folders: then the bytes go there, and come back. `again` is told what will be
    tried once more. `strict` ends with the first row that failed, and tries nothing twice.
    """
    once_more: list[Order] = []
    for order, row in _run(orders, executor, at_once * AHEAD, carrying=carrying):
        if row.state in AGAIN and not strict:
            once_more.append(order)
            again(row)
            continue
        yield row
        if strict and row.failed:
            return
    for _, row in _run(once_more, executor, 1, carrying=carrying):
        yield row


def _run(
    orders: Iterable[Order], executor: Executor, most: int, *, carrying: bool
) -> Iterator[tuple[Order, Row]]:
    """Have no more than so many orders out at a time, and give each with its row."""
    waiting = iter(orders)
    out: dict[Future[Row], Order] = {}
    while True:
        for order in islice(waiting, most - len(out)):
            out[_submit(order, executor, carrying=carrying)] = order
        if not out:
            return
        done, _ = wait(out, return_when=FIRST_COMPLETED)
        for future in done:
            order = out.pop(future)
            yield order, _settled(order, row_of(order, future))


def _submit(order: Order, executor: Executor, *, carrying: bool) -> Future[Row]:
    """Hand an order over; what fails at that fails as its build would."""
    try:
        if isinstance(executor, Workers):
            return executor.submit(build_here, order)
        return executor.submit(build_away, parcel_of(order, carrying=carrying))
    except Exception as failure:  # noqa: BLE001 # a file cannot be read, a pool is broken, a cluster gone
        refused: Future[Row] = Future()
        refused.set_exception(failure)
        return refused


def _settled(order: Order, row: Row) -> Row:
    """Put in place what came back from a worker that does not see the folders."""
    if row.log:
        with suppress(OSError):  # a full disk costs the log, and no other work
            order.log.parent.mkdir(parents=True, exist_ok=True)
            write_plain(order.log, row.log.encode())
    if row.contents and order.output:
        try:
            put_in_place(order.output, row.contents, (order.folder / SETTINGS,), lambda: None)
        except CannotGo as reason:
            place = Place(order.output.as_posix())
            problems = (*row.problems, error("R03", str(reason), place, reason.hint))
            return replace(row, state="no room", problems=problems, contents={})
    return replace(row, contents={}, log="")
