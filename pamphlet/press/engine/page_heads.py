"""Begin a page with what stands on it, and with no white before that, where nobody asked for a new page.

CSS Fragmentation 3, §5.2: margins at a break are cut off, but for those behind a forced break. WeasyPrint 70 takes each
page that has a name for one behind a forced break, and all pages of a book have names; here a break counts as forced
where it was asked for, or where the name is another.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from weasyprint.layout import page

from pamphlet.press.engine.alone import replaced


def no_white_at_heads() -> AbstractContextManager[None]:
    """Let pages begin without white, for the time being."""
    make = page.make_page

    def make_page(
        context: Any, root_box: Any, page_type: Any, resume_at: Any, number: int, state: Any
    ) -> Any:
        names = vars(context).setdefault("names_of_pages", {})
        names[number] = page_type.name
        if isinstance(
            context.forced_break, str
        ):  # the name of the page, for which nobody asked anew
            context.forced_break = names.get(number - 1) != context.forced_break
        return make(context, root_box, page_type, resume_at, number, state)

    return replaced(page, make_page=make_page)
