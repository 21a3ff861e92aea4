"""Make inline runs of the tokens within a block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pamphlet.manuscript.files import ADDRESS, inner_path
from pamphlet.manuscript.markdown.brackets import ESCAPED
from pamphlet.manuscript.markdown.part_text import PartText
from pamphlet.work import nodes
from pamphlet.work.frozen import frozen
from pamphlet.work.languages import is_language
from pamphlet.work.problems import Place

if TYPE_CHECKING:
    from markdown_it.token import Token


def runs_of(tokens: list[Token], part: PartText) -> tuple[nodes.Inline, ...]:
    """Turn the children of an inline token into runs, text joined with text."""
    return _Runs(iter(tokens), part).until("")


def language_of(tag: str, place: Place, part: PartText) -> str:
    """Give a language tag, or note that it is none and give nothing."""
    if is_language(tag):
        return tag
    message = f"“{tag}” is no language tag"
    hint = "write a tag of BCP 47: grc for ancient Greek, la for Latin, de for German"
    part.problems.error("M05", message, place, hint)
    return ""


@frozen
class _Runs:
    tokens: Iterator[Token]
    part: PartText

    def until(self, closing: str) -> tuple[nodes.Inline, ...]:
        within = takewhile(lambda token: token.type != closing, self.tokens)
        return _joined(self.run(token) for token in within)

    def run(self, token: Token) -> nodes.Inline:
        match token.type:
            case "softbreak":
                return nodes.Text("\n")
            case "hardbreak":
                return nodes.LineBreak(token.meta.get("indent", 0))
            case "code":
                return nodes.Code(_code(token))
            case "em_open":
                return nodes.Emphasis(self.until("em_close"))
            case "strong_open":
                return nodes.Strong(self.until("strong_close"))
            case "sup_open" | "sub_open" as opening:
                raised = opening == "sup_open"
                return nodes.Script(self.until(opening.replace("open", "close")), raised)
            case "alteration_open":
                inner = (nodes.Text("["), *self.until("alteration_close"), nodes.Text("]"))
                return nodes.Alteration(_joined(inner), token.meta["place"])
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
                return nodes.Text(token.content)

    def citation(self, token: Token) -> nodes.CitationBracket:
        pieces: list[str | nodes.Citation] = []
        end = 0
        for cited, place in zip(token.meta["mark"].cited, token.meta["places"], strict=True):
            pieces.append(token.content[end : cited.start])
            typed = token.content[cited.start : cited.end]
            locators = tuple(locator for locator, _ in cited.locators)
            anchor = self.part.anchors.citation()
            pieces.append(nodes.Citation(cited.key, locators, typed, place, anchor))
            end = cited.end
        pieces.append(token.content[end:])
        return nodes.CitationBracket(tuple(pieces), token.meta["place"])

    def link(self, token: Token) -> nodes.Link:
        mark, place = token.meta["mark"], token.meta["place"]
        if mark.title:
            self.note_unprinted(f"the title of this link, “{mark.title}”,", place)
        return nodes.Link(mark.target, self.until(token.type.replace("open", "close")), place)

    def span(self, token: Token) -> nodes.Span:
        place = token.meta["place"]
        language = anchor = ""
        classes: list[str] = []
        for name, value in token.meta["mark"].attributes:
            if name == ".":
                classes.append(value)
            elif name == "#" and not anchor:
                anchor = self.name(value, place)
            elif name == "lang" and not language:
                language = language_of(value, place, self.part)
            else:
                self.note_unknown(name, place)
        return nodes.Span(language, tuple(classes), self.until("span_close"), place, anchor)

    def note_unknown(self, name: str, place: Place) -> None:
        """Note what stands between braces and would be lost."""
        twice = {"lang": "a second language", "#": "a second anchor"}
        message = f"these words have {twice.get(name, f'an attribute “{name}”')}, which they cannot"
        hint = "write {lang=…}, {.class} or {#anchor}, and each of the first and last but once"
        self.part.problems.error("M01", message, place, hint)

    def name(self, anchor: str, place: Place) -> str:
        named = self.part.anchors.named
        if anchor in named:
            hint = "give each anchor a name of its own"
            self.part.problems.error("L03", f"the anchor “{anchor}” stands twice", place, hint)
        return named.setdefault(anchor, f"at-{len(named) + 1}")

    def image(self, token: Token) -> nodes.Image:
        mark, place = token.meta["mark"], token.meta["place"]
        start, end = (position - mark.start for position in mark.inner)
        alternative = " ".join(ESCAPED.sub(r"\1", token.content[start:end]).split())
        if not alternative:
            hint = 'describe it between the square brackets; write ![""](…) for an ornament'
            self.part.problems.error("I02", "this picture is not described", place, hint)
        ornament = alternative in {'""', "“”"}
        path = unquote(mark.target)
        path = path if ADDRESS.match(path) else inner_path(path)
        caption = " ".join(mark.title.split())
        return nodes.Image(
            path, "" if ornament else alternative, place, caption, mark.width_percent
        )

    def call(self, token: Token) -> nodes.NoteCall:
        number = self.part.anchors.note(token.meta["mark"].label)
        anchor = self.part.anchors.call(number)
        return nodes.NoteCall(number, f"note-{number}", anchor, token.meta["place"])

    def note_unprinted(self, what: str, place: Place) -> None:
        hint = "write it into the text, or delete it"
        self.part.problems.error("P05", f"{what} would not be printed", place, hint)


def _joined(runs: Iterable[nodes.Inline]) -> tuple[nodes.Inline, ...]:
    """Put texts that touch into one, and leave empty ones out."""
    joined: list[nodes.Inline] = []
    for run in runs:
        if isinstance(run, nodes.Text) and joined and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(joined[-1].text + run.text)
        elif run != nodes.Text(""):
            joined.append(run)
    return tuple(joined)


def _code(token: Token) -> str:
    """Give the text between back quotes (CommonMark 0.31 §6.1)."""
    mark = token.meta["mark"]
    start, end = (position - mark.start for position in mark.inner)
    text = token.content[start:end].replace("\n", " ")
    padded = text.startswith(" ") and text.endswith(" ") and text.strip(" ")
    return text[1:-1] if padded else text
