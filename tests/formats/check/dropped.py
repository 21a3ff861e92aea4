"""Give copies to the checking page in a real Chromium, from the disk, and have the command read them too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pamphlet.formats import Ready
from pamphlet.formats.check import page
from pamphlet.pages import Pages
from pamphlet.verify.measure import Measure
from pamphlet.verify.record import record
from pamphlet.verify.verdict import Checked
from tests.validators.browser import ask_browser

Record = dict[str, Any]
# What a person and a program go by; the sentence why a file cannot be read is the page's own.
MEMBERS = (
    *("verdict", "exit_status", "excerpt", "words_found", "condition_beside"),
    *("around", "findings", "differences", "typography"),
)


def checking_page(pages: Pages, folder: Path) -> Path:
    """Write the page on a work."""
    ((name, content),) = page.write(pages, Ready()).items()
    path = folder / name
    path.write_bytes(content)
    return path


def dropped(
    checking: Path, copies: Mapping[str, bytes], folder: Path, address: str = ""
) -> list[Record]:
    """Give what the page finds in copies, by their names; the page lies on the disk, or is served at an address."""
    files = []
    for name, content in copies.items():
        (folder / name).write_bytes(content)
        files.append(str(folder / name))
    window = {"path": str(checking), "width": 1000, "height": 800, "dark": False, "media": "screen"}
    found = ask_browser("check", **window, address=address, files=files)
    return [_told(file) for file in found["files"]]


def verified(pages: Pages, copies: Mapping[str, bytes]) -> list[Record]:
    """Give what the command finds in the same copies."""
    assert pages.exemplar
    measure = Measure("file", "work-check.html", pages.exemplar)
    files = [Checked(name, measure.judge(name, content)) for name, content in copies.items()]
    return [_told(file) for file in record(files)["files"]]


def _told(file: Record) -> Record:
    return {"file": file["file"], **{member: file[member] for member in MEMBERS}}
