"""Leave the garbage of a short work lying until it is made: to look for it again and again takes a tenth of the time.

What refers to itself in a circle is found by Python only when it looks through all that there is, and while a release
is made there are millions of objects that are no garbage. What is left lying are some 4 kB for each word.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONG = 50_000  # words: whose garbage, 200 MB, is looked for after all


@contextmanager
def garbage_lying(words: int) -> Iterator[None]:
    """Look for garbage of a work of so many words only if it is long, and then as before; not in a thread of others."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = gc.isenabled()
    _look(looking=words > LONG)
    try:
        yield
    finally:
        _look(looking=before)


def _look(*, looking: bool) -> None:
    (gc.enable if looking else gc.disable)()
