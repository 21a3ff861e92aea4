"""How small, faint, near or far words may be, and still be seen: an example on either side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tinycss2 import parse_component_value_list

from pamphlet.verify.copies import read_copy
from pamphlet.verify.copies.styles.colours import Colour, colour_in
from pamphlet.verify.copies.styles.values import lengths, pixels

WORD = '<span class="y"><span class="x">not</span></span>'
PAGE = "<!DOCTYPE html><html><head><style>{css}</style></head><body><p>one {body} two</p></body></html>"

# Half a thousand pixels and more, in letters of sixteen.
FAR = [
    *(
        "500px",
        "375pt",
        "32pc",
        "5.3in",
        "13.3cm",
        "133mm",
        "530q",
        "32em",
        "32rem",
        "27lh",
        "27rlh",
    ),
    *("63ch", "63ex", "32ic", "45cap", "40vw", "70vh", "40vmax", "70svh", "40%"),
]
# What is declared for a word, with `{}` for a measure; one by which it is seen, and the next by which it is not.
MEASURES = [
    ("font-size:{}px", 2, 1.9),
    ("zoom:{}", 0.13, 0.12),
    ("letter-spacing:{}em", -0.29, -0.3),
    ("opacity:{}", 0.1, 0.09),
    ("display:block;text-indent:{}px", -499, -500),
    ("display:block;text-indent:{}px", 1279, 1280),
    ("color:rgb({0} {0} {0})", 230, 231),
    ("background:#000;color:rgb({0} {0} {0})", 25, 24),
    ("background:url(a.png);color:rgb(0 0 0 / {})", 0.1, 0.09),
    ("position:absolute;left:{}px", -499, -500),
    ("position:absolute;top:{}px", -499, -500),
    ("position:relative;right:{}px", 499, 500),
    ("position:relative;bottom:{}px", 499, 500),
    ("position:absolute;right:{}px", 1279, 1280),
    ("position:absolute;bottom:{}px", 719, 720),
    ("position:absolute;right:{}px", -2999, -3000),
    ("position:absolute;right:{}%", 99, 100),
    ("position:relative;right:{}%", 39, 40),
    ("position:absolute;left:{}px", 2999, 3000),
    ("position:absolute;top:{}px", 2999, 3000),
    ("position:absolute;left:{}%", -39, -40),
    ("position:absolute;top:{}%", -69, -70),
    ("position:fixed;left:{}px", 1279, 1280),
    ("position:fixed;top:{}px", 719, 720),
    ("margin-left:{}px", -499, -500),
    ("margin-top:{}px", -499, -500),
    ("margin-left:-200px;position:relative;left:{}px", -299, -300),
    ("translate:{}px", -499, -500),
    ("translate:0 {}px", -499, -500),
    ("transform:translate({}px)", -499, -500),
    ("transform:translate(0, {}px)", -499, -500),
    ("transform:translate3d(0, {}px, 0)", -499, -500),
    ("transform:translateX({}px)", -499, -500),
    ("transform:translateY({}px)", -499, -500),
    ("transform:matrix(1, 0, 0, 1, {}, 0)", -499, -500),
    ("transform:matrix(1, 0, 0, 1, 0, {})", -499, -500),
    ("transform:translateX({}%)", -166, -167),
    ("position:absolute;clip:rect(0, 9px, {}px, 0)", 2, 1),
    ("position:absolute;clip:rect(0, {}px, 9px, 0)", 2, 1),
    ("position:absolute;clip:rect({}px, 9px, 9px, 0)", 7, 8),
    ("position:fixed;clip:rect(0, 9px, 9px, {}px)", 7, 8),
    ("clip-path:inset({}%)", 49, 50),
    ("clip-path:inset({}% 0)", 49, 50),
    ("clip-path:inset(0 {}%)", 49, 50),
    ("clip-path:inset(0 {}% 0)", 49, 50),
    ("clip-path:inset({}% 0 50%)", 49, 50),
    ("clip-path:inset(0 50% 0 {}%)", 49, 50),
    ("clip-path:circle({}px)", 2, 1),
    ("clip-path:ellipse({}px)", 2, 1),
    ("clip-path:polygon(0 0, {}px 0, 0 9px)", 2, 1),
    ("clip-path:polygon(0 0, 9px 0, 0 {}px)", 2, 1),
    ("display:block;overflow:hidden;width:{}px", 2, 1),
    ("display:block;overflow:clip;height:{}px", 2, 1),
    ("display:block;overflow:scroll;max-width:{}px", 2, 1),
    ("float:left;overflow:auto;max-height:{}px", 2, 1),
    ("display:block;scale:{}", 0.1, 0.09),
    ("display:block;transform:scale({})", 0.1, 0.09),
    ("display:block;transform:scale(1, {})", 0.1, 0.09),
    ("display:block;transform:scaleX({})", 0.1, 0.09),
    ("display:block;transform:scaleY({})", -0.1, -0.09),
    ("display:block;transform:scale3d(1, {}, 1)", 0.1, 0.09),
    ("display:block;transform:matrix({}, 1, 0, 1, 0, 0)", 0.1, 0.09),
    ("display:block;transform:matrix(1, {}, 1, 1, 0, 0)", 0.89, 0.91),
    ("display:block;transform:rotateX({}deg)", 89, 90),
    ("display:block;transform:rotateY({}deg)", 269, 270),
    ("display:block;transform:rotateX({}grad)", 99, 100),
    ("display:block;transform:rotateX({}turn)", 0.26, 0.25),
    ("display:block;transform:rotateX({}rad)", 1.5, 1.5708),
    ("display:block;rotate:x {}deg", 89, 90),
    ("filter:opacity({})", 0.1, 0.09),
    ("filter:contrast({})", 0.1, 0.09),
    ("filter:blur({}px)", 7.9, 8),
]


def words(css: str) -> tuple[str, ...]:
    """Read a page with a style sheet."""
    return read_copy("page.html", PAGE.format(css=css, body=WORD).encode()).words


@pytest.mark.parametrize(("declared", "seen", "unseen"), MEASURES)
def test_the_last_that_is_seen(declared: str, seen: float, unseen: float) -> None:
    """What is a little smaller, fainter or farther off is not there any more."""
    assert words(f".x{{{declared.format(seen)}}}") == ("one", "not", "two")
    assert words(f".x{{{declared.format(unseen)}}}") == ("one", "two")


@pytest.mark.parametrize(
    ("css", "is_seen"),
    [
        (".y{opacity:.4} .x{opacity:.3}", True),
        (".y{opacity:.3} .x{opacity:.3}", False),
        (".y{position:relative} .x{position:absolute;left:-166%}", True),
        (".y{position:relative} .x{position:absolute;left:-167%}", False),
        (".y{position:relative} .x{position:absolute;bottom:167%}", False),
        (".y{position:relative} .x{position:absolute;right:166%}", True),
        (".y{position:relative} .x{position:absolute;right:167%}", False),
        (".x{position:sticky;top:-9999px}", True),
        *((f".x{{position:relative;left:-{far}}}", False) for far in FAR),
        *((f".x{{position:relative;right:{far}}}", False) for far in FAR),
        *((f".x{{margin-left:-{far}}}", False) for far in FAR),
        (".y{font-size:100px} .x{font-size:2%}", True),
        (".y{font-size:100px} .x{font-size:1.9%}", False),
        (".x{-webkit-text-security:circle}", False),
        (".x{-webkit-text-security:square}", False),
        (".x{color:white;text-shadow:0 0 0 #e6e6e6}", True),
        (".x{color:white;text-shadow:0 0 0 #e7e7e7}", False),
        (".x{color:canvastext}", True),
        ("p{background:#0000ed;color:white} .x{color:linktext}", False),
        ("p{background:#0000d0;color:white} .x{color:linktext}", True),
        ("p{background:#0000ff;color:white} .x{color:linktext}", False),
    ],
)
def test_what_others_around_add(css: str, *, is_seen: bool) -> None:
    """Within another element, by what is a part of it; and with a shadow or a colour of the system."""
    assert words(css) == (("one", "not", "two") if is_seen else ("one", "two"))


@pytest.mark.parametrize("channel", range(3))
@pytest.mark.parametrize(("level", "is_seen"), [(42, True), (41, False)])
def test_on_dark_paper(channel: int, level: int, *, is_seen: bool) -> None:
    """A page that is dark has paper of #121212, as browsers have it, and ink that one can read on it."""
    levels = [18, 18, 18]
    levels[channel] = level
    told = words(f":root{{color-scheme:dark}} .x{{color:rgb({' '.join(map(str, levels))})}}")
    assert told == (("one", "not", "two") if is_seen else ("one", "two"))


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("xx-small", 9),
        ("x-small", 10),
        ("small", 13),
        ("medium", 16),
        ("initial", 16),
        ("large", 18),
        ("x-large", 24),
        ("xx-large", 32),
        ("xxx-large", 48),
    ],
)
def test_sizes_have_names(name: str, size: int) -> None:
    """Within letters of a size that has a name, others are as small as they are a part of it."""
    for pixel, told in ((2.05, ("one", "not", "two")), (1.95, ("one", "two"))):
        assert words(f".y{{font-size:{name}}} .x{{font-size:{pixel / size}em}}") == told


@pytest.mark.parametrize(
    ("display", "is_one"),
    [
        *((name, True) for name in ("inline", "inline-block", "inline-flex", "inline-grid")),
        *((name, True) for name in ("inline-table", "contents", "math", "inherit", "unset")),
        *((name, False) for name in ("block", "list-item", "table-cell", "flow-root")),
    ],
)
def test_what_is_set_within_a_line(display: str, *, is_one: bool) -> None:
    """Letters beside it are of one word with its own."""
    page = f"<style>b{{display:{display}}}</style><p><i>a</i><b>b</b><i>c</i></p>"
    copy = read_copy("page.html", page.encode())
    assert copy.words == (("abc",) if is_one else ("a", "b", "c"))


@pytest.mark.parametrize(
    "display",
    ["flex", "grid", "inline-flex", "inline-grid", "-webkit-box", "table-row", "table"],
)
def test_what_sets_its_own_side_by_side(display: str) -> None:
    """Letters in it are of a word each."""
    page = f"<style>p{{display:{display}}}</style><p><i>a</i><b>b</b><i>c</i></p>"
    assert read_copy("page.html", page.encode()).words == ("a", "b", "c")


@pytest.mark.parametrize(
    ("value", "measured"),
    [
        ("3", 3),
        ("3px", 3),
        ("3pt", 4),
        ("3pc", 48),
        ("1in", 96),
        ("2.54cm", 96),
        ("25.4mm", 96),
        ("101.6q", 96),
        ("2rem", 32),
        ("1rlh", 19.2),
        *((f"10{kind}v{side}", 128) for kind in ("", "s", "l", "d") for side in ("w", "i", "max")),
        *((f"10{kind}v{side}", 72) for kind in ("", "s", "l", "d") for side in ("h", "b", "min")),
        ("2em", 20),
        ("2ex", 10),
        ("2ch", 10),
        ("2ic", 20),
        ("2cap", 14),
        ("2lh", 24),
        ("50%", 100),
        ("calc(1px + 2px * 3)", 7),
        ("calc((1px + 2px) * 3)", 9),
        ("calc(9px - 6px / 2)", 6),
        ("-webkit-calc(1em + 10%)", 30),
        ("min(3px, 2px)", 2),
        ("max(3px, 2px)", 3),
        ("clamp(2px, 1px, 9px)", 2),
        ("clamp(2px, 3px, 9px)", 3),
        ("clamp(2px, 10px, 9px)", 9),
        ("calc(1px / 0)", float("inf")),
        ("1fr", None),
        ("calc(1px + 1fr)", None),
        ("clamp(2px, 3px)", None),
        ("calc()", None),
        ("auto", None),
    ],
)
def test_lengths(value: str, measured: float | None) -> None:
    """In letters of ten pixels, and of a whole of two hundred; in a window of 1280 by 720."""
    tokens = parse_component_value_list(value)
    assert pixels(tokens, 10, 200) == (None if measured is None else pytest.approx(measured))
    several = lengths([*tokens, *parse_component_value_list(" 7px")], 10, 200)
    assert several[-1] == 7
    assert len(several) == 1 + (measured is not None)


TO_XYZ = (  # of the light of three channels, with the white of D65 (CSS Color 4 §18)
    (0.4123908, 0.3575843, 0.1804808),
    (0.2126390, 0.7151687, 0.0721923),
    (0.0193308, 0.1191948, 0.9505322),
)
CHANNELS = (0.6, 0.4, 0.2)


def light() -> list[float]:
    """Give the light of the three channels."""
    return [((part + 0.055) / 1.055) ** 2.4 for part in CHANNELS]


def same_colours() -> Iterator[str]:
    """Write one colour in many ways."""
    xyz = [sum(row[at] * part for at, part in enumerate(light())) for row in TO_XYZ]
    yield "rgb(153 102 51)"
    yield "#996633"
    yield "hsl(30 50% 40%)"
    yield "hwb(30 20% 40%)"
    yield "color(srgb 0.6 0.4 0.2)"
    yield f"color(srgb-linear {' '.join(map(str, light()))})"
    yield f"color(xyz-d65 {' '.join(map(str, xyz))})"
    yield "lab(47.93% 16.43 37.41)"  # by the sample code of CSS Color 4
    yield "color(display-p3 0.6 0.4 0.2)"  # taken as it is


@pytest.mark.parametrize("value", [*same_colours()], ids=lambda value: value[:12])
def test_a_colour_is_the_same_however_it_is_written(value: str) -> None:
    """To a hundredth of each channel."""
    found = colour_in(parse_component_value_list(value))
    assert isinstance(found, Colour)
    assert found.channels == pytest.approx(CHANNELS, abs=0.01)


def test_what_is_darkest_is_told_in_a_straight_line() -> None:
    """Up to a light of 0.0031308 the channel is 12.92 times that."""
    for amount in (0.003, 0.0031308):
        found = colour_in(parse_component_value_list(f"color(srgb-linear {amount} 0 2)"))
        assert isinstance(found, Colour)
        assert found.channels == pytest.approx((12.92 * amount, 0, 1))
