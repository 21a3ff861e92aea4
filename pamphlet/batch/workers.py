"""Workers: warm processes of our own behind the interface of `concurrent.futures.Executor`.

Each thread of the pool has a process, and waits for what that says, for its end, or for the end of the time; so that a
work that kills its process, or hangs, is known by its name, ends alone, and costs no other. (In the pools of the
standard library the end of one process breaks the pool, and nothing can be ended.)

    submit(f, order)  ──▶  thread  ══ pipe ══▶  process: f(order)
                           waits for the pipe, the end of the process, and the clock
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from pamphlet.pipeline.build import chosen_formats
from pamphlet.pipeline.own_process import live_with_parent
from pamphlet.pipeline.warm_processes import begin, status_of, warm_context

WORN_AFTER = 50  # works: what libraries do not give back is given back then
STARTING_SECONDS = (
    120  # in which a process is there: it loads the typesetter, where nothing is forked
)
WARM = "pamphlet.batch.warm"
WARM_FOR_SCREENS = "pamphlet.batch.warm_for_screens"  # it has loaded no typesetter
_BEGINNING = threading.Lock()


class WorkerEnded(Exception):
    """The process ended before it had an answer; the message says how."""


class TimeOver(Exception):
    """The process had no answer when the time was over, and was ended."""


class Workers(ThreadPoolExecutor):
    """So many processes, each of which does one thing at a time, and takes `seconds` for it at the most.

    They have loaded what the formats of these names need; none named means all.
    """

    def __init__(self, count: int, seconds: float, formats: Iterable[str] = ()) -> None:
        super().__init__(count, thread_name_prefix="press")
        self._seconds = seconds
        printing = any(chosen.layouts for chosen in chosen_formats(formats))
        self._warm = WARM if printing else WARM_FOR_SCREENS
        self._own = threading.local()
        self._begun: set[_Process] = set()
        self._over = threading.Event()

    def submit(self, function: Callable[..., Any], /, *args: Any, **options: Any) -> Future[Any]:
        """Have a process call a function, which must be importable there, and so must all it is given."""
        return super().submit(self._call, function, args, options)

    def end(self) -> None:
        """End all processes at once, whatever they are at, and wait for that."""
        self._over.set()
        for process in tuple(self._begun):
            process.kill()
        self.shutdown(wait=True, cancel_futures=True)

    def _call(self, function: Callable[..., Any], args: Any, options: Any) -> Any:
        try:
            process = self._process()
            return process.call(function, args, options, self._seconds)
        finally:
            worn: _Process | None = getattr(self._own, "process", None)
            if worn and worn.is_worn:
                self._begun.discard(worn)
                worn.kill()
                self._own.process = None

    def _process(self) -> _Process:
        """Give the process of this thread, a new one where the former has ended or is worn."""
        process: _Process | None = getattr(self._own, "process", None)
        if process is None:
            process = self._own.process = _Process(self._warm)
            self._begun.add(process)
            if self._over.is_set():
                process.kill()
            process.call(os.getpid, (), {}, STARTING_SECONDS)
        return process


class _Process:
    """A process that answers calls, one after the other."""

    def __init__(self, warm: str) -> None:
        context = warm_context(warm)
        self._pipe, there = context.Pipe()
        self._calls = 0
        self._broken = False
        with _that_may_have_children():
            self._process: BaseProcess = context.Process(  # type: ignore[attr-defined] # each context has one
                target=_answer, args=(there, tempfile.gettempdir()), daemon=True
            )
            begin(self._process)
        there.close()

    @property
    def is_worn(self) -> bool:
        """Whether it shall do no more."""
        return self._broken or self._calls > WORN_AFTER  # the first was for a sign of life

    def call(self, function: Callable[..., Any], args: Any, options: Any, seconds: float) -> Any:
        """Have a function called. Raises WorkerEnded, TimeOver, and what the function raises."""
        self._calls += 1
        self._broken = True
        reply: tuple[bool, Any] | None = None
        with contextlib.suppress(EOFError, OSError):  # it has ended
            self._pipe.send((function, args, options))
            if not wait([self._pipe, self._process.sentinel], seconds):
                raise TimeOver(f"it took more than {seconds:g} seconds")
            reply = self._pipe.recv()
        if reply is None:
            raise WorkerEnded(_how(status_of(self._process)))
        self._broken = False
        done, answer = reply
        if done:
            return answer
        raise answer

    def kill(self) -> None:
        """End it at once, and wait for that."""
        with contextlib.suppress(ValueError, OSError):  # it is gone
            self._process.kill()
            status_of(self._process)
        self._pipe.close()


def _answer(pipe: Connection, temporary: str) -> None:
    """Do what is asked for, and say what came of it, until nobody asks any more."""
    live_with_parent(temporary)
    gc.disable()  # a build asks for it, where it must
    with contextlib.suppress(EOFError, OSError):
        while True:
            function, args, options = pipe.recv()
            try:
                answer = (True, function(*args, **options))
            except Exception as failure:  # noqa: BLE001 # it is raised again, where it was asked for
                answer = (False, failure)
            pipe.send(answer)


def _how(exitcode: int) -> str:
    """Say how a process ended."""
    if exitcode < 0:
        return f"the process that built it was ended by signal {-exitcode}"
    return f"the process that built it ended by itself, with status {exitcode}"


@contextmanager
def _that_may_have_children() -> Iterator[None]:
    """Let a worker of others begin a process, which ends with it: Dask's may not, as daemons, and joblib's not so.

    A process tells those that it begins by which method it was begun itself, and joblib's is known to joblib alone.
    """
    settings: dict[str, Any] = multiprocessing.current_process()._config  # type: ignore[attr-defined] # noqa: SLF001 # there is no other way
    with _BEGINNING:
        daemon = settings.pop("daemon", None)
        method = multiprocessing.get_start_method(allow_none=True)
        strange = method not in {None, *multiprocessing.get_all_start_methods()}
        if strange:
            multiprocessing.set_start_method("spawn", force=True)
        try:
            yield
        finally:
            if strange:
                multiprocessing.set_start_method(method, force=True)
            if daemon is not None:
                settings["daemon"] = daemon


def processors() -> int:
    """Give the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
