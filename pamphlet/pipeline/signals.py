"""Let a build be stopped at any time but in the moment in which its release takes the place of the former one."""

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
    """Let what asks a process to end do so as Ctrl-C does, so that it leaves nothing behind."""
    with _handling(_stop):
        yield


@contextmanager
def to_the_end() -> Iterator[None]:
    """Let nothing of the kind be heard until this has come to its end: there is no more to be stopped then."""
    with _handling(lambda *_: None):
        yield


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


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
