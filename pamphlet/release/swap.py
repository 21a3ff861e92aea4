"""Put a release in place as a whole: whoever looks sees the former release or the new one, never a mixture.

The files are written to a new folder beside the target, together with whatever else lies in the target, and the two
folders change places in one step where the system can (Linux `renameat2`, macOS `renamex_np`). Where a folder cannot
change places, or holds much that is no release, its files are moved one by one (`moving`). All of it happens under the
lock of the target, which the caller holds.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from pamphlet.release.holders import is_held
from pamphlet.release.moving import finish_moving, is_inner, is_plain, move_in
from pamphlet.release.target import Target

MOST_BESIDE = 1_000  # files of others in the folder of a release that are linked into the new one
_KEPT = {stat.S_IFREG, stat.S_IFDIR, stat.S_IFLNK}
_SWAP = 2  # RENAME_EXCHANGE (renameat2(2)) and RENAME_SWAP (renamex_np(2)) alike
_HERE = -100  # AT_FDCWD on Linux
_FIXED = {errno.EBUSY, errno.EACCES, errno.EPERM, errno.EXDEV}  # said of what cannot be renamed


def replace_release(target: Target, files: Mapping[str, bytes], former: Iterable[str]) -> None:
    """Make the target hold these files, and beside them all that it held but the `former` release.

    Raises OSError when the target or its parent cannot be written; then the former release is untouched.
    """

    def fill(new: Path) -> Collection[str]:
        for name, content in files.items():
            _write(new / name, content)
        return files.keys()

    _see_that_no_folder_is_lost(target.folder, files)
    replace_folder(target, fill, filter(is_plain, former))


def replace_folder(
    target: Target, fill: Callable[[Path], Collection[str]], former: Iterable[str]
) -> None:
    """Make the target hold what `fill` puts into a new folder, and beside it all that it held but what was `former`.

    Names are paths in the folder, with forward slashes; `fill` gives those of its files, and may be asked twice.
    Raises OSError as `replace_release` does.
    """
    folder = target.folder
    former = {name for name in former if is_inner(name) and not _is_folder(folder / name)}
    if target.room != folder and _may_change_places(folder, former):
        with _new_folder(target) as new:
            replaced = {*former, *fill(new)}
            new.chmod(folder.stat().st_mode & 0o7777 if folder.is_dir() else 0o777 & ~_umask())
            _keep_the_rest(folder, new, replaced)
            _synchronize(new)
            if _change_places(target, new):
                _bring_along(new, folder, replaced)
                _synchronize(target.room)
                return
    with _new_folder(target.within) as new:
        fill(new)
        move_in(target.within, new, former)


@contextmanager
def _new_folder(target: Target) -> Iterator[Path]:
    """Give a new folder, and clear in the end what stands there then, unless somebody reads it."""
    new = Path(tempfile.mkdtemp(prefix=target.new, dir=target.room))
    try:
        yield new
    finally:
        _clear(new)


def recover(target: Target) -> None:
    """Bring back the former release, or finish the new one, where a build was stopped; clear what nobody holds."""
    if target.previous.is_dir() and not os.path.lexists(target.folder):
        target.previous.rename(target.folder)
    _clear(target.previous)
    finish_moving(target.within)
    for left in (*target.left(), *target.within.left()):
        _clear(left)


def _clear(folder: Path) -> None:
    """Remove a folder, if it is there and no living process reads in it."""
    if folder.is_dir() and not is_held(folder):
        shutil.rmtree(folder, ignore_errors=True)


def _see_that_no_folder_is_lost(folder: Path, files: Iterable[str]) -> None:
    for name in files:
        if _is_folder(folder / name):
            raise IsADirectoryError(
                errno.EISDIR, f"a folder is there with the name of a file: {name}"
            )


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _may_change_places(folder: Path, former: Collection[str]) -> bool:
    """Tell whether a folder may be exchanged: nobody of this process stands in it, and little else lies there."""
    if not folder.is_dir():
        return True
    with suppress(OSError):
        if Path.cwd().resolve().is_relative_to(folder):
            return False
    device = folder.stat().st_dev
    own = {*former, *_folders_of(former)}
    count = 0
    for path, entry in _entries_in(folder):
        about = os.lstat(entry.path)  # an entry knows no device on Windows
        strange = about.st_dev != device or stat.S_IFMT(about.st_mode) not in _KEPT
        count += path not in own
        if strange or count > MOST_BESIDE:
            return False
    return True


def _entries_in(folder: Path, within: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Give what is in a folder and in those below it, with its path there; what may not be read is passed over."""
    try:
        with os.scandir(folder / within) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in listed:
        path = f"{within}{entry.name}"
        yield path, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries_in(folder, f"{path}/")


def _folders_of(names: Iterable[str]) -> set[str]:
    """Give the folders that hold files, but for the outermost."""
    inner = {name.rpartition("/")[0] for name in names} - {""}
    return inner | _folders_of(inner) if inner else inner


def _keep_the_rest(folder: Path, new: Path, replaced: Collection[str]) -> None:
    """Link what else lies in the target into the new folder; copy where links cannot be made."""
    own = _folders_of(replaced)
    for path, entry in _entries_in(folder):
        if entry.is_dir(follow_symlinks=False):
            if path not in own:
                (new / path).mkdir(parents=True, exist_ok=True)
                shutil.copystat(entry.path, new / path)
        elif path not in replaced:
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(Path(entry.path), new / path)


def link_or_copy(source: Path, target: Path) -> None:
    """Let a file stand in a second place, too: the same file where the system can, else a copy of the same age."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _synchronize(folder: Path) -> None:
    """Have the names in a folder written to the disk, where a folder can be opened for that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _change_places(target: Target, new: Path) -> bool:
    """Let the new folder be the target, and the old one stand where the new one was; tell whether that could be."""
    folder = target.folder
    if not os.path.lexists(folder):
        new.rename(folder)
    elif not _exchange(new, folder):
        try:
            folder.rename(target.previous)
        except OSError as failure:
            # A mount point, or a folder that another program holds, cannot be renamed.
            if failure.errno in _FIXED:
                return False
            raise
        new.rename(folder)
        target.previous.rename(new)
    return True


def _exchange(new: Path, output: Path) -> bool:
    """Exchange two folders in one step; tell whether the system could."""
    library = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    old_name, new_name = os.fsencode(output), os.fsencode(new)
    if library and sys.platform.startswith("linux") and hasattr(library, "renameat2"):
        return bool(library.renameat2(_HERE, new_name, _HERE, old_name, _SWAP) == 0)
    if library and sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return bool(library.renamex_np(new_name, old_name, _SWAP) == 0)
    return False


def _bring_along(old: Path, folder: Path, replaced: Collection[str]) -> None:
    """Move what others have put into the old folder since it was looked at to the folder that has its place now."""
    for path, entry in _entries_in(old):
        if entry.is_dir(follow_symlinks=False) or path in replaced:
            continue
        if not os.path.lexists(folder / path):
            with suppress(OSError):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                Path(entry.path).rename(folder / path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
