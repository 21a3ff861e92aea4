"""The work as data: what `read` makes of a manuscript, and what every later step is given.

Frozen, slotted dataclasses and tuples throughout; no type of another library. Text is kept exactly as typed (line ends
included: they are white space). `anchor` is an XML ID that is unique in the whole work.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pamphlet.problems import Place

# --- inline runs ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as typed, a line end as a line feed."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A run that is stressed, set in italics."""

    runs: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """A run that is set in bold."""

    runs: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A run between back quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the editor asked for (CommonMark 0.31 §6.7)."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One source cited: `1937a:13, 14` has the key `1937a` and the locators `("13", "14")`; `typed` is as typed.

    `anchor` is the ID of the place in the text, to which the list of sources leads back.
    """

    key: str
    locators: tuple[str, ...]
    typed: str
    place: Place
    anchor: str


@dataclass(frozen=True, slots=True)
class CitationBracket:
    """A bracket with one citation or several: its pieces in the order typed, brackets and separators as `str`."""

    pieces: tuple[str | Citation, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Alteration:
    """Words that the editor altered or supplied; the runs hold both brackets."""

    runs: tuple[Inline, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A link: `target` is an address, or `#anchor` for a place in the work."""

    target: str
    runs: tuple[Inline, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Span:
    """A run in another language (BCP 47 tag, or empty), with classes for the editor's style.css, or with an anchor."""

    language: str
    classes: tuple[str, ...]
    runs: tuple[Inline, ...]
    place: Place
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: `path` is relative to the manuscript; an empty `alternative` marks an ornament."""

    path: str
    alternative: str
    place: Place


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The call of a footnote. Its number is apparatus, not a word of the work."""

    number: int
    note_anchor: str
    anchor: str
    place: Place


Inline = (
    Text
    | Emphasis
    | Strong
    | Code
    | LineBreak
    | CitationBracket
    | Alteration
    | Link
    | Span
    | Image
    | NoteCall
)

# --- blocks -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `label` is the speaker label that opens a turn within it, as typed, colon included."""

    runs: tuple[Inline, ...]
    anchor: str
    place: Place
    label: str = ""
    verse: bool = False  # every line ends in a line break that the editor asked for


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a part; level 1 is the part's own."""

    level: int
    runs: tuple[Inline, ...]
    anchor: str
    place: Place


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines set as typed; `language` is what stands after the fence."""

    text: str
    language: str
    anchor: str
    place: Place


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break (CommonMark 0.31 §4.1)."""

    place: Place


@dataclass(frozen=True, slots=True)
class Quotation:
    """Blocks that are quoted."""

    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class List:
    """A list; `start` is the first number of an ordered one, `None` for bullets."""

    start: int | None
    items: tuple[tuple[Block, ...], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A table of cells; each cell is a paragraph. `alignments` are `left`, `center`, `right` or empty, one a column."""

    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    alignments: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next label. `label` is as typed; `number` counts the turns of the work from 1.

    The label's words are in the first paragraph's `label`, or in a paragraph of their own when it stood alone.
    """

    speaker: str
    label: str
    number: int
    blocks: tuple[Block, ...]
    anchor: str
    place: Place


Block = Paragraph | Heading | CodeBlock | Rule | Quotation | List | Table | Turn


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: part of the work, in reading order after the blocks of its part."""

    number: int
    blocks: tuple[Block, ...]
    anchor: str
    call_anchor: str
    place: Place


# --- the work ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person or body; `role` is a MARC relator code (`aut`), `term` its name (`author`)."""

    name: str
    role: str
    term: str
    sort_name: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """What the editor allows. `condition` stands word for word in the work; `url` may be empty."""

    name: str
    condition: str
    url: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in an interview."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What `pamphlet.yaml` says of the work. Dates are EDTF level 0 (`2011`, `2011-08`, `2011-08-14`)."""

    title: str
    title_supplied: bool
    subtitle: str
    contributors: tuple[Contributor, ...]
    language: str
    direction: Literal["ltr", "rtl"]
    date: str
    released: str
    edition: str
    identifier: str
    publisher: str
    description: str
    subjects: tuple[str, ...]
    slug: str
    licence: Licence | None
    speakers: tuple[Speaker, ...]
    alterations: bool
    copy_text: str = ""  # the name of the file as received, when there is one


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the work: `name` is the stem of its file, `title` its name in contents and running heads."""

    name: str
    title: str
    role: str
    heading: Heading | None
    blocks: tuple[Block, ...]  # without the heading
    notes: tuple[Note, ...]
    anchor: str
    place: Place


@dataclass(frozen=True, slots=True)
class Source:
    """A work that is cited. Fields that the file does not give are empty: nothing is invented."""

    key: str
    status: Literal["named", "identified", "unidentified"]
    entry: tuple[
        tuple[str, str], ...
    ]  # CSL fields in the order to print: authors, title, container-title, issued …
    note: str
    anchor: str
    place: Place


@dataclass(frozen=True, slots=True)
class Emendation:
    """A recorded departure from the copy text."""

    copy_text: str
    reads: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class ManuscriptFile:
    """A file of the manuscript, byte for byte; `name` is its path in the folder, with forward slashes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Pamphlet:
    """The whole work, as read: everything that any later step may know of the manuscript."""

    metadata: Metadata
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    emendations: tuple[Emendation, ...]
    strings: dict[str, str] = field(
        default_factory=dict
    )  # what the book prints of itself, in its language
    style: str = ""  # the manuscript's own style.css
    files: tuple[ManuscriptFile, ...] = ()
