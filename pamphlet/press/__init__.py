"""Typeset: `Pages` become `Printed`, the A5 pages and the words that they begin with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page begins: its printed number, the block's anchor and the index of the first word within the block.

    A page that begins with apparatus has the anchor of its section and the index 0.
    """

    label: str
    anchor: str
    word: int


@dataclass(frozen=True, slots=True)
class Printed:
    """The work laid out once on A5: the tagged PDF, and where each of its pages begins."""

    pdf: bytes
    page_starts: tuple[PageStart, ...]
