"""Make what leads to the pamphlets."""

from __future__ import annotations

from collections.abc import Sequence

from pamphlet.site.listing import Listed
from pamphlet.site.press import Press
from pamphlet.site.rendering import render
from pamphlet.site.words import speech_for


def catalogue_of(listed: Sequence[Listed], press: Press) -> dict[str, bytes]:
    """Give the files of the catalogue by their names."""
    speech = speech_for(press.language)
    page = render(
        "catalogue.html",
        press,
        speech.language,
        say=speech.say,
        title=press.title or speech.strings["all"],
        listed=listed,
        orders=(("index.html", "titles"),),
        here="index.html",
    )
    return {"index.html": page}
