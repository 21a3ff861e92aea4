"""Tell whether the box of an element lets its words be seen: not off the page, clipped, squeezed or turned away.

In: what is declared for an element, as values of CSS. The places of boxes are not laid out; what is far off is off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pamphlet.verify.copies.styles.values import (
    HEIGHT,
    WIDTH,
    Tokens,
    arguments,
    functions,
    keyword,
    keywords,
    lengths,
    pixels,
    significant,
)

Values = Mapping[str, Tokens]

FAR_BEFORE = (
    -500.0
)  # pixels to the left or upwards: more than the width of a word, or of what stands in a margin
FAR_BEHIND = 3000.0  # to the right or downwards, where a page can be scrolled
NARROW = 1.0  # pixels of a box that shows nothing of what it holds
UNKNOWN = 300.0  # pixels that percentages are taken of within a box whose place is not known
FAINTEST = 0.1
BLURRED = 0.5  # of the size of the letters


def is_out_of_sight(values: Values, size: float, *, is_held: bool) -> bool:
    """Tell whether nothing of a box is seen; `size` is in pixels, `is_held` tells that its place is within another."""
    position = keyword(values.get("position", ()))
    is_loose = position in ("absolute", "fixed")
    is_box = is_loose or not is_inline(values)
    return (
        _is_moved_off(values, size, position, is_held=is_held)
        or (is_loose and _is_cut(values, size))
        or _is_clipped(values, size)
        or (is_box and (_has_no_room(values, size) or _is_turned_away(values, size)))
        or _is_filtered(values, size)
        or keyword(values.get("content-visibility", ())) == "hidden"
    )


def is_inline(values: Values) -> bool:
    """Tell whether an element is set within a line, so that it has neither width nor height of its own."""
    display = keyword(values.get("display", ()))
    return display in ("inline", "contents", "") and keyword(values.get("float", ())) in (
        "none",
        "",
    )


def _is_moved_off(values: Values, size: float, position: str, *, is_held: bool) -> bool:
    across, down = (UNKNOWN, UNKNOWN) if is_held else (WIDTH, HEIGHT)
    x = pixels(values.get("margin-left", ()), size, across) or 0.0
    y = pixels(values.get("margin-top", ()), size, across) or 0.0
    is_loose = position in ("absolute", "fixed")
    if is_loose or position == "relative":  # one that is sticky never leaves its place for good
        x += _from(values, ("left", "right"), size, across, is_loose=is_loose)
        y += _from(values, ("top", "bottom"), size, down, is_loose=is_loose)
    for tokens in (values.get("translate", ()), *_moves(values)):
        moved = lengths(tokens, size, UNKNOWN)
        x += moved[0] if moved else 0.0
        y += moved[1] if len(moved) > 1 else 0.0
    if min(x, y) <= FAR_BEFORE or max(x, y) >= FAR_BEHIND:
        return True
    return position == "fixed" and (x >= WIDTH or y >= HEIGHT)


def _from(
    values: Values, sides: tuple[str, str], size: float, whole: float, *, is_loose: bool
) -> float:
    """Give how far a box is moved; a loose one ends so far from the other side, which is off if that is the whole."""
    near, far = (pixels(values.get(side, ()), size, whole) for side in sides)
    if near is not None:
        return near
    return 0.0 if far is None or (is_loose and 0 <= far < whole) else -far


def _moves(values: Values) -> Iterable[Tokens]:
    for name, inner in functions(values.get("transform", ())):
        parts = arguments(inner)
        match name:
            case "translate" | "translate3d" | "translatex":
                yield [token for part in parts[:2] for token in part]
            case "translatey":
                yield [*_zero(), *inner]
            case "matrix":
                yield [token for part in parts[4:6] for token in part]


def _zero() -> Tokens:
    from tinycss2 import parse_component_value_list

    return list(parse_component_value_list("0"))


def _is_cut(values: Values, size: float) -> bool:
    """Tell whether `clip: rect(top, right, bottom, left)` leaves nothing."""
    for name, inner in functions(values.get("clip", ())):
        edges = lengths(inner, size, 0.0)
        if name == "rect" and len(edges) == 4:
            top, right, bottom, left = edges
            return bottom - top <= NARROW or right - left <= NARROW
    return False


def _is_clipped(values: Values, size: float) -> bool:
    for name, inner in functions(values.get("clip-path", ())):
        measures = lengths(inner, size, 100.0)
        if not measures:
            continue
        match name:
            case "inset":
                top, right, bottom, left = (
                    (measures * 4)[:4] if len(measures) < 3 else (*measures, measures[1])[:4]
                )
                if top + bottom >= 100 or left + right >= 100:
                    return True
            case "circle" | "ellipse" if measures[0] <= NARROW:
                return True
            case "polygon":
                xs, ys = measures[::2], measures[1::2]
                if max(xs) - min(xs) <= NARROW or (ys and max(ys) - min(ys) <= NARROW):
                    return True
    return False


def _has_no_room(values: Values, size: float) -> bool:
    """Tell whether a box is too small for any word of it, and shows none that flows over."""
    if not keywords(values.get("overflow", ())) & {"hidden", "clip", "scroll", "auto"}:
        return False
    rooms = (
        pixels(values.get(name, ()), size, UNKNOWN)
        for name in ("width", "height", "max-width", "max-height")
    )
    return any(room is not None and room <= NARROW for room in rooms)


def _is_turned_away(values: Values, size: float) -> bool:
    scales = lengths(values.get("scale", ()), size, 1.0)
    turns = [
        *functions(values.get("transform", ())),
        ("rotate3d", significant(values.get("rotate", ()))),
    ]
    for name, inner in turns:
        numbers = lengths(inner, size, 1.0)
        if name in ("scale", "scalex", "scaley", "scale3d"):
            scales += numbers[:2]
        elif name == "matrix" and len(numbers) == 6:
            scales.append(numbers[0] * numbers[3] - numbers[1] * numbers[2])
        elif name in ("rotatex", "rotatey") or (
            name == "rotate3d" and {"x", "y"} & keywords(inner)
        ):
            scales += [1.0 - abs(_degrees(inner) % 180 == 90)]
    return any(abs(scale) < FAINTEST for scale in scales)


def _degrees(tokens: Tokens) -> float:
    scale = {"deg": 1.0, "turn": 360.0, "grad": 0.9, "rad": 57.29577951308232}
    for token in tokens:
        if token.type == "dimension" and token.lower_unit in scale:
            return float(round(token.value * scale[token.lower_unit], 1))
    return 0.0


def _is_filtered(values: Values, size: float) -> bool:
    for name, inner in functions(values.get("filter", ())):
        measures = lengths(inner, size, 1.0)
        if not measures:
            continue
        if name in ("opacity", "contrast") and measures[0] < FAINTEST:
            return True
        if name == "blur" and measures[0] >= BLURRED * size:
            return True
    return False
