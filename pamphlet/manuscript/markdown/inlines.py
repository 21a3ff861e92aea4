"""Make inline runs of the tokens within a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pamphlet.manuscript.files import ADDRESS, inner_path
from pamphlet.work.languages import is_language
from pamphlet.work.nodes import (
    Alteration,
    Citation,
    CitationBracket,
    Code,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    Span,
    Strong,
    Text,
)
from pamphlet.work.problems import Place, Problem, error

if TYPE_CHECKING:
    from markdown_it.token import Token

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # CommonMark 0.31 §2.4


@dataclass(slots=True)
class Anchors:
    """The IDs of the work, handed out once each; links are bound when all are known."""

    part: str = ""
    blocks: int = 0
    citations: int = 0
    turns: int = 0
    note_numbers: dict[tuple[str, str], int] = field(default_factory=dict)  # (part, label) → number
    note_calls: dict[int, int] = field(default_factory=dict)  # number → calls so far
    named: dict[str, str] = field(default_factory=dict)  # anchors that editors gave → IDs

    def block(self) -> str:
        """Give the next block's ID in this part."""
        self.blocks += 1
        return f"{self.part}_{self.blocks}"

    def note(self, label: str) -> int:
        """Give the number of a footnote, which counts through the work in the order of the calls."""
        return self.note_numbers.setdefault((self.part, label), len(self.note_numbers) + 1)


def runs_of(tokens: list[Token], anchors: Anchors, problems: list[Problem]) -> tuple[Inline, ...]:
    """Turn the children of an inline token into runs, text joined with text."""
    return _Runs(iter(tokens), anchors, problems).until("")


class _Runs:
    def __init__(self, tokens: Iterator[Token], anchors: Anchors, problems: list[Problem]) -> None:
        self.tokens, self.anchors, self.problems = tokens, anchors, problems

    def until(self, closing: str) -> tuple[Inline, ...]:
        runs: list[Inline] = []
        for token in self.tokens:
            if token.type == closing:
                break
            run = self.run(token)
            if isinstance(run, Text) and runs and isinstance(runs[-1], Text):
                runs[-1] = Text(runs[-1].text + run.text)
            elif not (isinstance(run, Text) and not run.text):
                runs.append(run)
        return tuple(runs)

    def run(self, token: Token) -> Inline:
        match token.type:
            case "softbreak":
                return Text("\n")
            case "hardbreak":
                return LineBreak()
            case "code":
                return Code(_code(token))
            case "em_open":
                return Emphasis(self.until("em_close"))
            case "strong_open":
                return Strong(self.until("strong_close"))
            case "alteration_open":
                inner = (Text("["), *self.until("alteration_close"), Text("]"))
                return Alteration(_joined(inner), token.meta["place"])
            case "citation":
                return self.citation(token)
            case "link_open" | "autolink_open":
                return self.link(token)
            case "span_open":
                return self.span(token)
            case "image":
                return self.image(token)
            case "note":
                return self.call(token)
            case _:
                return Text(token.content)

    def citation(self, token: Token) -> CitationBracket:
        pieces: list[str | Citation] = []
        end = 0
        for cited, place in zip(token.meta["mark"].cited, token.meta["places"], strict=True):
            self.anchors.citations += 1
            pieces.append(token.content[end : cited.start])
            typed = token.content[cited.start : cited.end]
            anchor = f"cite-{self.anchors.citations}"
            locators = tuple(locator for locator, _ in cited.locators)
            pieces.append(Citation(cited.key, locators, typed, place, anchor))
            end = cited.end
        pieces.append(token.content[end:])
        return CitationBracket(tuple(pieces), token.meta["place"])

    def link(self, token: Token) -> Link:
        mark, place = token.meta["mark"], token.meta["place"]
        if mark.title:
            self._unprinted(f"the title of this link, “{mark.title}”,", place)
        return Link(mark.target, self.until(token.type.replace("open", "close")), place)

    def span(self, token: Token) -> Span:
        place = token.meta["place"]
        language = anchor = ""
        classes: list[str] = []
        for name, value in token.meta["mark"].attributes:
            if name == ".":
                classes.append(value)
            elif name == "#" and not anchor:
                anchor = self.name(value, place)
            elif name == "lang" and not language:
                language = self.language(value, place)
            else:
                self.unknown(name, place)
        return Span(language, tuple(classes), self.until("span_close"), place, anchor)

    def language(self, tag: str, place: Place) -> str:
        if is_language(tag):
            return tag
        message = f"“{tag}” is no language tag"
        hint = "write a tag of BCP 47: grc for ancient Greek, la for Latin, de for German"
        self.problems.append(error("M05", message, place, hint))
        return ""

    def unknown(self, name: str, place: Place) -> None:
        """Note what stands between braces and would be lost."""
        twice = {"lang": "a second language", "#": "a second anchor"}
        message = f"these words have {twice.get(name, f'an attribute “{name}”')}, which they cannot"
        hint = "write {lang=…}, {.class} or {#anchor}, and each of the first and last but once"
        self.problems.append(error("M01", message, place, hint))

    def name(self, anchor: str, place: Place) -> str:
        if anchor in self.anchors.named:
            message = f"the anchor “{anchor}” stands twice"
            hint = "give each anchor a name of its own"
            self.problems.append(error("L03", message, place, hint))
        return self.anchors.named.setdefault(anchor, f"at-{len(self.anchors.named) + 1}")

    def image(self, token: Token) -> Image:
        mark, place = token.meta["mark"], token.meta["place"]
        if mark.title:
            self._unprinted(f"the title of this picture, “{mark.title}”,", place)
        start, end = (position - mark.start for position in mark.inner)
        alternative = " ".join(_ESCAPED.sub(r"\1", token.content[start:end]).split())
        if not alternative:
            hint = 'describe it between the square brackets; write ![""](…) for an ornament'
            self.problems.append(error("I02", "this picture is not described", place, hint))
        ornament = alternative in {'""', "“”"}
        path = unquote(mark.target)
        path = path if ADDRESS.match(path) else inner_path(path)
        return Image(path, "" if ornament else alternative, place)

    def call(self, token: Token) -> NoteCall:
        number = self.anchors.note(token.meta["mark"].label)
        count = self.anchors.note_calls[number] = self.anchors.note_calls.get(number, 0) + 1
        suffix = f"-{count}" if count > 1 else ""
        return NoteCall(number, f"note-{number}", f"call-{number}{suffix}", token.meta["place"])

    def _unprinted(self, what: str, place: Place) -> None:
        hint = "write it into the text, or delete it"
        self.problems.append(error("P05", f"{what} would not be printed", place, hint))


def _joined(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for run in runs:
        if isinstance(run, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def _code(token: Token) -> str:
    """Give the text between back quotes (CommonMark 0.31 §6.1)."""
    mark = token.meta["mark"]
    start, end = (position - mark.start for position in mark.inner)
    text = token.content[start:end].replace("\n", " ")
    padded = text.startswith(" ") and text.endswith(" ") and text.strip(" ")
    return text[1:-1] if padded else text
