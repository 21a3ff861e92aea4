"""Load the fonts of a book from where they lie, once for all layouts that are set in the same.

WeasyPrint 70 copies each font of a stylesheet to a temporary folder for each document, and Pango and HarfBuzz read it
there and measure its glyphs anew. What it tells fontconfig of a font (`FontConfiguration.add_font_face`) is told here
of the file itself.
"""

from __future__ import annotations

import logging
import os
from functools import lru_cache
from xml.sax.saxutils import escape

from weasyprint.text.constants import FONTCONFIG_STYLE, FONTCONFIG_WEIGHT
from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from pamphlet.pages import FontFile
from pamphlet.press import CannotTypeset
from pamphlet.press.engine.loading import without_host_fonts

KEPT = 6  # sets of fonts: with and without those for large print, in three scripts

# A family stands before that which the file names, as replacing that breaks Pango (Kozea/WeasyPrint#2510); `weight`
# only where a file has but one. Kerning is on, as it is for all text (fontconfig's user manual).
RULES = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<match target="scan"><test name="file" compare="eq"><string>{path}</string></test>
<edit name="family" mode="prepend"><string>{family}</string></edit>
<edit name="slant" mode="assign_replace"><const>{slant}</const></edit>
{weight}</match>
<match target="font"><test name="file" compare="eq"><string>{path}</string></test>
<edit name="fontfeatures" mode="assign_replace"><string>kern 1</string></edit></match>
</fontconfig>
"""
WEIGHT = '<edit name="weight" mode="assign_replace"><int>{}</int></edit>\n'


@lru_cache(KEPT)
def loaded(fonts: tuple[FontFile, ...]) -> FontConfiguration:
    """Give the fonts as WeasyPrint wants them, and no others of the machine; what cannot be loaded is complained of.

    Raises CannotTypeset when there is none: without any, Pango 1.50 lays out in none, and reading its glyphs ends the
    process.
    """
    with without_host_fonts():
        configuration = FontConfiguration()
    for font in fonts:
        _add(font, configuration)
    own = fontconfig.FcConfigGetFonts(configuration._config, fontconfig.FcSetApplication)  # noqa: SLF001 # no other way
    if own == ffi.NULL or not own.nfont:
        raise CannotTypeset("none of the fonts of the book can be loaded")
    return configuration


def _add(font: FontFile, configuration: FontConfiguration) -> None:
    """Tell fontconfig of a font."""
    path = str(font.path)
    single = " " not in font.weights
    rules = RULES.format(
        path=escape(path),
        family=escape(font.family),
        slant=FONTCONFIG_STYLE[font.style],
        weight=WEIGHT.format(FONTCONFIG_WEIGHT[int(font.weights)]) if single else "",
    )
    config = configuration._config  # noqa: SLF001 # no other way
    fontconfig.FcConfigParseAndLoadFromMemory(config, os.fsencode(rules), True)  # as it is called
    if fontconfig.FcConfigAppFontAddFile(config, os.fsencode(path)):
        fonts = ffi.cast("PangoFcFontMap *", configuration.font_map)
        pangoft2.pango_fc_font_map_config_changed(fonts)
    else:
        logging.getLogger("weasyprint").warning("Font-face %r cannot be loaded", font.family)
