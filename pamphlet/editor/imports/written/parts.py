"""Write the parts of a draft: front matter, heading, blocks, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pamphlet.editor.imports.structure.draft import PartDraft
from pamphlet.editor.imports.tree import Heading, inner_blocks, plain
from pamphlet.editor.imports.written.blocks import BlockWriter
from pamphlet.editor.imports.written.pictures import Pictures
from pamphlet.editor.imports.written.runs import Surroundings
from pamphlet.editor.settings_file import quoted


def written_parts(
    parts: Sequence[PartDraft], pictures: Pictures
) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Give the text of each part, by the name of its file; and the paragraphs whose emphasis could not be kept."""
    places = _places(parts)
    around = {part.file: Surroundings(places, pictures.told) for part in parts}
    texts = {part.file: _written(part, around[part.file]) for part in parts}
    return texts, {file: surroundings.plain for file, surroundings in around.items()}


def _written(part: PartDraft, around: Surroundings) -> str:
    writer = BlockWriter(around, part.base)
    language = f"\nlanguage: {part.language}" if part.language else ""
    pieces = [f"---\ntitle: {quoted(part.title)}\nrole: {part.role}{language}\n---"]
    if part.heading:
        pieces.append(writer.heading(part.heading.runs))
    text = writer.written(part.blocks)
    body = "\n\n".join(filter(None, (*pieces[1:], text, writer.notes())))
    return f"{pieces[0]}\n{body}\n"


def _places(parts: Sequence[PartDraft]) -> dict[str, str]:
    """Map the names that headings have in the document to links that lead there in the manuscript."""
    places: dict[str, str] = {}
    for part in parts:
        if part.heading and part.heading.name:
            places[f"#{part.heading.name}"] = part.file
        for block in part.blocks:
            for heading in (block, *inner_blocks(block)):
                if isinstance(heading, Heading) and heading.name and heading is block:
                    words = re.sub(r"[^\w\s-]", "", plain(heading.runs)).lower().split()
                    places[f"#{heading.name}"] = f"{part.file}#{'-'.join(words)}"
    return places
