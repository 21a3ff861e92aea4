"""Begin processes off one that is warm: it has loaded once what each of them needs."""

from __future__ import annotations

import sys
import tempfile
from multiprocessing import get_context, util
from multiprocessing.context import BaseContext

# Letters of a path, below which there is room for a socket: its own name takes 40, and all of it has 107 (unix(7)).
LONGEST_TEMPORARY = 60
SHORT_TEMPORARY = "/tmp"  # noqa: S108 -- `multiprocessing` makes a folder in it that nobody else may enter


def warm_context(module: str) -> BaseContext:
    """Give the way to begin processes: forked off one that has imported a module and has no threads, or else anew."""
    if sys.platform != "linux":  # macOS has libraries that take no fork
        return get_context("spawn")
    _keep_sockets_at_short_paths()
    context = get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


def _keep_sockets_at_short_paths() -> None:
    """Have sockets where their paths are short enough, though the folder for temporary files is not: else none is made.

    Python has the folder of a process made once, when it is first asked for.
    """
    if len(tempfile.gettempdir()) <= LONGEST_TEMPORARY:
        return
    former, tempfile.tempdir = tempfile.tempdir, SHORT_TEMPORARY
    try:
        util.get_temp_dir()
    finally:
        tempfile.tempdir = former
