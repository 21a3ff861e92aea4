"""Media queries hold as they do in a browser on a desktop that nobody has set up otherwise."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies.styles.media import holds, query_of

HOLDING = [
    "",
    "all",
    "screen",
    "only screen",
    "print, screen",
    "not print",
    "not all and (min-width: 1281px)",
    "screen and (min-width: 1280px)",
    "screen and (min-width: 80em) and (max-width: 80em)",
    "(max-width: 1280px)",
    "(width: 1280px)",
    "(width = 1280px)",
    "(width >= 1280px)",
    "(width <= 1280px)",
    "(width > 1279px)",
    "(width < 1281px)",
    "(1279px < width)",
    "(1281px > width)",
    "(1280px <= width)",
    "(1280px >= width)",
    "(1279px < width < 1281px)",
    "(1280px = width)",
    "(height: 720px)",
    "(device-width: 1280px)",
    "(device-height: 720px)",
    "(inline-size: 1280px)",
    "(block-size: 720px)",
    "(resolution: 1dppx)",
    "(resolution: 1x)",
    "(resolution: 96dpi)",
    "(resolution: 37.8dpcm)",
    "(-webkit-min-device-width: 1280px)",
    "(color)",
    "(color: 8)",
    "(min-color: 8)",
    "(max-color: 8)",
    "(grid: 0)",
    "(monochrome: 0)",
    "(orientation: landscape)",
    "(orientation)",
    "(hover)",
    "(hover: hover)",
    "(any-hover: hover)",
    "(pointer: fine)",
    "(any-pointer: fine)",
    "(prefers-color-scheme: light)",
    "(prefers-reduced-motion: no-preference)",
    "(prefers-contrast: no-preference)",
    "(prefers-reduced-transparency: no-preference)",
    "(prefers-reduced-data: no-preference)",
    "(forced-colors: none)",
    "(inverted-colors: none)",
    "(display-mode: browser)",
    "(scripting: enabled)",
    "(update: fast)",
    "(scan: progressive)",
    "(color-gamut: srgb)",
    "(dynamic-range: standard)",
    "(overflow-block: scroll)",
    "(overflow-inline: scroll)",
    "not (monochrome)",
    "(hover) or (monochrome)",
    "(monochrome) or (hover)",
    "(hover) and (color)",
    "(hover) and (not (monochrome))",
    "((hover) or (monochrome)) and (color)",
    "SCREEN AND (HOVER: HOVER)",
]
FAILING = [
    "print",
    "speech",
    "not screen",
    "not all",
    "only print",
    "print and (hover)",
    "screen and (min-width: 1281px)",
    "not screen and (min-width: 1280px)",
    "(max-width: 1279px)",
    "(width: 1279px)",
    "(width = 1279px)",
    "(width >= 1281px)",
    "(width <= 1279px)",
    "(width > 1280px)",
    "(width < 1280px)",
    "(1280px < width)",
    "(1280px > width)",
    "(1280px < width < 1300px)",
    "(1200px < width < 1280px)",
    "(1281px = width)",
    "(min-height: 721px)",
    "(max-height: 719px)",
    "(min-resolution: 2dppx)",
    "(min-resolution: 97dpi)",
    "(color: 9)",
    "(min-color: 9)",
    "(max-color: 7)",
    "(grid)",
    "(grid: 1)",
    "(monochrome)",
    "(prefers-contrast)",
    "(prefers-reduced-motion)",
    "(forced-colors)",
    "(hover: none)",
    "(pointer: coarse)",
    "(prefers-color-scheme: dark)",
    "(orientation: portrait)",
    "(orientation > landscape)",
    "(hover:)",
    "(width:)",
    "(width: landscape)",
    "(fantasy: 1)",
    "(fantasy)",
    "()",
    "not (hover)",
    "(hover) and (monochrome)",
    "(monochrome) and (hover)",
    "(monochrome) or (grid)",
    "((hover) or (color)) and (monochrome)",
    "screen and (hover) and (monochrome)",
    "print, speech",
]


@pytest.mark.parametrize("query", HOLDING)
def test_what_holds(query: str) -> None:
    """In a window of 1280 by 720, in light colours, with a mouse."""
    assert holds(query_of(query))


@pytest.mark.parametrize("query", FAILING)
def test_what_does_not(query: str) -> None:
    """On paper, in another window, or what nobody knows of."""
    assert not holds(query_of(query))


@pytest.mark.parametrize(("deep", "is_read"), [(11, True), (12, False)])
def test_brackets_within_brackets(deep: int, *, is_read: bool) -> None:
    """So many are looked into, and no more: a stranger's sheet may have thousands."""
    assert holds(query_of("(" * deep + "hover" + ")" * deep)) is is_read
