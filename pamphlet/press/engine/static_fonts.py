"""Make variable fonts static with HarfBuzz, as they are embedded.

PDF knows no variable fonts, so each weight, style and optical size that is used is embedded as a font of its own.
fontTools, by which WeasyPrint 70 does it, takes a fifth of a whole print for that, and writes the hour into each.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from weasyprint.pdf import stream
from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

from pamphlet.press.engine.alone import replaced
from pamphlet.press.engine.declared import arrays_of_any_length

try:
    PIN = harfbuzz_subset.hb_subset_input_pin_axis_location
    PIN_TO_DEFAULT = harfbuzz_subset.hb_subset_input_pin_axis_to_default
except AttributeError:
    # HarfBuzz before 6.0, or none that subsets: WeasyPrint does it with fontTools.
    PIN = PIN_TO_DEFAULT = None

UNUSED = (b"GPOS", b"GSUB")  # tables that tell how glyphs are placed and exchanged
AXES = ("wght", "wdth", "opsz", "slnt", "ital")


class StaticFont(Font):  # type: ignore[misc] # WeasyPrint 70 has no annotations
    """A font as WeasyPrint embeds it, but that a variable one is made static by HarfBuzz.

    `to_unicode` tells what its glyphs mean where they are used.
    """

    hash: str
    to_unicode: dict[int, str]

    @cached_property
    def characters(self) -> dict[int, set[str]]:
        """The characters that each glyph is there for; known until it is made static."""
        characters: dict[int, set[str]] = {}
        with TTFont(BytesIO(self.file_content), fontNumber=self.index, lazy=True) as file:
            numbers = file.getReverseGlyphMap()
            for character, name in file.getBestCmap().items():
                characters.setdefault(numbers[name], set()).add(chr(character))
        return characters

    def subset(self, to_unicode: dict[int, str], hinting: bool) -> None:  # noqa: FBT001 # as it is called
        """Leave only the glyphs that are used, at the weight and size at which they are used."""
        if PIN and to_unicode and "fvar" in self.tables and (static := self._static(to_unicode)):
            self.hb_face = static
            self.tables.remove("fvar")
        super().subset(to_unicode, hinting)

    def _static(self, glyphs: dict[int, str]) -> Any:
        """Give some glyphs as a static font; None when HarfBuzz cannot."""
        wanted = ffi.gc(
            harfbuzz_subset.hb_subset_input_create_or_fail(),
            harfbuzz_subset.hb_subset_input_destroy,
        )
        kept = harfbuzz_subset.hb_subset_input_glyph_set(wanted)
        codes = ffi.new("hb_codepoint_t[]", sorted(glyphs))
        harfbuzz.hb_set_add_sorted_array(kept, codes, len(glyphs))
        flags = (
            harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS
            | harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
            | harfbuzz_subset.HB_SUBSET_FLAGS_SET_OVERLAPS_FLAG  # strokes of variable fonts overlap
        )
        harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
        # WeasyPrint 70 drops these afterwards: no glyph needs them any more.
        dropped = harfbuzz_subset.hb_subset_input_set(
            wanted, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG
        )
        tags = [harfbuzz.hb_tag_from_string(tag, -1) for tag in UNUSED]
        harfbuzz.hb_set_add_sorted_array(dropped, ffi.new("hb_codepoint_t[]", tags), len(tags))
        # WeasyPrint 70 fills in by these rules what CSS left open.
        places = {"wght": self.weight, "opsz": self.font_size, "ital": int(self.style == 2)}
        places |= self.variations
        for axis in AXES:  # one that the font hasn't is passed over
            tag = harfbuzz.hb_tag_from_string(axis.encode(), -1)
            if axis in places:
                PIN(wanted, self.hb_face, tag, places[axis])
            else:
                PIN_TO_DEFAULT(wanted, self.hb_face, tag)
        face = harfbuzz_subset.hb_subset_or_fail(self.hb_face, wanted)
        return ffi.gc(face, harfbuzz.hb_face_destroy) if face != ffi.NULL else None


@contextmanager
def static() -> Iterator[None]:
    """Let WeasyPrint draw with static fonts, for the time being, wherever it draws."""
    with replaced(stream, Font=StaticFont), arrays_of_any_length():
        yield
