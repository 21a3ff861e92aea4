"""A departure: words of the documents that the parts of a manuscript have not, or have otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field

from pamphlet.work.problems import Place


@dataclass(frozen=True, slots=True)
class Departure:
    """Words of the source that the parts have not, or have otherwise.

    `at` is the number of the first word of the work concerned, `reads` what stands there, `received` what the source
    has instead; `before` are the words that stand before both. It has its place when it is to be told.
    """

    at: int
    reads: tuple[str, ...]
    received: tuple[str, ...]
    before: tuple[str, ...]
    place: Place = field(default=Place(""))
