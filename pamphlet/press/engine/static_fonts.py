"""Make variable fonts static with HarfBuzz, as they are embedded: fontTools takes a fifth of a whole print for it.

PDF knows no variable fonts, so each weight, style and optical size that is used is embedded as a font of its own.
"""

from __future__ import annotations

from typing import Any

from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

try:
    ffi.cdef(
        "hb_bool_t hb_subset_input_pin_axis_to_default"
        " (hb_subset_input_t *input, hb_face_t *face, hb_tag_t axis_tag);"
        "hb_bool_t hb_subset_input_pin_axis_location"
        " (hb_subset_input_t *input, hb_face_t *face, hb_tag_t axis_tag, float axis_value);"
    )
    PIN = harfbuzz_subset.hb_subset_input_pin_axis_location
    PIN_TO_DEFAULT = harfbuzz_subset.hb_subset_input_pin_axis_to_default
except (
    AttributeError
):  # HarfBuzz before 6.0, or none that subsets: WeasyPrint does it with fontTools
    PIN = PIN_TO_DEFAULT = None

AXES = ("wght", "wdth", "opsz", "slnt", "ital")


class StaticFont(Font):  # type: ignore[misc] # WeasyPrint 70 has no annotations
    """A font as WeasyPrint embeds it, but that a variable one is made static by HarfBuzz."""

    def subset(self, to_unicode: dict[int, str], hinting: bool) -> None:  # noqa: FBT001 # as it is called
        """Leave only the glyphs that are used, at the weight and size at which they are used."""
        if "fvar" in self.tables and to_unicode and (static := self._static(to_unicode)):
            self.hb_face = static
            self.tables.remove("fvar")
        super().subset(to_unicode, hinting)

    def _static(self, to_unicode: dict[int, str]) -> Any:
        """Give the used glyphs as a static font; None when HarfBuzz cannot."""
        if PIN is None:
            return None
        wanted = ffi.gc(
            harfbuzz_subset.hb_subset_input_create_or_fail(),
            harfbuzz_subset.hb_subset_input_destroy,
        )
        glyphs = harfbuzz_subset.hb_subset_input_glyph_set(wanted)
        codes = ffi.new("hb_codepoint_t[]", sorted(to_unicode))
        harfbuzz.hb_set_add_sorted_array(glyphs, codes, len(to_unicode))
        flags = (
            harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS
            | harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
            | harfbuzz_subset.HB_SUBSET_FLAGS_SET_OVERLAPS_FLAG  # strokes of variable fonts overlap
        )
        harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
        places = self._places()
        for axis in AXES:
            tag = harfbuzz.hb_tag_from_string(axis.encode(), -1)
            if axis in places:
                PIN(
                    wanted, self.hb_face, tag, places[axis]
                )  # an axis that is not there is passed over
            else:
                PIN_TO_DEFAULT(wanted, self.hb_face, tag)
        face = harfbuzz_subset.hb_subset_or_fail(self.hb_face, wanted)
        return ffi.gc(face, harfbuzz.hb_face_destroy) if face != ffi.NULL else None

    def _places(self) -> dict[str, float]:
        """Give the places on the axes, with the rules by which WeasyPrint 70 fills in those that CSS left open."""
        places = {"wght": self.weight, "opsz": self.font_size, "ital": int(self.style == 2)}
        return {**places, **self.variations}
