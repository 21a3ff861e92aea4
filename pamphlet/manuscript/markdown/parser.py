"""Parse a part's Markdown into tokens: CommonMark, tables, footnotes, spans and the brackets.

In: the text of a part. Out: tokens, each with its place. markdown-it-py finds the blocks and the
emphasis; the runs between brackets and back quotes are found by `brackets`. Raw HTML and entities
stay the text that was typed.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from pamphlet.manuscript.markdown.brackets import Mark, Marked, marked
from pamphlet.manuscript.markdown.gathering import gather_leftover_blocks, gather_leftovers
from pamphlet.manuscript.markdown.languages import language_line
from pamphlet.manuscript.markdown.leftovers import MEANT
from pamphlet.manuscript.markdown.near_citations import note_near_citations
from pamphlet.manuscript.markdown.part_text import PartText
from pamphlet.manuscript.markdown.places import place_blocks
from pamphlet.manuscript.markdown.quotes import marks_in
from pamphlet.manuscript.markdown.scripts import script
from pamphlet.manuscript.markdown.verse import close_verse, let_verse_be_set_in, set_lines_in
from pamphlet.work.expressions import expression
from pamphlet.work.problems import Place, did_you_mean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

BLOCKS_DEEP_MOST = 40  # a quotation counts once, a list twice
RUNS_DEEP_MOST = 40

_LINK_DEFINITION = expression(
    r"\[[^\[\]]+\]:\s*<?(?:https?:|mailto:|#|[\w./-]+\.md\b)", re.IGNORECASE
)


def parser() -> MarkdownIt:
    """Make the parser, once for all parts of a manuscript."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    md = MarkdownIt("commonmark", {"html": False, "maxNesting": 10 * BLOCKS_DEEP_MOST})
    md.enable("table").disable(["entity", "link", "image", "autolink", "backticks"])
    footnote_plugin(md, inline=False, move_to_end=False, always_match_refs=True)
    md.disable("footnote_ref")
    _only_real_definitions(md)
    let_verse_be_set_in(md)
    alternatives = ["paragraph", "blockquote", "list"]
    md.block.ruler.before("table", "language", language_line, {"alt": alternatives})
    place_blocks(md)
    md.block.ruler.before("table", "too_deep", _too_deep)
    md.core.ruler.at("inline", _parse_inline)
    md.inline.ruler.push("marked", _marked)
    md.inline.ruler.push("script", script)
    return md


def parse(md: MarkdownIt, part: PartText) -> list[Token]:
    """Give the tokens of a part; what is wrong with its markup is noted in the part."""
    env: dict[str, Any] = {"part": part}
    tokens = md.parse(part.text, env)
    _note_unused_definitions(env, part)
    gather_leftover_blocks(tokens, part)
    for token in tokens:
        if token.meta.get("beyond") is not None:
            place = part.place(token.meta["beyond"])
            message = (
                "this cell stands beyond the last column of the table, and would not be printed"
            )
            hint = "give the head of the table as many cells, or write \\| for a bar that is text"
            part.problems.error("P05", message, place, hint)
    return tokens


def _too_deep(state: StateBlock, start: int, end: int, _silent: bool) -> bool:  # noqa: FBT001 - the parser's form
    """Refuse quotations and lists within each other beyond any sense; they would exhaust memory."""
    if state.level < BLOCKS_DEEP_MOST:
        return False
    part: PartText = state.env["part"]
    if not part.too_deep:
        part.too_deep = True
        place = part.place(state.bMarks[start] + state.tShift[start])
        message = "quotations or lists stand too deep in each other here"
        hint = "take some of the marks > - 1. away, or write \\ before one that is text"
        part.problems.error("P06", message, place, hint)
    state.line = end
    return True


# --- inline text ------------------------------------------------------------------------------------


def _parse_inline(state: StateCore) -> None:
    """Parse the text of each block, with its marked runs at hand."""
    part: PartText = state.env["part"]
    part.references.definitions = state.env.get("references", {})
    for token in state.tokens:
        if token.type == "inline":
            close_verse(token)
            runs = marked(token.content, part.references)
            _note_unpaired(runs, token, part)
            state.env["marked"], state.env["block"] = runs, token
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
            set_lines_in(token)
            token.meta["place"] = part.place_in(token, 0)
            quoted = _without_pictures(token.content, runs)
            token.meta["marks"] = marks_in(quoted, partial(part.place_in, token))
            _note_depth(token, part)
            gather_leftovers(token, part)
            note_near_citations(token, runs, part)


def _without_pictures(text: str, runs: Marked) -> str:
    """Mask the pictures in a text: the marks around a caption are not those of a quotation."""
    for mark in runs.runs.values():
        if mark.kind == "image":
            text = text[: mark.start] + MEANT * (mark.end - mark.start) + text[mark.end :]
    return text


def _note_unpaired(runs: Marked, token: Token, part: PartText) -> None:
    """Note brackets that pair with none, where each bracket is the editor's."""
    if runs.too_deep is not None:
        _note_runs_too_deep(part.place_in(token, runs.too_deep), part)
    elif part.references.alterations:
        for position in runs.unclosed:
            hint = "close it with ], or write \\[ if this is no bracket of the editor"
            place = part.place_in(token, position)
            part.problems.error("B01", "this bracket is never closed", place, hint)
        for position in runs.unopened:
            hint = "open it with [, or write \\] if this is no bracket of the editor"
            place = part.place_in(token, position)
            part.problems.error("B02", "this bracket closes nothing", place, hint)


def _note_depth(token: Token, part: PartText) -> None:
    """Take the markup out of a block whose runs stand in each other beyond any sense."""
    from itertools import accumulate

    children = token.children or []
    if max(accumulate(child.nesting for child in children), default=0) > RUNS_DEEP_MOST:
        _note_runs_too_deep(part.place_in(token, 0), part)
        token.children = [child for child in children if not child.nesting]


def _note_runs_too_deep(place: Place, part: PartText) -> None:
    message = "brackets or emphasis stand too deep in each other here"
    hint = "write \\ before each [, * and _ that is text"
    part.problems.error("P06", message, place, hint)


def _marked(state: StateInline, _silent: bool) -> bool:  # noqa: FBT001 - the parser's form
    """Make tokens of a marked run that begins here."""
    mark: Mark | None = state.env["marked"].runs.get(state.pos)
    if mark is None or mark.end > state.posMax:
        return False
    block: Token = state.env["block"]
    part: PartText = state.env["part"]
    meta: dict[str, Any] = {"mark": mark, "place": part.place_in(block, mark.start)}
    if mark.kind in {"link", "image"} and mark.label:
        part.references.used.add(mark.label)
    if mark.kind in {"link", "autolink", "span", "alteration"}:
        _enclosing(state, mark, meta)
    else:
        if mark.kind == "citation":
            starts = (mark.start + cited.start for cited in mark.cited)
            meta["places"] = [part.place_in(block, start) for start in starts]
            _note_citations(mark, block, part)
        token = state.push(mark.kind, "", 0)
        token.content, token.meta = state.src[mark.start : mark.end], meta
    state.pos = mark.end
    return True


def _enclosing(state: StateInline, mark: Mark, meta: dict[str, Any]) -> None:
    """Make tokens of a run that holds runs; what stands in an autolink is text."""
    opening = state.push(f"{mark.kind}_open", "", 1)
    opening.meta |= meta
    start, end = mark.inner
    most = state.posMax
    if mark.kind == "autolink":
        state.append_pending(state.src[start:end])
    else:
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.posMax = most
    state.push(f"{mark.kind}_close", "", -1)


def _note_citations(mark: Mark, block: Token, part: PartText) -> None:
    for cited in mark.cited:
        if cited.key not in part.references.known:
            place = part.place_in(block, mark.start + cited.start)
            hint = did_you_mean(cited.key, part.references.known)
            add = "add the source to sources.yaml, or write \\[ and \\] if this is no citation"
            hint = hint or add
            message = f"the key “{cited.key}” is cited, but no source has that id"
            part.problems.error("C02", message, place, hint)
        for locator, start in cited.wrong_locators:
            place = part.place_in(block, mark.start + start)
            message = f"“{locator}” tells no page and no other place in a source"
            if not locator:
                message = "a page is missing here"
            hint = "write pages or the like: 13, 45-46, § 12, ch. 3; or \\[ and \\] if this is no citation"
            part.problems.error("C03", message, place, hint)


# --- link definitions -------------------------------------------------------------------------------


def _only_real_definitions(md: MarkdownIt) -> None:
    """Let a line be a link definition only if it looks like one: “[Marx]: he said” is a sentence."""
    rule = next(rule.fn for rule in md.block.ruler.__rules__ if rule.name == "reference")

    def definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's form
        at = state.bMarks[start] + state.tShift[start]
        if not _LINK_DEFINITION.match(state.src, at, state.eMarks[start]):
            return False
        state.env.setdefault("definition_places", {})[start] = at
        return rule(state, start, end, silent)

    md.block.ruler.at("reference", definition)


def _note_unused_definitions(env: dict[str, Any], part: PartText) -> None:
    """Note each link definition that nothing uses: CommonMark would drop it without a word."""
    definitions: dict[str, Any] = env.get("references", {})
    used = part.references.used
    unused = [definition for label, definition in definitions.items() if label not in used]
    for definition in unused + env.get("duplicate_refs", []):
        place = part.place(env["definition_places"][definition["map"][0]])
        message = "no link uses this definition, so it would not be printed"
        hint = "delete the line, or write \\[ at its beginning to have it printed"
        part.problems.error("P05", message, place, hint)
