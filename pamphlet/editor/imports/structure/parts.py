"""Divide the blocks of documents into parts: by their headings, and where people begin to speak.

In: blocks, the speakers, the decisions. Out: parts with titles and roles, all blocks in them in their order.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pamphlet.editor.imports.decisions import Decisions
from pamphlet.editor.imports.recognised.headings import looks_like_heading
from pamphlet.editor.imports.recognised.labels import Speaker, opens_turn
from pamphlet.editor.imports.recognised.roles import role_of
from pamphlet.editor.imports.structure.draft import PartDraft
from pamphlet.editor.imports.tree import (
    Block,
    Heading,
    Paragraph,
    PartBegins,
    Rule,
    Run,
    Styled,
    plain,
    words_of,
)
from pamphlet.manuscript.markdown.parts import ROLES
from pamphlet.manuscript.slugs import slug_of

LEAST_TURNS = 3  # that make a part an interview
LEAST_RECURRING = (
    3  # times that the same line stands in bold: it is no heading then, but who speaks
)
MOST_SCENE = 4  # blocks before the first turn of an interview: persons, place, a motto
NEAR = 4  # blocks within which a turn follows a heading in bold that opens an interview
LONGEST_FRONT = 60  # words before the first heading that are about the text, and not the text
LONGEST_TITLE = 70  # characters

_ROMAN = re.compile(r"[IVXLC]+[.:]?")
_NUMBER = re.compile(r"[IVXLC]+|[0-9]+")

# Names of parts that bear none, by the language of the work.
INTERVIEW = {
    "de": "Gespräch", "fr": "Entretien", "es": "Entrevista", "it": "Intervista", "pt": "Entrevista",
    "nl": "Interview", "sv": "Intervju", "pl": "Wywiad", "ru": "Интервью", "uk": "Інтервʼю",
    "el": "Συνέντευξη", "he": "ראיון", "ar": "مقابلة",
}  # fmt: skip
FRONT = {
    "en": "About This Text", "de": "Zu diesem Text", "fr": "Sur ce texte", "es": "Sobre este texto",
    "it": "Su questo testo", "pt": "Sobre este texto", "nl": "Over deze tekst", "ru": "Об этом тексте",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Work:
    """What names parts that bear no name: the title and the language of the work."""

    title: str
    language: str


class Piece(NamedTuple):
    """Blocks of a document, a name for a part that bears none, and their language where it is not the work's."""

    blocks: Sequence[Block]
    name: str = ""
    language: str = ""


def turns_in(blocks: Iterable[Block], speakers: Sequence[Speaker]) -> int:
    """Count the paragraphs that begin with the label of a speaker."""
    return sum(is_turn(block, speakers) for block in blocks)


def is_turn(block: Block, speakers: Sequence[Speaker]) -> bool:
    """Tell whether a block is a paragraph that begins with the label of a speaker."""
    return isinstance(block, Paragraph) and opens_turn(plain(block.runs), speakers)


def divided(
    pieces: Sequence[Piece],
    speakers: Sequence[Speaker],
    work: Work,
    decisions: Decisions,
) -> list[PartDraft]:
    """Give the parts of documents."""
    parts: list[PartDraft] = []
    for piece in pieces:
        with_headings = _bold_headings(list(piece.blocks), speakers, decisions)
        divisions = _by_headings(with_headings)
        for division in divisions:
            for part in _where_they_speak(division, speakers, piece.language or work.language):
                part.language = piece.language
                parts.append(part)
        first = divisions[0]
        if not (first.heading or first.title):
            first.title = piece.name
    for part in parts:
        part.blocks = _without_outer_rules(part.blocks)
    filled = [part for part in parts if part.heading or part.blocks]
    for part in filled:
        _name(part, speakers, work)
    _give_files(filled)
    return filled


def _without_outer_rules(blocks: list[Block]) -> list[Block]:
    """Leave out the lines across the page at the ends of a part, and paragraphs that show nothing."""
    filled = [block for block in blocks if not isinstance(block, Paragraph) or block.runs]
    while filled and isinstance(filled[0], Rule):
        del filled[0]
    while filled and isinstance(filled[-1], Rule):
        del filled[-1]
    return filled


def _bold_headings(
    blocks: list[Block], speakers: Sequence[Speaker], decisions: Decisions
) -> list[Block]:
    """Make headings of the paragraphs in bold that are some: those that open an interview, or are all there are."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    level = min((heading.level for heading in headings), default=1)
    counted = Counter(map(bold_text, blocks))
    made: list[Block] = []
    spoken = False
    for at, block in enumerate(blocks):
        spoken = spoken or is_turn(block, speakers)
        text = bold_text(block)
        if text and looks_like_heading(text) and counted[text] < LEAST_RECURRING:
            opens = not spoken and turns_in(blocks[at + 1 : at + 1 + NEAR], speakers) > 0
            if opens or (not headings and role_of(text)):
                made.append(Heading(level, _unstyled(block)))
                continue
            if not headings and decisions.agrees(
                "heading", text, f"is “{text}” the heading of a part?"
            ):
                made.append(Heading(level, _unstyled(block)))
                continue
        made.append(block)
    return made


def bold_text(block: Block) -> str:
    """Give the text of a paragraph that is set in bold as a whole; nothing for any other."""
    if isinstance(block, Paragraph) and len(block.runs) == 1:
        run = block.runs[0]
        if isinstance(run, Styled) and run.kind == "strong":
            return " ".join(plain(run.runs).split())
    return ""


def _unstyled(block: Block) -> tuple[Run, ...]:
    assert isinstance(block, Paragraph)
    run = block.runs[0]
    assert isinstance(run, Styled)
    return run.runs


def _by_headings(blocks: Sequence[Block]) -> list[PartDraft]:
    """Begin a part at each heading of the highest level, or where the document itself says that one begins."""
    if any(isinstance(block, PartBegins) for block in blocks):
        return _by_marks(blocks)
    level = min((block.level for block in blocks if isinstance(block, Heading)), default=0)
    parts = [PartDraft("", "", base=level or 1)]
    for block in blocks:
        if isinstance(block, Heading) and block.level == level:
            parts.append(PartDraft("", "", heading=block, base=level))
        else:
            parts[-1].blocks.append(block)
    return parts if parts[0].blocks or len(parts) == 1 else parts[1:]


def _by_marks(blocks: Sequence[Block]) -> list[PartDraft]:
    parts: list[PartDraft] = []
    for block in blocks:
        if isinstance(block, PartBegins):
            role = block.role if block.role in ROLES else ""
            parts.append(PartDraft(block.title, role))
        elif not parts:
            parts.append(PartDraft("", "", [block]))
        elif isinstance(block, Heading) and not parts[-1].blocks and not parts[-1].heading:
            parts[-1].heading, parts[-1].base = block, block.level
        else:
            parts[-1].blocks.append(block)
    return parts


def _where_they_speak(
    part: PartDraft, speakers: Sequence[Speaker], language: str
) -> list[PartDraft]:
    """Begin a part of its own where an interview begins amid something else."""
    if part.role or turns_in(part.blocks, speakers) < LEAST_TURNS:
        return [part]
    first = next(at for at, block in enumerate(part.blocks) if is_turn(block, speakers))
    named = role_of(plain(part.heading.runs)) if part.heading else ""
    if named in {"", "interview", "chapter"} and part.heading and first <= MOST_SCENE:
        part.role = "interview"
        return [part]
    if first == 0 and not named:
        part.role = "interview"
        return [part]
    spoken = PartDraft("", "interview", part.blocks[first:], base=part.base)
    spoken.title = INTERVIEW.get(language.partition("-")[0], "Interview")
    part.blocks = part.blocks[:first]
    return [part, spoken]


def _name(part: PartDraft, speakers: Sequence[Speaker], work: Work) -> None:
    """Give a part the title and the role that it has none of yet."""
    heading = _in_one_line(plain(part.heading.runs)) if part.heading else ""
    if not part.role:
        named = role_of(heading)
        spoken = named != "interview" or turns_in(part.blocks, speakers)
        part.role = named if spoken else ""
    size = sum(len(words_of(block)) for block in part.blocks)
    if not part.role:
        part.role = "chapter" if part.heading or size > LONGEST_FRONT else "note"
    part.title = part.title or _shortened(_in_small(heading))
    primary = (part.language or work.language).partition("-")[0]
    if not part.title and part.role == "interview":
        part.title = INTERVIEW.get(primary, "Interview")
    if not part.title and part.role == "note":
        part.title = FRONT.get(primary, "")
    part.title = part.title or _shortened(work.title)


def _in_one_line(heading: str) -> str:
    """Give a heading of several lines as one: “IV. The Ford”, “Chapter 4: The Ford”."""
    told = ""
    for line in filter(None, (" ".join(line.split()) for line in heading.split("\n"))):
        border = "" if not told else (". " if _NUMBER.fullmatch(told) else ": ")
        told += (border if told[-1:].isalnum() else " ") * bool(told) + line
    return told


def _in_small(heading: str) -> str:
    """Give a heading in capitals as it would be in a sentence of the contents: Introductory Note."""
    if not heading.isupper() or heading == heading.lower():
        return heading
    words = heading.split()
    return " ".join(w if _ROMAN.fullmatch(w) else string.capwords(w) for w in words)


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_TITLE:
        return text
    return text[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _give_files(parts: Sequence[PartDraft]) -> None:
    stems = Counter[str]()
    for part in parts:
        stem = slug_of(part.title) or part.role
        stems[stem] += 1
        part.file = f"{stem}-{stems[stem]}.md" if stems[stem] > 1 else f"{stem}.md"
