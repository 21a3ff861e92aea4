"""Shape the runs of a planned line, and spread what is left over its spaces and letters, or take from them what lacks.

The spaces are spread as WeasyPrint 70 does it, in its layouts. The letters are not: they would lose their ligatures,
and take a number each in the file. A run is drawn with its glyphs so much wider and so far apart (`Spread`, which
`tagged.marked_content` writes: ISO 32000-1 §9.3.2 and §9.3.4).
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, line_size

from pamphlet.press.engine.elasticity import TRACKED_MOST_EM, widened_part
from pamphlet.press.engine.paragraphs import Paragraph
from pamphlet.press.engine.shapes import Spread
from pamphlet.press.engine.shaping import APART, SPACES
from pamphlet.press.engine.slices import Slice
from pamphlet.press.engine.total_fit import LOOSE

# How far letters are parted, in parts of the size of the type, where the spaces of a line were else more than twice the
# font's: as far as those of labels.
DIRE_EM = 0.03
MOST_RATIO = LOOSE - 0.01  # a file has places in hundredths
NO_DIFFERENCE_PX = 0.01


def cut_out(box: Any, cut: Slice) -> Any:
    """Give a run with what was cut out of its shape for a line."""
    return _placed(
        box.copy_with_text(cut.text), cut, cut.width, cut.shape.height, cut.shape.baseline
    )


def shaped(box: Any, text: str, *, ragged: bool) -> Any:
    """Shape a run as WeasyPrint does (`split_text_box`), but in a full text with its spaces apart from the words.

    Spaces that are widened are not kerned, and may be those of another font; so none is drawn in any other way there.
    """
    layout = Layout(box.style, 0.0 if ragged else APART)
    layout.set_text(text, justify=True)
    layout.text = text
    first_line, _ = layout.get_first_line()
    width, height = line_size(first_line, box.style)
    baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
    layout.glyphs = 0
    run = first_line.runs[0]
    while run != ffi.NULL:
        layout.glyphs += run.data.glyphs.num_glyphs
        run = run.next
    layout.deactivate()
    return _placed(box.copy_with_text(text), layout, width, height, baseline)


def _placed(box: Any, layout: Any, width: float, height: float, baseline: float) -> Any:
    """Let a run have the size of its text, and stand in the middle of its line."""
    box.width, box.height = width, height
    box.pango_layout, box.glyphs = layout, layout.glyphs
    line_height, _ = line_break.strut(box.style)
    box.margin_top = box.margin_bottom = (line_height - height) / 2
    box.baseline = baseline + box.margin_top
    return on_the_baseline(box)


def on_the_baseline(box: Any) -> Any:
    """Let a run stand where one in the first face of its style would (CSS Inline 3, §5.2).

    WeasyPrint 70 sets the letters of other faces, which are lower or higher, in the middle of the line, beside the
    baseline of the line, which becomes higher for it.
    """
    _, baseline = line_break.strut(box.style)
    lower = baseline - box.baseline
    if abs(lower) > NO_DIFFERENCE_PX and box.style["line_height"] != "normal":
        box.margin_top += lower
        box.margin_bottom -= lower
        box.baseline = baseline
    return box


def is_gaping(paragraph: Paragraph, line: Any, rest: float) -> bool:
    """Tell whether a line is better left short than filled: spaces of twice the font's and parted letters don't do."""
    runs = _runs(line)
    beyond = _beyond(paragraph, runs, rest)
    pairs = _pairs(runs) if paragraph.tracked else 0
    return beyond > pairs * (DIRE_EM - TRACKED_MOST_EM) * _size(runs)


def justify(paragraph: Paragraph, line: Any, rest: float) -> None:
    """Spread what is left, or below 0 what is lacking, over the letters and the spaces of a line, if it has any."""
    runs = _runs(line)
    natural = sum(box.width for box in runs)
    if not natural:
        return  # a picture that fills the line
    spaces, pairs = sum(map(_spaces, runs)), _pairs(runs)
    letters = paragraph.elastic.letters_give(rest, natural, spaces)
    share = widened_part(tracked=paragraph.tracked)
    scale = 1 + letters * share / natural
    tracking = 0.0
    if paragraph.tracked:
        most = TRACKED_MOST_EM * _size(runs)
        tracking = max(-most, min(most, letters * (1 - share) / pairs / scale))
        tracking += _beyond(paragraph, runs, rest) / pairs / scale
    glyphs = sum(box.glyphs for box in runs) - 1
    words = ((natural + rest) / scale - natural - tracking * glyphs) / spaces if spaces else 0.0
    _spread(line, Spread(scale, tracking, words), 0.0)


def _runs(line: Any) -> list[Any]:
    return [box for box in line.descendants() if isinstance(box, boxes.TextBox) and box.text]


def _pairs(runs: list[Any]) -> int:
    """Count the letters that may be parted; around a space that is part of what it is widened by."""
    return max(int(sum(box.glyphs for box in runs)) - 1 - 2 * sum(map(_spaces, runs)), 1)


def _size(runs: list[Any]) -> float:
    return float(min(box.style["font_size"] for box in runs))


def _beyond(paragraph: Paragraph, runs: list[Any], rest: float) -> float:
    """Give what is left of a line, in pixels, when its spaces are twice the font's."""
    natural = sum(box.width for box in runs)
    spaces = sum(map(_spaces, runs))
    ratio = paragraph.elastic.ratio(rest, natural, spaces)
    return max(0.0, ratio - MOST_RATIO) * max(spaces, 1) * paragraph.elastic.stretch


def _spread(box: Any, spread: Spread, advance: float) -> float:
    """Move and widen the runs of a line, and give how far what follows is moved."""
    box.position_x += advance
    if isinstance(box, boxes.TextBox):
        if not box.text:
            return advance
        spaces = _spaces(box)
        width = (box.width + spaces * spread.words + box.glyphs * spread.tracking) * spread.scale
        advance += width - box.width
        box.width = width
        box.justification_spacing = box.pango_layout.justification_spacing = spread.words
        box.spread = spread
        return advance
    if isinstance(box, boxes.ReplacedBox):
        return advance
    before = advance
    children = box.children[::-1] if box.style["direction"] == "rtl" else box.children
    for child in children:
        advance = _spread(child, spread, advance)
    box.width += advance - before
    return advance


def _spaces(box: Any) -> int:
    return sum(map(box.text.count, SPACES))
