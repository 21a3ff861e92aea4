"""Declare, at once, what is used of Pango and HarfBuzz besides what WeasyPrint 70 declares.

cffi reads declarations, and the name of a type, with all that was declared before: it takes as long as the layout of a
line or two. So an array is made of a type that tells no length, though WeasyPrint names one of each length.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi

from pamphlet.press.engine.alone import replaced

ffi.cdef(
    "gpointer g_object_ref (gpointer object);"
    "PangoLayout * pango_layout_copy (PangoLayout *src);"
    "void pango_glyph_item_get_logical_widths"
    " (PangoGlyphItem *glyph_item, const char *text, int *logical_widths);"
    "hb_bool_t hb_subset_input_pin_axis_to_default"
    " (hb_subset_input_t *input, hb_face_t *face, hb_tag_t axis_tag);"
    "hb_bool_t hb_subset_input_pin_axis_location"
    " (hb_subset_input_t *input, hb_face_t *face, hb_tag_t axis_tag, float axis_value);"
)
INTS = ffi.typeof("int[]")
CHARS = ffi.typeof("char[]")


class _AnyLength:
    """What makes objects of C, but that arrays of known contents are of one type, however long."""

    def __getattr__(self, name: str) -> Any:
        return getattr(ffi, name)

    @staticmethod
    def new(kind: str, *contents: Any) -> Any:
        """Make an object of a type."""
        element, _, length = kind.partition("[")
        return ffi.new(f"{element}[]" if contents and length else kind, *contents)


def arrays_of_any_length() -> AbstractContextManager[None]:
    """Let the lists of glyphs of fonts be such arrays, for the time being."""
    return replaced(fonts, ffi=_AnyLength())
