"""Begin the processes of one build, which end with it: they lay out while this one does what needs no layout."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from typing import Any, cast

from pamphlet.pipeline.own_process import live_with_parent, may_divide
from pamphlet.pipeline.signals import held_back
from pamphlet.press import CannotTypeset


@contextmanager
def press_beside(layouts: int, jobs: int) -> Iterator[Executor | None]:
    """Give a process for each layout, `jobs` at the most, or None where that would not help, or may not be.

    They load the typesetter while this process still reads the manuscript. They die with this one, and of Ctrl-C.
    """
    if jobs < 2 or not layouts or not may_divide():
        yield None
        return
    method = "fork" if "fork" in get_all_start_methods() else None
    workers = min(layouts, jobs)
    press = ProcessPoolExecutor(
        workers,
        mp_context=get_context(method),
        initializer=live_with_parent,
        initargs=(tempfile.tempdir,),
    )
    with held_back():
        for _ in range(workers):
            press.submit(_warm_up)
    if method == "fork":  # all of them are there, and nobody else need hold what they are asked by
        cast("Any", press)._call_queue._reader.close()  # noqa: SLF001
    try:
        yield press
    finally:
        end_at_once(press)


def end_at_once(press: ProcessPoolExecutor) -> None:
    """End the processes at once, and wait for that: what is wanted of them has come, or nobody wants it any more.

    Who does not wait may end while the pool does, and then Python 3.11 tells of that, traceback and all. A process that
    ends amid its answer leaves the pool reading for ever, unless nobody is left who could write the rest; one that ends
    amid what it is asked leaves the pool writing, before Python 3.11.5, unless nobody is left who could read that.
    """
    # Before Python 3.14 there is no other way to the processes, and none to what they write into and read from.
    inner = cast("Any", press)
    inner._call_queue._reader.close()  # noqa: SLF001 # first: when they have died, a thread of the pool closes it, too
    for process in list((inner._processes or {}).values()):  # noqa: SLF001
        process.kill()
        process.join()
    inner._result_queue._writer.close()  # noqa: SLF001
    press.shutdown(wait=True, cancel_futures=True)


def _warm_up() -> None:
    """Load what the print needs; where it cannot be loaded, making the print will tell."""
    from pamphlet.press.engine.loading import load_weasyprint

    with contextlib.suppress(CannotTypeset):
        load_weasyprint()
