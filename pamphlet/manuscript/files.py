"""Read the files of a manuscript: inside the folder, bounded, UTF-8, without control characters."""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath

from pamphlet.work.model import ManuscriptFile
from pamphlet.work.problems import Place, Problem, did_you_mean, error

TEXT_BYTES_MOST = 8_000_000
PICTURE_BYTES_MOST = 30_000_000
ALL_BYTES_MOST = 200_000_000
FILES_MOST = 2_000
CONTROLS_TOLD_MOST = 5

# What XML 1.0 §2.2 has no place for, and the C1 controls, which no one types on purpose.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Folder:
    """The manuscript's folder: `shown` is how its paths are told to people.

    `problems` grows while files are read; `contents` and `texts` keep what was read.
    """

    root: Path
    shown: str
    problems: list[Problem] = field(default_factory=list)
    contents: dict[str, bytes | None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def place(self, name: str, line: int = 0, column: int = 0) -> Place:
        """Give the place of a line in a file of the folder."""
        return Place(f"{self.shown}/{name}" if self.shown != "." else name, line, column)

    def text_at(self, place: Place) -> str:
        """Give the text of the file in which a place is, as far as it was read."""
        return self.texts.get(place.path.removeprefix(f"{self.shown}/"), "")

    def holds(self, name: str, *, folder: bool = False) -> bool:
        """Tell whether a file (or a folder) of this name can be looked for and is there."""
        path = self.root / name
        try:
            return path.is_dir() if folder else path.is_file()
        except (OSError, ValueError):  # a name too long, a folder that may not be searched
            return False

    def names(self) -> tuple[str, ...]:
        """List the files in the folder, hidden ones aside, sorted, as far as the bound goes.

        A link that leads out of the folder is left aside.
        """
        return tuple(sorted(islice(self._walk(), FILES_MOST + 1)))

    def nearest(self, name: str) -> str:
        """Give a hint with the nearest names of files."""
        hint = did_you_mean(name, self.names())
        return hint or "put the file there, or correct the name; upper and lower case count"

    def read(self, name: str, named_at: Place, most: int = TEXT_BYTES_MOST) -> bytes | None:
        """Read a file that the manuscript names at `named_at`; on a problem note it, give None."""
        if name not in self.contents:
            self.contents[name] = self._read(name, named_at, most)
        return self.contents[name]

    def read_text(self, name: str, named_at: Place, *, form_feeds: bool = False) -> str | None:
        """Read a file as text, line ends as line feeds; `form_feeds` allows page breaks."""
        content = self.read(name, named_at)
        if content is None:
            return None
        content = content.removeprefix(BOM_UTF8)
        try:
            text = content.decode()
        except UnicodeDecodeError as failure:
            self._complain(
                "F03",
                f"this file is not UTF-8: the byte 0x{content[failure.start]:02X} stands here",
                self._position(name, content[: failure.start].decode(errors="replace")),
                "save it as UTF-8; most editors ask for the encoding in “Save as”",
            )
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if form_feeds:
            text = text.replace("\f", "\n")
        self.texts[name] = text
        return None if self._complain_of_controls(name, text) else text

    def files(self) -> tuple[ManuscriptFile, ...]:
        """Give every file of the folder, byte for byte; a folder beyond all bounds is a problem."""
        found = []
        names = self.names()
        left = ALL_BYTES_MOST
        for name in names[:FILES_MOST]:
            content = self.read(name, self.place(name), PICTURE_BYTES_MOST)
            left -= len(content or b"")
            if left < 0:
                break
            if content is not None:
                found.append(ManuscriptFile(name, content))
        if left < 0 or len(names) > FILES_MOST:
            self._complain(
                "F05",
                f"the folder holds more than {FILES_MOST} files or {ALL_BYTES_MOST / 1e6:.0f} MB",
                Place(self.shown),
                "leave in it only what belongs to the work",
            )
        return tuple(found)

    def leads_out(self, name: str) -> bool:
        """Tell whether a path does not stay within the folder, links followed."""
        inner = PurePosixPath(name)
        if inner.is_absolute() or ".." in inner.parts or re.search(r"[\\:\0]", name):
            return True
        try:
            return not (self.root / name).resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError, ValueError):  # a link that leads to itself
            return True

    def _walk(self) -> Iterator[str]:
        for base, folders, files in os.walk(self.root):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            inside = Path(base).relative_to(self.root)
            for each in sorted(files):
                name = (inside / each).as_posix()
                hidden = each.startswith(".")
                if not hidden and not self.leads_out(name) and self.holds(name):
                    yield name

    def _read(self, name: str, named_at: Place, most: int) -> bytes | None:
        if self.leads_out(name):
            message = f"“{name}” lies outside the manuscript's folder"
            hint = "copy the file into the folder and name the copy"
            self._complain("F02", message, named_at, hint)
        elif not self.holds(name):
            self._complain("F01", f"there is no file “{name}”", named_at, self.nearest(name))
        else:
            return self._content(name, named_at, most)
        return None

    def _content(self, name: str, named_at: Place, most: int) -> bytes | None:
        path = self.root / name
        try:
            size = path.stat().st_size
            if size <= most:
                return path.read_bytes()
        except OSError as failure:
            hint = "allow yourself to read it, or save it anew"
            self._complain("F07", f"“{name}” cannot be read: {failure.strerror}", named_at, hint)
            return None
        self._complain(
            "F05",
            f"“{name}” is larger than {most / 1e6:.0f} MB, the most that is read of such a file",
            named_at,
            "make it smaller, or split it in two",
        )
        return None

    def _complain_of_controls(self, name: str, text: str) -> bool:
        """Note the first characters that no book can hold; tell whether there are any."""
        found = list(islice(CONTROL.finditer(text), CONTROLS_TOLD_MOST))
        for each in found:
            self._complain(
                "F04",
                f"the control character U+{ord(each[0]):04X} stands here, and no book can hold it",
                self._position(name, text[: each.start()]),
                "delete it; it often comes along when text is copied out of a PDF",
            )
        return bool(found)

    def _position(self, name: str, before: str) -> Place:
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        return self.place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))

    def _complain(self, code: str, message: str, place: Place, hint: str) -> None:
        self.problems.append(error(code, message, place, hint))
