"""A desk to write small manuscripts on: a folder with a pamphlet.yaml that tests lay parts into."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pamphlet.manuscript.reading import read_manuscript
from pamphlet.work.model import Pamphlet, Part
from pamphlet.work.problems import Problem

YAML = """\
title: A Work
language: en
released: 2026-11-22
alterations: true
speakers:
  CS: Contemporary Socialist
  LT: Leon Trotsky
  O.K.: Óscar d’Arcy-O'Neill
  Юл: Юлия Орлова
  د.ع: دكتور عمر
  编: 编者
parts: [part.md, citing.md]
sources: sources.yaml
"""
# The same for an interview whose brackets mean something.
INTERVIEW_YAML = """\
title: A Work
language: en
released: 2026-11-22
alterations: true
speakers: {CS: Contemporary Socialist, LT: Leon Trotsky}
parts: [part.md, citing.md]
sources: sources.yaml
"""
KEYS = ("1937a", "1937b", "1928", "1929", "1939-40")
SOURCES = "references:\n" + "".join(f'- {{id: "{key}", status: unidentified}}\n' for key in KEYS)
CITING = "---\ntitle: Sources\nrole: note\n---\n" + " ".join(f"[{key}:1]" for key in KEYS)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle cx="1" cy="1" r="1"/></svg>'
)
SILENT = "T02"  # not everybody speaks in a part of a few lines


def png(width: int = 1, height: int = 1) -> bytes:
    """Draw a black picture (PNG, third edition, §5)."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(kind + content).to_bytes(4, "big")
        return len(content).to_bytes(4, "big") + kind + content + checksum

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    rows = zlib.compress((b"\0" + bytes(width)) * height)
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


_watchers: list[list[str]] = []


def _tell(event: str, details: tuple[object, ...]) -> None:
    if event == "open" and isinstance(details[0], str | bytes | Path) and _watchers:
        path = Path(os.fsdecode(details[0])).as_posix()
        for paths in _watchers:
            paths.append(path)


sys.addaudithook(_tell)  # there is no taking one away


@contextmanager
def opened() -> Iterator[list[str]]:
    """Note the path of every file that is opened meanwhile."""
    paths: list[str] = []
    _watchers.append(paths)
    try:
        yield paths
    finally:
        _watchers.remove(paths)


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder in which a manuscript is written and read; every source is cited in its last part."""

    folder: Path

    def lay(self, name: str, content: str | bytes) -> Path:
        """Write a file of the manuscript."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self) -> tuple[Pamphlet | None, tuple[Problem, ...]]:
        """Read what lies on the desk."""
        return read_manuscript(self.folder)

    def read_part(
        self, body: str | bytes, role: str = "chapter", yaml: str = YAML
    ) -> tuple[Pamphlet | None, tuple[Problem, ...]]:
        """Read a manuscript of one part, whose text begins in line 5; give the problems in it."""
        typed = body if isinstance(body, bytes) else body.encode()
        self.lay("pamphlet.yaml", yaml)
        self.lay("sources.yaml", SOURCES)
        self.lay("citing.md", CITING)
        self.lay("pictures/dot.png", png())
        self.lay("pictures/dot.svg", SVG)
        self.lay("part.md", f"---\ntitle: The Part\nrole: {role}\n---\n".encode() + typed)
        pamphlet, problems = self.read()
        return pamphlet, tuple(each for each in problems if each.code != SILENT)

    def part(self, body: str | bytes, role: str = "chapter", yaml: str = YAML) -> Part:
        """Read a part in which nothing is wrong."""
        pamphlet, problems = self.read_part(body, role, yaml)
        assert pamphlet, "\n".join(map(str, problems))
        return pamphlet.parts[0]
