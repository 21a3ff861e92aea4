"""Make a tree of the JSON that pandoc gives (pandoc-types 1.23, Text.Pandoc.Definition).

What our manuscripts cannot say is told in `Oddities`: it becomes plain text, or is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pamphlet.editor.imports.document import Oddities
from pamphlet.editor.imports.documents.tables import (
    cells_of,
    has_bold_head,
    titles_above,
    unstressed,
    untabled,
)
from pamphlet.editor.imports.tree import (
    Block,
    Break,
    Call,
    Code,
    CodeLines,
    Heading,
    Link,
    Listing,
    Paragraph,
    PartBegins,
    Picture,
    Quotation,
    Rule,
    Run,
    Script,
    Styled,
    Table,
    Text,
    Tongue,
    can_be_caption,
    captioned,
    joined,
    plain,
    quoted_depth,
    without_invisible,
)
from pamphlet.work.languages import is_language

ALIGNMENTS = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}
DEEPEST = 8  # quotations in each other: what stands deeper is markup that went astray
NO_DESCRIPTION = "image"  # what pandoc says of a picture of Rich Text
DETOUR = "https://www.google.com/url?"
_UNSAID = re.compile(
    r"<!--.*?(?:-->|$)|<(script|style|head|template)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_NOTE_NUMBER = re.compile(r"[0-9]{1,6}")  # as we write it: a stranger may have written another
NOTE, NOTE_BODY = "imported-note", "imported-note-body"  # classes that `web_page` gives


def tree_of(
    blocks: list[dict[str, Any]], oddities: Oddities, *, shares_notes: bool = False
) -> tuple[Block, ...]:
    """Give the blocks of a document; if it `shares_notes`, notes that read the same are one that is called twice."""
    notes = dict(_note_bodies(blocks))
    return tuple(_Reading(oddities, notes, {}, {} if shares_notes else None).blocks(blocks))


def text_of(inlines: list[dict[str, Any]]) -> str:
    """Give the plain text of some runs: a title, a description."""
    return " ".join(plain(_Reading(Oddities(), {}, {}).runs(inlines)).split())


def _note_bodies(blocks: Iterable[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Give the notes of a web page, which stand in blocks of their own, by their numbers."""
    for block in blocks:
        if block["t"] == "Div":
            attributes, inner = block["c"]
            number = dict(attributes[2]).get("note", "")
            if NOTE_BODY in attributes[1] and _NOTE_NUMBER.fullmatch(number):
                yield number, inner
            else:
                yield from _note_bodies(inner)
        elif block["t"] == "BlockQuote":
            yield from _note_bodies(block["c"])
        elif block["t"] in {"OrderedList", "BulletList"}:
            for item in block["c"][-1] if block["t"] == "OrderedList" else block["c"]:
                yield from _note_bodies(item)


@dataclass(frozen=True, slots=True)
class _Reading:
    oddities: Oddities
    notes: dict[str, list[dict[str, Any]]]
    bodies: dict[str, tuple[Block, ...]]  # of the notes that were read
    shared: dict[str, int] | None = None  # numbers of notes by what they read

    # --- blocks ---

    def blocks(self, read: Iterable[dict[str, Any]]) -> Iterator[Block]:
        for block in read:
            yield from self.block(block["t"], block.get("c"))

    def block(self, kind: str, content: Any) -> Iterator[Block]:
        match kind:
            case "Para" | "Plain":
                yield Paragraph(self.runs(content))
            case "LineBlock":
                lines = [run for line in content for run in (*self.runs(line), Break())]
                yield Paragraph(joined(lines[:-1]))
            case "Header":
                level, (name, *_), inlines = content
                yield Heading(level, self.runs(inlines), name)
            case "BlockQuote":
                inner = tuple(self.blocks(content))
                if any(quoted_depth(block) >= DEEPEST for block in inner):
                    yield from inner
                else:
                    yield Quotation(inner)
            case "BulletList":
                yield Listing(None, self.items(content))
            case "OrderedList":
                (start, style, _), items = content
                if style["t"] not in {"Decimal", "DefaultStyle", "Example"}:
                    self.oddities.became_plain("letters or Roman numbers of lists, now figures")
                yield Listing(start, self.items(items))
            case "DefinitionList":
                for term, definitions in content:
                    yield Paragraph((Styled("strong", self.runs(term)),))
                    for definition in definitions:
                        yield from self.blocks(definition)
            case "CodeBlock":
                yield CodeLines(content[1])
            case "HorizontalRule":
                yield Rule()
            case "Table":
                yield from self.table(content)
            case "Figure":
                yield from self.figure(content)
            case "Div":
                yield from self.division(*content)
            case "RawBlock" if shown := _shown(*content):
                self.oddities.became_plain("markup of a web page, of which the words are left")
                yield Paragraph((Text(shown),))
            case "RawBlock":
                self.oddities.became_plain("markup of another language, left out")

    def items(self, items: Iterable[list[dict[str, Any]]]) -> tuple[tuple[Block, ...], ...]:
        return tuple(tuple(self.blocks(item)) for item in items)

    def division(self, attributes: list[Any], inner: list[dict[str, Any]]) -> Iterator[Block]:
        classes, named = attributes[1], dict(attributes[2])
        if NOTE_BODY in classes:
            return
        if "part" in classes and "data-title" in named:
            role = next((name for name in classes if name not in {"part", "section"}), "")
            yield PartBegins(named["data-title"], role)
        yield from self.blocks(inner)

    def figure(self, content: Any) -> Iterator[Block]:
        _, (_, caption), inner = content
        below = tuple(self.blocks(caption))
        told = " ".join(plain(b.runs) for b in below if isinstance(b, Paragraph)).split()
        pictures = tuple(self.blocks(inner))
        match pictures, below:
            case (Paragraph(runs=(Picture() as picture,)),), (Paragraph(),) if can_be_caption(
                below
            ):
                yield Paragraph((captioned(picture, " ".join(told)),))
            case _:
                yield from (_described(block, " ".join(told)) for block in pictures)
                yield from below

    def table(self, content: Any) -> Iterator[Block]:
        _, (_, caption), columns, head, bodies, foot = content
        yield from self.blocks(caption)
        every = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        rows = [
            [(across, tuple(self.blocks(inner))) for *_, across, inner in row[1]] for row in every
        ]
        bare = [[cell for _, cell in row] for row in rows]
        apart = untabled(bare, self.oddities.called, has_head=bool(head[1]))
        if apart is not None:
            yield from apart
            return
        titles = titles_above(rows)
        yield from (block for row in rows[:titles] for _, cell in row for block in cell)
        rows, heads = rows[titles:], len(head[1]) - titles
        told = [cells for cells in map(cells_of, rows) if any(cell.runs for cell in cells)]
        if not told:
            return
        width = max(len(columns), *map(len, told))
        filled = tuple((*row, *[Paragraph(())] * (width - len(row))) for row in told)
        aligned = [ALIGNMENTS.get(column[0]["t"], "") for column in columns]
        has_head = heads > 0
        if not has_head and has_bold_head(filled):
            self.oddities.became_plain("a first row in bold, now the head of its table")
            filled, has_head = (tuple(map(unstressed, filled[0])), *filled[1:]), True
        yield Table(filled, tuple(aligned + [""] * (width - len(aligned))), has_head)

    # --- runs ---

    def runs(self, inlines: Iterable[dict[str, Any]]) -> tuple[Run, ...]:
        return joined(run for inline in inlines for run in self.run(inline["t"], inline.get("c")))

    def run(self, kind: str, content: Any) -> Iterator[Run]:
        match kind:
            case "Str":
                yield Text(without_invisible(content))
            case "Space" | "SoftBreak":
                yield Text(" ")
            case "LineBreak":
                yield Break()
            case "Emph":
                yield Styled("emphasis", self.runs(content))
            case "Strong":
                yield Styled("strong", self.runs(content))
            case "Strikeout":
                self.oddities.struck.append(plain(self.runs(content)))
            case "Superscript" | "Subscript":
                yield Script(kind == "Superscript", self.runs(content))
            case "Underline" | "SmallCaps":
                yield from self.runs(content)
            case "Quoted":
                yield from self.quoted(*content)
            case "Cite":
                yield from self.runs(content[1])
            case "Code":
                yield Code(content[1])
            case "Math":
                self.oddities.became_plain("formulas, now as they are typed for TeX")
                yield Text(content[1])
            case "RawInline":
                if content[1].strip().lower().startswith("<br"):
                    yield Break()
            case "Link":
                yield Link(_direct(content[2][0]), self.runs(content[1]))
            case "Image":
                told = text_of(content[1])
                yield Picture(content[2][0], "" if told == NO_DESCRIPTION else told)
            case "Note":
                number = 0
                if self.shared is not None:
                    number = self.shared.setdefault(repr(content), len(self.shared) + 1)
                yield Call(tuple(self.blocks(content)), number)
            case "Span":
                yield from self.span(*content)

    def quoted(self, kind: dict[str, str], inner: list[dict[str, Any]]) -> Iterator[Run]:
        opening, closing = "‘’" if kind["t"] == "SingleQuote" else "“”"
        yield from (Text(opening), *self.runs(inner), Text(closing))

    def span(self, attributes: list[Any], inner: list[dict[str, Any]]) -> Iterator[Run]:
        named = dict(attributes[2])
        number = named.get("note", "")
        body = self.notes.get(number) if NOTE in attributes[1] else None
        if body is not None:
            if number not in self.bodies:
                self.bodies[number] = tuple(self.blocks(body))
            yield Call(self.bodies[number], int(number))
            return
        runs = self.runs(inner)
        language = named.get("lang", "")
        if is_language(language):
            yield Tongue(language, runs)
        else:
            yield from runs


def _shown(kind: str, markup: str) -> str:
    """Give the words that a piece of a web page shows, as it may stand in Markdown."""
    if kind != "html":
        return ""
    bare = _UNSAID.sub(" ", markup)
    return " ".join(without_invisible(unescape(_TAG.sub(" ", bare))).split())


def _direct(address: str) -> str:
    """Give the address that a link of Google Docs leads to by a detour."""
    parts = urlsplit(address) if address.startswith(DETOUR) else None
    return parse_qs(parts.query).get("q", [address])[0] if parts else address


def _described(block: Block, caption: str) -> Block:
    """Let a picture without a description have its caption for one; one that only repeats it says as much."""
    if not isinstance(block, Paragraph):
        return block
    return Paragraph(
        tuple(
            Picture(run.file, run.description or caption) if isinstance(run, Picture) else run
            for run in block.runs
        )
    )
