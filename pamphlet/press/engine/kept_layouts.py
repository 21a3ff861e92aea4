"""Tell Pango once of each style what WeasyPrint 70 tells it of every run of text: context, font, language, features.

A layout is then a copy of one without text, and nothing is left behind by it: WeasyPrint 70 keeps a list of features
for each run of small capitals or other figures for as long as the process lives.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.line_break import Layout

from pamphlet.press.engine import declared  # noqa: F401 # what is used here is declared there
from pamphlet.press.engine.alone import replaced

# What a layout knows of the lines through and under its text.
DECORATION = (
    "ascent", "underline_position", "strikethrough_position", "underline_thickness", "strikethrough_thickness",
)  # fmt: skip


def kept_layouts() -> AbstractContextManager[None]:
    """Let layouts be copied, for the time being."""
    set_up = Layout.setup

    def copy_empty(layout: Any, style: Any) -> None:
        try:
            empty = style.empty_layout
        except AttributeError:
            empty = style.empty_layout = Layout.__new__(Layout)
            set_up(empty, style)
        layout.style, layout.language = style, empty.language
        layout.first_line_direction = 0
        layout.layout = ffi.gc(pango.pango_layout_copy(empty.layout), gobject.g_object_unref)
        for name in DECORATION:
            if name in vars(empty):
                setattr(layout, name, getattr(empty, name))

    return replaced(Layout, setup=copy_empty)
