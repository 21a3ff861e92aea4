"""Let a command be stopped at any time but in the moment in which what it has made takes the place of the former.

Processes that it begins are not asked with it, while they are begun: a terminal sends Ctrl-C to all of them.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def stoppable() -> Iterator[None]:
    """Let what asks a process to end do so as Ctrl-C does, so that it leaves nothing behind.

    Python makes other exceptions of that where it comes amid the making of a class, and libraries do; here it is what
    it was.
    """
    asked = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        raise KeyboardInterrupt

    with _handling(stop):
        try:
            yield
        except Exception as failure:
            if asked:
                raise KeyboardInterrupt from failure
            raise


@contextmanager
def to_the_end() -> Iterator[None]:
    """Let nothing of the kind be heard until this has come to its end: there is no more to be stopped then."""
    with _handling(lambda *_: None):
        yield


@contextmanager
def held_back() -> Iterator[None]:
    """Let what asks to end not reach this thread before the end of this, nor processes that it begins before `heed`."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def heed() -> None:
    """Hear what was held back when this process was begun."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)


@contextmanager
def _handling(handler: signal._HANDLER) -> Iterator[None]:
    """Have signals handled so, where that can be said: in the main thread, and of those that are not ignored."""
    former = {}
    if threading.current_thread() is threading.main_thread():
        former = {
            number: signal.signal(number, handler)
            for number in STOPS
            if signal.getsignal(number) not in {signal.SIG_IGN, None}
        }
    try:
        yield
    finally:
        for number, handled in former.items():
            signal.signal(number, handled)
