"""Make blocks of the tokens of a part: paragraphs, headings, quotations, lists, tables, footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from pamphlet.manuscript.markdown import languages
from pamphlet.manuscript.markdown.inlines import language_of, runs_of
from pamphlet.manuscript.markdown.part_text import PartText
from pamphlet.manuscript.markdown.quotes import Marks, quoted_at
from pamphlet.work import nodes
from pamphlet.work.frozen import frozen
from pamphlet.work.problems import Place
from pamphlet.work.walk import inner_runs
from pamphlet.work.wording import plain_text

if TYPE_CHECKING:
    from markdown_it.token import Token

B = TypeVar("B", nodes.Heading, nodes.Quotation, nodes.List, nodes.Table, nodes.CodeBlock)


@dataclass(slots=True)
class PartBlocks:
    """What the tokens of a part hold: its blocks, its footnotes by label, the quotation marks of each block."""

    blocks: tuple[nodes.Block, ...] = ()
    notes: list[tuple[str, tuple[nodes.Block, ...], Place]] = field(default_factory=list)
    marks: list[Marks] = field(default_factory=list)


def blocks_of(tokens: list[Token], part: PartText) -> PartBlocks:
    """Turn the tokens of a part into blocks; each text block gets the next anchor of the part."""
    content = PartBlocks()
    content.blocks = _Blocks(iter(tokens), part, content).until("")
    return content


def notes_of(content: PartBlocks, part: PartText) -> tuple[nodes.Note, ...]:
    """Give the footnotes in the order of their calls, and note those without text or without a call."""
    notes: dict[int, nodes.Note] = {}
    defined: set[str] = set()
    for label, blocks, place in content.notes:
        number = part.anchors.note_numbers.get((part.anchors.part, label))
        if label in defined:
            hint = "give each footnote a label of its own"
            part.problems.error("N02", f"the footnote “{label}” stands twice", place, hint)
        elif not number:
            message = f"no [^{label}] in this part calls this footnote"
            part.problems.error("N02", message, place, "call it where it belongs, or delete it")
        elif not blocks:
            _note_textless(label, place, part)
        else:
            notes[number] = nodes.Note(number, blocks, f"note-{number}", f"call-{number}", place)
        defined.add(label)
    return tuple(notes[number] for number in sorted(notes))


def note_missing_definitions(tokens: list[Token], part: PartText) -> None:
    """Note each call of a footnote that stands nowhere in the part."""
    defined = {token.meta["label"] for token in tokens if token.type == "footnote_reference_open"}
    missing: list[tuple[str, Place]] = []
    for token in tokens:
        children = token.children or ()
        for before, child, behind in zip(
            (None, *children), children, (*children[1:], None), strict=False
        ):
            if child.type != "note" or child.meta["mark"].label in defined:
                continue
            label, place = child.meta["mark"].label, child.meta["place"]
            if before and before.type == "softbreak" and behind and behind.content[:1] == ":":
                message = f"the text of the footnote “{label}” begins amid another paragraph"
                hint = f"put an empty line before [^{label}]:"
                part.problems.error("N01", message, place, hint)
                defined.add(label)
            else:
                missing.append((label, place))
    for label, place in missing:
        if label not in defined:
            _note_textless(label, place, part)


def _note_textless(label: str, place: Place, part: PartText) -> None:
    hint = f"write its text in a paragraph that begins with [^{label}]:"
    part.problems.error("N01", f"the footnote “{label}” has no text", place, hint)


@frozen
class _Blocks:
    """Walk the flat tokens once, from opening to closing token."""

    tokens: Iterator[Token]
    part: PartText
    content: PartBlocks

    def until(self, closing: str) -> tuple[nodes.Block, ...]:
        blocks: list[nodes.Block] = []
        language = ""
        for token in self.before(closing):
            if token.type == languages.KIND:
                place = self.part.place(token.meta["at"])
                language = language_of(token.meta["tag"], place, self.part)
            elif block := self.block(token):
                blocks.append(self.in_language(block, language))
                language = ""
        return tuple(blocks)

    def in_language(self, block: nodes.Block, language: str) -> nodes.Block:
        """Give a block its own language; code has none, and nor has a rule."""
        if not language:
            return block
        if isinstance(block, nodes.Rule | nodes.CodeBlock | nodes.Turn):
            message = f"the language “{language}” is given to code or to a rule, which have none"
            hint = "delete the line above it, or move it to the block that is meant"
            self.part.problems.error("M01", message, block.place, hint)
            return block
        return replace(block, language=language)

    def before(self, closing: str) -> Iterator[Token]:
        """Give the tokens up to a closing one, which is taken too."""
        for token in self.tokens:
            if token.type == closing:
                return
            yield token

    def block(self, token: Token) -> nodes.Block | None:
        place = self.part.place(token.meta.get("at", 0))
        match token.type:
            case "paragraph_open":
                paragraph = self.paragraph("paragraph_close")
                return paragraph if paragraph.runs else None  # of white space alone
            case "heading_open":
                runs, _ = self.runs("heading_close")
                heading = nodes.Heading(int(token.tag[1]), runs, self.part.anchors.block(), place)
                return self.filled(heading, "heading", text=bool(plain_text(runs).strip()))
            case "blockquote_open":
                first = len(self.content.marks)
                quotation = nodes.Quotation(self.until("blockquote_close"), place)
                self.content.marks[first:] = quoted_at(place, self.content.marks[first:])
                return self.filled(quotation, "quotation", text=bool(quotation.blocks))
            case "bullet_list_open" | "ordered_list_open":
                return self.list(token, place)
            case "table_open":
                return self.table(place)
            case "fence" | "code_block":
                return self.code(token, place)
            case "hr":
                return nodes.Rule(place)
            case "footnote_reference_open":
                blocks = self.until("footnote_reference_close")
                self.content.notes.append((token.meta["label"], blocks, place))
        return None

    def runs(self, closing: str) -> tuple[tuple[nodes.Inline, ...], Token]:
        """Give the runs up to a closing token, and the token of their text."""
        text = None
        for token in self.before(closing):
            text = token
            self.content.marks.append(token.meta["marks"])
        assert text is not None  # the parser puts one between the tokens of each block
        runs = runs_of(text.children or [], self.part)
        stands_alone = len(runs) == 1 and isinstance(runs[0], nodes.Image)
        if closing != "paragraph_close" or not stands_alone:
            self.note_captions(runs)
        return runs, text

    def note_captions(self, runs: tuple[nodes.Inline, ...]) -> None:
        """Note each caption that has no room: that of a picture which does not stand alone in a paragraph."""
        for run in runs:
            if isinstance(run, nodes.Image) and run.caption:
                message = f"the title of this picture, “{run.caption}”, would not be printed"
                hint = "put the picture into a paragraph of its own, for a caption below it"
                self.part.problems.error("P05", message, run.place, hint)
            self.note_captions(inner_runs(run))

    def paragraph(self, closing: str) -> nodes.Paragraph:
        runs, text = self.runs(closing)
        place: Place = text.meta["place"]
        indent = text.meta.get("indent")
        anchor, verse = self.part.anchors.block(), indent is not None
        return nodes.Paragraph(runs, anchor, place, verse=verse, indent=indent or 0)

    def list(self, opening: Token, place: Place) -> nodes.List:
        ordered = opening.type == "ordered_list_open"
        start = int(opening.attrGet("start") or 0) if opening.attrs else 1
        items: list[tuple[nodes.Block, ...]] = []
        for token in self.before(opening.type.replace("open", "close")):
            if ordered:
                self.note_number(token, f"{start + len(items)}.")
            items.append(self.until("list_item_close"))
        listing = nodes.List(start if ordered else None, tuple(items), place)
        return self.filled(listing, "list", text=any(items))

    def note_number(self, item: Token, printed: str) -> None:
        """Note a number that would be printed otherwise than typed: lists are counted in order."""
        typed = item.info + item.markup
        if typed != printed:
            message = f"“{typed}” would be printed as “{printed}”, for a list counts by itself"
            hint = f"write {printed}, or {item.info}\\{item.markup} to have the text as typed"
            self.part.problems.error("P07", message, self.part.place(item.meta["at"]), hint)

    def table(self, place: Place) -> nodes.Table:
        rows: list[tuple[nodes.Paragraph, ...]] = []
        alignments: list[str] = []
        cells: list[nodes.Paragraph] = []
        for token in self.before("table_close"):
            if token.type in {"th_open", "td_open"}:
                cells.append(self.paragraph(token.type.replace("open", "close")))
                if token.type == "th_open":
                    style = str(token.attrGet("style") or "")
                    alignments.append(style.removeprefix("text-align:"))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        table = nodes.Table(rows[0], tuple(rows[1:]), tuple(alignments), place)
        return self.filled(table, "table", text=any(cell.runs for row in rows for cell in row))

    def code(self, token: Token, place: Place) -> nodes.CodeBlock:
        """Make a block of lines set as typed; one word behind the fence names their language."""
        language, *more = token.info.split() or [""]
        if more:
            message = f"“{' '.join(more)}” stands behind the fence, and would not be printed"
            hint = "write it below the fence, or delete it"
            self.part.problems.error("P05", message, place, hint)
        block = nodes.CodeBlock(token.content, language, self.part.anchors.block(), place)
        return self.filled(block, "block of code", text=bool(token.content.strip()))

    def filled(self, block: B, what: str, *, text: bool) -> B:
        """Note a block in which there is nothing to print."""
        if not text and not self.part.too_deep:
            hint = "write its text, or delete its marks"
            self.part.problems.error("P04", f"this {what} has no text", block.place, hint)
        return block
