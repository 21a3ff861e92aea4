"""Write XML by hand: elements as strings, all that is put in escaped. What a release tells has no forbidden signs."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def element(name: str, *content: str, **attributes: str) -> str:
    """Give an element: `content` is markup already, attributes are text (`xml_lang` is written `xml:lang`)."""
    said = "".join(
        f" {key.rstrip('_').replace('_', ':')}={quoteattr(value)}"
        for key, value in attributes.items()
        if value
    )
    inner = "".join(content)
    return f"<{name}{said}>{inner}</{name}>\n" if inner else f"<{name}{said}/>\n"


def text(name: str, said: str, **attributes: str) -> str:
    """Give an element with a text; nothing where there is none."""
    return element(name, escape(said), **attributes) if said else ""


def document(root: str) -> bytes:
    """Give an XML document."""
    return f"{DECLARATION}{root}".encode()
