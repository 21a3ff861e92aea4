"""Bound what an import takes of this process: the processor's time and memory, whatever a document is made of.

pandoc and the second reader have bounds of their own; this is for all that is done between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pamphlet.editor.imports.tree import CannotImport
from pamphlet.pipeline.bounds import within_memory
from pamphlet.press.engine.patience import TimeUp, patience
from pamphlet.verify.guard import address_space

SECONDS = 120  # a book of 240,000 words takes twelve
BYTES = 1_500_000_000  # besides what the program takes itself, where the system keeps it (Linux)


def most_memory() -> int:
    """Give the bytes of address space that an import may have filled in its end, which begins now."""
    return address_space() + BYTES


@contextmanager
def within_bounds(memory: int) -> Iterator[None]:
    """Let something take so much time, and not more memory than the whole import may. Raises CannotImport."""
    try:
        with patience(SECONDS), within_memory(memory):
            yield
    except TimeUp:
        raise CannotImport(f"To import it takes more than {SECONDS} seconds.") from None
    except MemoryError:
        raise CannotImport(f"To import it takes more than {BYTES // 10**6} MB of memory.") from None


@contextmanager
def unbounded() -> Iterator[None]:
    """Let a process be begun that has bounds of its own: pandoc reserves more than it takes."""
    with within_memory(None):
        yield
