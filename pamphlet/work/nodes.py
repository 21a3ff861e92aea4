"""The text of a part as data: inline runs within blocks.

Text is kept exactly as typed (line ends included: they are white space). `anchor` is an XML ID that is unique in the
whole work.
"""

from __future__ import annotations

from pamphlet.work.frozen import frozen
from pamphlet.work.problems import Place

# --- inline runs ------------------------------------------------------------------------------------------------------


@frozen
class Text:
    """Characters as typed, a line end as a line feed."""

    text: str


@frozen
class Emphasis:
    """A run that is stressed, set in italics."""

    runs: tuple[Inline, ...]


@frozen
class Strong:
    """A run that is set in bold."""

    runs: tuple[Inline, ...]


@frozen
class Code:
    """A run between back quotes."""

    text: str


@frozen
class LineBreak:
    """A line end that the editor asked for (CommonMark 0.31 §6.7), and how many spaces set the next line in."""

    indent: int = 0


@frozen
class Citation:
    """One source cited: `1937a:13, 14` has the key `1937a` and the locators `("13", "14")`; `typed` is as typed.

    `anchor` is the ID of the place in the text, to which the list of sources leads back.
    """

    key: str
    locators: tuple[str, ...]
    typed: str
    place: Place
    anchor: str


@frozen
class CitationBracket:
    """A bracket with one citation or several: its pieces in the order typed, brackets and separators as `str`."""

    pieces: tuple[str | Citation, ...]
    place: Place


@frozen
class Alteration:
    """Words that the editor altered or supplied; the runs hold both brackets."""

    runs: tuple[Inline, ...]
    place: Place


@frozen
class Link:
    """A link: `target` is an address, or `#anchor` for a place in the work."""

    target: str
    runs: tuple[Inline, ...]
    place: Place


@frozen
class Span:
    """A run in another language (BCP 47 tag, or empty), with classes for the editor's style.css, or with an anchor."""

    language: str
    classes: tuple[str, ...]
    runs: tuple[Inline, ...]
    place: Place
    anchor: str = ""


@frozen
class Image:
    """A picture: `path` is relative to the manuscript; an empty `alternative` marks an ornament.

    `caption` are words of the work below a picture that stands alone; 0 percent is its own width.
    """

    path: str
    alternative: str
    place: Place
    caption: str = ""
    width_percent: int = 0


@frozen
class NoteCall:
    """The call of a footnote. Its number is apparatus, not a word of the work."""

    number: int
    note_anchor: str
    anchor: str
    place: Place


@frozen
class Script:
    """A run that is raised above the line, or lowered below it."""

    runs: tuple[Inline, ...]
    raised: bool


Enclosing = Emphasis | Strong | Alteration | Link | Span | Script  # these hold other runs
Inline = Text | Code | LineBreak | CitationBracket | Image | NoteCall | Enclosing

# --- blocks -----------------------------------------------------------------------------------------------------------


@frozen
class Paragraph:
    """A paragraph. `label` is the speaker label that opens a turn within it, as typed, colon included.

    `asides` are where stage directions and time codes stand in the label; behind a `tight` one stands no white space.
    """

    runs: tuple[Inline, ...]
    anchor: str
    place: Place
    label: str = ""
    verse: bool = False  # every line ends in a line break that the editor asked for
    indent: int = 0  # spaces that set the first line of verse in
    asides: tuple[tuple[int, int], ...] = ()
    tight: bool = False
    language: str = ""


@frozen
class Heading:
    """A heading within a part; level 1 is the part's own."""

    level: int
    runs: tuple[Inline, ...]
    anchor: str
    place: Place
    language: str = ""


@frozen
class CodeBlock:
    """Lines set as typed; `language` is what stands after the fence."""

    text: str
    language: str
    anchor: str
    place: Place


@frozen
class Rule:
    """A thematic break (CommonMark 0.31 §4.1)."""

    place: Place


@frozen
class Quotation:
    """Blocks that are quoted."""

    blocks: tuple[Block, ...]
    place: Place
    language: str = ""


@frozen
class List:
    """A list; `start` is the first number of an ordered one, `None` for bullets."""

    start: int | None
    items: tuple[tuple[Block, ...], ...]
    place: Place
    language: str = ""


@frozen
class Table:
    """A table of cells; each cell is a paragraph. `alignments` are `left`, `center`, `right` or empty, one a column."""

    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    alignments: tuple[str, ...]
    place: Place
    language: str = ""


@frozen
class Turn:
    """What is said until the next label. `label` is as typed; `number` counts the turns of the work from 1.

    `speakers` are the keys of those who speak, several when they speak together. It is a question when they all ask.
    The label's words are in the first paragraph's `label`, or in a paragraph of their own when it stood alone.
    """

    speakers: tuple[str, ...]
    label: str
    number: int
    blocks: tuple[Block, ...]
    anchor: str
    place: Place
    is_question: bool = False


# `language` of a block is a tag of BCP 47 when the editor gave the block one of its own.
Block = Paragraph | Heading | CodeBlock | Rule | Quotation | List | Table | Turn


@frozen
class Note:
    """A footnote: part of the work, in reading order after the blocks of its part."""

    number: int
    blocks: tuple[Block, ...]
    anchor: str
    call_anchor: str
    place: Place
