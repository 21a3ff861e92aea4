"""Draw the shape of a work for its cover: a bar for each turn or paragraph, as long as that has words.

In: the work. Out: a drawing, black alone, which looks like the track of a recording: answers stand on the line, what is
asked hangs from it, and what is neither does both. It shows how this very work runs, and no two are alike; it says
nothing, so it is an ornament.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from pamphlet.work.frozen import frozen
from pamphlet.work.model import Pamphlet, Part
from pamphlet.work.nodes import Heading, Turn
from pamphlet.work.walk import every_block

WIDTH_PT = 312.0  # of the cover
MOST_BARS = 90  # a bar is then two points wide: from three metres they are a texture
FEWEST_BARS = 6  # of fewer one sees no shape
WIDEST_PT = 10.0
BAR = 0.55  # of its place; the rest is white
LEAST_PT = 1.2  # high
BODY = ("interview", "chapter")


@frozen
class Beat:
    """A turn or a paragraph: its words, and on which side of the line it stands; on both when it is no turn."""

    words: int
    above: bool
    below: bool


def beats_of(pamphlet: Pamphlet) -> tuple[Beat, ...]:
    """Give the turns and paragraphs of the body of a work, or of all of it when it has none."""
    counts = {block.anchor: len(block.words) for block in pamphlet.words.blocks}
    body = [part for part in pamphlet.parts if part.role in BODY] or list(pamphlet.parts)
    return tuple(beat for part in body for beat in _beats(part, counts))


def _beats(part: Part, counts: dict[str, int]) -> Iterator[Beat]:
    for block in part.blocks:
        if isinstance(block, Heading):
            continue
        anchors = (getattr(each, "anchor", "") for each in every_block((block,)))
        words = sum(counts.get(anchor, 0) for anchor in anchors)
        if not words:
            continue
        if isinstance(block, Turn):
            yield Beat(words, above=not block.is_question, below=block.is_question)
        else:
            yield Beat(words, above=True, below=True)


def shape_of(beats: Sequence[Beat], height_pt: float) -> Markup:
    """Draw the beats in the width of the cover; nothing when there are too few."""
    if len(beats) < FEWEST_BARS:
        return Markup()
    bars = _gathered(beats)
    step = min(WIDTH_PT / len(bars), WIDEST_PT / BAR)
    highest, deepest = (max(bar[side] for bar in bars) for side in (0, 1))
    scale = height_pt / (highest + deepest)
    line = highest * scale
    path = ""
    for number, (above, below) in enumerate(bars):
        left, width = number * step, step * BAR
        up, down = (max(LEAST_PT, words * scale) if words else 0.0 for words in (above, below))
        path += f"M{left:.2f} {line - up:.2f}h{width:.2f}v{up + down:.2f}h{-width:.2f}z"
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="shape" width="{0}pt" height="{1}pt"'
        ' viewBox="0 0 {0} {1}"><path d="{2}"/></svg>'
    ).format(f"{WIDTH_PT:g}", f"{height_pt:.2f}", path)


def _gathered(beats: Sequence[Beat]) -> list[tuple[int, int]]:
    """Give the words above and below the line of each bar: an answer stands on what was asked before it.

    Where there are too many, a few bars in a row are one.
    """
    bars: list[tuple[int, int]] = []
    for beat in beats:
        bar = beat.words * beat.above, beat.words * beat.below
        if bars and not bars[-1][0] and not bar[1]:
            bars[-1] = bar[0], bars[-1][1]
        else:
            bars.append(bar)
    several = -(-len(bars) // MOST_BARS)
    groups = (bars[at : at + several] for at in range(0, len(bars), several))
    return [(sum(up for up, _ in group), sum(down for _, down in group)) for group in groups]
