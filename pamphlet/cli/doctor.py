"""`pamphlet doctor`: look for what a build needs on this machine, and give the command that cures each lack."""

from __future__ import annotations

import ctypes
import platform
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import click

from pamphlet import DISTRIBUTION
from pamphlet.cli.problems import FAULTY
from pamphlet.cli.terminal import Coloured, Terminal
from pamphlet.release.versions import versions

IMPORT = "pypandoc-binary"  # brings pandoc
NEEDS = Path(__file__).with_name("needs.txt")

# The columns of the table behind its second, and the command that goes before the name of a package.
SYSTEMS = {
    "Debian, Ubuntu": "apt install ",
    "Fedora": "dnf install ",
    "Arch": "pacman -S ",
    "macOS": "brew install ",
    "Windows": "",
}
# What a row of the table is for: whether a build needs it, what is said where it is there, and where it is not.
PURPOSES = {
    "print": (True, "for the PDF", "the PDF cannot be made; all else can"),
    "fonts": (False, "makes the PDF's fonts small", "fontTools makes them small, with other bytes"),
    "sign": (False, "only for “build --sign”", "only for “build --sign”"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked for. `cures` are pairs of a system and what to type there."""

    name: str
    present: bool
    told: str
    needed: bool = True
    cures: tuple[tuple[str, str], ...] = ()


@click.command("doctor")
def command() -> int:
    """Say what is missing on this machine, and what cures that."""
    terminal = Terminal()
    missing = []
    for finding in examine():
        mark = Coloured("ok     ", "green") if finding.present else Coloured("MISSING", "red")
        terminal.say(mark, f" {finding.name}: {finding.told}", indent=8)
        if not finding.present:
            missing += [finding.name] if finding.needed else []
            for system, cure in finding.cures:
                terminal.say(f"        {system}: {cure}", whole=True)
    if missing:
        terminal.say("Missing for a build: " + ", ".join(missing))
    return FAULTY if missing else 0


def examine() -> Iterator[Finding]:
    """Look for everything: Python, its packages, and what stands in the table."""
    yield Finding("Python", present=True, told=platform.python_version())
    yield from _packages()
    known = versions()
    for line in NEEDS.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        purpose, sought, *packages = (cell.strip() for cell in line.split("|"))
        kind, name, *number = sought.split()
        present = bool(shutil.which(name)) if kind == "command" else _loads(name, *number)
        needed, there, lacking = PURPOSES[purpose]
        version = known.get(name.removesuffix("-1.0"))
        told = ", ".join(filter(None, (version, there))) if present else lacking
        cures = tuple(
            (system, before + package)
            for (system, before), package in zip(SYSTEMS.items(), packages, strict=True)
        )
        yield Finding(name, present, told, needed, cures)


def _packages() -> Iterator[Finding]:
    """Look for the packages that this one asks for."""
    lines = metadata.requires(DISTRIBUTION) if _is_installed(DISTRIBUTION) else [DISTRIBUTION]
    asked = [re.split(r"[^\w.-]", line)[0] for line in lines or () if "extra ==" not in line]
    missing = [name for name in asked if not _is_installed(name)]
    cures = (("everywhere", f"python -m pip install --upgrade {DISTRIBUTION}"),)
    for name in missing:
        yield Finding(name, present=False, told="a package of Python", cures=cures)
    if not missing:
        yield Finding("packages of Python", present=True, told=f"all {len(asked)} are there")
    told = "reads documents for “import”; plain texts need none"
    cures = (("everywhere", f'python -m pip install "{DISTRIBUTION}[import]"'),)
    yield Finding(IMPORT, _is_installed(IMPORT), told, needed=False, cures=cures)


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _loads(name: str, number: str) -> bool:
    """Tell whether a library of this name is there: as Linux, macOS or Windows calls its file."""
    for file in (f"lib{name}.so.{number}", f"lib{name}.{number}.dylib", f"lib{name}-{number}.dll"):
        try:
            ctypes.CDLL(file)
        except OSError:
            continue
        return True
    return False
