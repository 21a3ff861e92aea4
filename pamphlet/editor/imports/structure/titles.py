"""Find the title of a work in its documents, and take it out of their text: cover and title page have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pamphlet.editor.imports.decisions import Decisions
from pamphlet.editor.imports.document import Document
from pamphlet.editor.imports.recognised.headings import looks_like_heading
from pamphlet.editor.imports.recognised.people import people_in
from pamphlet.editor.imports.recognised.roles import role_of
from pamphlet.editor.imports.structure.parts import bold_text
from pamphlet.editor.imports.tree import (
    Block,
    Heading,
    Paragraph,
    PartBegins,
    Text,
    words_of,
)

ABOVE_ALL = 0  # the level of a heading below which all headings of a document stand
LONGEST_TITLE = 200  # characters
MOST_BY_LINES = (
    5  # blocks from the title to the first heading, by-lines and a subtitle between them
)
MOST_WORDS_OF_LINE = 12  # of a subtitle, or a line that names people
# What programs call a document that nobody has given a title.
NO_TITLES = frozenset(
    ("unknown title", "unknown", "untitled", "untitled document", "title", "document", "unbenannt")
)


@dataclass(slots=True)
class Titles:
    """Title and subtitle of a work, as far as they are found."""

    title: str = ""
    subtitle: str = ""
    stay: bool = False  # in the text: it is a heading of chapters, or none that the documents bear


def titles_of(documents: Sequence[Document], decisions: Decisions) -> Titles:
    """Give the title that documents bear; it is asked for where each bears one of its own, as chapters do."""
    borne = [_borne(document) for document in documents]
    if len({title for title in borne if title}) > 1:
        question = "each of the documents bears a title of its own: what is the whole called?"
        first = next(filter(None, borne))
        title = decisions.decide(
            "title",
            "title",
            question,
            first,
            "a title, to be printed on the cover",
            near="# What this file says",
        )
        return Titles(title, stay=True)
    titles = Titles(_named(documents[0]), documents[0].subtitle)
    if people_in([titles.subtitle]):
        titles.subtitle = ""  # a line that names people is none
    return titles


def without_titles(document: Document, titles: Titles, taken: list[str]) -> tuple[Block, ...]:
    """Take the title out of the blocks where it stands alone at their head: the cover and the title page have it."""
    blocks = list(document.blocks)
    if titles.stay and _was_meta(document, taken):
        blocks.insert(0, Heading(ABOVE_ALL, (Text(document.title),)))
    if titles.stay or is_bare(document):
        return tuple(blocks)
    sole = _heading_at_head(blocks)
    if sole is not None and not titles.title:
        titles.title = _text(sole)
    for wanted in (titles.title, titles.subtitle):
        at = next(
            (at for at, block in enumerate(blocks[:3]) if wanted and _text(block) == wanted), -1
        )
        if at < 0:
            continue
        block = blocks[at]
        if isinstance(block, Paragraph) or block is sole:
            del blocks[at]
            taken.append(wanted)
    if not titles.title and (only := _only_heading(blocks)):
        titles.title = _text(only)
    if document.title and document.title == titles.title and _was_meta(document, taken):
        taken.append(titles.title)
        taken += [titles.subtitle] if titles.subtitle else []
        if document.subtitle != titles.subtitle:
            blocks.insert(0, Paragraph((Text(document.subtitle),)))
    return tuple(blocks)


def _named(document: Document) -> str:
    """Give the title that a document says it has, if somebody has given it one."""
    title = document.title[:LONGEST_TITLE]
    return "" if title.lower() in NO_TITLES else title


def _borne(document: Document) -> str:
    if is_bare(document):
        return ""
    heading = _heading_at_head(list(document.blocks)) or _only_heading(document.blocks)
    return _named(document) or (_text(heading) if heading else "")


def _heading_at_head(blocks: Sequence[Block]) -> Heading | Paragraph | None:
    return _sole_heading(blocks) or _title_before_heading(blocks) or _title_in_bold(blocks)


def is_bare(document: Document) -> bool:
    """Tell whether a document is the work alone, as our own files say of themselves."""
    return document.is_bare or any(isinstance(block, PartBegins) for block in document.blocks)


def _was_meta(document: Document, taken: Sequence[str]) -> bool:
    """Tell whether pandoc took the title out of the text already, as it does with the paragraphs of Word's style."""
    if document.title in taken:
        return False
    return document.takes_title and not any(_text(b) == document.title for b in document.blocks)


def _sole_heading(blocks: Sequence[Block]) -> Heading | None:
    """Give the heading that is above all others, if it is the only one of its level and stands at the head."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    top = min((heading.level for heading in headings), default=0)
    first = [heading for heading in headings if heading.level == top]
    if len(first) == 1 and len(headings) > 2 and first[0] in blocks[:2]:
        return first[0]
    return None


def _only_heading(blocks: Sequence[Block]) -> Heading | None:
    """Give the heading with which the text begins, if it is the only one: it stays, and the work is called so."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    if len(headings) == 1 and blocks[0] is headings[0] and not role_of(_text(headings[0])):
        return headings[0]
    return None


def _title_before_heading(blocks: Sequence[Block]) -> Heading | None:
    """Give a heading at the head that another follows, by-lines aside, and that names no kind of part."""
    others = [
        block
        for at, block in enumerate(blocks[:MOST_BY_LINES])
        if not at or isinstance(block, Heading) or not people_in([_text(block)])
    ]
    match others[:2]:
        case [Heading() as first, Heading() as second] if first.level == second.level:
            return None if role_of(_text(first)) else first
    return None


def _title_in_bold(blocks: Sequence[Block]) -> Paragraph | None:
    """Give a line in bold at the head of a text without headings, if another in bold follows some short lines."""
    if any(isinstance(block, Heading) for block in blocks):
        return None
    first, *others = [*blocks[:MOST_BY_LINES], Paragraph(())]
    if not isinstance(first, Paragraph) or not _is_heading_in_bold(first) or role_of(_text(first)):
        return None
    for block in others:
        if _is_heading_in_bold(block):
            return first
        if len(words_of(block)) > MOST_WORDS_OF_LINE:
            return None
    return None


def _is_heading_in_bold(block: Block) -> bool:
    text = bold_text(block)
    return bool(text) and looks_like_heading(text)


def _text(block: Block) -> str:
    return " ".join(words_of(block))
