"""Put a release in place as a whole: whoever looks sees the former release or the new one, never a mixture.

The files are written to a new folder beside the target, together with whatever else lies in the target, and the two
folders change places in one step where the system can (Linux `renameat2`, macOS `renamex_np`).
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

_SWAP = 2  # RENAME_EXCHANGE (renameat2(2)) and RENAME_SWAP (renamex_np(2)) alike
_HERE = -100  # AT_FDCWD on Linux


def replace_release(output: Path, files: Mapping[str, bytes], former: Iterable[str]) -> None:
    """Make `output` hold these files, and beside them all that it held but the `former` release.

    Raises OSError when the target or its parent cannot be written; then the former release is untouched.
    """
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    recover(output)
    new = Path(tempfile.mkdtemp(prefix=f".{output.name}.new-", dir=output.parent))
    try:
        new.chmod(output.stat().st_mode & 0o7777 if output.is_dir() else 0o777 & ~_umask())
        _keep_the_rest(output, new, set(former) | set(files))
        for name, content in files.items():
            _write(new / name, content)
        _change_places(new, output)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def recover(output: Path) -> None:
    """Bring back the former release if a build was stopped between two renames, and clear what it left."""
    previous = output.with_name(f".{output.name}.previous")
    if previous.is_dir() and not output.exists():
        previous.rename(output)
    elif previous.is_dir():
        shutil.rmtree(previous, ignore_errors=True)
    for left in output.parent.glob(f".{output.name}.new-*"):
        shutil.rmtree(left, ignore_errors=True)


def _keep_the_rest(output: Path, new: Path, replaced: set[str]) -> None:
    """Link what else lies in the target into the new folder; copy where links cannot be made."""
    if not output.is_dir():
        return
    for entry in sorted(output.iterdir()):
        if entry.name in replaced:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, new / entry.name, symlinks=True, copy_function=_link)
        else:
            _link(str(entry), str(new / entry.name))


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _change_places(new: Path, output: Path) -> None:
    if not output.exists():
        new.rename(output)
    elif not _exchange(new, output):
        previous = output.with_name(f".{output.name}.previous")
        try:
            output.rename(previous)
        except OSError as failure:
            # A mount point, or a folder that another program holds, cannot be renamed: move file by file.
            if failure.errno not in {errno.EBUSY, errno.EACCES, errno.EXDEV}:
                raise
            _move_files(new, output)
            return
        new.rename(output)
        shutil.rmtree(previous, ignore_errors=True)


def _exchange(new: Path, output: Path) -> bool:
    """Exchange two folders in one step; tell whether the system could."""
    library = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    old_name, new_name = os.fsencode(output), os.fsencode(new)
    if library and sys.platform.startswith("linux") and hasattr(library, "renameat2"):
        return bool(library.renameat2(_HERE, new_name, _HERE, old_name, _SWAP) == 0)
    if library and sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return bool(library.renamex_np(new_name, old_name, _SWAP) == 0)
    return False


def _move_files(new: Path, output: Path) -> None:
    names = {entry.name for entry in new.iterdir()}
    for entry in sorted(new.iterdir()):
        if entry.is_file():
            entry.replace(output / entry.name)
    for entry in output.iterdir():
        if entry.is_file() and entry.name not in names:
            entry.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
