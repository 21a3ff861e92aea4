"""Read the files that a manuscript declares, each once: inside the folder, bounded, with its hash; text as UTF-8.

What lies in the folder and is not named is neither opened nor counted, and no pipe or device is waited for.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path, PurePosixPath

from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen
from pamphlet.work.model import ManuscriptFile
from pamphlet.work.problems import Place, Problems, did_you_mean

SETTINGS = "pamphlet.yaml"
STYLE = "style.css"  # belongs to the manuscript when it is there, without being named

TEXT_BYTES_MOST = 8_000_000
FILE_BYTES_MOST = 30_000_000  # a picture, as a camera gives it
ALL_BYTES_MOST = 200_000_000
FILES_MOST = 2_000
CONTROLS_TOLD_MOST = 5
HINTS_MOST = 50  # names that are missing, for which the nearest ones are looked for

# What XML 1.0 §2.2 has no place for, and the C1 controls, which no one types on purpose.
CONTROL = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

ADDRESS = expression(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)  # what is no path

# Not every system has the last two: a pipe is not waited for, and no link is followed any more.
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_READ |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


@frozen
class Refusal:
    """Why a file cannot be had, and what to do about it; told wherever the manuscript names the file."""

    code: str
    message: str
    hint: str


@dataclass(slots=True)
class Folder:
    """The manuscript's folder. `problems` grows while files are read, `texts` by those read as text.

    `seen` are the files that were looked at, `declared` those of them that the manuscript names.
    """

    root: Path
    problems: Problems = field(default_factory=Problems)
    texts: dict[str, str] = field(default_factory=dict)
    seen: dict[str, ManuscriptFile | Refusal] = field(default_factory=dict)
    declared: dict[str, ManuscriptFile] = field(default_factory=dict)
    size: int = 0  # bytes of the files declared
    missing: int = 0  # files that were not there
    names: tuple[str, ...] = ()  # of what is there, when a name was looked for that is not

    def place(self, name: str, line: int = 0, column: int = 0) -> Place:
        """Give the place of a line in a file of the folder."""
        return Place((self.root / name).as_posix(), line, column)

    def text_at(self, place: Place) -> str:
        """Give the text of the file in which a place is, as far as it was read."""
        return self.texts.get(place.path, "")

    def files(self) -> tuple[ManuscriptFile, ...]:
        """Give the files that the manuscript names, as far as it was read."""
        return tuple(self.declared[name] for name in sorted(self.declared))

    def lacks(self, name: str) -> bool:
        """Tell whether nothing but a folder of this name could be there to be read."""
        path = self._followed(name)
        # Unlike those of Path, these functions raise nothing, however long a name is.
        return path is not None and (not os.path.exists(path) or os.path.isdir(path))  # noqa: PTH110, PTH112

    def look(self, name: str) -> ManuscriptFile | Refusal:
        """Give a file, read at most once, or why it cannot be had."""
        if name not in self.seen:
            content = self._content(name)
            if isinstance(content, bytes):
                self.seen[name] = ManuscriptFile(name, content, sha256(content).hexdigest())
            else:
                self.seen[name] = content
        return self.seen[name]

    def read(self, name: str, named_at: Place, most: int = FILE_BYTES_MOST) -> bytes | None:
        """Read a file that the manuscript names at `named_at`; note there why it cannot be had, and give None."""
        if not self._is_full():
            file = self.look(name)
            if isinstance(file, Refusal):
                self.note(_too_large(name, most) if file.code == "F05" else file, named_at)
                return None
            if name not in self.declared:
                self.declared[name] = file
                self.size += len(file.content)
            if len(file.content) > most:
                self.note(_too_large(name, most), named_at)
                return None
            if not self._is_full():
                return file.content
        bounds = f"{FILES_MOST} files or {ALL_BYTES_MOST / 1e6:.0f} MB"
        hint = "leave in it only what belongs to the work"
        refusal = Refusal("F05", f"the manuscript names more than {bounds}", hint)
        self.note(refusal, Place(self.root.as_posix()))
        return None

    def read_text(self, name: str, named_at: Place, *, form_feeds: bool = False) -> str | None:
        """Read a file as text, line ends as line feeds; `form_feeds` allows page breaks."""
        content = self.read(name, named_at, TEXT_BYTES_MOST)
        if content is None:
            return None
        content = content.removeprefix(BOM_UTF8)
        try:
            text = content.decode()
        except UnicodeDecodeError as failure:
            message = f"this file is not UTF-8: the byte 0x{content[failure.start]:02X} stands here"
            hint = "save it as UTF-8; most editors ask for the encoding in “Save as”"
            before = content[: failure.start].decode(errors="replace")
            self.note(Refusal("F03", message, hint), self._end_of(before, name))
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if form_feeds:
            text = text.replace("\f", "\n")
        self.texts[self.place(name).path] = text
        return None if self._note_controls(name, text) else text

    def note(self, refusal: Refusal, place: Place) -> None:
        """Note a refusal as a problem at a place."""
        self.problems.error(refusal.code, refusal.message, place, refusal.hint)

    def nearest(self, name: str) -> str:
        """Give a hint with the nearest names of files, as far as the bound goes."""
        self.missing += 1
        if self.missing <= HINTS_MOST and not self.names:
            self.names = tuple(self._names())
        hint = did_you_mean(name, self.names) if self.missing <= HINTS_MOST else ""
        return hint or "put the file there, or correct the name; upper and lower case count"

    def _is_full(self) -> bool:
        return len(self.declared) > FILES_MOST or self.size > ALL_BYTES_MOST

    def _names(self) -> Iterator[str]:
        """Give the names of the files in the folder, as far as the bound goes; hidden ones and links out aside."""
        seen = 0
        for base, folders, files in os.walk(self.root):
            folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
            for file in sorted(files):
                seen += 1
                if seen > FILES_MOST:
                    return
                name = (Path(base).relative_to(self.root) / file).as_posix()
                if not file.startswith(".") and self._followed(name) and not self.lacks(name):
                    yield name

    def _followed(self, name: str) -> Path | None:
        """Follow a path, links too; None when it does not stay within the folder."""
        inner = PurePosixPath(name)
        if inner.is_absolute() or ".." in inner.parts or re.search(r"[\\:\0]", name):
            return None
        try:
            path = (self.root / name).resolve()
            return path if path.is_relative_to(self.root.resolve()) else None
        except (OSError, RuntimeError, ValueError):  # a link that leads to itself
            return None

    def _content(self, name: str) -> bytes | Refusal:
        path = self._followed(name)
        if path is None:
            message = f"“{name}” lies outside the manuscript's folder"
            return Refusal("F02", message, "copy the file into the folder and name the copy")
        try:
            descriptor = os.open(path, _READ)
            try:
                return _bounded(name, descriptor)
            finally:
                os.close(descriptor)
        except OSError as failure:
            if failure.errno in {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG}:
                return Refusal("F01", f"there is no file “{name}”", self.nearest(name))
            hint = "allow yourself to read it, or save it anew"
            return Refusal("F07", f"“{name}” cannot be read: {failure.strerror}", hint)

    def _note_controls(self, name: str, text: str) -> bool:
        """Note the first characters that no book can hold; tell whether there are any."""
        controls = list(islice(CONTROL.finditer(text), CONTROLS_TOLD_MOST))
        for control in controls:
            called = f"the control character U+{ord(control[0]):04X}"
            hint = "delete it; it often comes along when text is copied out of a PDF"
            refusal = Refusal("F04", f"{called} stands here, and no book can hold it", hint)
            self.note(refusal, self._end_of(text[: control.start()], name))
        return bool(controls)

    def _end_of(self, before: str, name: str) -> Place:
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        return Place.at(self.place(name).path, before, len(before))


def inner_path(typed: str) -> str:
    """Give a path as the folder names it: “./a//b.md” is “a/b.md”."""
    return PurePosixPath(typed).as_posix() if typed else ""


def _bounded(name: str, descriptor: int) -> bytes | Refusal:
    """Read an open file, but no pipe, and no more than the bound even if it grows. Raises OSError."""
    about = os.fstat(descriptor)
    if stat.S_ISDIR(about.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(about.st_mode):
        message = f"“{name}” cannot be read: it is a pipe or a device, not a file"
        return Refusal("F07", message, "put a file in its place")
    if about.st_size <= FILE_BYTES_MOST:
        with open(descriptor, "rb", closefd=False) as stream:
            content = stream.read(FILE_BYTES_MOST + 1) or b""  # nothing: it gives what comes in
        if len(content) <= FILE_BYTES_MOST:
            return content
    return _too_large(name, FILE_BYTES_MOST)


def _too_large(name: str, most: int) -> Refusal:
    message = f"“{name}” is larger than {most / 1e6:.0f} MB, the most that is read of such a file"
    return Refusal("F05", message, "make it smaller, or split it in two")
