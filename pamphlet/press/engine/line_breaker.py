"""Let WeasyPrint 70 set the lines that were chosen for a whole paragraph, where it would fill one after the other.

Four functions of `weasyprint.layout.inline` are replaced while pages are laid out. A line that was planned gets room
without end, so that nothing looks for a place to break; its last run is cut at the planned place; and what is left, or
lacking, is spread over its spaces and letters. Whatever holds more than text, pictures and line breaks is left to
WeasyPrint.
"""

from __future__ import annotations

import contextlib
from collections.abc import Container, Iterator, Sequence
from math import inf
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.layout import inline, page
from weasyprint.text import line_break

from pamphlet.press.engine.alone import replaced
from pamphlet.press.engine.loose_scripts import LooseScripts
from pamphlet.press.engine.page_lines import WIDOWS, Grid, wishes
from pamphlet.press.engine.paragraphs import Paragraph, read_paragraph
from pamphlet.press.engine.planned_lines import Plan, PlannedLine, cut, place_of
from pamphlet.press.engine.runs import BREAK
from pamphlet.press.engine.spreading import is_gaping, justify, on_the_baseline
from pamphlet.press.engine.total_fit import End, Wish, choose

MANY = 10_000  # lines, that no page holds
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class LineBreaker:
    """The functions that stand in for those of WeasyPrint, and what they tell one another."""

    def __init__(self, looseness: float, grid: Grid, scripts: LooseScripts) -> None:
        self.looseness, self.grid, self.scripts = looseness, grid, scripts
        self._loosened = 0  # paragraphs for which it was asked whether they are
        # Where the page begins, and where the baseline of its first line is.
        self._top = self._first = 0.0
        self._line: PlannedLine | None = None
        self._indent = 0.0  # of the line that is being set
        self._next = inline.get_next_linebox
        self._split_inline = inline.split_inline_box
        self._split_text = inline.split_text_box
        self._align = inline.text_align
        self._lay_out = page.block_level_layout

    def block_level_layout(self, context: Any, box: Any, *more: Any, **options: Any) -> Any:
        """Lay a page out, or what stands on it besides, and remember where it begins."""
        self._top, self._first = box.position_y, box.position_y + line_break.strut(box.style)[1]
        return self._lay_out(context, box, *more, **options)

    def get_next_linebox(
        self, context: Any, linebox: Any, position_y: float, bottom_space: float, *more: Any
    ) -> Any:
        """Give the next line: the planned one, or WeasyPrint's own."""
        skip_stack, containing, _, _, first_letter, first_line = more
        first = self._first - line_break.strut(linebox.style)[1]
        position_y = self.grid.snapped(position_y, first, linebox.element)
        if linebox.element_tag in HEADINGS:
            position_y = self.grid.halved(position_y, self._top, linebox.element)
        line = None
        if not (first_letter or first_line):
            line = self._planned_line(
                context, linebox, position_y, bottom_space, skip_stack, containing
            )
        outer = self._line, self._indent
        self._line, self._indent = line, linebox.text_indent
        try:
            return self._next(context, linebox, position_y, bottom_space, *more)
        finally:
            self._line, self._indent = outer

    def split_inline_box(
        self, context: Any, box: Any, position_x: float, max_x: float, *more: Any
    ) -> Any:
        """Give as much as stands on the line: a planned one has room for all of it."""
        room = inf if self._line else max_x
        return self._split_inline(context, box, position_x, room, *more)

    def split_text_box(
        self, context: Any, box: Any, available_width: float, skip: int, **more: Any
    ) -> Any:
        """Give what of a run stands on the line."""
        if self._line is None or box.text == BREAK:
            part, resume, kept_break = self._split_text(context, box, available_width, skip, **more)
            return part and on_the_baseline(part), resume, kept_break
        return cut(self._line, box, skip)

    def text_align(self, context: Any, line: Any, available_width: float, last: bool) -> float:  # noqa: FBT001 # as it is called
        """Spread a line over its measure, and give how far it is moved from where lines of its direction begin."""
        offset = self._spread(context, line, available_width, last=last)
        # WeasyPrint takes the indent for a part of the line, which from right to left begins at the edge all the same.
        return offset + self._indent if line.style["direction"] == "rtl" else offset

    def _spread(self, context: Any, line: Any, available_width: float, *, last: bool) -> float:
        planned = self._line
        if planned is None or line.style["text_align_all"] != "justify":
            return float(self._align(context, line, available_width, last))
        rest = available_width - line.width
        if planned.paragraph.elastic.ragged:
            return 0.0  # from where lines begin, in either direction
        if rest >= 0 and (last or is_gaping(planned.paragraph, line, rest)):
            return float(self._align(context, line, available_width, last=True))
        justify(planned.paragraph, line, rest)
        return 0.0

    def _planned_line(
        self,
        context: Any,
        linebox: Any,
        position_y: float,
        bottom_space: float,
        skip_stack: Any,
        containing: Any,
    ) -> PlannedLine | None:
        """Look the next line up in the plan of its paragraph, which is made where there is none."""
        paragraph = _known(linebox, containing, context.dictionaries, self.scripts.ragged)
        if paragraph is None or any(
            shape.position_y + shape.margin_height() > position_y
            for shape in context.excluded_shapes
        ):
            return None
        at = place_of(paragraph, inline.skip_first_whitespace(linebox, skip_stack))
        if at is None:
            return None
        indent = 0.0 if skip_stack else linebox.text_indent
        width = round(
            containing.width, 6
        )  # the sum of margins is another to the left and to the right
        measure = width - indent, width
        height, _ = line_break.strut(linebox.style)
        plan: Plan | None = getattr(linebox, "plan", None)
        if plan and not plan.lines and plan.measure[1] == measure[1]:
            return None  # a word is wider than the measure
        if plan and at in plan.lines and plan.measure[1] == measure[1]:
            if plan.lines[at].number:
                return plan.lines[at]
            room = _room(context, position_y, bottom_space, height)
            if plan.measure == measure and plan.room == room:
                return plan.lines[at]
        room = _room(context, position_y, bottom_space, height)
        if planned := self._plan(paragraph, at, measure, room, linebox):
            linebox.plan = planned
        return planned.lines.get(at) if planned else None

    def _plan(
        self, paragraph: Paragraph, at: int, measure: tuple[float, float], room: int, linebox: Any
    ) -> Plan | None:
        """Choose the line ends from a place on, as it suits the page: see `_chosen`; None where a line is empty."""
        places = paragraph.places
        first = next((number for number, place in enumerate(places) if place.start == at), None)
        if first is None:
            return Plan(measure, room, {})
        forced = (number for number in range(first + 1, len(places)) if places[number].forced)
        last = next(forced, len(places) - 1)
        if places[last].stop <= at:
            return None
        ends = paragraph.ends[first : last + 1]
        chosen = self._chosen(paragraph, ends, measure, room, linebox) or ()
        if not first and not hasattr(linebox, "plan"):
            self.scripts.count(paragraph.script, ends, chosen, measure, paragraph.elastic)
        lines: dict[int, PlannedLine] = {}
        begin = at
        for number, end in enumerate(chosen):
            place = places[first + end]
            lines[begin] = PlannedLine(
                paragraph, begin, place.stop, place.start, place.hyphen, place.forced, number
            )
            begin = place.start
        return Plan(measure, room, lines)

    def _chosen(
        self,
        paragraph: Paragraph,
        ends: Sequence[End],
        measure: tuple[float, float],
        room: int,
        linebox: Any,
    ) -> list[int] | None:
        """Choose line ends: the page is to be full, by a line more or fewer, and to end with no word broken."""
        elastic = paragraph.elastic
        wanted = 0 if paragraph.broken else self._wanted(linebox)
        wish = Wish(wanted)
        chosen = choose(ends, *measure, elastic, wish)
        if chosen is None:
            return None
        closing = linebox.element in self.grid.closing
        filled = linebox.element in self.grid.kept and not paragraph.broken
        for by in wishes(room, len(chosen), closing=closing) if filled else ():
            other = choose(ends, *measure, elastic, Wish(wanted + by))
            if other and len(other) == len(chosen) + by:
                chosen, wish = other, Wish(wanted + by)
                break
        last = {room, room - 1} if len(chosen) - room < WIDOWS else {room}
        if any(ends[chosen[number - 1]].hyphened for number in last if 0 < number < len(chosen)):
            wish = Wish(wish.looseness, frozenset(last))
            chosen = choose(ends, *measure, elastic, wish)
        return chosen

    def _wanted(self, linebox: Any) -> int:
        """Give by how many lines a paragraph is to be longer: as many paragraphs of the work as are asked for are."""
        if not self.looseness or linebox.element not in self.grid.kept:
            return 0
        if not hasattr(linebox, "wanted"):
            before, share = self._loosened, abs(self.looseness)
            self._loosened += 1
            one = int((before + 1) * share) - int(before * share)
            linebox.wanted = one if self.looseness > 0 else -one
        wanted: int = linebox.wanted
        return wanted


@contextlib.contextmanager
def total_fit(looseness: float, grid: Grid, scripts: LooseScripts) -> Iterator[None]:
    """Let the lines of paragraphs be chosen together, for the time being; `scripts` learns which are too loose.

    `looseness` is the share of the paragraphs that keep to the grid that are to be a line longer, if they can; below 0,
    a line shorter.
    """
    breaker = LineBreaker(looseness, grid, scripts)
    onto = replaced(page, block_level_layout=breaker.block_level_layout)
    with (
        onto,
        replaced(
            inline,
            get_next_linebox=breaker.get_next_linebox,
            split_inline_box=breaker.split_inline_box,
            split_text_box=breaker.split_text_box,
            text_align=breaker.text_align,
        ),
    ):
        yield


@contextlib.contextmanager
def rounded() -> Iterator[None]:
    """Let gaps between glyphs be drawn in the nearest whole thousandths: WeasyPrint 70 leaves out what is less."""
    drawing.int = round
    try:
        yield
    finally:
        del drawing.int


def _known(
    linebox: Any, containing: Any, dictionaries: Any, ragged: Container[str]
) -> Paragraph | None:
    """Give the paragraph of a line box, measured once."""
    if not hasattr(linebox, "paragraph"):
        plain = linebox.element_tag not in HEADINGS
        linebox.paragraph = (
            read_paragraph(linebox, containing, dictionaries, ragged) if plain else None
        )
    paragraph: Paragraph | None = linebox.paragraph
    return paragraph


def _room(context: Any, position_y: float, bottom_space: float, height: float) -> int:
    """Give how many lines there is room for on the page; as many as one likes where it never ends."""
    room = context.page_bottom - bottom_space - position_y
    return int(room / height + 0.01) if 0 <= room < MANY * height else MANY
