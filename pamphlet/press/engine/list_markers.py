"""Draw the numbers of lists where they stand, before the words of their items.

WeasyPrint 70 draws them behind all else on the page. Whoever reads a page as it is drawn, and not by its structure,
would find the numbers of all items in one row, in the middle of the text where a page has two columns.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from weasyprint import stacking

from pamphlet.press.engine.alone import replaced


def in_place() -> AbstractContextManager[None]:
    """Let numbers and signs of items be drawn before the first paragraph of their item, for the time being."""
    dispatch = stacking._dispatch  # noqa: SLF001 # there is no other way

    def dispatch_in_place(
        box: Any, page: Any, contexts: Any, blocks: Any, floats: Any, cells: dict[Any, Any]
    ) -> Any:
        if not (box.is_outside_marker and _leads(box.element)):
            return dispatch(box, page, contexts, blocks, floats, cells)
        marker = box._box if isinstance(box, stacking.AbsolutePlaceholder) else box  # noqa: SLF001
        within: dict[Any, Any] = {}
        marker = stacking._dispatch_children(marker, page, contexts, blocks, floats, within)  # noqa: SLF001
        blocks.append(marker)
        cells[marker] = within
        return marker

    return replaced(stacking, _dispatch=dispatch_in_place)


def _leads(item: Any) -> bool:
    """Tell whether an item begins with a block: then its number stands beside that, and else in its first line."""
    return len(item) > 0 and item[0].tag == "p" and not (item.text or "").strip()
