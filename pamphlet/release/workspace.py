"""Give a process a temporary folder of its own, which goes when the process does: at once, or with the next one.

WeasyPrint and others make temporary files, and a process that is killed leaves them. So all of them stand in one folder
that is locked as long as its process lives; who comes next clears away those that nobody holds.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from pamphlet.release.lock import Busy, held

NAME = "pamphlet-build-"
LOCK = "lock"
TRIES = 10  # another process may clear a folder away before it is locked
SHORT = "/tmp"  # noqa: S108 # where the path of another folder for temporary files is too long for a socket
# A forked child forgets what is to be done in the end: without these it would be done there and then.
_KEPT: list[ExitStack] = []
_LASTING: list[str] = []  # where temporary files stood before the folders in which they stand now
LAST = -100  # of what multiprocessing does when a process ends: what it does with its own folder


@contextmanager
def workspace() -> Iterator[Path]:
    """Let the temporary files of this process stand in a folder of its own, and give that. Raises OSError."""
    former, where = tempfile.tempdir, temporary_folder()
    with own_folder(where) as folder:
        tempfile.tempdir = str(folder)
        _LASTING.append(where)
        try:
            yield folder
        finally:
            _LASTING.pop()
            tempfile.tempdir = former


@contextmanager
def own_folder(where: str) -> Iterator[Path]:
    """Give a folder that this process holds, and that goes in the end, or with the next one. Raises OSError."""
    with ExitStack() as stack:
        folder = _locked_folder(stack, where)
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        yield folder


def kept_folder(where: str) -> Path:
    """Make a folder as `own_folder` does, which goes when this process ends. Raises OSError."""
    from multiprocessing.util import Finalize

    stack = ExitStack()
    folder = stack.enter_context(own_folder(where))
    _KEPT.append(stack)
    Finalize(None, stack.close, exitpriority=LAST)  # in no child, which does not hold it
    return folder


def _locked_folder(stack: ExitStack, where: str) -> Path:
    """Make a folder and lock it, until the stack ends."""
    for _ in range(TRIES):
        folder = Path(tempfile.mkdtemp(prefix=NAME, dir=where))
        with (
            suppress(Busy, FileNotFoundError),
            ExitStack() as trial,
        ):  # another takes it for a dead one
            made = folder.stat()
            trial.enter_context(held(folder / LOCK, patience=0))
            if os.path.samestat(made, folder.stat()):  # filelock 4 makes what is gone anew
                stack.push(trial.pop_all())
                return folder
            trial.callback(shutil.rmtree, folder, ignore_errors=True)
    raise FileNotFoundError(errno.ENOENT, "no temporary folder can be kept", where)


def clear_dead_workspaces() -> None:
    """Clear away the folders of processes of this user that are no more."""
    for where in dict.fromkeys((temporary_folder(), SHORT)):
        _clear_dead_in(where)


def _clear_dead_in(where: str) -> None:
    own = getattr(os, "getuid", lambda: 0)()
    with suppress(OSError), os.scandir(where) as entries:
        for entry in entries:
            if (
                entry.name.startswith(NAME)
                and entry.is_dir(follow_symlinks=False)
                and entry.stat(follow_symlinks=False).st_uid == own
            ):
                _clear_if_dead(Path(entry.path))


def lasting_folder() -> str:
    """Give the folder of temporary files for what outlives the workspaces that are open."""
    return _LASTING[0] if _LASTING else temporary_folder()


def temporary_folder() -> str:
    """Give the folder of temporary files as `tempfile` does, which however writes a file to each one on trial."""
    if tempfile.tempdir is None:
        named = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
        for folder in filter(None, (*named, SHORT)):
            if Path(folder).is_dir() and os.access(folder, os.W_OK | os.X_OK):
                return str(Path(folder).absolute())
    return tempfile.gettempdir()


def _clear_if_dead(folder: Path) -> None:
    with suppress(Busy, OSError), held(folder / LOCK, patience=0):
        shutil.rmtree(folder, ignore_errors=True)
