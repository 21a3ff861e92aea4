"""Write files into the folder of a manuscript: all of them, or none where that fails or is stopped."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pamphlet.pipeline.signals import to_the_end
from pamphlet.release.folders import folder_for_content

NEW = ".new"  # where the files stand until all are written


def write_all(folder: Path, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """Write files by their paths in a folder, in this order, and take those away that are `gone`. Raises OSError.

    What lies there under such a name is replaced, be it a link or a pipe; but for a folder, which is refused. Folders
    are made in the order of their names, the hidden ones first, by which an import is known.
    """
    for name in files:
        if (folder / name).is_dir() and not (folder / name).is_symlink():
            raise IsADirectoryError(
                errno.EISDIR, "a folder has the name of a file", str(folder / name)
            )
    around = sorted((folder / name).parent for name in files)
    with _folders((folder, *around)), _new(folder / NEW) as new:
        for number, content in enumerate(files.values()):
            (new / str(number)).write_bytes(content)
        with to_the_end():
            for number, name in enumerate(files):
                (new / str(number)).replace(folder / name)
            for name in gone:
                (folder / name).unlink(missing_ok=True)


@contextmanager
def _folders(folders: Iterable[Path]) -> Iterator[None]:
    with ExitStack() as stack:
        for folder in dict.fromkeys(folders):
            stack.enter_context(folder_for_content(folder))
        yield


@contextmanager
def _new(folder: Path) -> Iterator[Path]:
    """Give a new folder in the place of one that was left when this was killed; it goes in the end."""
    _remove(folder)
    try:
        folder.mkdir()
        yield folder
    finally:
        _remove(folder)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
