"""Markdown (.md): CommonMark with notes, tables and attributes, read by pandoc; of a file of ours the work alone.

A Markdown file that `pamphlet build` made has title page, contents and licence around the work. It names the number of
the work's words; the sections that together have as many are the work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from pamphlet.editor.imports.document import Document, LeftOut, Oddities
from pamphlet.editor.imports.documents.from_pandoc import tree_of
from pamphlet.editor.imports.documents.line_blocks import with_line_blocks
from pamphlet.editor.imports.documents.metadata import meta_text, other_meta
from pamphlet.editor.imports.documents.pandoc import read_tree
from pamphlet.editor.imports.tree import (
    BORDER,
    Block,
    Call,
    Heading,
    Paragraph,
    Rule,
    every_run,
    plain,
    words_of,
)
from pamphlet.pages.strings import complete
from pamphlet.verify.copies.encodings import decode
from pamphlet.work.scripts import LOWERED, RAISED

READER = (
    "commonmark+footnotes+pipe_tables+strikeout+attributes+bracketed_spans+fenced_divs"
    "+superscript+subscript+yaml_metadata_block+raw_html"
)
TAKEN = ("title", "subtitle", "language", "lang")  # of what the head of the file tells
BEFORE = 2  # sections before the work, as a rule: title page and contents

_DEFINITION = re.compile(r"\[\^[^\]\s]+\]:")
_CALL = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_SIGNS = re.compile(
    f"`+[^`\n]*`+|(?P<raised>[{''.join(RAISED.values())}]+)|(?P<lowered>[{''.join(LOWERED.values())}]+)"
)
_PLAIN = str.maketrans(
    {sign: plain for table in (RAISED, LOWERED) for plain, sign in table.items()}
)
_OWN = re.compile(r"\A---\n.*?^fingerprint: .*?^words: (\d+)$.*?^---$", re.DOTALL | re.MULTILINE)


def read_markdown(content: bytes, picture: Callable[[str], bytes | None]) -> Document:
    """Read a Markdown text; `picture` gives those that lie with it. Raises CannotImport."""
    text = decode(content).replace("\r\n", "\n")
    own = _OWN.match(text)
    typed = _with_borders(_with_scripts(text)) if own else with_line_blocks(text)
    read = read_tree(typed.encode(), READER)
    oddities = Oddities()
    shares_notes = len(_CALL.findall(text)) > len(set(_CALL.findall(text)))
    blocks = tree_of(read["blocks"], oddities, shares_notes=shares_notes)
    document = Document(
        blocks,
        meta_text(read, "title"),
        meta_text(read, "subtitle"),
        meta_text(read, "language") or meta_text(read, "lang"),
        picture=picture,
        oddities=oddities,
    )
    if not own:
        document.left_out += [
            LeftOut("told in the head of the file", told) for told in other_meta(read, *TAKEN)
        ]
    else:
        blocks, named = _without_named_pictures(blocks, document.language)
        document.left_out += [
            LeftOut("the name of a picture that Markdown cannot show", name) for name in named
        ]
        document.blocks, apart = _work_of(blocks, int(own[1]))
        document.is_bare = True
        document.left_out += [LeftOut("added to the work by the file that holds it", apart)]
    return document


def _without_named_pictures(
    blocks: tuple[Block, ...], language: str
) -> tuple[tuple[Block, ...], list[str]]:
    """Take the paragraphs out that stand for drawings, “Picture: …”, in the words of our own files."""
    strings, _ = complete(language, {}, ())
    begins = strings.get("picture", "").partition("{")[0].strip()
    named = [
        block
        for block in blocks
        if begins and isinstance(block, Paragraph) and plain(block.runs).startswith(begins)
    ]
    kept = tuple(block for block in blocks if block not in named)
    return kept, [plain(block.runs) for block in named]


def _with_borders(text: str) -> str:
    """Put a border behind the notes of each part: in our own files they stand at its end."""
    lines: list[str] = []
    amid_notes = False
    for line in text.split("\n"):
        if _DEFINITION.match(line):
            amid_notes = True
        elif amid_notes and line and not line.startswith("    "):
            amid_notes = False
            lines += [BORDER, ""]
        lines.append(line)
    return "\n".join(lines)


def _with_scripts(text: str) -> str:
    """Write what is raised and lowered with its marks: our own files have signs for it, “2⁸”, but not in code."""
    head, body = text[: _end_of_front_matter(text)], text[_end_of_front_matter(text) :]
    return head + _SIGNS.sub(_marked_script, body)


def _end_of_front_matter(text: str) -> int:
    return text.index("\n---", 3)


def _marked_script(found: re.Match[str]) -> str:
    if found["raised"]:
        return f"^{found['raised'].translate(_PLAIN)}^"
    return f"~{found['lowered'].translate(_PLAIN)}~" if found["lowered"] else found[0]


def _work_of(blocks: tuple[Block, ...], count: int) -> tuple[tuple[Block, ...], str]:
    """Give the sections that have so many words, with their notes, and the text of the others."""
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading | Rule)]
    borders = [*starts, len(blocks)]
    sections = [blocks[start:end] for start, end in pairwise(borders)]
    sizes = [sum(len(words_of(block)) for block in section) for section in sections]
    notes = [dict(_notes_in(section)) for section in sections]
    for first in sorted(range(len(sections)), key=lambda at: at != BEFORE):
        total, called = 0, dict[str, int]()
        for last in range(first, len(sections)):
            total += sizes[last]
            called |= notes[last]
            if total + sum(called.values()) == count:
                start, end = borders[first], borders[last + 1]
                return blocks[start:end], _text((*blocks[:start], *blocks[end:]))
    return blocks, ""


def _notes_in(blocks: tuple[Block, ...]) -> Iterator[tuple[str, int]]:
    """Give the notes that are called in blocks, each under a name of its own, with the number of their words."""
    calls = (run for run in every_run(blocks) if isinstance(run, Call))
    for call in calls:
        name = str(call.number or repr(call))
        yield name, sum(len(words_of(block)) for block in call.blocks)


def _text(blocks: tuple[Block, ...]) -> str:
    return " ".join(word for block in blocks for word in words_of(block))
