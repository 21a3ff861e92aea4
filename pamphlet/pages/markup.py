"""Write the blocks of the work as XHTML, character for character.

In: blocks of the model. Out: XHTML text. What is written here beside the work's own words is told apart by its class
or role: the numbers of footnotes, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from html import escape
from typing import Literal

from pamphlet.pages.addresses import Lookup, is_in_capitals, language_markup
from pamphlet.pages.classes import (
    ALIKE,
    COLUMN_NAME,
    HUNG,
    INDENT,
    LINE,
    LOW,
    NOTED,
    OPENING,
    SPOKEN,
    VERSE,
)
from pamphlet.pages.runs_markup import picture_markup, runs_markup
from pamphlet.pages.tables import classes_for, columns_with_notes, hangs, is_list_anywhere
from pamphlet.pages.verse import lines_of
from pamphlet.work import nodes
from pamphlet.work.expressions import expression
from pamphlet.work.languages import direction_of
from pamphlet.work.wording import plain_text

_FIRST_TAG = expression(r"^<\w+")
# A word of letters, or a tag or an entity that is passed over.
_WORD = expression(r"<[^>]*>|&#?\w+;|(?P<first>[^\W\d_])(?P<rest>[^\W\d_]*)")

_ROMAN = expression("(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")  # below a hundred: “MIX” is a word


def blocks_markup(blocks: Iterable[nodes.Block], lookup: Lookup) -> str:
    """Write blocks, one below the other."""
    return "\n".join(block_markup(block, lookup) for block in blocks)


def block_markup(block: nodes.Block, lookup: Lookup) -> str:
    """Write a block; its ID is its anchor, and it holds the words of that block and no others."""
    if isinstance(block, nodes.Rule | nodes.CodeBlock | nodes.Turn) or not block.language:
        return _block(block, lookup)
    written = _block(block, lookup.running(direction_of(block.language)))
    return _FIRST_TAG.sub(rf"\g<0>{language_markup(block.language)}", written, count=1)


def _block(block: nodes.Block, lookup: Lookup) -> str:
    match block:
        case nodes.Paragraph():
            return _paragraph(block, lookup)
        case nodes.Turn():
            return _turn(block, lookup)
        case nodes.Heading(level=level, runs=runs, anchor=anchor):
            text, kind = runs_markup(runs, lookup), ""
            if level in lookup.alike:
                kind = f' class="{ALIKE}"'
                text = _lowered(text) if is_in_capitals(plain_text(runs)) else text
            return f'<h{level} id="{anchor}"{kind}>{text}</h{level}>'
        case nodes.Quotation(blocks=blocks):
            return f"<blockquote>\n{blocks_markup(blocks, lookup)}\n</blockquote>"
        case nodes.List():
            return _list(block, lookup)
        case nodes.Table():
            return _table(block, lookup)
        case nodes.CodeBlock(text=text, anchor=anchor):
            return f'<pre id="{anchor}"><code>{escape(text, quote=False)}</code></pre>'
        case nodes.Rule():
            return "<hr/>"


def _lowered(markup: str) -> str:
    """Set the capitals behind the first of each word apart, to be dressed as small ones; no letter is changed.

    Roman numerals stay as they are: “ACT II” is no “Act Ii”.
    """

    def dressed(found: re.Match[str]) -> str:
        first, rest = found["first"], found["rest"] or ""
        if not rest.isupper() or _ROMAN.fullmatch(found[0]):
            return found[0]
        return f'{first}<span class="{LOW}">{rest}</span>'

    return _WORD.sub(dressed, markup)


def notes_markup(notes: Iterable[nodes.Note], lookup: Lookup) -> str:
    """Write footnotes, one below the other."""
    return "\n".join(_note(note, lookup) for note in notes)


def _note(note: nodes.Note, lookup: Lookup) -> str:
    """Write a footnote: its number, which leads back to its call, stands before its blocks and in none of them."""
    label = lookup.speech.say("note-back", number=note.number)
    back = (
        f'<a href="{lookup.address(note.call_anchor)}" epub:type="backlink" role="doc-backlink"'
        f' aria-label="{label}">{note.number}</a>'
    )
    return (
        f'<aside id="{note.anchor}" class="note" epub:type="footnote" role="doc-footnote">\n'
        f'<p class="note-number apparatus">{back}</p>\n{blocks_markup(note.blocks, lookup)}\n</aside>'
    )


def _paragraph(paragraph: nodes.Paragraph, lookup: Lookup) -> str:
    if paragraph.verse and paragraph.runs:
        return _verse(paragraph, lookup)
    text = runs_markup(paragraph.runs, lookup)
    if paragraph.label:
        kind = "" if text else ' class="label-line"'
        return f'<p{kind} id="{paragraph.anchor}">{_label(paragraph, text)}{text}</p>'
    match paragraph.runs:
        case (nodes.Image(caption=caption) as image,) if caption:
            said = f"<figcaption>{escape(caption, quote=False)}</figcaption>"
            picture = picture_markup(image, lookup)
            return f'<figure class="picture" id="{paragraph.anchor}">{picture}\n{said}</figure>'
    if all(isinstance(run, nodes.Image) for run in paragraph.runs):
        return f'<p class="picture" id="{paragraph.anchor}">{text.lstrip()}</p>'
    return f'<p id="{paragraph.anchor}">{text}</p>'


def _verse(paragraph: nodes.Paragraph, lookup: Lookup) -> str:
    """Write verse: each line ends as in any text, and is an element besides, so that it hangs when it is turned over.

    A line is set in without a character: e-readers stumble over spaces in a row.
    """
    written: list[str] = []
    for line in lines_of(paragraph.runs, paragraph.indent):
        text = runs_markup(line.runs, lookup)
        label = "" if written else _label(paragraph, text)
        kinds = (LINE, OPENING if label else "", f"{INDENT}{line.indent}" if line.indent else "")
        kind = " ".join(filter(None, kinds))
        written.append(f'<span class="{kind}">{label}{text}<br/></span>')
    kind, lines = f"{VERSE} {SPOKEN}" if paragraph.label else VERSE, "\n".join(written)
    return f'<p class="{kind}" id="{paragraph.anchor}">{lines}</p>'


def _label(paragraph: nodes.Paragraph, text: str) -> str:
    """Write a label, if there is one, each stage direction and time code in it set apart, and the space before text."""
    if not paragraph.label:
        return ""
    written, at = "", 0
    for start, end in paragraph.asides:
        before, aside = paragraph.label[at:start], paragraph.label[start:end]
        written += (
            f'{escape(before, quote=False)}<span class="aside">{escape(aside, quote=False)}</span>'
        )
        at = end
    written += escape(paragraph.label[at:], quote=False)
    space = " " if text and not paragraph.tight else ""
    return f'<b class="label">{written}</b>{space}'


def _turn(turn: nodes.Turn, lookup: Lookup) -> str:
    """Write a turn. Where nobody asks all look alike, and neither questions nor answers."""
    kinds = ["turn"]
    if lookup.is_asked:
        kinds.append("question" if turn.is_question else "answer")
    kinds += [f"speaker-{lookup.speakers[speaker]}" for speaker in turn.speakers]
    blocks = blocks_markup(turn.blocks, lookup)
    return f'<div class="{" ".join(kinds)}" id="{turn.anchor}">\n{blocks}\n</div>'


def _list(listing: nodes.List, lookup: Lookup) -> str:
    items = "\n".join(f"<li>{blocks_markup(item, lookup)}</li>" for item in listing.items)
    if listing.start is None:
        return f"<ul>\n{items}\n</ul>"
    start = f' start="{listing.start}"' if listing.start != 1 else ""
    return f"<ol{start}>\n{items}\n</ol>"


def _table(table: nodes.Table, lookup: Lookup) -> str:
    """Write a table; a head without words is none (a header cell must name its column)."""
    classes = classes_for(table)
    head = ""
    if any(cell.runs for cell in table.head):
        head = f"<thead>\n{_row(table.head, table, lookup, 'th')}\n</thead>\n"
    columns = [_in_one_line(cell) for cell in table.head] if is_list_anywhere(classes) else []
    noted = columns_with_notes(table)
    body = "\n".join(_row(row, table, lookup, "td", columns, noted) for row in table.rows)
    body = f"<tbody>\n{body}\n</tbody>\n" if body else ""
    kind = f' class="{" ".join(classes)}"' if classes else ""
    return f"<table{kind}>\n{head}{body}</table>"


def _in_one_line(cell: nodes.Paragraph) -> str:
    return " ".join(plain_text(cell.runs).split())


def _row(
    cells: tuple[nodes.Paragraph, ...],
    table: nodes.Table,
    lookup: Lookup,
    tag: Literal["th", "td"],
    columns: Sequence[str] = (),
    noted: Container[int] = (),
) -> str:
    """Write a row, its cells on lines of their own, so that a reader of text keeps them apart.

    `columns` are the heads of the columns, with which paper labels the cells of a table that is set as a list.
    """
    written = []
    for number, cell in enumerate(cells):
        alignment = table.alignments[number] if number < len(table.alignments) else ""
        filled = "th" if tag == "th" and cell.runs else "td"
        scope = ' scope="col"' if filled == "th" else ""
        kinds = [alignment] if alignment else []
        if number in noted:
            kinds += [NOTED, HUNG] if hangs(cell) else [NOTED]
        kind = f' class="{" ".join(kinds)}"' if kinds else ""
        column = columns[number] if cell.runs and number < len(columns) else ""
        label = f' {COLUMN_NAME}="{escape(column)}"' if column else ""
        text = runs_markup(cell.runs, lookup)
        written.append(f'<{filled} id="{cell.anchor}"{kind}{scope}{label}>{text}</{filled}>')
    inner = "\n".join(written)
    return f"<tr>\n{inner}\n</tr>"
