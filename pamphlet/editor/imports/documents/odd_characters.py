"""Take characters out of a page that no manuscript may have: broken pages hold some, and lxml writes none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pamphlet.manuscript.files import CONTROL

if TYPE_CHECKING:
    from lxml.etree import _Element


def take_out_odd_characters(root: _Element) -> None:
    """Take them out of texts; of attributes that have some none is left."""
    for element in root.iter():
        if isinstance(element.tag, str):
            for name, value in element.items():
                if CONTROL.search(value):
                    del element.attrib[name]
            if element.text and CONTROL.search(element.text):
                element.text = CONTROL.sub("", element.text)
        if element.tail and CONTROL.search(element.tail):
            element.tail = CONTROL.sub("", element.tail)
