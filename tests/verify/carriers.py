"""Carriers: the blocks of a copy in each kind of file that people have, without any code of the formats.

In: blocks as they follow one another. Out: the bytes of a file by its suffix.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from tests.verify.documents import docx, p
from tests.verify.papers import pdf
from tests.verify.samples import epub, html, xhtml

_MARKDOWN = re.compile(r"([\\`*_~^\[\]<>#|$])|^(\d+)([.)])|^([-+])(?= )")


def text(blocks: Sequence[str]) -> bytes:
    """Write plain text, its lines broken as in a mail."""
    return "\n\n".join(map(_lines, blocks)).encode()


def _lines(block: str) -> str:
    lines, line = [], ""
    for word in block.split():
        if len(line) + len(word) > 71:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join((*lines, line))


def markdown(blocks: Sequence[str]) -> bytes:
    """Write Markdown with whatever could be a mark escaped."""
    return "\n\n".join(
        _MARKDOWN.sub(lambda mark: f"{mark[2] or ''}\\{mark[1] or mark[3] or mark[4]}", block)
        for block in blocks
    ).encode()


def page(blocks: Sequence[str]) -> bytes:
    """Write a page of the web."""
    return html(blocks).encode()


def book(blocks: Sequence[str]) -> bytes:
    """Write an EPUB of two documents."""
    half = len(blocks) // 2 or 1
    return epub(
        {"one.xhtml": xhtml(_body(blocks[:half])), "two.xhtml": xhtml(_body(blocks[half:]))}
    )


def word_document(blocks: Sequence[str]) -> bytes:
    """Write a Word document."""
    return docx("".join(p(escape(block)) for block in blocks))


def paper(blocks: Sequence[str]) -> bytes:
    """Print on small pages, with words broken at line ends."""
    return pdf(_body(blocks))


def _body(blocks: Sequence[str]) -> str:
    return "".join(f"<p>{escape(block)}</p>" for block in blocks)


CARRIERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    ".txt": text,
    ".md": markdown,
    ".html": page,
    ".epub": book,
    ".docx": word_document,
    ".pdf": paper,
}
