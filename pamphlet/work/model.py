"""The work as data: what `read` makes of a manuscript, and what every later step is given.

Frozen, slotted dataclasses and tuples throughout; no type of another library. Text is kept exactly as typed (line ends
included: they are white space). `anchor` is an XML ID that is unique in the whole work.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from pamphlet.work.frozen import frozen
from pamphlet.work.nodes import Block, Heading, Note
from pamphlet.work.problems import Place
from pamphlet.work.words import Words

Contents = Literal["parts", "headings", "questions"]
CONTENTS: tuple[Contents, ...] = ("parts", "headings", "questions")


@frozen
class Contributor:
    """A person or body; `role` is a MARC relator code (`aut`), `term` its name (`author`).

    `line` is the by-line as it shall be printed, when the editor gives one.
    """

    name: str
    role: str
    term: str
    sort_name: str = ""
    line: str = ""


@frozen
class Licence:
    """What the editor allows. `condition` stands word for word in the work; it and `url` may be empty."""

    name: str
    condition: str
    url: str


@frozen
class Speaker:
    """Somebody who speaks in an interview."""

    key: str
    name: str


@frozen
class Printing:
    """How a booklet is to be made; what is None is left to the program, 0 means none."""

    paper_thickness_mm: float | None = None
    sheets_per_signature: int | None = None


@frozen
class Series:
    """The series that a work is part of, and its number there, if it has one."""

    name: str
    number: str = ""


@frozen
class AccessibilityClaim:
    """What the editor claims of the e-book: the statement of conformance, and who looked into it."""

    conforms_to: str
    certified_by: str


@frozen
class Metadata:
    """What `pamphlet.yaml` says of the work. Dates are as `settings.dates` reads them."""

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
    asks: tuple[str, ...] = ()  # the keys of those who ask
    contents: Contents = "parts"  # what the printed contents list
    fit: Literal["", "sheets"] = ""  # whether the pages are to fill whole sheets
    copy_text: str = ""  # the name of the file as received, when there is one
    printing: Printing = Printing()
    series: Series | None = None
    claim: AccessibilityClaim | None = None
    cover: str = ""  # the path of a picture that stands for the front cover
    cover_alternative: str = ""  # what it shows
    imprint: str = ""  # who publishes, as it shall be printed
    hyphenation: str = (
        ""  # the language by whose rules words are divided, where it is not that of the work
    )
    contact: str = ""  # where there are more copies


@frozen
class Part:
    """A part of the work: `name` is the stem of its file, `title` its name in contents and running heads.

    Its language, people and date are empty where they are those of the work.
    """

    name: str
    title: str
    role: str
    heading: Heading | None
    blocks: tuple[Block, ...]  # without the heading
    notes: tuple[Note, ...]
    anchor: str
    place: Place
    language: str = ""
    contributors: tuple[Contributor, ...] = ()
    date: str = ""


@frozen
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


@frozen
class Emendation:
    """A recorded departure from the copy text."""

    copy_text: str
    reads: str
    reason: str
    place: Place


@frozen
class ManuscriptFile:
    """A file of the manuscript, byte for byte; `name` is its path in the folder, with forward slashes."""

    name: str
    content: bytes
    sha256: str


@frozen
class Pamphlet:
    """The whole work, as read: everything that any later step may know of the manuscript."""

    metadata: Metadata
    parts: tuple[Part, ...]
    words: Words  # of these parts
    sources: tuple[Source, ...]
    emendations: tuple[Emendation, ...]
    strings: dict[str, str] = field(
        default_factory=dict
    )  # what the book prints of itself, in its language
    style: str = ""  # the manuscript's own style.css
    files: tuple[ManuscriptFile, ...] = ()
