"""Bound what a worker may take, by the length of the work: memory, and the processor's time in libraries, too.

The typesetter has a bound of its own, that tells what it was busy with (`press.engine.patience`); these hold where it
cannot be heard. What the system does not keep is not bounded: macOS has no bound of the address space, Windows neither.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from pamphlet.pipeline.own_process import inherited_bytes, is_own_process
from pamphlet.press.engine.patience import seconds_for

MEMORY_LEAST_MB = (
    1_500  # of address space: the first pamphlet takes 400 MB, of which most is the libraries'
)
WORD_KB = 10  # each word takes 2.3 kB, in works of 9,000 words and of 140,000
GRACE_SECONDS = 60  # in which what was interrupted may end by itself


def memory_for(words: int) -> int:
    """Give the megabytes that a worker may take for so many words."""
    return MEMORY_LEAST_MB + words * WORD_KB // 1000


def bound_worker(words: int, characters: int) -> None:
    """Bound this process, if it is one of ours, for its next task: memory in all, and time from now on.

    What it has from the process that it was forked from, which may be a big one of somebody else's, is not counted.
    """
    if not is_own_process():
        return
    seconds = int(time.process_time()) + 2 * seconds_for(characters) + GRACE_SECONDS
    _set_bounds(inherited_bytes() + memory_for(words) * 10**6, seconds)


def lift_bounds() -> None:
    """Let a process of ours begin another work, which the bounds for the former one do not concern."""
    if is_own_process():
        _set_bounds(None, None)


@contextmanager
def within_memory(most: int | None) -> Iterator[None]:
    """Let this process have so many bytes of address space meanwhile, None for no bound, as far as the system allows.

    What is more raises MemoryError. Outside of the main thread there is no bound: others may be at work in the process.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    lift = _narrowed(most)
    try:
        yield
    finally:
        lift()  # there may be no memory left for anything but this call


def _narrowed(most: int | None) -> Callable[[], None]:
    """Set the bound of the address space; give what sets the former one again."""
    try:
        import resource

        former = resource.getrlimit(resource.RLIMIT_AS)
        hard = former[1]
        soft = hard if most is None else most
        if hard != resource.RLIM_INFINITY:
            soft = min(soft, hard)
        lift = partial(resource.setrlimit, resource.RLIMIT_AS, former)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    except (ImportError, ValueError, OSError):
        return lambda: None
    return lift


def _set_bounds(memory: int | None, seconds: int | None) -> None:
    """Set what the system is to keep, None for no bound, as far as the system allows."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        for what, bound in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
            hard = resource.getrlimit(what)[1]
            wanted = hard if bound is None else bound
            soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(what, (soft, hard))
