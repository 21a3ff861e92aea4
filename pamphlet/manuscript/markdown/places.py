"""Let the rules of the Markdown parser tell where in a part's text their tokens stand.

A token's `meta["at"]` is the place of its block's first character; `meta["starts"]` are, for text, the places at which
its lines begin, and `meta["indents"]` by how many columns each of them is set in. Places are counted from the first
character of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

BlockRule = Callable[["StateBlock", int, int, bool], bool]

_OPENING_MARKS = expression(r"#*[ \t]*")
_CELL_END = expression(r"(?<!\\)\|")
_ESCAPED_PIPE = expression(r"\\\|")


def place_blocks(md: MarkdownIt) -> None:
    """Wrap every rule for blocks, so that its tokens tell their places."""
    for rule in md.block.ruler.__rules__:
        md.block.ruler.at(rule.name, _placed(rule.fn), {"alt": rule.alt})


def _placed(rule: BlockRule) -> BlockRule:
    def placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's form
        if silent:
            return rule(state, start, end, silent)
        count, at = len(state.tokens), _text_start(state, start)
        if not rule(state, start, end, silent):
            return False
        if len(state.tokens) > count:
            _tell_places(state, state.tokens[count:], at)
        return True

    return placed


def _text_start(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _tell_places(state: StateBlock, tokens: list[Token], at: int) -> None:
    first = tokens[0]
    first.meta.setdefault("at", at)
    match first.type:
        case "paragraph_open" | "heading_open":
            tokens[1].meta["starts"] = _line_starts(state, tokens[1], first)
            tokens[1].meta["indents"] = _indents(state, tokens[1])
        case "table_open":
            _tell_cells(state, tokens)
        case "ordered_list_open":
            for token in tokens:
                if token.type == "list_item_open" and token.level == first.level + 1 and token.map:
                    token.meta["at"] = _text_start(state, token.map[0])


def _line_starts(state: StateBlock, text: Token, block: Token) -> list[int]:
    """Give where the lines of a paragraph or heading begin, white space before them aside."""
    from markdown_it.common.utils import MD_TRIM_CHARS

    starts: list[int] = []
    for line in range(*(text.map or (0, 0))):
        start, end = _text_start(state, line), state.eMarks[line]
        if block.type == "heading_open" and block.markup.startswith("#"):
            marks = _OPENING_MARKS.match(state.src, start, end)
            start = marks.end() if marks else start
        typed = state.src[start:end]
        if starts or typed.strip(MD_TRIM_CHARS):
            trimmed = typed if starts else typed.lstrip(MD_TRIM_CHARS)
            starts.append(start + len(typed) - len(trimmed))
    return starts


def _indents(state: StateBlock, text: Token) -> list[int]:
    """Give by how many columns each line of a paragraph is set in from where its block begins."""
    lines = range(*(text.map or (0, 0)))
    return [max(0, state.sCount[line] - state.blkIndent) for line in lines]


def _tell_cells(state: StateBlock, tokens: list[Token]) -> None:
    """Tell where each cell of a table begins, and what stands beyond its last column."""
    columns = sum(token.type == "th_open" for token in tokens)
    cells: list[tuple[int, str]] = []
    for token in tokens:
        if token.type == "tr_open" and token.map:
            cells = _cells(state, token.map[0])
            beyond = next((at for at, text in cells[columns:] if text), None)
            token.meta["beyond"] = beyond
        elif token.type == "inline":
            at, typed = cells.pop(0) if cells else (0, "")
            token.meta["starts"] = [at]
            pipes = [pipe.start() for pipe in _ESCAPED_PIPE.finditer(typed)]
            token.meta["pipes"] = [position - count for count, position in enumerate(pipes)]


def _cells(state: StateBlock, line: int) -> list[tuple[int, str]]:
    """Split a row as the parser does: where each cell begins, and its text as typed."""
    from markdown_it.common.utils import MD_TRIM_CHARS

    row = state.src[_text_start(state, line) : state.eMarks[line]]
    position = _text_start(state, line) + len(row) - len(row.lstrip(MD_TRIM_CHARS))
    pieces = _CELL_END.split(row.strip(MD_TRIM_CHARS))
    cells = []
    for number, piece in enumerate(pieces):
        begin = position + len(piece) - len(piece.lstrip(MD_TRIM_CHARS))
        if piece or 0 < number < len(pieces) - 1:
            cells.append((begin, piece.strip(MD_TRIM_CHARS)))
        position += len(piece) + 1
    return cells


def place_in(text: Token, position: int) -> int:
    """Give the place of a character of a token's text in the text of the part."""
    if "lines" not in text.meta:
        text.meta["lines"] = list(_lines(text))
    lines: list[tuple[int, int]] = text.meta["lines"]
    number = bisect_right(lines, position, key=lambda line: line[0])
    begin, start = lines[max(0, number - 1)]
    pipes = bisect_left(text.meta.get("pipes", []), position)
    return start + max(0, position - begin) + pipes


def _lines(text: Token) -> Iterator[tuple[int, int]]:
    """Give where each line begins in a token's text, and where in that of the part."""
    starts: list[int] = text.meta.get("starts") or [0]
    begin = 0
    for number, line in enumerate(text.content.split("\n")):
        leading = len(line) - len(line.lstrip(" \t"))
        yield begin + leading, starts[min(number, len(starts) - 1)]
        begin += len(line) + 1
