"""Make paragraphs of the lines of a text: by empty lines, by labels, by lines that were ended on purpose.

In: the lines, pages marked. Out: `Piece`s, each of the lines of one paragraph. At the end of a page nothing tells but
the sense: where a sentence is over and another begins, it is a decision whether a paragraph does too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pamphlet.editor.imports.decisions import Decisions
from pamphlet.editor.imports.plain_text.lines import Line, ends_on_purpose, usual_indent
from pamphlet.editor.imports.recognised.headings import looks_like_heading
from pamphlet.editor.imports.recognised.labels import Speaker, opens_turn

SHOWN = 5  # words of a paragraph that a question shows
LEAST_BLANK = 0.02  # of the lines: where fewer are empty, they do not part the paragraphs
QUOTED_INDENT = 3  # columns more than the usual: a passage that is set in

_ENDS_SENTENCE = re.compile(r"[.!?…:][”’\"')\]]*$|\]$")
_ENDS_BROKEN = re.compile(r"\w[-‐\u00ad]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines of one paragraph; `is_set_in`: it is quoted; `is_alone`: empty lines stand before and behind it."""

    lines: tuple[Line, ...]
    is_set_in: bool = False
    is_alone: bool = False


def pieces_of(
    lines: Sequence[Line], speakers: Sequence[Speaker], width: int, decisions: Decisions
) -> list[Piece]:
    """Give the paragraphs in order."""
    filled = [line for line in lines if line.text]
    inner = range(*_ends(lines))
    blanks = sum(lines[at].is_blank for at in inner) - _blanks_at_pages(lines)
    by_blanks = blanks >= max(1, LEAST_BLANK * len(filled)) and _parts_well(lines)
    usual = usual_indent(filled)
    pieces: list[list[Line]] = []
    blank_before = True
    for line in lines:
        if line.is_blank:
            blank_before = True
            continue
        former = pieces[-1][-1] if pieces else None
        if former is None or _begins(
            former, line, _Setting(speakers, width, usual, blank_before, by_blanks), decisions
        ):
            pieces.append([])
        pieces[-1].append(line)
        blank_before = False
    return list(_with_settings(pieces, lines, usual, is_unbroken=not (width or by_blanks)))


@dataclass(frozen=True, slots=True)
class _Setting:
    speakers: Sequence[Speaker]
    width: int
    usual: int
    blank_before: bool
    by_blanks: bool


def _begins(former: Line, line: Line, setting: _Setting, decisions: Decisions) -> bool:
    """Tell whether a line begins a paragraph."""
    labelled = opens_turn(line.text, setting.speakers)
    if line.opens_page:
        return _begins_on_page(former, line, setting, decisions, labelled=labelled)
    if setting.blank_before and setting.by_blanks:
        return True
    if labelled:
        return True
    if _ENDS_BROKEN.search(former.text):
        return False
    is_over = bool(_ENDS_SENTENCE.search(former.text))
    short = ends_on_purpose(former, line, setting.width)
    if not setting.width:
        return setting.blank_before or not setting.by_blanks
    if setting.by_blanks:
        return is_over and short and not line.text[:1].islower()
    if short and any(
        each.text.isupper() and looks_like_heading(each.text) for each in (former, line)
    ):
        return True
    indented = setting.usual < line.indent <= setting.usual + 8 and former.indent <= setting.usual
    return setting.blank_before or (indented and is_over) or (is_over and short)


def _begins_on_page(
    former: Line, line: Line, setting: _Setting, decisions: Decisions, *, labelled: bool
) -> bool:
    """Tell whether the first line of a page begins a paragraph; where the sense leaves it open, decide."""
    if _ENDS_BROKEN.search(former.text) or line.text[:1].islower():
        return False
    if not labelled and not _ENDS_SENTENCE.search(former.text):
        return False
    if setting.blank_before and looks_like_heading(line.text):
        return True
    short = ends_on_purpose(former, line, setting.width)
    default = "yes" if labelled or short or setting.blank_before else "no"
    words = line.text.split()
    shown = " ".join(words[:SHOWN]) + ("…" if len(words) > SHOWN else "")
    question = f"a page ends here: new paragraph before “{shown}”?"
    about = " ".join(words[:8])
    answer = decisions.decide("paragraph", about, question, default, "yes or no", line=line.number)
    return answer == "yes"


def _ends(lines: Sequence[Line]) -> tuple[int, int]:
    """Give the numbers of the first line that is filled and of the last."""
    filled = [at for at, line in enumerate(lines) if line.text]
    return (filled[0], filled[-1]) if filled else (0, 0)


def _parts_well(lines: Sequence[Line]) -> bool:
    """Tell whether empty lines part the text at all: at a text typed with double spacing they stand everywhere."""
    filled = sum(bool(line.text) for line in lines)
    runs = 0
    for former, line in pairwise(lines):
        runs += bool(former.text) and line.is_blank
    singles = runs >= 0.9 * filled
    if not singles:
        return True
    inner = [(a.text, b.text) for a, b in _neighbours(lines)]
    broken = sum(not _ENDS_SENTENCE.search(a) and b[:1].islower() for a, b in inner)
    return broken < 0.2 * max(1, len(inner))


def _blanks_at_pages(lines: Sequence[Line]) -> int:
    """Count the empty lines with which pages end: they part no paragraphs."""
    count = 0
    run = 0
    for line in lines:
        count += run if line.opens_page else 0
        run = run + 1 if line.is_blank else 0
    return count


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    filled = [line for line in lines if line.text]
    yield from pairwise(filled)


def _with_settings(
    pieces: Sequence[Sequence[Line]], lines: Sequence[Line], usual: int, *, is_unbroken: bool
) -> Iterator[Piece]:
    """Tell of each piece how it stands; where each line is a paragraph, all stand alone."""
    blank = {line.number for line in lines if line.is_blank}
    numbers = [line.number for line in lines]
    position = {number: at for at, number in enumerate(numbers)}
    for piece in pieces:
        first, last = position[piece[0].number], position[piece[-1].number]
        before = first == 0 or numbers[first - 1] in blank
        after = last == len(numbers) - 1 or numbers[last + 1] in blank
        set_in = len(piece) > 1 and all(line.indent >= usual + QUOTED_INDENT for line in piece)
        alone = is_unbroken or (before and after) or piece[0].text.isupper()
        yield Piece(tuple(piece), set_in, alone)
