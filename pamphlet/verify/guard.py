"""Run what reads a stranger's file in a process of its own, within bounds of time and memory.

The libraries that parse PDF and XML cannot be interrupted from within, and a fault in them would end the program. The
time is that of the processor, so that a file gets the same verdict on a busy machine. The child may not write to any
file. Where the system has no fork (Windows) it is started afresh, which costs more, and only the time is bounded, as it
has no limits of memory for a process either.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import select
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

from pamphlet.verify.copies import Unreadable

SECONDS = (
    20  # of the processor: a million words with fifty changes take four, a PDF of 1,400 pages six
)
PATIENCE = 600  # seconds by the clock: a machine that is thirty times too busy still reads what is bearable
BYTES = 400_000_000  # besides what the program takes itself: together less than 500 MB
TICK = 0.1  # seconds between two looks at the clock
LARGEST_PIECE = 2**16  # bytes, as many as a pipe holds
OVER = (
    24  # the exit status of a child that had its time, where no signal tells: the number of SIGXCPU
)
LONGEST_REASON = 300  # characters of what an exception says, which may be a whole file

Result = TypeVar("Result")

TOO_LONG = f"To read it takes more than {SECONDS} seconds."
TOO_BUSY = f"It could not be read within {PATIENCE // 60} minutes: the machine was too busy."
TOO_LARGE = f"To read it takes more than {BYTES // 1_000_000} MB of memory."
BROKE_OFF = "What reads such files broke off over it: it is broken, or too large."


def guarded(work: Callable[[], Result], tick: Callable[[], None] = lambda: None) -> Result:
    """Give the result of some work, done in another process; `tick` is called now and then meanwhile.

    Work and result must be picklable. Raises Unreadable when the work does, or is too much, or breaks off.
    """
    answer = _forked(lambda _: work(), tick) if hasattr(os, "fork") else _spawned(work, tick)
    return cast("Result", _result(answer))


def guarded_ahead(
    work: Callable[[Callable[[], Any]], Result],
    feed: Callable[[], Any],
    tick: Callable[[], None] = lambda: None,
) -> Result:
    """Do some work in another process as far as it goes without what `feed` gives, which runs here meanwhile.

    The work is given a function that waits for that. What `feed` gives must be picklable; what it raises is raised.
    """
    if hasattr(os, "fork"):
        return cast("Result", _result(_forked(work, tick, feed)))
    given = feed()
    return cast("Result", _result(_spawned(partial(work, partial(_same, given)), tick)))


def _same(given: Any) -> Any:
    return given


def _result(answer: bytes) -> Any:
    if not answer:
        raise Unreadable(BROKE_OFF)
    outcome, result = pickle.loads(answer)  # noqa: S301 - the child is this very program
    if outcome != "done":
        raise Unreadable(str(result))
    return result


def _forked(
    work: Callable[[Callable[[], Any]], Any],
    tick: Callable[[], None],
    feed: Callable[[], Any] = lambda: None,
) -> bytes:
    sys.stdout.flush()
    sys.stderr.flush()
    receiver, sender = os.pipe()
    fed, feeder = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiver)
        os.close(feeder)
        _work_within_bounds(partial(work, partial(_received, fed)), sender)
    os.close(sender)
    os.close(fed)
    food = _Food(feeder)
    status = 0
    try:
        food.give(pickle.dumps(feed()))
        answer = _answer(receiver, food, tick)
    finally:
        os.close(receiver)
        food.end()
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if not answer and os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        raise Unreadable(TOO_LONG)
    return answer


class _Food:
    """What is still to be given to the child; it is written as the child takes it, so that nobody waits for ever."""

    def __init__(self, pipe: int) -> None:
        self.pipes = [pipe]
        self._left = b""
        os.set_blocking(pipe, False)

    def give(self, food: bytes) -> None:
        self._left = food

    def write(self) -> None:
        """Write as much as the pipe takes; close it behind the last of it, or when the child has gone."""
        try:
            self._left = self._left[os.write(self.pipes[0], self._left) :]
        except BrokenPipeError:
            self._left = b""
        if not self._left:
            self.end()

    def end(self) -> None:
        while self.pipes:
            os.close(self.pipes.pop())


def _received(pipe: int) -> Any:
    """Wait in the child for what it is fed."""
    with open(pipe, "rb") as stream:
        return pickle.load(stream)  # noqa: S301 - the parent is this very program


def _answer(receiver: int, food: _Food, tick: Callable[[], None]) -> bytes:
    """Read what the child says until it ends, or nobody waits any longer."""
    end = time.monotonic() + PATIENCE
    answer = io.BytesIO()
    while True:
        if time.monotonic() > end:
            raise Unreadable(TOO_BUSY)
        ready, hungry, _ = select.select([receiver], food.pipes, [], TICK)
        if hungry:
            food.write()
        elif not ready:
            tick()
        if ready:
            piece = os.read(receiver, LARGEST_PIECE)
            if not piece:
                return answer.getvalue()
            answer.write(piece)


def _work_within_bounds(work: Callable[[], Any], sender: int) -> NoReturn:
    """Do the work in the child, say what came of it, and end without any of what the parent does when it ends."""
    status = 1
    try:
        _bound()
        answer = _outcome(work)
        while answer:
            answer = answer[os.write(sender, answer) :]
        status = 0
    finally:
        os._exit(status)


def _outcome(work: Callable[[], Any]) -> bytes:
    try:
        return pickle.dumps(("done", work()))
    except Unreadable as reason:
        return pickle.dumps(("unreadable", str(reason)))
    except MemoryError:
        return pickle.dumps(("unreadable", TOO_LARGE))
    except RecursionError:
        return pickle.dumps(("unreadable", "It is nested too deeply."))
    except Exception as fault:  # noqa: BLE001 - whatever a hostile file brings about is told in a sentence
        told = f"The program failed over it: {type(fault).__name__}: {fault}"
        return pickle.dumps(("unreadable", told[:LONGEST_REASON]))


def _bound() -> None:
    """Bound what this process may take, and keep it from writing: bytecode, dumps of its memory, anything."""
    import resource

    sys.dont_write_bytecode = True
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    for what, bound in bounds(_address_space()).items():
        hard = resource.getrlimit(what)[1]
        soft, lower = (
            bound if hard == resource.RLIM_INFINITY else (min(each, hard) for each in bound)
        )
        with contextlib.suppress(ValueError, OSError):  # macOS knows no bound of the address space
            resource.setrlimit(what, (soft, lower))


def bounds(mapped: int) -> dict[int, tuple[int, int]]:
    """Give the soft and the hard limit of each thing for a process that has so many bytes mapped already."""
    import resource

    return {
        resource.RLIMIT_AS: (mapped + BYTES, mapped + BYTES),
        resource.RLIMIT_CPU: (SECONDS, SECONDS + 1),  # first SIGXCPU, which tells why; then SIGKILL
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_FSIZE: (0, 0),
    }


def _address_space() -> int:
    """Give the bytes that this process has mapped already, as Linux tells (proc(5), statm)."""
    with contextlib.suppress(OSError, ValueError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf(
            "SC_PAGE_SIZE"
        )
    return 0


def _spawned(work: Callable[[], Any], tick: Callable[[], None]) -> bytes:
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_send_outcome, args=(sender, work, SECONDS), daemon=True)
    child.start()
    sender.close()
    end = time.monotonic() + PATIENCE
    try:
        while not receiver.poll(TICK):
            tick()
            if time.monotonic() > end:
                raise Unreadable(TOO_BUSY)
        return receiver.recv_bytes()
    except EOFError:
        child.join()
        if child.exitcode == OVER:
            raise Unreadable(TOO_LONG) from None
        return b""
    finally:
        child.kill()
        child.join()
        receiver.close()


def _send_outcome(sender: Any, work: Callable[[], Any], seconds: int) -> None:
    import threading

    threading.Thread(target=_end_after, args=(seconds,), daemon=True).start()
    sender.send_bytes(_outcome(work))


def _end_after(seconds: int) -> None:
    """End this process when it has taken so much of the processor's time."""
    while time.process_time() < seconds:
        time.sleep(TICK)
    os._exit(OVER)
