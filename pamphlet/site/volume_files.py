"""Make all that stands in the folder of a volume beside the files of its release."""

from __future__ import annotations

from collections.abc import Iterator

from pamphlet.site.citing import bibtex, csl, ris
from pamphlet.site.listing import Listed
from pamphlet.site.onix import message
from pamphlet.site.page import fragment_page, page_of
from pamphlet.site.press import Press
from pamphlet.site.readium import manifest
from pamphlet.site.shelf import CHECKER


def files_of(listed: Listed, press: Press, fragment: str) -> Iterator[tuple[str, bytes]]:
    """Give each file with its name; `fragment` is the text to be copied, empty where there is none."""
    told = listed.told
    address = press.address(f"{listed.folder}/")
    yield "index.html", page_of(listed, press)
    if fragment:
        yield "fragment.html", fragment_page(listed.volume, press, fragment)
    if listed.checker:
        yield CHECKER, listed.checker
    yield "cite.bib", bibtex(told, address)
    yield "cite.ris", ris(told, address)
    yield "cite.json", csl(told, address)
    yield "manifest.json", manifest(listed, press)
    yield "onix.xml", message([listed], press)
