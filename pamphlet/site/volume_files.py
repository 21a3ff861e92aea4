"""Make all that stands in the folder of a volume beside the files of its release."""

from __future__ import annotations

from collections.abc import Iterator

from pamphlet.site.citing import bibtex, csl, ris
from pamphlet.site.page import fragment_page, page_of
from pamphlet.site.press import Press
from pamphlet.site.shelf import Volume


def files_of(
    volume: Volume, press: Press, height: int, fragment: str
) -> Iterator[tuple[str, bytes]]:
    """Give each file with its name; `height` is that of the cover's picture, `fragment` the text to be copied."""
    address = press.address(f"{volume.folder}/")
    yield "index.html", page_of(volume, press, height)
    if fragment:
        yield "fragment.html", fragment_page(volume, press, fragment)
    yield "cite.bib", bibtex(volume.told, address)
    yield "cite.ris", ris(volume.told, address)
    yield "cite.json", csl(volume.told, address)
