"""Begin processes that end with this one, where that can be; and tell whether a process is such a one.

A process of somebody else's (a thread of a server, a worker of Dask or joblib) is not ours to divide or to bound.
"""

from __future__ import annotations

import os
import signal
import tempfile
import threading
from multiprocessing import current_process, parent_process

from pamphlet.pipeline.signals import STOPS, heed
from pamphlet.verify.guard import address_space

_OWN = threading.Event()
_INHERITED: list[int] = []


def live_with_parent(temporary: str | None) -> None:
    """Let this process end with the one that began it, and its temporary files stand where those of that one do."""
    _OWN.set()
    _INHERITED[:] = [address_space()]
    tempfile.tempdir = temporary
    for number in STOPS:
        signal.signal(number, signal.SIG_DFL)
    heed()

    def watch() -> None:
        parent = parent_process()
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def is_own_process() -> bool:
    """Tell whether this process was begun by ours, for its work alone."""
    return _OWN.is_set()


def inherited_bytes() -> int:
    """Give the bytes of address space that this process had when it began to be ours: 0 if it is not ours."""
    return _INHERITED[0] if _INHERITED else 0


def may_divide() -> bool:
    """Tell whether this is the main thread of a main process: workers of others may have no children, threads no fork.

    joblib's workers have no parent in the sense of `multiprocessing`, but a name of their own.
    """
    return (
        threading.current_thread() is threading.main_thread()
        and parent_process() is None
        and current_process().name == "MainProcess"
    )
