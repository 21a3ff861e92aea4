"""Say each page once where several links lead to it: “17, 23, 26” and not “17, 23, 26, 26”.

WeasyPrint 70 says the page of a link when it is asked for it, and knows nothing of the link before. But it asks a
counter style for the figures; so a rule of the stylesheet gives first the page of the former link, in a style that
prints nothing and remembers it, and then the page of its own, in one that prints it only when it is another:

    content: target-counter(attr(data-former), page, former) target-counter(attr(href), page, unlike-former)
"""

from __future__ import annotations

from typing import Any

from weasyprint.css.counters import CounterStyle

from pamphlet.press.engine.shapes import Box, LaidOutPage

REMEMBERED, UNLIKE = "former", "unlike-former"


def links_shown(page: LaidOutPage) -> list[tuple[Any, Any, Any, Box]]:
    """Give the active areas of a page: those of links, and of these not where nothing is shown.

    WeasyPrint 70 makes one of each box within a link, too.
    """
    return [link for link in page.links if link[-1].element_tag == "a" and link[2][0] != link[2][2]]


class PagesOnce(CounterStyle):  # type: ignore[misc] # WeasyPrint 70 has no annotations
    """The counter styles of CSS, and these two; what parts two pages stands before the second."""

    def __init__(self, separator: str) -> None:
        super().__init__()
        self._separator = separator
        self._former = 0

    def render_value(self, counter_value: int, *named: Any, **options: Any) -> Any:
        """Give a counter in a style."""
        if named == (REMEMBERED,):
            self._former = counter_value
            return ""
        if named == (UNLIKE,):
            return "" if counter_value == self._former else f"{self._separator}{counter_value}"
        return super().render_value(counter_value, *named, **options)
