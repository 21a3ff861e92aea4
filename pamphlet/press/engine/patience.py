"""Bound the processor's time that a layout takes, and tell what the typesetter was busy with when it was over.

The time is that of the processor, so that a work is laid out on a busy machine, too. Where the system has no such clock
(Windows), and outside of the main thread, there is no bound.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

SECONDS_LEAST = 60
CHARACTERS_A_SECOND = (
    1_500  # of markup; a page of A5, 3,000 of them, takes 0.04 s, and there may be seven layouts
)
AGAIN_SECONDS = (
    1.0  # for WeasyPrint 70 takes whatever interrupts it in a drawing for a fault of that
)
WORDS_TOLD = 8


class TimeUp(BaseException):
    """The time is over. `picture` is the address of what was being drawn, `words` begin the text that was set."""

    def __init__(self, picture: str, words: str) -> None:
        super().__init__(picture, words)
        self.picture, self.words = picture, words


def seconds_for(characters: int) -> int:
    """Give the seconds of the processor that a layout of so much markup may take."""
    return SECONDS_LEAST + characters // CHARACTERS_A_SECOND


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Let something take so many seconds of the processor. Raises TimeUp."""
    if not hasattr(signal, "setitimer") or (
        threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    over: list[TimeUp] = []  # the first tells what it was

    def time_up(_number: int, frame: FrameType | None) -> None:
        if not over:
            over.append(TimeUp(*_busy_with(frame)))
        raise over[0]

    former = signal.signal(signal.SIGPROF, time_up)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)
    if over:
        raise over[0]


def _busy_with(frame: FrameType | None) -> tuple[str, str]:
    """Look from the innermost function outwards for a picture, and for a box or an element with text."""
    words = ""
    while frame:
        for name, thing in frame.f_locals.items():
            if address := _address(name, thing):
                return address, ""
            words = words or _words(thing)
        frame = frame.f_back
    return "", words


def _address(name: str, thing: Any) -> str:
    """Give the address of a picture, where a thing is one, as WeasyPrint 70 calls it, or is being fetched."""
    found = vars(thing).get("_base_url") if type(thing).__name__ == "SVGImage" else thing
    if (found is not thing or name == "url") and isinstance(found, str):
        return found
    return ""


def _words(thing: Any) -> str:
    """Give the first words of the element that a box belongs to, where a thing is one."""
    element = getattr(thing, "element", None) if hasattr(thing, "element_tag") else None
    if element is None or not hasattr(element, "itertext"):
        return ""
    words: list[str] = []
    for text in element.itertext():
        words += text.split()[: WORDS_TOLD + 1]
        if len(words) > WORDS_TOLD:
            return " ".join(words[:WORDS_TOLD]) + " …"
    return " ".join(words)
