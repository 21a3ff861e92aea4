"""Warn of brackets that name a source as a citation does, and are none: `[see 1937a:13]`, `[1937a:2:13]`.

In: the text of a block, and what its brackets are. Nothing is changed: what is typed is printed, and links nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from markdown_it.token import Token

    from pamphlet.manuscript.markdown.brackets import Marked
    from pamphlet.manuscript.markdown.part_text import PartText

_BRACKET = expression(r"(?<!\\)\[(?P<inner>[^\[\]\\]*)\]")
_NAMED = expression(r"(?<![\w.])(?P<key>[^\s:;,()]+)\s*:\s*(?=\S)")


def note_near_citations(token: Token, runs: Marked, part: PartText) -> None:
    """Warn of each bracket of a block that is read as an alteration, or as text, and names a source with a colon."""
    known = part.references.known
    if not known or ":" not in token.content:
        return
    code = [(mark.start, mark.end) for mark in runs.runs.values() if mark.kind == "code"]
    for bracket in _BRACKET.finditer(token.content):
        start = bracket.start()
        mark = runs.runs.get(start)
        if (mark and mark.kind != "alteration") or any(a < start < b for a, b in code):
            continue
        keys = [named["key"] for named in _NAMED.finditer(bracket["inner"])]
        if key := next((key for key in keys if key in known), ""):
            message = f"“{bracket[0]}” names the source “{key}”, and is no citation"
            hint = f"write [{key}:13] or the like, other words outside the bracket; or \\[ and \\] if it is none"
            part.problems.warning("C05", message, part.place_in(token, start), hint)
