"""Read verse: a paragraph whose lines all end in a backslash, the last one too or not.

No backslash is printed, and what sets a line in is kept: the spaces before it, as many as are typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

ASKED = expression(
    r"(?<!\\)(?:\\\\)*\\[ \t]*$"
)  # a backslash that no other one takes from its meaning
DEEPEST = 60  # columns by which a line may be set in


def let_verse_be_set_in(md: MarkdownIt) -> None:
    """Let a first line that is set in by four spaces or more be verse when it ends in a backslash, and no code."""
    rule = next(rule.fn for rule in md.block.ruler.__rules__ if rule.name == "code")

    def code(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's form
        line = state.src[state.bMarks[start] : state.eMarks[start]]
        return not ASKED.search(line) and rule(state, start, end, silent)

    md.block.ruler.at("code", code)


def close_verse(text: Token) -> None:
    """Take the backslash behind the last line of a paragraph away, and note that it stood there."""
    if ASKED.search(text.content):
        text.content = text.content.rstrip(" \t")[:-1].rstrip(" \t")
        text.meta["closed"] = True


def set_lines_in(text: Token) -> None:
    """Tell each line break of a paragraph whose line ends are all asked for how far the next line is set in."""
    children = text.children or []
    breaks = [token for token in children if token.type == "hardbreak"]
    indents = text.meta.get("indents", [])
    is_verse = len(breaks) == len(indents) - 1 and not any(
        token.type == "softbreak" for token in children
    )
    if is_verse and (breaks or text.meta.get("closed")):
        text.meta["indent"], *behind = [min(indent, DEEPEST) for indent in indents]
        for token, indent in zip(breaks, behind, strict=True):
            token.meta["indent"] = indent
