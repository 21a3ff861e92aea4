"""Find what a page hides until its reader asks for it: the rest behind “Read more”, a tab, an answer that unfolds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMING = ("aria-controls", "data-target", "data-bs-target", "data-toggle-target")
CONTROLS = ("button", "a", "input", "label", "summary", "span", "div", "p")

_WORD = expression(r"[\w-]+")


def revealed_ids(root: _Element) -> frozenset[str]:
    """Give the IDs that a control of the page names: `<button onclick="rest.style.display='block'">` names “rest”."""
    named: set[str] = set()
    for control in root.iter(*(f"{{*}}{name}" for name in CONTROLS)):
        attributes = control.attrib
        for name in NAMING:
            named.update(attributes.get(name, "").replace("#", " ").split())
        named.update(_WORD.findall(attributes.get("onclick", "")))
    return frozenset(named)
