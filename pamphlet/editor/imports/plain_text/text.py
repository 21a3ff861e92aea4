"""Read a plain text: its lines become paragraphs, headings and verse; what programs did to it is undone, and told.

In: the text and the decisions. Out: a `Document`, and the departures from the text as received that came of it. Marks
of lists stay words: in a text without markup nobody knows what else they may be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pamphlet.editor.imports.decisions import Decisions
from pamphlet.editor.imports.document import Document, LeftOut
from pamphlet.editor.imports.plain_text.hyphens import Vocabulary
from pamphlet.editor.imports.plain_text.lines import Line, ends_on_purpose, lines_of, width_of
from pamphlet.editor.imports.plain_text.pages import with_pages
from pamphlet.editor.imports.plain_text.paragraphs import Piece, pieces_of
from pamphlet.editor.imports.recognised.headings import (
    is_chapter,
    is_surely_heading,
    looks_like_heading,
)
from pamphlet.editor.imports.recognised.labels import speakers_of
from pamphlet.editor.imports.recognised.people import people_in
from pamphlet.editor.imports.recognised.roles import role_of
from pamphlet.editor.imports.tree import (
    NO_BREAK_SPACE,
    Block,
    Break,
    Heading,
    Paragraph,
    Quotation,
    Run,
    Text,
    plain,
    without_invisible,
)
from pamphlet.verify.copies.encodings import decode

HYPHENATED = 0.02  # of the lines end in hyphens: 0.005 in the first pamphlet, 0.1 and more where words are broken
MOST_ASKED = (
    12  # broken words: of a text that has more, only those are asked of which nothing is known
)

MOST_FRONT = 4  # lines from the title to the first heading
JOINING = frozenset(
    ("and", "or", "to", "nor", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "i", "и")
)
OUTER = "“”‘’«»\"'()[],.;:!?…"  # signs around a word that a question leaves out

_PAGE_AMID = re.compile(r"(?<=[^\n\f])\f")  # a page that ends amid a line ends that, too
_BROKEN = re.compile(r"\w[-‐\u00ad]$")
_PAIR = re.compile(r"(?<!\S)\S*\w[-‐\u00ad][^\S\n]*\n\s*\S+")


@dataclass(frozen=True, slots=True)
class Rejoined:
    """A word that was broken at the end of a line and is whole now, without its hyphen: the lines of its halves."""

    first: int
    second: int


@dataclass(slots=True)
class PlainText:
    """A text that was read: the document, the text as received without its furniture, and that furniture.

    In a text that breaks words as a matter of course, those that are whole now are whole in `received` too.
    """

    document: Document
    received: str
    lines: int  # ends of lines in the text as received
    furniture: list[Line] = field(default_factory=list)


def read_text(content: bytes, decisions: Decisions) -> PlainText:
    """Read a text."""
    typed = without_invisible(decode(content).replace("\r\n", "\n").replace("\r", "\n"))
    typed = _PAGE_AMID.sub("\n\f", typed)
    every = lines_of(typed)
    lines, furniture = with_pages(every)
    if furniture and not _agreed(furniture, decisions):
        lines, furniture = every, []
    width = width_of(lines)
    speakers = speakers_of(line.text for line in lines)
    pieces = pieces_of(lines, speakers, width, decisions)
    hyphens = _Hyphens(typed, pieces, decisions)
    titled = _is_titled(pieces)
    blocks = [
        _block(piece, width, hyphens, _standing(pieces, at, is_titled=titled))
        for at, piece in enumerate(pieces)
    ]
    blocks = _with_whole_headings(blocks)
    document = Document(tuple(blocks), left_out=_told(furniture))
    whole = [] if hyphens.asks_all else hyphens.rejoined
    if whole:
        document.oddities.plain["words broken at the ends of lines, now whole"] = len(whole)
    return PlainText(document, _received(typed, furniture, whole), typed.count("\n"), furniture)


def _received(typed: str, furniture: Sequence[Line], whole: Sequence[Rejoined]) -> str:
    """Give the text as received without the lines of furniture, and with some words whole."""
    lines: dict[int, str] = dict(enumerate(typed.split("\n"), 1))
    for word in whole:
        rest, _, following = lines[word.second].lstrip().partition(" ")
        lines[word.first] = lines[word.first].rstrip()[:-1] + rest
        lines[word.second] = following
    for line in furniture:
        del lines[line.number]
    return "\n".join(lines.values())


def _agreed(furniture: Sequence[Line], decisions: Decisions) -> bool:
    first = furniture[0]
    question = (
        f"{len(furniture)} lines like “{first.text}” look like page numbers and running heads:"
        " leave them out?"
    )
    return decisions.agrees("furniture", "page numbers and heads", question, line=first.number)


def _told(furniture: Sequence[Line]) -> list[LeftOut]:
    """Tell each text that was left out once, with all its lines."""
    places: dict[str, list[int]] = {}
    for line in furniture:
        shape = "page numbers" if not re.search(r"[^\W\d_]", line.text) else line.text
        places.setdefault(shape, []).append(line.number)
    texts = {line.number: line.text for line in furniture}
    return [
        LeftOut(
            "at the head or foot of pages",
            ", ".join(dict.fromkeys(texts[number] for number in numbers)),
            f"line{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}",
        )
        for numbers in places.values()
    ]


# --- paragraphs -------------------------------------------------------------------------------------


def _is_titled(pieces: Sequence[Piece]) -> bool:
    """Tell whether the first line is the title of it all: another heading follows, by-lines at most between them."""
    first = [piece.lines[0].text for piece in pieces[:MOST_FRONT] if len(piece.lines) == 1]
    if len(first) < min(2, len(pieces)) or not first or role_of(first[0]):
        return False
    behind = next((text for text in first[1:] if not people_in([text])), "")
    return looks_like_heading(first[0]) and looks_like_heading(behind)


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a piece stands: where a title is to be expected, or last, so that nothing comes behind it."""

    is_title: bool
    is_last: bool


def _standing(pieces: Sequence[Piece], at: int, *, is_titled: bool) -> _Standing:
    follows = at > 0 and is_chapter(pieces[at - 1].lines[0].text)
    return _Standing(follows or (is_titled and not at), at == len(pieces) - 1)


def _block(piece: Piece, width: int, hyphens: _Hyphens, standing: _Standing) -> Block:
    runs = _runs(piece, width, hyphens)
    text = "".join(run.text for run in runs if isinstance(run, Text))
    may_be_heading = piece.is_alone and len(piece.lines) == 1 and not standing.is_last
    if may_be_heading and looks_like_heading(text):
        if standing.is_title or role_of(text) or is_chapter(text):
            return Heading(1, runs)
        return _heading(text, piece.lines[0], runs, hyphens.decisions)
    paragraph = Paragraph(runs)
    return Quotation((paragraph,)) if piece.is_set_in else paragraph


def _heading(text: str, line: Line, runs: tuple[Run, ...], decisions: Decisions) -> Block:
    """Make a heading; whether one that names no role begins a part, only a person knows."""
    question = f"is “{text}” the heading of a part?"
    default = "yes" if is_surely_heading(text) else "no"
    choices = "yes, section (a heading within a part), or no (it is text)"
    answer = decisions.decide("heading", text, question, default, choices, line=line.number)
    level = {"yes": 1, "section": 2}.get(answer)
    return Heading(level, runs) if level else Paragraph(runs)


def _with_whole_headings(blocks: Sequence[Block]) -> list[Block]:
    """Put a number of a chapter and the name behind it into one heading: CHAPTER I, Down the Rabbit-Hole."""
    whole: list[Block] = []
    for block in blocks:
        last = whole[-1] if whole else None
        match last, block:
            case Heading(), Heading() if last.level == block.level and is_chapter(plain(last.runs)):
                whole[-1] = Heading(last.level, (*last.runs, Text(" "), *block.runs))
            case _:
                whole.append(block)
    return whole


def is_broken(line: Line, following: Line) -> bool:
    """Tell whether a word is broken at the end of a line: not in “pre- and post-war”, nor before a mark."""
    word = following.text.split(None, 1)[0] if following.text else ""
    return bool(_BROKEN.search(line.text)) and word[:1].isalnum() and word.lower() not in JOINING


def _runs(piece: Piece, width: int, hyphens: _Hyphens) -> tuple[Run, ...]:
    """Join the lines of a paragraph; a line that was ended on purpose stays one."""
    if verse := _verse(piece.lines, width):
        return verse
    runs: list[Run] = []
    text = piece.lines[0].text
    for former, line in pairwise(piece.lines):
        if is_broken(former, line):
            text = hyphens.joined(text, line, former.number)
        elif width and ends_on_purpose(former, line, width):
            runs += [Text(text), Break()]
            text = line.text
        else:
            text = f"{text} {line.text}"
    return (*runs, Text(text))


def _verse(lines: Sequence[Line], width: int) -> tuple[Run, ...]:
    """Give the runs of lines that were all ended on purpose, set in by spaces that stay; nothing where some were not.

    Where all hang from the first, none is set in.
    """
    is_verse = width and all(
        ends_on_purpose(former, line, width) and not is_broken(former, line)
        for former, line in pairwise(lines)
    )
    if not is_verse or len(lines) < 2:
        return ()
    least = min(line.indent for line in lines[1:])
    texts = (NO_BREAK_SPACE * max(0, line.indent - least) + line.text for line in lines)
    return tuple(run for text in texts for run in (Break(), Text(text)))[1:]


class _Hyphens:
    """Decide of each word that a line end broke whether its hyphen stays."""

    def __init__(self, text: str, pieces: Sequence[Piece], decisions: Decisions) -> None:
        self.decisions = decisions
        self.rejoined: list[Rejoined] = []
        self.answers: dict[str, str] = {}
        every = sum(
            is_broken(former, line) for piece in pieces for former, line in pairwise(piece.lines)
        )
        lines = sum(len(piece.lines) for piece in pieces)
        hyphenates = every > HYPHENATED * lines
        self.vocabulary = Vocabulary(_PAIR.sub(" ", text), hyphenates=hyphenates)
        self.asks_all = not hyphenates and every <= MOST_ASKED

    def joined(self, text: str, line: Line, number: int) -> str:
        """Give the text up to a line end together with the next line."""
        first, second = text.rsplit(None, 1)[-1], line.text.split(None, 1)[0]
        default, is_sure = self.vocabulary.spelling(first, second)
        shown = f"{first.lstrip(OUTER)}/{second.rstrip(OUTER)}"
        answer = self.answers.get(shown, default)
        if (self.asks_all or not is_sure) and shown not in self.answers:
            question = f"“{shown}” is broken at a line end: keep the hyphen?"
            answer = self.decisions.decide(
                "hyphen", shown, question, default, "keep or drop", line=number
            )
            self.answers[shown] = answer
        if answer == "drop":
            self.rejoined.append(Rejoined(number, line.number))
            return text[:-1] + line.text
        return text + line.text
