"""Fork a process, feed it, and hear what it answers: what of `multiprocessing` a verdict needs, which loads at once.

`multiprocessing` loads sockets, temporary files and locks for that, which takes as long as to read a short copy. Both
processes are of this very program, so that what goes between them may be pickled.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import select
import signal
import sys
from collections.abc import Callable
from struct import Struct
from typing import Any, NoReturn

PIECE = 2**20  # bytes that are read at once
SIZE = Struct("!Q")  # stands before what is sent


class End:
    """One end of a pipe: what is sent into the other comes out whole, or not at all."""

    def __init__(self, number: int) -> None:
        self._number = number

    def send(self, thing: Any) -> None:
        """Send something, pickled. Raises BrokenPipeError when nobody is there to take it."""
        self.send_bytes(pickle.dumps(thing))

    def send_bytes(self, content: bytes) -> None:
        """Send bytes. Raises BrokenPipeError."""
        left = memoryview(SIZE.pack(len(content)) + content)
        while left:
            left = left[os.write(self._number, left) :]

    def recv(self) -> Any:
        """Wait for something that was pickled. Raises EOFError when it cannot come any more."""
        return pickle.loads(self.recv_bytes())  # noqa: S301 - of this very program

    def recv_bytes(self) -> bytes:
        """Wait for bytes. Raises EOFError."""
        (size,) = SIZE.unpack(self._read(SIZE.size))
        return self._read(size)

    def _read(self, size: int) -> bytes:
        content = bytearray()
        while len(content) < size:
            piece = os.read(self._number, min(PIECE, size - len(content)))
            if not piece:
                raise EOFError
            content += piece
        return bytes(content)

    def poll(self, seconds: float) -> bool:
        """Tell whether something comes, or cannot come any more, within some time."""
        return bool(select.select([self._number], [], [], seconds)[0])

    def close(self) -> None:
        """Close this end, if that was not done yet."""
        if self._number >= 0:
            os.close(self._number)
        self._number = -1


class Fork:
    """A process that was forked; `exitcode` is that of its end, or the negative number of the signal that ended it."""

    def __init__(self, number: int) -> None:
        self._number = number
        self.exitcode: int | None = None

    def kill(self) -> None:
        """End it, if it has not ended."""
        if self.exitcode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)

    def join(self) -> None:
        """Wait for its end."""
        if self.exitcode is None:
            _, status = os.waitpid(self._number, 0)
            self.exitcode = os.waitstatus_to_exitcode(status)


def fork(begin: Callable[[End, End], NoReturn]) -> tuple[Fork, End, End]:
    """Fork a process, which begins with what it is fed by and what it answers to; give it, its answers, its feeder."""
    fed, feeder = map(End, os.pipe())
    answers, answering = map(End, os.pipe())
    for stream in (sys.stdout, sys.stderr):
        stream.flush()  # what waits to be printed is printed once
    number = os.fork()
    if number == 0:
        gc.freeze()  # what is shared stays shared: the collector marks nothing of it
        try:
            feeder.close()
            answers.close()
            begin(fed, answering)
        finally:
            os._exit(1)  # whatever happens, it goes on with nothing of its parent's
    fed.close()
    answering.close()
    return Fork(number), answers, feeder
