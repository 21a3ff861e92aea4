"""Make a draft of documents: title, language, people, condition, speakers and parts, found in this order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pamphlet.editor.imports.decisions import Decisions
from pamphlet.editor.imports.document import Document, LeftOut
from pamphlet.editor.imports.recognised.condition import condition_in
from pamphlet.editor.imports.recognised.headings import looks_like_heading
from pamphlet.editor.imports.recognised.labels import speakers_of
from pamphlet.editor.imports.recognised.languages import language_of, with_tongues
from pamphlet.editor.imports.recognised.people import people_in
from pamphlet.editor.imports.recognised.roles import role_of
from pamphlet.editor.imports.structure.contents import without_contents
from pamphlet.editor.imports.structure.draft import Draft
from pamphlet.editor.imports.structure.parts import Piece, Work, bold_text, divided
from pamphlet.editor.imports.structure.turns import lines_of, who_asks, with_turns_apart
from pamphlet.editor.imports.tree import (
    BORDER,
    Block,
    Heading,
    Paragraph,
    PartBegins,
    Text,
    inner_blocks,
    plain,
    words_of,
)
from pamphlet.work.languages import is_language

LONGEST_TITLE = 200  # characters
MOST_BY_LINES = (
    5  # blocks from the title to the first heading, by-lines and a subtitle between them
)
MOST_WORDS_OF_LINE = 12  # of a subtitle, or a line that names people
MOST_FRONT = 12  # blocks before the first heading that are looked through for people
NONE = "none"
# What programs call a document that nobody has given a title.
NO_TITLES = frozenset(
    ("unknown title", "unknown", "untitled", "untitled document", "title", "document", "unbenannt")
)


@dataclass(slots=True)
class _Titles:
    title: str = ""
    subtitle: str = ""


def draft_of(documents: Sequence[Document], names: Sequence[str], decisions: Decisions) -> Draft:
    """Give the draft of documents in their order; `names` are those of their files."""
    titled = documents[0].title[:LONGEST_TITLE]
    titles = _Titles("" if titled.lower() in NO_TITLES else titled, documents[0].subtitle)
    if people_in([titles.subtitle]):
        titles.subtitle = ""  # a line that names people is none
    taken: list[str] = []
    trees = [_without_titles(document, titles, taken) for document in documents]
    trees = [_without_contents(blocks, each) for blocks, each in zip(trees, documents, strict=True)]
    language = _language(documents, trees, decisions)
    languages = [
        _other_language(document, blocks, language)
        for document, blocks in zip(documents, trees, strict=True)
    ]
    trees = [
        with_tongues(blocks, other or language)
        for blocks, other in zip(trees, languages, strict=True)
    ]
    lines = [line for blocks in trees for line in _lines_that_may_be_turns(blocks)]
    called = {name for document in documents for name in document.oddities.called}
    speakers = speakers_of(lines, called)
    trees = [tuple(with_turns_apart(blocks, speakers)) for blocks in trees]
    stems = [PurePath(name).stem.replace("-", " ").replace("_", " ") for name in names]
    pieces = [
        Piece(piece, stem if len(names) > 1 and not at else "", other)
        for blocks, stem, other in zip(trees, stems, languages, strict=True)
        for at, piece in enumerate(_at_borders(blocks))
    ]
    supplied = not titles.title
    title = titles.title or decisions.decide(
        "title",
        "title",
        "the text names no title: what is the work called?",
        stems[0][:1].upper() + stems[0][1:],
        "a title, to be printed on the cover as one that was supplied",
        near="title-supplied",
    )
    parts = divided(pieces, speakers, Work(title, language), decisions)
    heard = [s for s in speakers if any(part.role == "interview" for part in parts)]
    return Draft(
        title,
        supplied,
        titles.subtitle,
        language,
        people_in(_front_lines(trees[0])),
        _condition(trees, decisions),
        heard,
        who_asks(parts, heard),
        parts,
        taken,
    )


def _without_titles(document: Document, titles: _Titles, taken: list[str]) -> tuple[Block, ...]:
    """Take the title out of the blocks where it stands alone at their head: the cover and the title page have it."""
    blocks = list(document.blocks)
    if _is_bare(document):
        return tuple(blocks)
    sole = _sole_heading(blocks) or _title_before_heading(blocks) or _title_in_bold(blocks)
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


def _at_borders(blocks: Sequence[Block]) -> list[list[Block]]:
    """Part the blocks where a border stands."""
    pieces: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Paragraph) and plain(block.runs) == BORDER:
            pieces.append([])
        else:
            pieces[-1].append(block)
    return [piece for piece in pieces if piece]


def _is_bare(document: Document) -> bool:
    """Tell whether a document is the work alone, as our own files say of themselves."""
    return document.is_bare or any(isinstance(block, PartBegins) for block in document.blocks)


def _without_contents(blocks: tuple[Block, ...], document: Document) -> tuple[Block, ...]:
    """Leave the list of contents out, and note that."""
    left, listed = (blocks, "") if _is_bare(document) else without_contents(blocks)
    if listed:
        what = "the list of contents: the book makes its own"
        document.left_out.append(LeftOut(what, listed))
    return left


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


def _language(
    documents: Sequence[Document], trees: Sequence[Sequence[Block]], decisions: Decisions
) -> str:
    """Give the language that a document declares, if its words do not speak against it; else that of its words."""
    declared = next((d.language for d in documents if is_language(d.language)), "")
    words = (word for blocks in trees for block in blocks for word in words_of(block))
    read = language_of(words)
    if declared and (not read or read == declared.partition("-")[0]):
        return declared
    if read:
        return read
    question = "which language is the work in?"
    answer = decisions.decide(
        "language", "language", question, "en", "a tag: en, de, fr …", "language:"
    )
    return answer if is_language(answer) else "en"


def _other_language(document: Document, blocks: Sequence[Block], language: str) -> str:
    """Give the language that a document declares where it is not the work's, and its words do not speak against it."""
    declared = document.language if is_language(document.language) else ""
    primary = declared.partition("-")[0]
    if primary in ("", language.partition("-")[0]):
        return ""
    read = language_of(word for block in blocks for word in words_of(block))
    return declared if read in ("", primary) else ""


def _front_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Give the lines of the paragraphs before the first heading."""
    for block in blocks[:MOST_FRONT]:
        if isinstance(block, Heading | PartBegins):
            return
        if isinstance(block, Paragraph):
            yield from map(plain, lines_of(block.runs))


def _lines_that_may_be_turns(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (plain(line).lstrip() for line in lines_of(block.runs))


def _condition(trees: Sequence[Sequence[Block]], decisions: Decisions) -> str:
    found = condition_in([[*_paragraphs(blocks)] for blocks in trees])
    answer = decisions.decide(
        "condition",
        "condition",
        f"is this the condition on which the work may be passed on: “{found}”?"
        if found
        else "which sentence says on which condition the work may be passed on?",
        found or NONE,
        "the sentence as it stands in a part, or none",
        near=found or "licence:",
    )
    return "" if answer == NONE else answer


def _paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield plain(block.runs)
        else:
            yield from _paragraphs(tuple(inner_blocks(block)))
