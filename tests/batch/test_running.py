"""Any executor builds the same bytes; a book that fails costs only itself."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import loky
import pytest

from pamphlet.batch.orders import Order, Row
from pamphlet.batch.plan import Wishes, plan
from pamphlet.batch.running import AHEAD, press_works
from pamphlet.batch.workers import Workers
from pamphlet.pipeline.build import build
from tests.batch.nights import build_without_room
from tests.batch.works import write_work, write_works

ONCE = Wishes(("text", "pdf"), 120.0)


@contextmanager
def workers() -> Iterator[Executor]:
    """Give ours, with their end."""
    own = Workers(2, 120.0)
    try:
        yield own
    finally:
        own.end()


@contextmanager
def loky_workers() -> Iterator[Executor]:
    """Give joblib's, which have a way of their own to begin processes."""
    pool = loky.ProcessPoolExecutor(2)
    try:
        yield pool
    finally:
        pool.shutdown(kill_workers=True)


EXECUTORS: dict[str, Callable[[], AbstractContextManager[Executor]]] = {
    "ours": workers,
    "threads": lambda: ThreadPoolExecutor(2),
    "processes": lambda: ProcessPoolExecutor(2, mp_context=get_context("spawn")),
    "loky": loky_workers,
}


def sums(output: Path) -> dict[str, bytes]:
    """Give the sums of the releases in a folder, by their slugs."""
    return {path.parent.name: path.read_bytes() for path in output.glob("*/SHA256SUMS")}


def pressed(works: Path, output: Path, executor: Executor, **options: Any) -> list[Row]:
    """Press works, in the order of their paths."""
    orders = plan(works, output, ONCE).orders
    return sorted(press_works(orders, executor, 2, **options), key=lambda row: row.path)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """Give the works, and the sums of their releases as a single build makes them."""
    room = tmp_path_factory.mktemp("alone")
    for path in write_works(room / "works", 3):
        assert build(path, room / "out" / f"work-{int(path.name[1:])}-of-many", ONCE.formats).files
    return room / "works", sums(room / "out")


@pytest.mark.parametrize("carrying", [False, True], ids=["shared", "carried"])
@pytest.mark.parametrize("kind", EXECUTORS)
def test_any_executor_builds_the_same_bytes(
    tmp_path: Path, alone: tuple[Path, dict[str, bytes]], kind: str, *, carrying: bool
) -> None:
    """Threads, processes, joblib's and ours; seeing the folders or not."""
    works, expected = alone
    with EXECUTORS[kind]() as executor:
        rows = pressed(works, tmp_path / "out", executor, carrying=carrying)
    assert [(row.path, row.state, row.files) for row in rows] == [
        ("w001", "built", 2),
        ("w002", "built", 2),
        ("w003", "built", 2),
    ]
    assert sums(tmp_path / "out") == expected
    assert not any(row.contents or row.log for row in rows)


@pytest.mark.parametrize("carrying", [False, True], ids=["shared", "carried"])
def test_a_faulty_work_is_told_where_it_lies(tmp_path: Path, *, carrying: bool) -> None:
    """Wherever it was read: the place is that in its own folder, and the log is here."""
    write_work(tmp_path / "works" / "bad", 1)
    (tmp_path / "works" / "bad" / "text.md").write_bytes(b"no front matter")
    with ThreadPoolExecutor(1) as threads:
        (row,) = pressed(tmp_path / "works", tmp_path / "out", threads, carrying=carrying)
    assert row.state == "faulty"
    assert row.problems[0].place.path == (tmp_path / "works" / "bad" / "text.md").as_posix()
    log = tmp_path / "out" / ".press" / "logs" / "work-1-of-many.log"
    assert "text.md" in log.read_text("utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
@pytest.mark.parametrize("carrying", [False, True], ids=["shared", "carried"])
def test_a_log_that_is_a_link_or_a_pipe_is_replaced(tmp_path: Path, *, carrying: bool) -> None:
    """What it leads to stays as it is, and nobody is waited for."""
    mine, output = tmp_path / "mine.txt", tmp_path / "out"
    mine.write_text("mine", "utf-8")
    for folder in write_works(tmp_path / "works", 2):
        (folder / "text.md").unlink()
    logs = [order.log for order in plan(tmp_path / "works", output, ONCE).orders]
    logs[0].parent.mkdir(parents=True)
    logs[0].symlink_to(mine)
    os.mkfifo(logs[1])
    with ThreadPoolExecutor(2) as executor:
        rows = pressed(tmp_path / "works", output, executor, carrying=carrying)
    assert [row.state for row in rows] == ["faulty", "faulty"]
    assert all("F01" in log.read_text("utf-8") for log in logs)
    assert mine.read_text("utf-8") == "mine"


def test_warnings_are_in_the_report_with_their_places(tmp_path: Path) -> None:
    """A report that was written elsewhere tells what it would tell here, but for how long it took."""
    work = write_work(tmp_path / "works" / "odd", 1)
    with (work / "text.md").open("ab") as text:
        text.write("\nA “mark that is never closed.\n".encode())
    assert build(work, tmp_path / "here", ONCE.formats).problems
    with ThreadPoolExecutor(1) as threads:
        (row,) = pressed(tmp_path / "works", tmp_path / "out", threads, carrying=True)
    reports = [
        (folder / "build-report.json").read_text("utf-8").split('"problems"')[1]
        for folder in (tmp_path / "here", tmp_path / "out" / row.slug)
    ]
    assert reports[0] == reports[1]


def test_where_nothing_can_be_written_that_is_told(tmp_path: Path) -> None:
    """It costs the one work, which is tried twice; the others are built."""
    write_works(tmp_path / "works", 2)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "work-1-of-many").write_bytes(b"a file, and no folder")
    again: list[Row] = []
    with workers() as executor:
        rows = pressed(tmp_path / "works", tmp_path / "out", executor, again=again.append)
    assert [(row.path, row.state) for row in rows] == [("w001", "no room"), ("w002", "built")]
    assert [row.path for row in again] == ["w001"]
    assert "this is a file, and a release is a folder" in rows[0].reason


@pytest.mark.skipif(os.name == "nt", reason="the system bounds no files there")
def test_where_there_is_no_room_for_the_log_either_that_is_told(tmp_path: Path) -> None:
    """A disk that is full is no fault of the worker, which goes on."""
    write_works(tmp_path / "works", 1)
    (order,) = plan(tmp_path / "works", tmp_path / "out", ONCE).orders
    with workers() as executor:
        row = executor.submit(build_without_room, order).result()
        assert executor.submit(abs, -1).result() == 1
    assert (row.state, row.problems[0].code) == ("no room", "J02")
    assert "the system says: File too large" in row.reason
    assert order.log.read_bytes() == b""


def test_a_log_that_cannot_be_written_costs_itself(tmp_path: Path) -> None:
    """Where the worker's own comes back from another machine, and a file stands in the place of the logs."""
    write_works(tmp_path / "works", 2)
    (tmp_path / "works" / "w001" / "text.md").write_bytes(b"no front matter")
    (tmp_path / "out" / ".press").mkdir(parents=True)
    (tmp_path / "out" / ".press" / "logs").write_bytes(b"mine")
    with ThreadPoolExecutor(1) as threads:
        rows = pressed(tmp_path / "works", tmp_path / "out", threads, carrying=True)
    assert [row.state for row in rows] == ["faulty", "built"]
    assert (tmp_path / "out" / ".press" / "logs").read_bytes() == b"mine"


class Broken(Executor):
    """Takes nothing."""

    def submit(self, _function: Any, /, *_args: Any, **_options: Any) -> Future[Any]:
        """Fail as a pool does whose processes have died."""
        raise BrokenExecutor("all of them are dead")


def test_a_broken_executor_is_told(tmp_path: Path) -> None:
    """Each work has its row, and nothing hangs."""
    rows = list(press_works(orders_of(tmp_path, 5), Broken(), 2))
    assert [row.state for row in rows] == ["ended"] * 5
    assert "all of them are dead" in rows[0].reason


def test_other_versions_are_refused(tmp_path: Path) -> None:
    """A worker that would make other bytes makes none."""
    write_works(tmp_path / "works", 1)
    (order,) = plan(tmp_path / "works", tmp_path / "out", ONCE).orders
    other = replace(order, versions={**order.versions, "weasyprint": "69.0"})
    with workers() as executor:
        (row,) = press_works([other], executor, 1)
    assert (row.state, row.problems[0].code) == ("refused", "J03")
    assert "weasyprint 70.0 instead of 69.0" in row.reason
    assert not sums(tmp_path / "out")


class Counting(Executor):
    """Answers at once, and counts what is out at a time; some orders fail so often."""

    def __init__(self, failures: dict[str, int]) -> None:
        self.failures = failures
        self.lock = threading.Lock()
        self.out = self.most = 0
        self.alone: list[str] = []

    def submit(self, _function: Any, /, *args: Any, **_: Any) -> Future[Any]:
        """Answer a moment later."""
        order: Order = args[0].order
        future: Future[Any] = Future()
        with self.lock:
            self.out += 1
            self.most = max(self.most, self.out)

        def answer() -> None:
            time.sleep(0.001)
            with self.lock:
                left = self.failures.get(order.path, 0)
                self.failures[order.path] = left - 1
                if left == 1 and self.out == 1:
                    self.alone.append(order.path)
                self.out -= 1
            if left > 0:
                future.set_exception(OSError("it broke"))
            else:
                future.set_result(Row(order.path, order.slug, "built"))

        threading.Thread(target=answer).start()
        return future


def orders_of(tmp_path: Path, count: int) -> list[Order]:
    """Give orders that nobody carries out."""
    return [
        Order(f"w{n}", f"w{n}", tmp_path, tmp_path / "o", (), {}, tmp_path / "log", 1.0, tmp_path)
        for n in range(count)
    ]


def test_what_comes_to_no_end_is_tried_once_more_alone(tmp_path: Path) -> None:
    """Then it is built, or a row; few orders are out at a time, so that the memory is bounded."""
    executor = Counting({"w3": 1, "w7": 2})
    again: list[Row] = []
    rows = list(press_works(orders_of(tmp_path, 40), executor, 3, again=again.append))
    assert sorted(row.path for row in again) == ["w3", "w7"]
    assert [row.path for row in rows[-2:]] == ["w3", "w7"] or rows[-1].path in {"w3", "w7"}
    assert {row.path: row.state for row in rows if row.failed} == {"w7": "ended"}
    assert len(rows) == 40
    assert executor.most <= 3 * AHEAD
    assert executor.alone == ["w7"]


def test_strict_stops_at_the_first(tmp_path: Path) -> None:
    """What failed is told, and what was not begun is left."""
    executor = Counting({"w3": 5})
    rows = list(press_works(orders_of(tmp_path, 400), executor, 2, strict=True))
    assert rows[-1].failed
    assert len(rows) < 20
