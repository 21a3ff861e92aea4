"""Read pages back as trees, by a parser that shares no code with what wrote them."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

from pamphlet.pages import Pages, Section

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tree(section: Section) -> Element:
    """Parse a page."""
    return fromstring(section.xhtml)


def root_of(section: Section) -> Element:
    """Give the section of a page."""
    body = tree(section).find(f"{XHTML}body")
    assert body is not None
    found = list(body)
    assert [element.tag for element in found] == [f"{XHTML}section"]
    return found[0]


def classes(element: Element) -> list[str]:
    """Give the classes of an element."""
    return element.get("class", "").split()


def by_class(root: Element, name: str) -> list[Element]:
    """Give the elements of a class."""
    return [element for element in root.iter() if name in classes(element)]


def anchors(pages: Pages) -> Iterator[tuple[str, Element]]:
    """Give every ID with its element."""
    for section in pages.sections:
        for element in tree(section).iter():
            if "id" in element.attrib:
                yield element.attrib["id"], element


def text(element: Element) -> str:
    """Give the text of an element, the numbers of footnotes left out."""
    if "note-call" in classes(element) or "note-number" in classes(element):
        return ""
    inner = "".join(text(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner
