"""The tree that every kind of document becomes: blocks of runs, without any markup.

What is apparatus of the document (numbers of notes and of list items) is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pamphlet.manuscript.files import CONTROL
from pamphlet.work.words import canonical_words

# Soft hyphens, and spaces and marks of no width: nobody sees them, and e-readers garble them.
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


NO_BREAK_SPACE = "\u00a0"  # those before a line set it in
TAB = 4 * NO_BREAK_SPACE  # what a tab comes to that sets a line in
BORDER = "\ue011"  # a paragraph of this alone stands where a part ends


class CannotImport(Exception):
    """Why a document cannot be imported; the message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as the document shows them."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """A run that is stressed."""

    kind: Literal["emphasis", "strong"]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A run as it would be typed into a machine."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line end that was asked for."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link: to an address, or `#name` for a place in the document."""

    target: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by the name of its file in the document; the description may be empty, and so may the caption."""

    file: str
    description: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """The call of a note, with the note; calls of one `number` call the same note, but 0 is none."""

    blocks: tuple[Block, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Tongue:
    """A run in another language (BCP 47)."""

    language: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A run that is raised above the line, or lowered below it."""

    raised: bool
    runs: tuple[Run, ...]


Enclosing = Styled | Link | Tongue | Script
Run = Text | Code | Break | Picture | Call | Enclosing


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or the cell of a table."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `name` is the one by which links of the document reach it."""

    level: int
    runs: tuple[Run, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Blocks that are quoted."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: `start` is its first number, None for bullets."""

    start: int | None
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table by rows, each with as many cells as the others; the first is its head if `has_head`."""

    rows: tuple[tuple[Paragraph, ...], ...]
    alignments: tuple[str, ...]
    has_head: bool


@dataclass(frozen=True, slots=True)
class CodeLines:
    """Lines as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page, which says nothing."""


@dataclass(frozen=True, slots=True)
class PartBegins:
    """Here the document itself says that a part begins: its title and its role, either of which may be empty."""

    title: str
    role: str = ""


Block = Paragraph | Heading | Quotation | Listing | Table | CodeLines | Rule | PartBegins


def captioned(picture: Picture, caption: str) -> Picture:
    """Give a picture with a caption, which describes it too where nothing else does."""
    return replace(picture, description=picture.description or caption, caption=caption)


def can_be_caption(blocks: Iterable[Block]) -> bool:
    """Tell whether blocks hold nothing but text, as a caption may."""
    return all(not isinstance(run, Call | Picture | Code) for run in every_run(blocks))


def plain(runs: Iterable[Run]) -> str:
    """Give the characters of runs as the wording of a work counts them: without notes and pictures."""
    pieces: list[str] = []
    for run in runs:
        match run:
            case Text() | Code():
                pieces.append(run.text)
            case Break():
                pieces.append("\n")
            case Picture():
                pieces.append(f" {run.caption} ")
            case Styled() | Link() | Tongue() | Script():
                pieces.append(plain(run.runs))
    return "".join(pieces)


def words_of(block: Block) -> tuple[str, ...]:
    """Give the words of a block in the order of the wording, notes left out."""
    match block:
        case Paragraph() | Heading():
            return canonical_words(plain(block.runs).replace(BORDER, ""))
        case CodeLines():
            return canonical_words(block.text)
    return tuple(word for inner in inner_blocks(block) for word in words_of(inner))


def inner_blocks(block: Block) -> Iterator[Block]:
    """Give the blocks that stand directly in a block."""
    match block:
        case Quotation():
            yield from block.blocks
        case Listing():
            for item in block.items:
                yield from item
        case Table():
            for row in block.rows:
                yield from row


def quoted_depth(block: Block) -> int:
    """Count how many quotations and lists stand in each other."""
    if not isinstance(block, Quotation | Listing):
        return 0
    return 1 + max(map(quoted_depth, inner_blocks(block)), default=0)


def every_run(blocks: Iterable[Block]) -> Iterator[Run]:
    """Give every run in blocks, outer ones first, those of notes too."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield from _runs_within(block.runs)
        yield from every_run(inner_blocks(block))


def _runs_within(runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        yield run
        if isinstance(run, Enclosing):
            yield from _runs_within(run.runs)
        elif isinstance(run, Call):
            yield from every_run(run.blocks)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Put runs of a kind that touch into one, and leave empty ones out."""
    made: list[Run] = []
    for run in runs:
        if isinstance(run, Enclosing) and not run.runs:
            continue
        last = made[-1] if made else None
        match last, run:
            case Text(), Text():
                made[-1] = Text(last.text + run.text)
            case Styled(), Styled() if last.kind == run.kind:
                made[-1] = replace(last, runs=joined((*last.runs, *run.runs)))
            case Code(), Code():
                made[-1] = Code(last.text + run.text)
            case _, Text("") | Code(""):
                pass
            case _:
                made.append(run)
    return tuple(made)


def without_invisible(text: str) -> str:
    """Take away what nobody sees and no book can hold; a form feed, which ends a page of a text, stays."""
    if text.isprintable():
        return text
    return INVISIBLE.sub("", CONTROL.sub(lambda sign: sign[0] if sign[0] == "\f" else "", text))
