"""Make blocks of the tokens of a part: paragraphs, headings, quotations, lists, tables, footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pamphlet.manuscript.inlines import Anchors, runs_of
from pamphlet.manuscript.quotes import Marks
from pamphlet.model import (
    Block,
    CodeBlock,
    Heading,
    Inline,
    LineBreak,
    List,
    Note,
    Paragraph,
    Quotation,
    Rule,
    Table,
    Text,
)
from pamphlet.problems import Place, error

if TYPE_CHECKING:
    from markdown_it.token import Token

    from pamphlet.manuscript.markup import Source


@dataclass(slots=True)
class PartBlocks:
    """What the tokens of a part hold: its blocks in order, its footnotes by label, the quotation marks of each block."""

    blocks: tuple[Block, ...] = ()
    notes: list[tuple[str, tuple[Block, ...], Place]] = field(default_factory=list)
    marks: list[Marks] = field(default_factory=list)


def blocks_of(tokens: list[Token], source: Source, anchors: Anchors) -> PartBlocks:
    """Turn the tokens of a part into blocks; each text block gets the next anchor of the part."""
    found = PartBlocks()
    found.blocks = _Blocks(tokens, source, anchors, found).until("")
    return found


def notes_of(found: PartBlocks, source: Source, anchors: Anchors) -> tuple[Note, ...]:
    """Give the footnotes in the order of their calls, and note those without text or without a call."""
    notes: dict[int, Note] = {}
    defined: set[str] = set()
    for label, blocks, place in found.notes:
        number = anchors.note_numbers.get((anchors.part, label))
        if label in defined:
            message = f"the footnote “{label}” stands twice"
            source.problems.append(error("N02", message, place, "give each footnote a label of its own"))
        elif not number:
            message = f"no [^{label}] in this part calls this footnote"
            source.problems.append(error("N02", message, place, "call it where it belongs, or delete it"))
        elif not blocks:
            _textless(label, place, source)
        else:
            notes[number] = Note(number, blocks, f"note-{number}", f"call-{number}", place)
        defined.add(label)
    return tuple(notes[number] for number in sorted(notes))


def note_missing_definitions(tokens: list[Token], source: Source) -> None:
    """Note each call of a footnote that stands nowhere in the part."""
    defined = {token.meta["label"] for token in tokens if token.type == "footnote_reference_open"}
    for token in tokens:
        for child in token.children or ():
            if child.type == "footnote_ref" and child.meta["label"] not in defined:
                _textless(child.meta["label"], child.meta.get("place", Place(source.path)), source)


def _textless(label: str, place: Place, source: Source) -> None:
    hint = f"write its text in a paragraph that begins with [^{label}]:"
    source.problems.append(error("N01", f"the footnote “{label}” has no text", place, hint))


class _Blocks:
    """Walk the flat tokens once, from opening to closing token."""

    def __init__(self, tokens: list[Token], source: Source, anchors: Anchors, found: PartBlocks) -> None:
        self.tokens, self.source, self.anchors, self.found = iter(tokens), source, anchors, found
        self.inline: Token | None = None

    def until(self, closing: str) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for token in self.tokens:
            if token.type == closing:
                break
            block = self.block(token)
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def block(self, token: Token) -> Block | None:
        place = self.source.block_place(token)
        match token.type:
            case "paragraph_open":
                return self.paragraph("paragraph_close")
            case "heading_open":
                runs, _ = self.runs("heading_close")
                return Heading(int(token.tag[1]), runs, self.anchors.block(), place)
            case "blockquote_open":
                return Quotation(self.until("blockquote_close"), place)
            case "bullet_list_open":
                return self.list(None, "bullet_list_close", place)
            case "ordered_list_open":
                start = token.attrGet("start")
                return self.list(1 if start is None else int(start), "ordered_list_close", place)
            case "table_open":
                return self.table(place)
            case "fence" | "code_block":
                return CodeBlock(token.content, token.info.strip(), self.anchors.block(), place)
            case "hr":
                return Rule(place)
            case "footnote_reference_open":
                blocks = self.until("footnote_reference_close")
                self.found.notes.append((token.meta["label"], blocks, place))
        return None

    def runs(self, closing: str) -> tuple[tuple[Inline, ...], Place]:
        runs: tuple[Inline, ...] = ()
        place = Place(self.source.path)
        for token in self.tokens:
            if token.type == closing:
                break
            runs = runs_of(token.children or [], self.anchors, self.source.problems)
            place = token.meta["place"]
            self.found.marks.append(token.meta["marks"])
        return runs, place

    def paragraph(self, closing: str) -> Paragraph:
        runs, place = self.runs(closing)
        return Paragraph(runs, self.anchors.block(), place, verse=_is_verse(runs))

    def list(self, start: int | None, closing: str, place: Place) -> List:
        items: list[tuple[Block, ...]] = []
        for token in self.tokens:
            if token.type == closing:
                break
            items.append(self.until("list_item_close"))
        return List(start, tuple(items), place)

    def table(self, place: Place) -> Table:
        rows: list[tuple[Paragraph, ...]] = []
        alignments: tuple[str, ...] = ()
        cells: list[Paragraph] = []
        for token in self.tokens:
            if token.type == "table_close":
                break
            if token.type in {"th_open", "td_open"}:
                cells.append(self.paragraph(token.type.replace("open", "close")))
                if token.type == "th_open":
                    alignments += (str(token.attrGet("style") or "").removeprefix("text-align:"),)
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        return Table(rows[0], tuple(rows[1:]), alignments, place)


def _is_verse(runs: tuple[Inline, ...]) -> bool:
    """Tell verse: a paragraph of two lines or more, each ended by a line break that the editor asked for."""
    breaks = sum(isinstance(run, LineBreak) for run in runs)
    soft = sum(run.text.count("\n") for run in runs if isinstance(run, Text))
    return breaks > 0 and soft == 0
