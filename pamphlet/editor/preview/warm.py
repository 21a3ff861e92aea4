"""Load what a layout needs, once, in the process from which all others are forked.

A process that is forked from here has the typesetter, the formats of paper and PDFium at once; to load them takes a
second and a half.
"""

from __future__ import annotations

import contextlib
from importlib import import_module

from pamphlet.press import CannotTypeset
from pamphlet.press.engine.loading import load_weasyprint

MODULES = (
    "pypdfium2",
    "pikepdf",
    "pamphlet.press.engine.pieces",
    "pamphlet.press.engine.rendering",
    "pamphlet.press.engine.speedups",
    "pamphlet.press.engine.static_fonts",
    "pamphlet.press.layout.document",
    "pamphlet.press.layout.last_sheet",
    "pamphlet.press.layout.pagination",
    "pamphlet.press.tagged.finishing",
    "pamphlet.press.tagged.xmp",
    "pamphlet.press.typeset",
    "pamphlet.formats.paper.booklets",
    "pamphlet.formats.paper.large_print",
    "pamphlet.editor.preview.tasks",
)

with contextlib.suppress(CannotTypeset):  # the layout will tell
    load_weasyprint()
    for module in MODULES:
        import_module(module)
