"""Bind the links of a work: to a heading, a turn, a part or an anchor of the editor's, or to an address outside.

#some-heading   #turn-12   #my-anchor   interview.md   interview.md#turn-12   https://…   mailto:…
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar
from urllib.parse import unquote

from pamphlet.manuscript.files import inner_path
from pamphlet.work import nodes
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen
from pamphlet.work.model import Part
from pamphlet.work.problems import Problems, did_you_mean
from pamphlet.work.wording import plain_text

B = TypeVar("B", bound=nodes.Block)

_OUTSIDE = expression(r"(?:https?://[^\s/]|mailto:[^\s@]+@)", re.IGNORECASE)


def bind_links(
    parts: tuple[Part, ...], files: dict[str, str], named: dict[str, str], problems: Problems
) -> tuple[Part, ...]:
    """Give the parts with each link bound to an ID of the work.

    `files` are the names of the parts' files with their anchors, `named` the anchors that editors
    gave. A name that stands in two parts is looked for in the link's own part first.
    """
    names = {part.anchor: dict(_headings_and_turns(part)) for part in parts}
    known = dict(named)
    for part in parts:
        known.setdefault(part.name, part.anchor)
        for name, anchor in names[part.anchor].items():
            known.setdefault(name, anchor)
    return tuple(
        _bound(part, _Binder(part.anchor, files, names, known, problems)) for part in parts
    )


def _bound(part: Part, binder: _Binder) -> Part:
    return replace(
        part,
        heading=binder.block(part.heading) if part.heading else None,
        blocks=tuple(map(binder.block, part.blocks)),
        notes=tuple(
            replace(note, blocks=tuple(map(binder.block, note.blocks))) for note in part.notes
        ),
    )


def heading_name(heading: nodes.Heading) -> str:
    """Give the name by which links reach a heading: its words small, with hyphens between."""
    words = re.sub(r"[^\w\s-]", "", plain_text(heading.runs)).lower().split()
    return "-".join(words)


def _headings_and_turns(part: Part) -> Iterator[tuple[str, str]]:
    """Give names with anchors; of headings alike the first keeps the name, as the last to come."""
    for block in reversed(part.blocks):
        if isinstance(block, nodes.Heading):
            yield heading_name(block), block.anchor
        elif isinstance(block, nodes.Turn):
            yield block.anchor, block.anchor
    if part.heading:
        yield heading_name(part.heading), part.heading.anchor


@frozen
class _Binder:
    """Bind the links of one part; `home` is its anchor, `names` lead to headings and turns of each part."""

    home: str
    files: dict[str, str]
    names: dict[str, dict[str, str]]
    known: dict[str, str]
    problems: Problems

    def block(self, block: B) -> B:
        match block:
            case nodes.Paragraph() | nodes.Heading():
                return replace(block, runs=tuple(map(self.run, block.runs)))
            case nodes.Quotation() | nodes.Turn():
                return replace(block, blocks=tuple(map(self.block, block.blocks)))
            case nodes.List():
                return replace(
                    block, items=tuple(tuple(map(self.block, item)) for item in block.items)
                )
            case nodes.Table():
                rows = tuple(tuple(map(self.block, row)) for row in block.rows)
                return replace(block, head=tuple(map(self.block, block.head)), rows=rows)
        return block

    def run(self, run: nodes.Inline) -> nodes.Inline:
        if not isinstance(run, nodes.Enclosing):
            return run
        if isinstance(run, nodes.Link):
            run = replace(run, target=self.target(run))
        return replace(run, runs=tuple(map(self.run, run.runs)))

    def target(self, link: nodes.Link) -> str:
        """Give `#ID` or an address; a target that leads nowhere is noted and stays as it is."""
        from markdown_it.common.normalize_url import normalizeLink

        if _OUTSIDE.match(link.target):
            return normalizeLink(link.target)
        file, _, name = unquote(link.target).partition("#")
        file = inner_path(file)
        if (file and file not in self.files) or not (file or name):
            self.unreachable(link, file)
            return link.target
        part = self.files.get(file, self.home)
        anchor = (self.names[part].get(name) or self.known.get(name)) if name else part
        if not anchor:
            hint = "link to #turn-1, #turn-2 …, or to a heading: #its-words-in-small-letters"
            hint = did_you_mean(name, self.known) or hint
            message = f"no place in the work is called “#{name}”"
            self.problems.error("L01", message, link.place, hint)
            return link.target
        return f"#{anchor}"

    def unreachable(self, link: nodes.Link, file: str) -> None:
        hint = did_you_mean(file, self.files)
        hint = hint or "link to https://…, to a part of this work, or to #an-anchor in it"
        message = f"a reader could not follow this link to “{link.target}”"
        if not link.target:
            message = "this link leads nowhere: its address is empty"
        self.problems.error("L02", message, link.place, hint)
