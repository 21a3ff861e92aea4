"""Run what reads a stranger's file in a process of its own, within bounds of time and memory.

The libraries that parse PDF and XML cannot be interrupted from within, and a fault in them would end the program. The
time is that of the processor, so that a file gets the same verdict on a busy machine. The child may not write to any
file. Where the system has no fork (Windows) it is started afresh, which costs more, and only the time is bounded, as it
has no limits of memory for a process either.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

from pamphlet.verify.copies import Unreadable

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from pamphlet.verify.forks import End, Fork

    Receiver = Connection[Any, Any] | End
    Sender = Connection[Any, Any] | End
    Child = BaseProcess | Fork

# Seconds of the processor: a million words with fifty changes take four, a PDF of 1,400 pages takes six.
SECONDS = 20
PATIENCE = 600  # seconds by the clock: a machine that is thirty times too busy still reads what is bearable
BYTES = 400_000_000  # besides what the program takes itself: together less than 500 MB
TICK = 0.1  # seconds between two looks at the clock
LONGEST_REASON = 300  # characters of what an exception says, which may be a whole file
OVER = 24  # with which a child ends that had its time: the number of SIGXCPU, or where no signal tells, its status

Result = TypeVar("Result")

TOO_LONG = f"To read it takes more than {SECONDS} seconds."
TOO_BUSY = f"It could not be read within {PATIENCE // 60} minutes: the machine was too busy."
TOO_LARGE = f"To read it takes more than {BYTES // 1_000_000} MB of memory."
BROKE_OFF = "What reads such files broke off over it: it is broken, or too large."


def guarded(work: Callable[[], Result], tick: Callable[[], None] = lambda: None) -> Result:
    """Give the result of some work, done in another process; `tick` is called at once, and now and then meanwhile.

    Work and result must be picklable. Raises Unreadable when the work does, or is too much, or breaks off.
    """
    return guarded_ahead(partial(_alone, work), lambda: None, tick)


def _alone(work: Callable[[], Result], _: Callable[[], None]) -> Result:
    return work()


def guarded_apart(work: Callable[[], Result]) -> Result:
    """Do a part of such work in a process of its own, with its own time, where processes are forked; else here.

    Raises Unreadable as `guarded` does.
    """
    return guarded(work) if hasattr(os, "fork") else work()


def guarded_ahead(
    work: Callable[[Callable[[], Any]], Result],
    feed: Callable[[], Any],
    tick: Callable[[], None] = lambda: None,
) -> Result:
    """Do some work in another process as far as it goes without what `feed` gives, which runs here meanwhile.

    The work is given a function that waits for that. What `feed` gives must be picklable; what it raises is raised.
    """
    begin = _forked if hasattr(os, "fork") else _spawned
    child, receiver, feeder = begin(work)
    try:
        feeding = Thread(target=_send, args=(feeder, feed()), daemon=True)
        feeding.start()
        try:
            return cast("Result", _answer(receiver, child, tick))
        finally:
            child.kill()
            feeding.join()  # the next child must not be forked beside it
    finally:
        child.kill()
        child.join()
        receiver.close()
        feeder.close()


def _forked(work: Callable[..., Any]) -> tuple[Child, Receiver, Sender]:
    """Begin the work in a process that is forked; give this, what it answers, and what feeds it."""
    from pamphlet.verify.forks import fork

    return fork(partial(_work_within_bounds, work))


def _spawned(work: Callable[..., Any]) -> tuple[Child, Receiver, Sender]:
    """Begin the work in a process that is started afresh."""
    from multiprocessing import get_context

    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    fed, feeder = context.Pipe(duplex=False)
    arguments = (work, fed, sender, SECONDS)
    child = context.Process(target=_work_within_time, args=arguments, daemon=True)
    child.start()
    sender.close()
    fed.close()
    return child, receiver, feeder


def _send(feeder: Sender, food: Any) -> None:
    """Give the child what it waits for, as it takes it: it may never do so."""
    with contextlib.closing(feeder), contextlib.suppress(BrokenPipeError):
        feeder.send(food)


def _answer(receiver: Receiver, child: Child, tick: Callable[[], None]) -> Any:
    """Wait for what the child says until it ends, or nobody waits any longer."""
    end = time.monotonic() + PATIENCE
    tick()
    while not receiver.poll(TICK):
        tick()
        if time.monotonic() > end:
            raise Unreadable(TOO_BUSY)
    try:
        outcome, result = pickle.loads(receiver.recv_bytes())  # noqa: S301 - of this very program
    except (EOFError, OSError):
        child.join()
        raise Unreadable(TOO_LONG if abs(child.exitcode or 0) == OVER else BROKE_OFF) from None
    if outcome != "done":
        raise Unreadable(result)
    return result


def _work_within_bounds(work: Callable[..., Any], fed: Receiver, sender: Sender) -> NoReturn:
    """Do the work in a child that may take so much and write nothing: bytecode, dumps of its memory, anything."""
    import resource

    sys.dont_write_bytecode = True
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    for what, bound in bounds(address_space()).items():
        hard = resource.getrlimit(what)[1]
        soft, lower = (
            bound if hard == resource.RLIM_INFINITY else (min(limit, hard) for limit in bound)
        )
        with contextlib.suppress(ValueError, OSError):  # macOS knows no bound of the address space
            resource.setrlimit(what, (soft, lower))
    _work(work, fed, sender)


def bounds(mapped: int) -> dict[int, tuple[int, int]]:
    """Give the soft and the hard limit of each thing for a process that has so many bytes mapped already."""
    import resource

    return {
        resource.RLIMIT_AS: (mapped + BYTES, mapped + BYTES),
        resource.RLIMIT_CPU: (SECONDS, SECONDS + 1),  # first SIGXCPU, which tells why; then SIGKILL
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_FSIZE: (0, 0),
    }


def address_space() -> int:
    """Give the bytes that this process has mapped already, 0 where the system does not tell (proc_pid_statm(5))."""
    with contextlib.suppress(OSError, ValueError):
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _work_within_time(
    work: Callable[..., Any], fed: Receiver, sender: Sender, seconds: int
) -> NoReturn:
    """Do the work beside a clock that ends this process when it has had its time of the processor."""

    def watch() -> None:
        while time.process_time() < seconds:
            time.sleep(TICK)
        os._exit(OVER)

    Thread(target=watch, daemon=True).start()
    _work(work, fed, sender)


def _work(work: Callable[..., Any], fed: Receiver, sender: Sender) -> NoReturn:
    """Do the work, say what came of it, and end without any of what the parent does when it ends."""
    try:
        sender.send_bytes(_outcome(partial(work, fed.recv)))
    finally:
        os._exit(0)


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
