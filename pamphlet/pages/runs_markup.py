"""Write the runs of the work as XHTML, character for character: what stands within a paragraph, a heading or a cell.

In: runs of the model. Out: XHTML text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from pamphlet.pages.addresses import Lookup
from pamphlet.pages.classes import DIVISIBLE
from pamphlet.pages.measures import tens_of
from pamphlet.work import nodes
from pamphlet.work.expressions import expression
from pamphlet.work.languages import direction_of

LONGEST_UNBROKEN = (
    20  # characters of a citation: twice as large as usual they are as wide as a phone
)
_LINK = expression(r'<a ((?:class|id)="[^"]*"(?: id="[^"]*")?) href=[^>]*>(.*?)</a>', re.DOTALL)


def runs_markup(runs: Iterable[nodes.Inline], lookup: Lookup) -> str:
    """Write inline runs."""
    return "".join([_run(run, lookup) for run in runs])


def _run(run: nodes.Inline, lookup: Lookup) -> str:
    match run:
        case nodes.Text(text=text):
            return escape(text, quote=False)
        case nodes.CitationBracket():
            return _citations(run, lookup)
        case nodes.Alteration(runs=runs):
            return f'<span class="alteration">{runs_markup(runs, lookup)}</span>'
        case nodes.Emphasis(runs=runs):
            return f"<em>{runs_markup(runs, lookup)}</em>"
        case nodes.Strong(runs=runs):
            return f"<strong>{runs_markup(runs, lookup)}</strong>"
        case nodes.Script(runs=runs, raised=raised):
            tag = "sup" if raised else "sub"
            return f"<{tag}>{runs_markup(runs, lookup)}</{tag}>"
        case nodes.Code(text=text):
            return f"<code>{escape(text, quote=False)}</code>"
        case nodes.LineBreak():
            return "<br/>\n"
        case nodes.Link(target=target, runs=runs):
            href = lookup.address(target[1:]) if target.startswith("#") else target
            return f'<a href="{escape(href)}">{_without_links(runs_markup(runs, lookup))}</a>'
        case nodes.Span():
            return _span(run, lookup)
        case nodes.Image():
            # The wording parts the words around a picture, so a space does it here.
            return f" {picture_markup(run, lookup)}"
        case nodes.NoteCall():
            return _note_call(run, lookup)


def picture_markup(image: nodes.Image, lookup: Lookup) -> str:
    """Write a picture; its caption is written by whoever makes it a figure."""
    kinds = [f"width-{image.width_percent}"] if image.width_percent else []
    kinds += [f"caption-{tens_of(image.caption)}"] if image.caption else []
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    source, alternative = escape(lookup.images[image.path]), escape(image.alternative)
    return f'<img{kind} src="{source}" alt="{alternative}"/>'


def _without_links(markup: str) -> str:
    """Make spans of the links in markup, IDs kept: within a link there is no other (HTML, “The a element”)."""
    return _LINK.sub(r"<span \1>\2</span>", markup) if "<a " in markup else markup


def _note_call(call: nodes.NoteCall, lookup: Lookup) -> str:
    return (
        f'<a class="note-call" id="{call.anchor}" href="{lookup.address(call.note_anchor)}"'
        f' epub:type="noteref" role="doc-noteref">{call.number}</a>'
    )


def _citations(bracket: nodes.CitationBracket, lookup: Lookup) -> str:
    """Write a bracket of citations: one alone is a link with its brackets, of several each is a link between them."""
    cited = [piece for piece in bracket.pieces if isinstance(piece, nodes.Citation)]
    if len(cited) == 1:
        text = "".join(piece if isinstance(piece, str) else piece.typed for piece in bracket.pieces)
        return _citation(cited[0], text, lookup)
    return "".join(
        escape(piece, quote=False)
        if isinstance(piece, str)
        else _citation(piece, piece.typed, lookup)
        for piece in bracket.pieces
    )


def _citation(citation: nodes.Citation, text: str, lookup: Lookup) -> str:
    kind = f"citation {DIVISIBLE}" if len(text) > LONGEST_UNBROKEN else "citation"
    return (
        f'<a class="{kind}" id="{citation.anchor}" href="sources.xhtml#{lookup.sources[citation.key]}"'
        f' epub:type="biblioref" role="doc-biblioref">{escape(text, quote=False)}</a>'
    )


def _span(span: nodes.Span, lookup: Lookup) -> str:
    attributes = f' id="{span.anchor}"' if span.anchor else ""
    if span.classes:
        attributes += f' class="{escape(" ".join(span.classes))}"'
    if span.language:
        attributes += f' lang="{span.language}" xml:lang="{span.language}"'
        direction = direction_of(span.language)
        if direction != lookup.direction:
            attributes += f' dir="{direction}"'
    return f"<span{attributes}>{runs_markup(span.runs, lookup)}</span>"
