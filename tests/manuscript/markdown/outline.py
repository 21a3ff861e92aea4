"""Write a part as an outline that a person can review: a line a block, runs in brackets of their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pamphlet.work.model import Part
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
    NoteCall,
    Paragraph,
    Quotation,
    Rule,
    Script,
    Span,
    Strong,
    Table,
    Text,
    Turn,
)


def outline(part: Part) -> str:
    """Write a part: its heading, its blocks, its footnotes; each block with its line and column."""
    lines = [] if not part.heading else list(_block(part.heading))
    for block in part.blocks:
        lines += _block(block)
    for note in part.notes:
        lines.append(f"note {note.number} {_at(note)}")
        lines += _within(note.blocks)
    return "".join(f"{line}\n" for line in lines)


def _block(block: Block) -> Iterator[str]:
    at = _at(block)
    match block:
        case Paragraph(runs=runs, label=label, verse=verse, indent=indent):
            kind = f"verse{f' in {indent}' if indent else ''}" if verse else "paragraph"
            shown = label.replace("\n", "⏎")
            shown = f"‹{shown}› " if label else ""
            yield f"{kind} {at}{_language(block)} {shown}{_runs(runs)}"
        case Heading(level=level, runs=runs):
            yield f"heading {level} {at}{_language(block)} {_runs(runs)}"
        case CodeBlock(text=text, language=language):
            yield f"code {at} {language} {text!r}"
        case Rule():
            yield f"rule {at}"
        case Quotation(blocks=blocks):
            yield f"quotation {at}{_language(block)}"
            yield from _within(blocks)
        case Turn(blocks=blocks, number=number, speakers=speakers):
            yield f"turn {number} of {' and '.join(speakers)} {at}"
            yield from _within(blocks)
        case List(items=items, start=start):
            yield f"list {'' if start is None else f'from {start} '}{at}{_language(block)}"
            for item in items:
                yield "  item"
                yield from (f"  {line}" for line in _within(item))
        case Table():
            yield f"table {at}{_language(block)}"
            for row in (block.head, *block.rows):
                yield "  row"
                yield from (f"  {line}" for line in _within(row))


def _language(block: Paragraph | Heading | Quotation | List | Table) -> str:
    return f" in {block.language}" if block.language else ""


def _within(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from (f"  {line}" for line in _block(block))


def _runs(runs: Iterable[Inline]) -> str:
    return "".join(map(_run, runs))


def _run(run: Inline) -> str:
    match run:
        case Text(text=text):
            return text.replace("\n", "⏎")
        case Emphasis(runs=runs):
            return f"emphasis⟨{_runs(runs)}⟩"
        case Strong(runs=runs):
            return f"strong⟨{_runs(runs)}⟩"
        case Code(text=text):
            return f"code⟨{text}⟩"
        case LineBreak(indent=indent):
            return f"⏎break {f'in {indent} ' if indent else ''}"
        case Alteration(runs=runs):
            return f"alteration⟨{_runs(runs)}⟩"
        case CitationBracket(pieces=pieces):
            return f"cited⟨{''.join(map(_piece, pieces))}⟩"
        case Script(runs=runs, raised=raised):
            return f"{'raised' if raised else 'lowered'}⟨{_runs(runs)}⟩"
        case Link(target=target, runs=runs):
            return f"link {target}⟨{_runs(runs)}⟩"
        case Span(language=language, classes=classes, runs=runs, anchor=anchor):
            named = (
                f"{f' {language}' if language else ''}{''.join(f' .{each}' for each in classes)}"
            )
            return f"span{named}{f' #{anchor}' if anchor else ''}⟨{_runs(runs)}⟩"
        case Image(path=path, alternative=alternative, caption=caption, width_percent=width):
            more = f"{f' {width} %' if width else ''}{f' “{caption}”' if caption else ''}"
            return f"image {path}⟨{alternative}⟩{more}"
        case NoteCall(number=number):
            return f"note⟨{number}⟩"


def _piece(piece: str | Citation) -> str:
    if isinstance(piece, str):
        return piece
    typed = piece.typed.replace("\n", "⏎")
    return f"{_at(piece)} {piece.key}({'|'.join(piece.locators)}) “{typed}”"


def _at(thing: Block | Citation | object) -> str:
    place = getattr(thing, "place")  # noqa: B009 - notes and blocks and citations alike have one
    return f"{place.line}:{place.column}"
