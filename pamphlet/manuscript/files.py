"""Read the files of a manuscript: inside the folder, bounded, UTF-8, without control characters."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pamphlet.model import ManuscriptFile
from pamphlet.problems import Place, Problem, did_you_mean, error

TEXT_BYTES_MOST = 8_000_000
PICTURE_BYTES_MOST = 30_000_000
ALL_BYTES_MOST = 200_000_000
FILES_MOST = 2_000

# What XML 1.0 §2.2 has no place for, and the C1 controls that no one types on purpose.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(slots=True)
class Folder:
    """The manuscript's folder: `shown` is how its paths are told to people; `problems` grows while files are read."""

    root: Path
    shown: str
    problems: list[Problem] = field(default_factory=list)
    contents: dict[str, bytes | None] = field(default_factory=dict)

    def place(self, name: str, line: int = 0, column: int = 0) -> Place:
        """Give the place of a line in a file of the folder."""
        return Place(f"{self.shown}/{name}" if self.shown != "." else name, line, column)

    def names(self) -> tuple[str, ...]:
        """List all files in the folder, hidden ones aside, sorted; a link that leads out is not followed."""
        found: list[str] = []
        for base, folders, files in os.walk(self.root):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            inside = Path(base).relative_to(self.root)
            found += [(inside / each).as_posix() for each in files if not each.startswith(".")]
            if len(found) > FILES_MOST:
                break
        return tuple(sorted(name for name in found if not self.leads_out(name)))

    def nearest(self, name: str) -> str:
        """Give a hint with the nearest names of files, or an empty one."""
        return did_you_mean(name, self.names())

    def read(self, name: str, named_at: Place, most: int = TEXT_BYTES_MOST) -> bytes | None:
        """Read a file that the manuscript names at `named_at`; on a problem note it and give None."""
        if name not in self.contents:
            self.contents[name] = self._read(name, named_at, most)
        return self.contents[name]

    def read_text(self, name: str, named_at: Place, form_feeds: bool = False) -> str | None:
        """Read a file as text, line ends as line feeds; `form_feeds` allows page breaks."""
        content = self.read(name, named_at)
        if content is None:
            return None
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as failure:
            before = content[: failure.start].decode("utf-8", "replace")
            byte = content[failure.start]
            self._complain(
                "F03",
                f"this file is not UTF-8: the byte 0x{byte:02X} stands here",
                self._position(name, before),
                "save it as UTF-8 in your editor (“Encoding” in its “Save as” window)",
            )
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if form_feeds:
            text = text.replace("\f", "\n")
        return text if self._without_controls(name, text) else None

    def files(self) -> tuple[ManuscriptFile, ...]:
        """Give every file of the folder, byte for byte; a folder beyond all bounds is a problem."""
        found = []
        total = 0
        for name in self.names():
            content = self.read(name, self.place(name), PICTURE_BYTES_MOST)
            if content is None:
                continue
            total += len(content)
            found.append(ManuscriptFile(name, content))
        if total > ALL_BYTES_MOST or len(found) > FILES_MOST:
            self._complain(
                "F05",
                f"the folder holds {len(found)} files of {total / 1e6:.0f} MB in all",
                Place(self.shown),
                "leave in it what belongs to the work",
            )
        return tuple(found)

    def _read(self, name: str, named_at: Place, most: int) -> bytes | None:
        if self.leads_out(name):
            self._complain(
                "F02",
                f"“{name}” lies outside the manuscript's folder",
                named_at,
                "copy the file into the folder and name the copy",
            )
            return None
        path = self.root / name
        if not path.is_file():
            hint = self.nearest(name) or "check the name; upper and lower case count"
            self._complain("F01", f"there is no file “{name}”", named_at, hint)
            return None
        try:
            size = path.stat().st_size
            if size > most:
                self._complain(
                    "F05",
                    f"“{name}” has {size / 1e6:.1f} MB; the most that is read is {most / 1e6:.0f} MB",
                    named_at,
                )
                return None
            return path.read_bytes()
        except OSError as failure:
            self._complain("F07", f"“{name}” cannot be read: {failure.strerror}", named_at)
            return None

    def leads_out(self, name: str) -> bool:
        """Tell whether a path does not stay within the folder, links followed."""
        inner = PurePosixPath(name)
        if inner.is_absolute() or ".." in inner.parts or "\\" in name or ":" in name or "\0" in name:
            return True
        try:
            return not (self.root / name).resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):  # a link that leads to itself
            return True

    def _without_controls(self, name: str, text: str) -> bool:
        for found in _CONTROL.finditer(text):
            self._complain(
                "F04",
                f"the character U+{ord(found[0]):04X} stands here; no reader can show it",
                self._position(name, text[: found.start()]),
                "delete it; it often comes along when text is copied from a PDF",
            )
        return not _CONTROL.search(text)

    def _position(self, name: str, before: str) -> Place:
        line = before.count("\n") + 1
        return self.place(name, line, len(before) - (before.rfind("\n") + 1) + 1)

    def _complain(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self.problems.append(error(code, message, place, hint))
