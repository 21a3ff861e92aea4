"""Lay lines over the feet of pages that are already printed.

In: a finished PDF; for some of its pages the line that stands at the foot; and these lines as they were printed, each
at the foot of a page of its own that is white otherwise. Out: the PDF with them, all else as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from pikepdf import (
    Dictionary,
    Name,
    Object,
    ObjectStreamMode,
    Page,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

NAMED = {"Tf": "/Font", "gs": "/ExtGState"}  # operators with the resources that they name


def add_feet(pdf: bytes, feet: Mapping[int, int], lines: bytes) -> bytes:
    """Give the PDF with its feet; `feet` are the index of a page and that of the page of its line.

    The lines are furniture: they come from margin boxes, which `marked_content` marks so (ISO 32000-1 §14.8.2.2). They
    are drawn on the page itself and behind all else, where readers look for furniture, and not as a form.
    """
    with Pdf.open(BytesIO(pdf)) as printed, Pdf.open(BytesIO(lines)) as source:
        copied: dict[str, Object] = {}
        for index, line in feet.items():
            page = printed.pages[index]
            drawn = _drawn_apart(source.pages[line], page, copied, source, printed)
            # WeasyPrint 70 turns the page upside down, and leaves it so.
            page.contents_add(b"q", prepend=True)
            page.contents_add(b"Q q " + drawn + b" Q")
        written = BytesIO()
        mode = ObjectStreamMode.generate
        printed.save(written, deterministic_id=True, object_stream_mode=mode)
    return written.getvalue()


def _drawn_apart(
    line: Page, page: Page, copied: dict[str, Object], source: Pdf, printed: Pdf
) -> bytes:
    """Give what draws a line; the resources that it names go to those of the page, under names of their own.

    WeasyPrint 70 gives all pages the same resources, and a font the same name in every file.
    """
    instructions = []
    for instruction in parse_content_stream(line.obj):
        named: list[Any] = list(instruction.operands)
        if kind := NAMED.get(str(instruction.operator)):
            name = str(named[0])
            ours = f"/Foot-{name.removeprefix('/')}"
            named[0] = Name(ours)
            if ours not in copied:
                resource = line.obj.Resources[kind][name]
                copied[ours] = printed.copy_foreign(source.make_indirect(resource))
            resources = page.obj.Resources
            resources[kind] = resources.get(kind, Dictionary())
            resources[kind][ours] = copied[ours]
        instructions.append((named, instruction.operator))
    return unparse_content_stream(instructions)
