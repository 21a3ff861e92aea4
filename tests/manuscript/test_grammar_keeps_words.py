"""Every piece of the grammar with any words in it: it is read as what it is, and exactly its words are printed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pamphlet.work.model import Part
from pamphlet.work.nodes import Block, Image, LineBreak, Paragraph, Script, Table, Turn
from pamphlet.work.walk import blocks_within, runs_within
from pamphlet.work.wording import wording
from pamphlet.work.words import canonical_words
from tests.manuscript.desk import INTERVIEW_YAML, Desk
from tests.share import by_run

# What is typed before the words of a turn, what of it is printed, and who speaks.
LABELS = {
    "CS: ": ("CS:", ("CS",)),
    "**LT:** ": ("LT:", ("LT",)),
    "*CS*: ": ("CS:", ("CS",)),
    "Leon Trotsky (LT): ": ("Leon Trotsky (LT):", ("LT",)),
    "LEON TROTSKY: ": ("LEON TROTSKY:", ("LT",)),
    "(laughs) CS: ": ("(laughs) CS:", ("CS",)),
    "LT (laughing): ": ("LT (laughing):", ("LT",)),
    "[00:13:02] LT: ": ("[00:13:02] LT:", ("LT",)),
    "CS & LT: ": ("CS & LT:", ("CS", "LT")),
    "LT/CS: ": ("LT/CS:", ("LT", "CS")),
    "CS：": ("CS：", ("CS",)),
    "C.S.: ": ("C.S.:", ("CS",)),
    "**L. T.**: ": ("L. T.:", ("LT",)),
}
WORD = st.text(st.characters(categories=["Ll", "Lu", "Lo"]), min_size=1, max_size=6)
WORDS = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
INDENTS = st.integers(0, 9).map(" ".__mul__)


@dataclass(frozen=True)
class Typed:
    """What is typed, which words are to be printed, and what must have come of it in the part."""

    markdown: str
    words: str
    found: Callable[[Part], bool]


def _any(part: Part, kind: type[Block], holds: Callable[..., bool]) -> bool:
    return any(holds(block) for block in blocks_within([part]) if isinstance(block, kind))


@st.composite
def verse(draw: st.DrawFn) -> Typed:
    """Give lines that all end in a backslash, the last one too or not, each set in by some spaces."""
    lines = draw(st.lists(st.tuples(INDENTS, WORDS), min_size=2, max_size=5))
    closed = draw(st.sampled_from(["", "\\"]))
    indents = [len(indent) for indent, _ in lines]

    def is_read(block: Paragraph) -> bool:
        breaks = [run.indent for run in block.runs if isinstance(run, LineBreak)]
        return block.verse and [block.indent, *breaks] == indents

    typed = "\\\n".join(indent + words for indent, words in lines) + closed
    return Typed(
        typed,
        " ".join(words for _, words in lines),
        lambda part: _any(part, Paragraph, is_read),
    )


@st.composite
def caption(draw: st.DrawFn) -> Typed:
    """Give a picture with a caption, and a width or none."""
    alternative, said = draw(WORDS), draw(WORDS)
    width = draw(st.none() | st.integers(1, 100))
    size = f"{{width={width}%}}" if width else ""

    def is_read(block: Paragraph) -> bool:
        match block.runs:
            case (Image() as image,):
                told = (image.alternative, image.caption, image.width_percent or None)
                return told == (alternative, said, width)
        return False

    typed = f'![{alternative}](pictures/dot.png "{said}"){size}'
    return Typed(typed, said, lambda part: _any(part, Paragraph, is_read))


@st.composite
def in_a_language(draw: st.DrawFn) -> Typed:
    """Give a paragraph with its language on the line before it."""
    language, said = draw(st.sampled_from(["he", "grc", "zh-Hans", "de-1901"])), draw(WORDS)
    return Typed(
        f"{{lang={language}}}\n{said}",
        said,
        lambda part: _any(part, Paragraph, lambda block: block.language == language),
    )


@st.composite
def turn(draw: st.DrawFn) -> Typed:
    """Give a turn whose label is dressed, has a stage direction or a time, or is of two."""
    label, said = draw(st.sampled_from(sorted(LABELS))), draw(WORDS)
    printed, speakers = LABELS[label]
    space = "" if label.endswith("：") else " "
    return Typed(
        label + said,
        f"{printed}{space}{said}",
        lambda part: _any(part, Turn, lambda block: block.speakers == speakers),
    )


@st.composite
def headless(draw: st.DrawFn) -> Typed:
    """Give a table whose head row is empty."""
    columns = draw(st.integers(1, 4))
    row = st.lists(WORDS, min_size=columns, max_size=columns)
    rows = draw(st.lists(row, min_size=1, max_size=3))
    lines = ["|" + " |" * columns, "|" + "---|" * columns, *(f"| {' | '.join(r)} |" for r in rows)]

    def is_read(block: Table) -> bool:
        return not any(cell.runs for cell in block.head) and len(block.rows) == len(rows)

    words = " ".join(" ".join(cells) for cells in rows)
    return Typed("\n".join(lines), words, lambda part: _any(part, Table, is_read))


@st.composite
def raised_or_lowered(draw: st.DrawFn) -> Typed:
    """Give a word with something raised or lowered behind it."""
    word, script, mark = draw(WORD), draw(WORD), draw(st.sampled_from("^~"))

    def is_read(part: Part) -> bool:
        scripts = [run for run in runs_within([part]) if isinstance(run, Script)]
        return any(run.raised == (mark == "^") for run in scripts)

    return Typed(f"and {word}{mark}{script}{mark} too", f"and {word}{script} too", is_read)


PIECES = st.one_of(verse(), caption(), in_a_language(), turn(), headless(), raised_or_lowered())


@settings(max_examples=by_run(short=60, whole=300))
@given(st.lists(PIECES, min_size=1, max_size=5))
def test_each_piece_is_read_and_exactly_its_words_are_printed(pieces: list[Typed]) -> None:
    """Whatever words stand in them, and whichever follow one another."""
    body = "\n\n".join(piece.markdown for piece in pieces)
    with tempfile.TemporaryDirectory() as folder:
        pamphlet, problems = Desk(Path(folder)).read_part(body, "interview", INTERVIEW_YAML)
    assert pamphlet, problems
    part = pamphlet.parts[0]
    printed = wording((part,)).flat()
    assert printed == canonical_words(" ".join(piece.words for piece in pieces))
    for piece in pieces:
        assert piece.found(part), piece.markdown
