"""Begin processes off one that is warm: it has loaded once what each of them needs."""

from __future__ import annotations

import sys
import threading
from multiprocessing import current_process, get_context
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from pamphlet.pipeline.signals import held_back
from pamphlet.release.workspace import SHORT, kept_folder, lasting_folder

# Letters of a path, below which there is room for a socket: our folder takes 24 and its name 17 or so, and all of it
# has 107 (unix(7)).
LONGEST_TEMPORARY = 60
_FOLDER = "tempdir"  # under which a process of `multiprocessing` knows its folder of sockets
_MAKING = threading.Lock()
_READING_STATUS = (
    threading.RLock()
)  # `multiprocessing` can read it once, and reads all where a process begins


def warm_context(module: str) -> BaseContext:
    """Give the way to begin processes: forked off one that has imported a module and has no threads, or else anew.

    Raises OSError where there can be no temporary folder.
    """
    if sys.platform != "linux":  # macOS has libraries that take no fork
        return get_context("spawn")
    keep_sockets()
    context = get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


def keep_sockets() -> None:
    """Have the sockets of this process stand in a folder that goes with it, even when it is killed: with the next one.

    They stand where their paths are short enough, though the folder for temporary files is not: else none is made.
    `multiprocessing` has its own folder made once, when it is first asked for, and leaves that when it is killed.
    """
    settings: dict[str, Any] = current_process()._config  # type: ignore[attr-defined] # noqa: SLF001 # there is no other way
    with _MAKING:
        if settings.get(_FOLDER) is None:
            where = lasting_folder()
            settings[_FOLDER] = str(
                kept_folder(where if len(where) <= LONGEST_TEMPORARY else SHORT)
            )


def begin(process: BaseProcess) -> None:
    """Begin a process, while no other thread reads how one has ended. Raises OSError and EOFError where none can be.

    It hears nothing of Ctrl-C and the like before it says `heed`; nor does that from which it is forked, ever.
    """
    if sys.platform != "win32":
        from multiprocessing.resource_tracker import ensure_running

        ensure_running()  # it lets its thread hear again what was held back
    with _READING_STATUS, held_back():
        process.start()


def status_of(process: BaseProcess) -> int:
    """Wait until a process has ended, and give its exit status, negative for the signal that ended it.

    Two threads that read a status at once get it in one of them, and 255 in the other.
    """
    wait([process.sentinel])
    with _READING_STATUS:
        process.join()
    return process.exitcode or 0
