"""Say by elements what a page says by styles: Google Docs and word processors make bold type with classes.

`<span style="font-weight:700">` becomes `<strong>`, `font-style:italic` `<em>`, a line through `<s>`; of classes the
rules in the page's own `<style>` tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

BOLD = frozenset(("bold", "bolder", "600", "700", "800", "900"))
BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "td", "th")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MOST_RULES = 5_000


def make_plain(root: _Element) -> None:
    """Give spans that are styled the element that says so; styles stay where they are."""
    from lxml import etree

    _say_languages(root)
    rules = _rules(root)
    for span in list(root.iter("{*}span")):
        declared: dict[str, str] = {}
        for name in span.get("class", "").split():
            declared |= rules.get(name, {})
        declared |= _declarations(span.get("style", ""))
        wrapping = []
        in_heading = any(above.tag in HEADINGS for above in span.iterancestors())
        if declared.get("font-weight") in BOLD and not in_heading:
            wrapping.append("strong")
        if declared.get("font-style") in {"italic", "oblique"}:
            wrapping.append("em")
        if "line-through" in declared.get("text-decoration", "") + declared.get(
            "text-decoration-line", ""
        ):
            wrapping.append("s")
        for name in wrapping:
            inner = etree.Element(name)
            inner.text, span.text = span.text, None
            inner.extend(list(span))
            span.append(inner)


def hidden_in(root: _Element) -> Iterator[_Element]:
    """Give the outermost elements that a page does not show: by an attribute, a style, or a rule for a class."""
    from lxml.etree import iterwalk

    rules = _rules(root)
    walk = iterwalk(root, events=("start",))
    for _, element in walk:
        declared: dict[str, str] = {}
        for name in element.get("class", "").split():
            declared |= rules.get(name, {})
        declared |= _declarations(element.get("style", ""))
        is_hidden = element.get("hidden") not in {None, "until-found"}
        if is_hidden or declared.get("display") == "none" or declared.get("visibility") == "hidden":
            yield element
            walk.skip_subtree()


def _say_languages(root: _Element) -> None:
    """Let the text of a paragraph that is in another language say so, since pandoc passes over its own word for it."""
    from lxml import etree

    for block in root.iter(*BLOCKS):
        if language := block.get("lang"):
            inner = etree.Element("span", {"lang": language})
            inner.text, block.text = block.text, None
            inner.extend(list(block))
            block.append(inner)


def _rules(root: _Element) -> dict[str, dict[str, str]]:
    """Give the declarations of each class that a rule of the page names alone: `.c3`, `span.c3`."""
    import tinycss2

    rules: dict[str, dict[str, str]] = {}
    for style in root.iter("{*}style"):
        sheet = tinycss2.parse_stylesheet(
            style.text or "", skip_comments=True, skip_whitespace=True
        )
        for rule in sheet[:MOST_RULES]:
            if rule.type != "qualified-rule":
                continue
            declared = _declarations(tinycss2.serialize(rule.content))
            for selector in tinycss2.serialize(rule.prelude).split(","):
                name = selector.strip().removeprefix("span")
                if name.startswith(".") and name[1:].replace("-", "").replace("_", "").isalnum():
                    rules.setdefault(name[1:], {}).update(declared)
    return rules


def _declarations(text: str) -> dict[str, str]:
    declared: dict[str, str] = {}
    for declaration in text.split(";"):
        name, _, value = declaration.partition(":")
        declared[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return declared
