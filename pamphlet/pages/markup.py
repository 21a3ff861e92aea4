"""Write the blocks and runs of the work as XHTML, character for character.

In: blocks of the model. Out: XHTML text. What is written here beside the work's own words is told apart by its class
or role: the numbers of footnotes, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal

from pamphlet.pages.strings import fill
from pamphlet.work.languages import direction_of
from pamphlet.work.nodes import (
    Alteration,
    Block,
    Citation,
    CitationBracket,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    Note,
    NoteCall,
    Paragraph,
    Quotation,
    Rule,
    Span,
    Strong,
    Table,
    Text,
    Turn,
)

_LINK = re.compile(r'<a ((?:class|id)="[^"]*"(?: id="[^"]*")?) href=[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Book:
    """What the markup of a block has to know of the book around it.

    `speakers` are numbered from 1 in the order in which they are declared; `sources` are the anchors of the entries by
    key; `homes` tells for an anchor of the work on which page it stands; `images` are the names of the pictures in the
    book by their paths in the manuscript.
    """

    direction: Literal["ltr", "rtl"]
    strings: Mapping[str, str]
    speakers: Mapping[str, int]
    sources: Mapping[str, str]
    homes: Mapping[str, str]
    images: Mapping[str, str]

    def address(self, anchor: str) -> str:
        """Give the address of a place in the work, file name included."""
        return f"{self.homes[anchor]}.xhtml#{anchor}"

    def asks(self, speaker: str) -> bool:
        """Tell whether a speaker asks: whoever is declared first does; the others answer."""
        return self.speakers[speaker] == 1


def blocks_markup(blocks: Iterable[Block], book: Book) -> str:
    """Write blocks, one below the other."""
    return "\n".join(block_markup(block, book) for block in blocks)


def block_markup(block: Block, book: Book) -> str:
    """Write a block; its ID is its anchor, and it holds the words of that block and no others."""
    match block:
        case Paragraph():
            return _paragraph(block, book)
        case Turn():
            return _turn(block, book)
        case Heading(level=level, runs=runs, anchor=anchor):
            return f'<h{level} id="{anchor}">{runs_markup(runs, book)}</h{level}>'
        case Quotation(blocks=blocks):
            return f"<blockquote>\n{blocks_markup(blocks, book)}\n</blockquote>"
        case List():
            return _list(block, book)
        case Table():
            return _table(block, book)
        case CodeBlock(text=text, anchor=anchor):
            return f'<pre id="{anchor}"><code>{escape(text, quote=False)}</code></pre>'
        case Rule():
            return "<hr/>"


def note_markup(note: Note, book: Book) -> str:
    """Write a footnote: its number, which leads back to its call, stands before its blocks and in none of them."""
    label = fill(book.strings["note-back"], number=str(note.number))
    back = (
        f'<a href="{book.address(note.call_anchor)}" epub:type="backlink" role="doc-backlink"'
        f' aria-label="{escape(label)}">{note.number}</a>'
    )
    return (
        f'<aside id="{note.anchor}" class="note" epub:type="footnote" role="doc-footnote">\n'
        f'<p class="note-number apparatus">{back}</p>\n{blocks_markup(note.blocks, book)}\n</aside>'
    )


def runs_markup(runs: Iterable[Inline], book: Book) -> str:
    """Write inline runs."""
    return "".join([_run(run, book) for run in runs])


def _run(run: Inline, book: Book) -> str:
    match run:
        case Text(text=text):
            return escape(text, quote=False)
        case CitationBracket():
            return _citations(run, book)
        case Alteration(runs=runs):
            return f'<span class="alteration">{runs_markup(runs, book)}</span>'
        case Emphasis(runs=runs):
            return f"<em>{runs_markup(runs, book)}</em>"
        case Strong(runs=runs):
            return f"<strong>{runs_markup(runs, book)}</strong>"
        case Code(text=text):
            return f"<code>{escape(text, quote=False)}</code>"
        case LineBreak():
            return "<br/>\n"
        case Link(target=target, runs=runs):
            href = book.address(target[1:]) if target.startswith("#") else target
            return f'<a href="{escape(href)}">{_without_links(runs_markup(runs, book))}</a>'
        case Span():
            return _span(run, book)
        case Image(path=path, alternative=alternative):
            # The wording parts the words around a picture, so a space does it here.
            return f' <img src="{escape(book.images[path])}" alt="{escape(alternative)}"/>'
        case NoteCall():
            return _note_call(run, book)


def _without_links(markup: str) -> str:
    """Make spans of the links in markup, IDs kept: within a link there is no other (HTML, “The a element”)."""
    return _LINK.sub(r"<span \1>\2</span>", markup) if "<a " in markup else markup


def _note_call(call: NoteCall, book: Book) -> str:
    return (
        f'<a class="note-call" id="{call.anchor}" href="{book.address(call.note_anchor)}"'
        f' epub:type="noteref" role="doc-noteref">{call.number}</a>'
    )


def _citations(bracket: CitationBracket, book: Book) -> str:
    """Write a bracket of citations: one alone is a link with its brackets, of several each is a link between them."""
    cited = [piece for piece in bracket.pieces if isinstance(piece, Citation)]
    if len(cited) == 1:
        text = "".join(piece if isinstance(piece, str) else piece.typed for piece in bracket.pieces)
        return _citation(cited[0], text, book)
    return "".join(
        escape(piece, quote=False)
        if isinstance(piece, str)
        else _citation(piece, piece.typed, book)
        for piece in bracket.pieces
    )


def _citation(citation: Citation, text: str, book: Book) -> str:
    return (
        f'<a class="citation" id="{citation.anchor}" href="sources.xhtml#{book.sources[citation.key]}"'
        f' epub:type="biblioref" role="doc-biblioref">{escape(text, quote=False)}</a>'
    )


def _span(span: Span, book: Book) -> str:
    attributes = f' id="{span.anchor}"' if span.anchor else ""
    if span.classes:
        attributes += f' class="{escape(" ".join(span.classes))}"'
    if span.language:
        attributes += f' lang="{span.language}" xml:lang="{span.language}"'
        direction = direction_of(span.language)
        if direction != book.direction:
            attributes += f' dir="{direction}"'
    return f"<span{attributes}>{runs_markup(span.runs, book)}</span>"


def _paragraph(paragraph: Paragraph, book: Book) -> str:
    text = runs_markup(paragraph.runs, book)
    if paragraph.label:
        label = f'<b class="label">{escape(paragraph.label, quote=False)}</b>'
        if not text:
            return f'<p class="label-line" id="{paragraph.anchor}">{label}</p>'
        return f'<p id="{paragraph.anchor}">{label} {text}</p>'
    if all(isinstance(run, Image) for run in paragraph.runs):
        return f'<p class="picture" id="{paragraph.anchor}">{text.lstrip()}</p>'
    kind = ' class="verse"' if paragraph.verse else ""
    return f'<p{kind} id="{paragraph.anchor}">{text}</p>'


def _turn(turn: Turn, book: Book) -> str:
    """Write a turn."""
    number = book.speakers[turn.speaker]
    manner = "question" if book.asks(turn.speaker) else "answer"
    blocks = blocks_markup(turn.blocks, book)
    return f'<div class="turn {manner} speaker-{number}" id="{turn.anchor}">\n{blocks}\n</div>'


def _list(listing: List, book: Book) -> str:
    items = "\n".join(f"<li>{blocks_markup(item, book)}</li>" for item in listing.items)
    if listing.start is None:
        return f"<ul>\n{items}\n</ul>"
    start = f' start="{listing.start}"' if listing.start != 1 else ""
    return f"<ol{start}>\n{items}\n</ol>"


def _table(table: Table, book: Book) -> str:
    """Write a table; a head without words is none (a header cell must name its column)."""
    head = ""
    if any(cell.runs for cell in table.head):
        head = f"<thead>\n{_row(table.head, table, book, 'th')}\n</thead>\n"
    body = "\n".join(_row(row, table, book, "td") for row in table.rows)
    body = f"<tbody>\n{body}\n</tbody>\n" if body else ""
    return f"<table>\n{head}{body}</table>"


def _row(cells: tuple[Paragraph, ...], table: Table, book: Book, tag: Literal["th", "td"]) -> str:
    written = []
    for number, cell in enumerate(cells):
        filled = "th" if tag == "th" and cell.runs else "td"
        scope = ' scope="col"' if filled == "th" else ""
        alignment = table.alignments[number] if number < len(table.alignments) else ""
        kind = f' class="{alignment}"' if alignment else ""
        text = runs_markup(cell.runs, book)
        written.append(f'<{filled} id="{cell.anchor}"{kind}{scope}>{text}</{filled}>')
    cells_in_rows = "\n".join(
        written
    )  # on lines of their own, so that a reader of text keeps them apart
    return f"<tr>\n{cells_in_rows}\n</tr>"
