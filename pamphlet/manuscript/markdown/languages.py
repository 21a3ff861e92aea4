"""Read the language of a block: `{lang=he}` alone on the line before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

LINE = expression(r"\{[ \t]*lang=\"?(?P<tag>[\w-]+)\"?[ \t]*\}[ \t]*")
KIND = "block_language"  # of the token


def language_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's form
    """Make a token of a line that gives the block below it a language; in other places it is text."""
    if start + 1 >= end or state.isEmpty(start + 1) or state.is_code_block(start):
        return False
    found = LINE.fullmatch(
        state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start]
    )
    if not found or state.sCount[start + 1] < state.blkIndent:
        return False
    if not silent:
        token = state.push(KIND, "", 0)
        token.meta["tag"] = found["tag"]
        state.line = start + 1
    return True
