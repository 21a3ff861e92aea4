"""Works to press: small ones, each another, and some that are broken in one way or another."""

from __future__ import annotations

from pathlib import Path

SETTINGS = """\
title: Work {number} of Many
language: en
released: 2026-11-22
parts: [text.md]
"""
TEXT = """\
---
title: The Text
role: chapter
---

Work {number} has a few words of its own, and all of them are to be found again.
"""


def write_work(folder: Path, number: int) -> Path:
    """Write a work that is built in no time; its slug is work-NUMBER-of-many."""
    folder.mkdir(parents=True)
    (folder / "pamphlet.yaml").write_text(SETTINGS.format(number=number), "utf-8")
    (folder / "text.md").write_text(TEXT.format(number=number), "utf-8")
    return folder


def write_works(folder: Path, count: int) -> list[Path]:
    """Write so many works into folders of one folder."""
    return [write_work(folder / f"w{number:03}", number) for number in range(1, count + 1)]
