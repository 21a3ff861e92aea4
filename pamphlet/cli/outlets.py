"""Let a command end well though what it prints cannot be printed: the reader has gone, or the disk is full.

A reader that leaves early, as `head` does, has read enough: the command goes on, and is not heard any more. What else
keeps the output from being written is remembered, to be told in the end.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Outlet(io.FileIO):
    """A pipe or file that lets go of what it can no longer take; `failure` tells why that is."""

    failure: OSError | None = None

    def write(self, content: ReadableBuffer, /) -> int | None:  # type: ignore[override] # as a raw stream may
        """Write as much as can be written at once; from the first failure on, nothing."""
        if self.failure is None:
            try:
                return super().write(content)
            except OSError as failure:
                self.failure = failure
        return memoryview(content).nbytes


def open_outlets() -> Outlet | None:
    """Have standard output and standard error fail no more, in no encoding; give the `Outlet` of standard output.

    There is none where it was closed before the program began.
    """
    _keep_numbers()
    _open_outlet("stderr", 2)
    return _open_outlet("stdout", 1)


def _keep_numbers() -> None:
    """Let no file get the number of a stream that was closed before the program began: libraries write to those."""
    number = os.open(os.devnull, os.O_RDWR)
    while number < 3:
        number = os.open(os.devnull, os.O_RDWR)
    os.close(number)


def _open_outlet(name: str, number: int) -> Outlet | None:
    stream = getattr(sys, name)
    if stream is None:
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 # as long as the program runs
        setattr(sys, name, nowhere)
        return None
    if os.name == "nt" and stream.isatty():  # a console of Windows is no file
        stream.reconfigure(errors="replace")
        return None
    outlet = Outlet(number, "w", closefd=False)
    written = io.TextIOWrapper(
        io.BufferedWriter(outlet),
        stream.encoding,
        "replace",
        line_buffering=number == 2 or outlet.isatty(),
    )
    setattr(sys, name, written)
    return outlet
