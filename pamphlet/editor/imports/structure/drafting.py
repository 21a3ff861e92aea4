"""Make a draft of documents: title, language, people, condition, speakers and parts, found in this order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from pamphlet.editor.imports.decisions import Decisions
from pamphlet.editor.imports.document import Document, LeftOut
from pamphlet.editor.imports.recognised.condition import condition_in
from pamphlet.editor.imports.recognised.labels import speakers_of
from pamphlet.editor.imports.recognised.languages import language_of, with_tongues
from pamphlet.editor.imports.recognised.people import people_in
from pamphlet.editor.imports.structure.contents import without_contents
from pamphlet.editor.imports.structure.draft import Draft
from pamphlet.editor.imports.structure.parts import Piece, Work, divided
from pamphlet.editor.imports.structure.titles import is_bare, titles_of, without_titles
from pamphlet.editor.imports.structure.turns import lines_of, who_asks, with_turns_apart
from pamphlet.editor.imports.tree import (
    BORDER,
    Block,
    Heading,
    Paragraph,
    PartBegins,
    inner_blocks,
    plain,
    words_of,
)
from pamphlet.work.languages import is_language

MOST_FRONT = 12  # blocks before the first heading that are looked through for people
NONE = "none"


def draft_of(documents: Sequence[Document], names: Sequence[str], decisions: Decisions) -> Draft:
    """Give the draft of documents in their order; `names` are those of their files."""
    titles = titles_of(documents, decisions)
    taken: list[str] = []
    trees = [without_titles(document, titles, taken) for document in documents]
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
        _people(documents, trees[0]),
        _condition(trees, decisions),
        heard,
        who_asks(parts, heard),
        parts,
        taken,
    )


def _at_borders(blocks: Sequence[Block]) -> list[list[Block]]:
    """Part the blocks where a border stands."""
    pieces: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Paragraph) and plain(block.runs) == BORDER:
            pieces.append([])
        else:
            pieces[-1].append(block)
    return [piece for piece in pieces if piece]


def _without_contents(blocks: tuple[Block, ...], document: Document) -> tuple[Block, ...]:
    """Leave the list of contents out, and note that."""
    left, listed = (blocks, "") if is_bare(document) else without_contents(blocks)
    if listed:
        what = "the list of contents: the book makes its own"
        document.left_out.append(LeftOut(what, listed))
    return left


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


def _people(documents: Sequence[Document], blocks: Sequence[Block]) -> tuple[tuple[str, str], ...]:
    """Give who made the work, by the lines before its text and by what its documents tell of themselves."""
    told = dict.fromkeys(people_in(_front_lines(blocks)))
    named = {name for name, _ in told}
    told |= dict.fromkeys(p for d in documents for p in d.people if p[0] not in named)
    return tuple(told)


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
