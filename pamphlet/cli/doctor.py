"""Examine the machine: what a build needs, what the tests need, and the one command that cures each lack."""

from __future__ import annotations

import ctypes
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from pamphlet import DISTRIBUTION
from pamphlet.release.versions import LIBRARIES, NONE, versions

SYSTEMS = ("Debian, Ubuntu", "Fedora", "macOS", "Windows")

MSYS = "install MSYS2 (www.msys2.org), then in its shell: pacman -S mingw-w64-ucrt-x86_64-pango"

# What is looked for: the names of commands or libraries, why, and the cure on each of SYSTEMS.
PROGRAMS = {
    "java": (
        "EPUBCheck and veraPDF in the tests",
        (
            "apt install default-jre-headless",
            "dnf install java-21-openjdk-headless",
            "brew install openjdk",
            "winget install EclipseAdoptium.Temurin.21.JRE",
        ),
    ),
    "chromium": (
        "Ace and the HTML tests",
        (
            "apt install chromium",
            "dnf install chromium",
            "brew install --cask chromium",
            "winget install Hibbiki.Chromium",
        ),
    ),
    "node": (
        "Ace and the HTML tests",
        (
            "apt install nodejs npm",
            "dnf install nodejs",
            "brew install node",
            "winget install OpenJS.NodeJS.LTS",
        ),
    ),
    "pdftotext": (
        "the PDF tests",
        (
            "apt install poppler-utils",
            "dnf install poppler-utils",
            "brew install poppler",
            "pacman -S mingw-w64-ucrt-x86_64-poppler (MSYS2)",
        ),
    ),
    "qpdf": (
        "the PDF tests",
        ("apt install qpdf", "dnf install qpdf", "brew install qpdf", "winget install QPDF.QPDF"),
    ),
    "gs": (
        "the tests of the printed sheets",
        (
            "apt install ghostscript",
            "dnf install ghostscript",
            "brew install ghostscript",
            "winget install ArtifexSoftware.GhostScript",
        ),
    ),
}
OTHER_NAMES = {"chromium": ("chromium", "chromium-browser", "google-chrome", "chrome")}

LIBRARY_CURES = {
    "pango": (
        "apt install libpango-1.0-0 libpangoft2-1.0-0",
        "dnf install pango",
        "brew install pango",
        MSYS,
    ),
    "harfbuzz": (
        "apt install libharfbuzz0b libharfbuzz-subset0",
        "dnf install harfbuzz",
        "brew install harfbuzz",
        MSYS,
    ),
    "fontconfig": (
        "apt install libfontconfig1",
        "dnf install fontconfig",
        "brew install fontconfig",
        MSYS,
    ),
}

MODULES = (
    ("ebooklib", "the EPUB"),
    ("weasyprint", "the PDF"),
    ("jinja2", "every format"),
    ("lxml", "every format"),
    ("pypdfium2", "reading the PDF back"),
    ("rapidfuzz", "comparing words"),
    ("fontpkg_source_serif_4", "the text face"),
)
PIP = tuple(f"python -m pip install --upgrade {DISTRIBUTION}" for _ in SYSTEMS)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked for. `cures` are pairs of a system and the command to type there."""

    name: str
    present: bool
    told: str
    needed: bool
    cures: tuple[tuple[str, str], ...]


def examine() -> Iterator[Finding]:
    """Look for everything, in the order: Python, packages, libraries for print, programs for the tests."""
    version = ".".join(map(str, sys.version_info[:3]))
    pythons = (
        "apt install python3 python3-venv",
        "dnf install python3",
        "brew install python",
        "winget install Python.Python.3.13",
    )
    yield Finding(
        "Python", sys.version_info >= (3, 11), f"{version} (3.11 or later)", True, _cures(pythons)
    )
    for module, why in MODULES:
        told = f"for {why}"
        yield Finding(module, find_spec(module) is not None, told, True, _cures(PIP))
    known = versions()
    for name in LIBRARIES:
        present = known[name] != NONE
        told = f"{known[name]}, for the PDF" if present else "the PDF cannot be made; all else can"
        yield Finding(name, present, told, True, _cures(LIBRARY_CURES[name]))
    yield _subsetter()
    for program, (why, cures) in PROGRAMS.items():
        present = any(map(shutil.which, OTHER_NAMES.get(program, (program,))))
        yield Finding(program, present, f"only for {why}", False, _cures(cures))


def _subsetter() -> Finding:
    names = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")
    told = "makes the PDF's fonts small; without it fontTools does, with other bytes"
    return Finding(
        "harfbuzz-subset", any(map(_loads, names)), told, False, _cures(LIBRARY_CURES["harfbuzz"])
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _cures(commands: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(zip(SYSTEMS, commands, strict=True))
