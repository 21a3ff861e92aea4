"""Find what each bracket, back quote and angle bracket in the text of a block is, in one pass.

In: the text of a block, and what its brackets may refer to. Out: `Marked`. A bracket is judged in
the order that the format gives: citation; footnote, picture, link or span; alteration. One that is
none of these is text. CommonMark 0.31 (§6.1, §6.3 to §6.5) says what ends where; the brackets of a
block are paired once, so that no text however strange takes longer than its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Literal

from pamphlet.manuscript.citations import Cited, parse_citations
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen

NESTED_MOST = 20  # brackets one within the other

MarkKind = Literal["code", "autolink", "link", "image", "note", "span", "citation", "alteration"]

TIME = expression(r"[0-2]?\d:[0-5]\d")  # as in [19:30]: when something was said, and no citation
_SPECIAL = expression(r"[\\`<\]\[]|!\[")
_QUOTES = expression("`+")
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_AUTOLINK = expression(
    rf"<(?P<address>[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^<>\x00-\x20]*"
    rf"|(?P<mail>[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_HOST}(?:\.{_HOST})*))>"
)
_NOTE = expression(r"\^([^\s\[\]]+)")
_REFERENCE = expression(r"\[(?P<label>(?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_WHITE = expression(r"[ \t\n]*")
ESCAPED = expression(r"\\([!-/:-@\[-`{-~])")  # CommonMark 0.31 §2.4
_ATTRIBUTE = r"""(?: \.[\w-]+ | \#[\w:.-]+ | [A-Za-z][\w-]*=(?: "[^"{}]*" | [^\s"{}]+ ) )"""
_ATTRIBUTES = expression(rf"\{{\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*\}}", re.VERBOSE)
_WIDTH = expression(r"\{\s*width=\"?(0*[1-9]\d?|0*100)%\"?\s*\}")
_EACH_ATTRIBUTE = expression(_ATTRIBUTE, re.VERBOSE)


@frozen
class Mark:
    """One marked run: it stands from `start` to `end`, the text within it at `inner`.

    `target` is the address of a link or the path of a picture, `label` that of a footnote or of a
    link's definition; `attributes` are names with values, `.` that of a class, `#` of an anchor.
    """

    kind: MarkKind
    start: int
    end: int
    inner: tuple[int, int]
    target: str = ""
    title: str = ""
    label: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    cited: tuple[Cited, ...] = ()
    width_percent: int = 0


@dataclass(slots=True)
class Marked:
    """The marked runs of a block by their first characters, and the brackets that pair with none."""

    runs: dict[int, Mark] = field(default_factory=dict)
    unclosed: list[int] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)
    too_deep: int | None = None


@dataclass(slots=True)
class References:
    """What the brackets of a part may refer to; `used` grows by the link definitions that some did.

    `definitions` are addresses and titles by normalized label; `known` are the keys of sources.
    """

    known: AbstractSet[str]
    alterations: bool
    definitions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


def marked(text: str, references: References) -> Marked:
    """Find the marked runs of a block's text."""
    return _Scan(text, references).scan()


@dataclass(slots=True)
class _Opener:
    """A bracket that was opened, and waits for its partner."""

    position: int
    image: bool
    holds_link: bool = False  # then it cannot be one itself


class _Scan:
    """Go through the text once, with a stack of the brackets that are open."""

    def __init__(self, text: str, references: References) -> None:
        self.text, self.references = text, references
        self.marked = Marked()
        self.openers: list[_Opener] = []
        self.quotes: dict[int, list[int]] = {}  # lengths of runs of back quotes → their places
        for run in _QUOTES.finditer(text):
            self.quotes.setdefault(len(run[0]), []).append(run.start())

    def scan(self) -> Marked:
        position = 0
        while special := _SPECIAL.search(self.text, position):
            start = special.start()
            match special[0]:
                case "\\":
                    position = start + 2
                case "`":
                    position = self.code(start)
                case "<":
                    position = self.autolink(start)
                case "]":
                    position = self.close(start)
                case opening:
                    position = self.open(start, image=opening == "![")
        self.marked.unclosed = [opener.position + opener.image for opener in self.openers]
        return self.marked

    def code(self, start: int) -> int:
        end = start
        while end < len(self.text) and self.text[end] == "`":
            end += 1
        runs = self.quotes.get(end - start, [])
        following = bisect_right(runs, start)
        if following == len(runs):
            return end
        closing = runs[following]
        self.add(Mark("code", start, closing + end - start, (end, closing)))
        return closing + end - start

    def autolink(self, start: int) -> int:
        link = _AUTOLINK.match(self.text, start)
        if not link:
            return start + 1
        target = f"mailto:{link['mail']}" if link["mail"] else link["address"]
        self.add(Mark("autolink", start, link.end(), link.span("address"), target))
        return link.end()

    def open(self, start: int, *, image: bool) -> int:
        if len(self.openers) < NESTED_MOST:
            self.openers.append(_Opener(start, image))
        elif self.marked.too_deep is None:
            self.marked.too_deep = start
        return start + 1 + image

    def close(self, position: int) -> int:
        if not self.openers:
            self.marked.unopened.append(position)
            return position + 1
        opener = self.openers.pop()
        mark = self.judge(opener, position)
        if mark:
            self.add(mark)
            return mark.end
        return position + 1

    def add(self, mark: Mark) -> None:
        self.marked.runs[mark.start] = mark
        if mark.kind in {"autolink", "link", "citation"}:
            for opener in self.openers:
                opener.holds_link = True

    def judge(self, opener: _Opener, close: int) -> Mark | None:
        """Say what a pair of brackets is; None for text."""
        start = opener.position + opener.image
        if opener.image and (picture := self.link(start, close)):
            width = _WIDTH.match(self.text, picture.end)
            end, percent = (width.end(), int(width[1])) if width else (picture.end, 0)
            return replace(picture, kind="image", start=start - 1, end=end, width_percent=percent)
        return (
            self.citation(start)
            or self.note(start, close)
            or (None if opener.holds_link else self.link(start, close))
            or self.span(start, close)
            or self.alteration(start, close)
        )

    def citation(self, start: int) -> Mark | None:
        """Judge `[key:locators]`: of any key where alterations are marked, else of known ones."""
        parsed = parse_citations(self.text, start)
        if not parsed:
            return None
        length, cited = parsed
        known = any(citation.key in self.references.known for citation in cited)
        if not known and TIME.fullmatch(self.text, start + 1, start + length - 1):
            return None
        shaped = all(citation.cites_pages for citation in cited)
        if not known and not (shaped and self.references.alterations):
            return None
        inner = (start + 1, start + length - 1)
        return Mark("citation", start, start + length, inner, cited=cited)

    def note(self, start: int, close: int) -> Mark | None:
        note = _NOTE.fullmatch(self.text, start + 1, close)
        return note and Mark("note", start, close + 1, note.span(1), label=note[1])

    def link(self, start: int, close: int) -> Mark | None:
        return self.inline_link(start, close) or self.reference_link(start, close)

    def inline_link(self, start: int, close: int) -> Mark | None:
        """Judge `[text](address "title")` (CommonMark 0.31 §6.3)."""
        from markdown_it.helpers import parseLinkDestination, parseLinkTitle

        text, length = self.text, len(self.text)
        if not text.startswith("(", close + 1):
            return None
        position = self.skip_white(close + 2)
        target = title = ""
        destination = parseLinkDestination(text, position, length)
        if destination.ok:
            target, behind = destination.str, destination.pos
            position = self.skip_white(behind)
            titled = parseLinkTitle(text, position, length)
            if position > behind and titled.ok:
                title = ESCAPED.sub(r"\1", text[position + 1 : titled.pos - 1])
                position = self.skip_white(titled.pos)
        if not text.startswith(")", position):
            return None
        return Mark("link", start, position + 1, (start + 1, close), target, title)

    def skip_white(self, position: int) -> int:
        white = _WHITE.match(self.text, position)
        return white.end() if white else position

    def reference_link(self, start: int, close: int) -> Mark | None:
        """Judge `[text][label]`, `[label][]` and `[label]`."""
        if not self.references.definitions:
            return None
        from markdown_it.common.utils import normalizeReference

        following = _REFERENCE.match(self.text, close + 1)
        typed = (following and following["label"]) or self.text[start + 1 : close]
        label = normalizeReference(typed) if len(typed) < 1000 else ""
        definition = self.references.definitions.get(label)
        if not definition:
            return None
        end = following.end() if following else close + 1
        target, title = definition["href"], definition["title"]
        return Mark("link", start, end, (start + 1, close), target, title, label)

    def span(self, start: int, close: int) -> Mark | None:
        """Judge `[text]{lang=grc .class #anchor}`."""
        braces = _ATTRIBUTES.match(self.text, close + 1)
        if not braces:
            return None
        attributes = tuple(map(_attribute, _EACH_ATTRIBUTE.findall(braces[0])))
        return Mark("span", start, braces.end(), (start + 1, close), attributes=attributes)

    def alteration(self, start: int, close: int) -> Mark | None:
        if not self.references.alterations:
            return None
        return Mark("alteration", start, close + 1, (start + 1, close))


def _attribute(typed: str) -> tuple[str, str]:
    if typed[0] in ".#":
        return typed[0], typed[1:]
    name, _, value = typed.partition("=")
    return name, value.strip('"')
