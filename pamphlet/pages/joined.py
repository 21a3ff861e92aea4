"""Join all pages into one document, for the PDF and for the HTML file.

In: `Pages`. Out: their sections one after the other, as elements without a namespace, or as text that XML and HTML
parsers read alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from pamphlet.pages import Pages, Section

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_XHTML = "{http://www.w3.org/1999/xhtml}"
_DEEPER = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}
_VOID = frozenset(("br", "hr", "img"))


def join(pages: Pages, *, covers: bool = False) -> list[Element]:
    """Give the elements of all sections in order, each link within the book turned to its place in the one document.

    The title of the work stays the one heading of level 1; all other headings go one level down. With `covers` the
    pages stand between the front and the back cover. They are copies.
    """
    book = within_covers(pages) if covers else pages.sections
    names = {section.name for section in book}
    return [_joined(section, names) for section in book]


def markup_of(sections: Iterable[Element]) -> str:
    """Write joined sections, one below the other."""
    return "\n".join(etree.tostring(section, encoding="unicode") for section in sections)


def within_covers(pages: Pages) -> tuple[Section, ...]:
    """Give all sections of the printed book: front cover, those of the book, back cover."""
    return (*pages.covers[:1], *pages.sections, *pages.covers[1:])


def _joined(section: Section, names: set[str]) -> Element:
    root = deepcopy(section.root)
    for element in root.iter(etree.Element):
        tag = str(element.tag).removeprefix(_XHTML)
        element.tag = tag if section.name == "title" else _DEEPER.get(tag, tag)
        for name in [name for name in element.attrib if name.startswith("{")]:
            del element.attrib[name]
        _turn_home(element, names)
        if len(element) == 0 and element.text is None and tag not in _VOID:
            element.text = ""  # so that it is not written as <td/>, which HTML leaves open
    root.tail = None
    etree.Element("alone").append(root)  # away from the namespaces that the document declares
    etree.cleanup_namespaces(root)
    return root


def _turn_home(element: Element, names: set[str]) -> None:
    """Shorten the address of a place in the book to its fragment."""
    name, file, fragment = element.get("href", "").partition(".xhtml#")
    if file and name in names:
        element.set("href", f"#{fragment}")
