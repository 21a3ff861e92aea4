"""Say in an author's terms what the typesetter found fault with."""

from __future__ import annotations

import re

from pamphlet.pages import Pages
from pamphlet.work.problems import Place, Problem, error, warning

_PICTURE = re.compile(r"images/picture-\d+\.\w+")  # as `pages.addresses` names them


def complaint(pages: Pages, said: str) -> Problem:
    """Tell of one fault: a picture that would be left out is an error, at the place where it is named."""
    place = Place(f"{pages.metadata.slug}.pdf")
    picture = _PICTURE.search(said)
    if picture is None:
        return warning("R04", said, place)
    message = "this picture cannot be drawn on paper: something in it is not as SVG wants it"
    hint = "save it anew as plain SVG with another program, or as PNG"
    return error("I03", message, pages.places.get(picture[0], place), hint)
