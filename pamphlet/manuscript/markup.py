"""Parse a part's Markdown into tokens: CommonMark, tables, footnotes, spans, and the brackets of an interview.

markdown-it-py parses; the rules here add places to its tokens, and judge brackets in the order that the format gives:
citation, then link, footnote or span, then alteration. Raw HTML and entities stay the text that was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pamphlet.manuscript.brackets import Cited, parse_citations
from pamphlet.problems import Place, Problem, did_you_mean, error

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

InlineRule = Callable[["StateInline", bool], bool]

_LINK_DEFINITION = re.compile(r"\[[^\[\]]+\]:\s*<?(?:https?:|mailto:|#|[\w./-]+\.md\b)", re.IGNORECASE)


@dataclass(slots=True)
class Source:
    """The Markdown of one part: where it stands, what its brackets may cite, and what is wrong with it."""

    path: str
    lines: list[str]
    first_line: int  # lines of front matter above
    keys: frozenset[str]
    alterations: bool
    problems: list[Problem]
    block: Token | None = None  # the block whose inline text is being parsed
    rows: tuple[int, int] = (0, 0)  # lines of the table row that is being parsed

    def block_place(self, token: Token) -> Place:
        """Give the place of a block's first character."""
        line = token.map[0] if token.map else self.rows[0]
        text = self.lines[line] if line < len(self.lines) else ""
        return Place(self.path, self.first_line + line + 1, len(text) - len(text.lstrip()) + 1)

    def place(self, position: int) -> Place:
        """Give the place of a character of the block's inline text."""
        if self.block is None:
            return Place(self.path)
        start = self.block.map[0] if self.block.map else self.rows[0]
        before = self.block.content[:position]
        line = start + before.count("\n")
        in_line = position - (before.rfind("\n") + 1)
        typed = self.block.content[position - in_line :].split("\n", 1)[0]
        text = self.lines[line] if line < len(self.lines) else ""
        return Place(self.path, self.first_line + line + 1, max(text.find(typed), 0) + in_line + 1)


def parser() -> MarkdownIt:
    """Make the parser, once for all parts of a manuscript."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.attrs import attrs_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    md = MarkdownIt("commonmark", {"html": False}).enable("table").disable("entity")
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]  # shown as typed
    footnote_plugin(md, inline=False, move_to_end=False, always_match_refs=True)
    attrs_plugin(md, after=(), spans=True, allowed=("id", "class", "lang"))
    md.core.ruler.at("inline", _parse_inline)
    _only_real_definitions(md)
    for name in ("link", "image", "footnote_ref", "span"):
        _give_places(md, name)
    md.inline.ruler.before("link", "citation", _citation)
    md.inline.ruler.push("alteration", _alteration)
    md.inline.ruler.push("closing_bracket", _closing_bracket)
    return md


def parse(md: MarkdownIt, text: str, source: Source) -> list[Token]:
    """Give the tokens of a part; what is wrong with its brackets is noted in the source."""
    env: dict[str, Any] = {"source": source, "references": _Definitions()}
    tokens = md.parse(text, env)
    source.block = None
    _note_unused_definitions(env, source)
    return tokens


def _parse_inline(state: StateCore) -> None:
    """Parse the text of each block, with the block at hand for the places."""
    source: Source = state.env["source"]
    for token in state.tokens:
        if token.type == "tr_open" and token.map:
            source.rows = (token.map[0], token.map[1])
        if token.type == "inline":
            source.block = token
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
            token.meta["place"] = source.block_place(token) if token.map else source.place(0)
            _quotation_marks(token, source)


def _quotation_marks(token: Token, source: Source) -> None:
    """Keep each block's quotation marks with their places, for the check of balance."""
    from pamphlet.manuscript.quotes import MARKS

    marks = [(found[0], source.place(found.start())) for found in MARKS.finditer(token.content)]
    token.meta["marks"] = marks


# --- inline rules -----------------------------------------------------------------------------------------------------


def _citation(state: StateInline, silent: bool) -> bool:
    """Read `[key:locators]`: where alterations are marked, every bracket of that shape; elsewhere those of known keys."""
    if state.src[state.pos] != "[":
        return False
    found = parse_citations(state.src, state.pos)
    if not found or state.pos + found[0] > state.posMax:
        return False
    source: Source = state.env["source"]
    length, cited = found
    known = all(each.key in source.keys for each in cited)
    shaped = all(not each.wrong_locators for each in cited)
    if not (known or (shaped and source.alterations)):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = state.src[state.pos : state.pos + length]
        token.meta = {"cited": cited, "places": [source.place(state.pos + each.start) for each in cited]}
        token.meta["place"] = source.place(state.pos)
        _note_citations(cited, token.meta["places"], source)
    state.pos += length
    return True


def _note_citations(cited: tuple[Cited, ...], places: list[Place], source: Source) -> None:
    for each, place in zip(cited, places, strict=True):
        if each.key not in source.keys:
            hint = did_you_mean(each.key, source.keys)
            hint = hint or "add the source to sources.yaml, or write \\[ if this is no citation"
            source.problems.append(
                error("C02", f"the key “{each.key}” is cited, but no source has that id", place, hint)
            )
        for locator in each.wrong_locators:
            message = f"“{locator}” is no page and no range of pages"
            hint = "write pages and ranges with commas between: 13, 14 or 45-46"
            source.problems.append(error("C03", message, place, hint))


def _alteration(state: StateInline, silent: bool) -> bool:
    """Read any other bracket of an interview as words that its editor altered or supplied."""
    source: Source = state.env["source"]
    if state.src[state.pos] != "[" or not source.alterations:
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos, False)
    if end < 0:
        if not silent:
            hint = "close it with ], or write \\[ if this is no bracket of the editor"
            place = source.place(state.pos)
            source.problems.append(error("B01", "this bracket is never closed", place, hint))
        return False
    if not silent:
        start, most = state.pos, state.posMax
        opening = state.push("alteration_open", "", 1)
        opening.meta = {"place": source.place(start)}
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.posMax = most
        state.push("alteration_close", "", -1)
    state.pos = end + 1
    return True


def _closing_bracket(state: StateInline, silent: bool) -> bool:
    """Note a closing bracket that closes nothing; it stays text."""
    source: Source = state.env["source"]
    if state.src[state.pos] != "]" or not source.alterations:
        return False
    if not silent:
        hint = "open it with [, or write \\] if this is no bracket of the editor"
        place = source.place(state.pos)
        source.problems.append(error("B02", "this bracket closes nothing", place, hint))
    return False


def _give_places(md: MarkdownIt, name: str) -> None:
    """Let an inline rule tell where its token stands."""
    rule = _inline_rule(md, name)

    def placed(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in [] if silent else state.tokens[count:]:
            if token.type in {"link_open", "image", "footnote_ref", "span_open"}:
                token.meta.setdefault("place", state.env["source"].place(start))
        return True

    md.inline.ruler.at(name, placed)


def _inline_rule(md: MarkdownIt, name: str) -> InlineRule:
    return next(rule.fn for rule in md.inline.ruler.__rules__ if rule.name == name)


# --- link definitions -------------------------------------------------------------------------------------------------


class _Definitions(dict[str, Any]):
    """The link definitions of a part, which remember those that a link used."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def __getitem__(self, label: str) -> Any:
        self.used.add(label)
        return super().__getitem__(label)


def _only_real_definitions(md: MarkdownIt) -> None:
    """Let a line be a link definition only when it looks like one, so that “[Marx]: he said” stays a sentence."""
    rule = next(each.fn for each in md.block.ruler.__rules__ if each.name == "reference")

    def definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        return bool(_LINK_DEFINITION.match(line)) and rule(state, start, end, silent)

    md.block.ruler.at("reference", definition)


def _note_unused_definitions(env: dict[str, Any], source: Source) -> None:
    """Note each link definition that nothing uses: CommonMark would drop it without a word."""
    definitions: _Definitions = env["references"]
    unused = [each["map"][0] for label, each in definitions.items() if label not in definitions.used]
    twice = [each["map"][0] for each in env.get("duplicate_refs", [])]
    for line in unused + twice:
        place = Place(source.path, source.first_line + line + 1, 1)
        message = "no link uses this definition, so it would not be printed"
        hint = "delete the line, or write \\[ at its beginning to have it printed"
        source.problems.append(error("P05", message, place, hint))
