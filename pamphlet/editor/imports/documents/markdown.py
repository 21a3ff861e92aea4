"""Markdown (.md): CommonMark with notes, tables and attributes, read by pandoc; of a file of ours the work alone.

A Markdown file that `pamphlet build` made has title page, contents and licence around the work. It names the number of
the work's words; the sections that together have as many are the work.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pamphlet.editor.imports.document import Document, LeftOut, Oddities
from pamphlet.editor.imports.documents.from_pandoc import meta_text, tree_of
from pamphlet.editor.imports.documents.pandoc import read_tree
from pamphlet.editor.imports.tree import Block, Call, Heading, every_run, words_of
from pamphlet.verify.copies.encodings import decode

READER = (
    "commonmark+footnotes+pipe_tables+strikeout+attributes+bracketed_spans+fenced_divs"
    "+superscript+subscript+yaml_metadata_block+raw_html"
)
_OWN = re.compile(r"\A---\n.*?^fingerprint: .*?^words: (\d+)$.*?^---$", re.DOTALL | re.MULTILINE)


def read_markdown(content: bytes, picture: Callable[[str], bytes | None]) -> Document:
    """Read a Markdown text; `picture` gives those that lie with it. Raises CannotImport."""
    text = decode(content).replace("\r\n", "\n")
    read = read_tree(text.encode(), READER)
    oddities = Oddities()
    blocks = tree_of(read["blocks"], oddities)
    document = Document(
        blocks,
        meta_text(read, "title"),
        meta_text(read, "subtitle"),
        meta_text(read, "language") or meta_text(read, "lang"),
        picture=picture,
        oddities=oddities,
    )
    own = _OWN.match(text)
    if own:
        document.blocks, apart = _work_of(blocks, int(own[1]))
        document.left_out += [LeftOut("added to the work by the file that holds it", apart)]
    return document


def _work_of(blocks: tuple[Block, ...], count: int) -> tuple[tuple[Block, ...], str]:
    """Give the sections that have so many words, with their notes, and the text of the others."""
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    borders = [*starts, len(blocks)]
    sizes = [_count(blocks[a:b]) for a, b in zip(borders, borders[1:], strict=False)]
    for first in range(len(starts)):
        total = 0
        for last in range(first, len(starts)):
            total += sizes[last]
            if total == count:
                start, end = borders[first], borders[last + 1]
                return blocks[start:end], _text((*blocks[:start], *blocks[end:]))
    return blocks, ""


def _count(blocks: tuple[Block, ...]) -> int:
    notes = (run for run in every_run(blocks) if isinstance(run, Call))
    called = sum(len(words_of(block)) for note in notes for block in note.blocks)
    return called + sum(len(words_of(block)) for block in blocks)


def _text(blocks: tuple[Block, ...]) -> str:
    return " ".join(word for block in blocks for word in words_of(block))
