"""The one stylesheet, and each format's share of it."""

import re
from itertools import pairwise
from typing import Any

import pytest
import tinycss2

from pamphlet.pages.styles import shared_styles, whole_stylesheet
from pamphlet.pages.stylesheet import for_book, for_web

# What Kindle, old engines and EPUBCheck reject, and what is the reader's to choose.
REFUSED = re.compile(
    r"@|--|var\(|:is\(|:has\(|:where\(|:not\(|&|inline-|block-start|block-end|/\*"
    r"|(?:^|[\s{;])(?:color|background|font-family|font|line-height|direction|position)\s*:|justify"
    r"|[\d.](?:px|pt|pc|mm|cm|in|q|rem|vw|vh)\b"
)
OWN = """
@import url(https://example.org/a.css);
@font-face { font-family: Mine; src: url(mine.ttf) }
@media print { p { color: red } }
.mine { color: red; margin-inline-start: 2em; font: 12px Mine; width: 3px; float: inline-end; direction: rtl; --x: 1;
        text-align: justify; padding: calc(1em + 2pt); border-top: 0 solid }
.only { background: blue }
"""


def declared(css: str, selector: str) -> dict[str, str]:
    """Give the declarations of a rule."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == selector:
            return {
                each.name: tinycss2.serialize(each.value).strip()
                for each in tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
            }
    return {}


def test_the_stylesheet_is_css() -> None:
    """No rule and no declaration of the stylesheet is malformed, at any depth."""

    def faults(rules: list[Any]) -> list[Any]:
        found = [rule for rule in rules if rule.type == "error"]
        for rule in rules:
            if rule.type == "at-rule" and rule.lower_at_keyword == "media":
                found += faults(tinycss2.parse_rule_list(rule.content, skip_whitespace=True))
            elif getattr(rule, "content", None) and rule.type != "comment":
                found += [
                    e for e in tinycss2.parse_blocks_contents(rule.content) if e.type == "error"
                ]
        return found

    assert faults(tinycss2.parse_stylesheet(shared_styles(), skip_whitespace=True)) == []


def test_a_book_gets_plain_rules_and_the_reader_keeps_the_choice() -> None:
    """In a book's share nothing is left that a shop, an old engine or a reader would reject.

    The picture of the cover alone is measured by the window, and by its page where an engine does not know that.
    """
    css = for_book(whole_stylesheet(OWN))
    assert declared(css, ".cover-picture img")["max-height"] == "98vh"
    assert REFUSED.findall(css.replace("max-height: 98vh", "")) == []
    assert len(REFUSED.findall(whole_stylesheet(OWN))) > 100
    assert declared(css, ".turn.question")["border-left"]
    assert declared(css, ".mine") == {
        "margin-left": "2em",
        "float": "right",
        "border-top": "0 solid",
    }
    assert ".only" not in css


def test_a_book_that_runs_from_right_to_left_is_turned_round() -> None:
    """Where lines begin at the right, the start is the right."""
    css = for_book(whole_stylesheet(OWN), "rtl")
    assert declared(css, ".turn.question")["border-right"]
    assert declared(css, "pre")["text-align"] == "right"
    assert declared(css, ".mine")["float"] == "left"


def test_the_web_gets_no_paper() -> None:
    """A web page's share has no pages, no page numbers, no fonts and nothing that only the typesetter knows."""
    css = for_web(whole_stylesheet(OWN))
    assert (
        re.findall(
            r"@page|@font-face|@import|target-counter|leader\(|string\(|string-set|--typeset", css
        )
        == []
    )
    assert "@media screen" in css
    assert "prefers-color-scheme:" in css.replace(": ", ":")
    assert "@media print" in css
    assert ".ordinal" not in css


def test_the_web_share_says_the_same() -> None:
    """What the web's share keeps, it keeps as it is: rules within rules, and their order."""
    css = "a{b:c}@media screen{@media (hover: hover){d{e:f!important}}}@page{size:A4}g{h:i;string-set:x y}"
    assert "".join(for_web(css).split()) == (
        "a{b:c}@mediascreen{@media(hover:hover){d{e:f!important}}}g{h:i}"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "mark"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "link"])
def test_text_on_screen_has_contrast(scheme: str, ground: str, ink: str) -> None:
    """Every colour of text stands out from every ground by 4.5 to 1 and more (WCAG 2.2 §1.4.3)."""
    colours = palette(scheme)
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_contrast_is_counted_as_wcag_does() -> None:
    """Black on white is 21 to 1, and grey #767676 the lightest that passes."""
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert contrast("#767676", "#ffffff") > 4.5 > contrast("#777777", "#ffffff")


def palette(scheme: str) -> dict[str, str]:
    """Give the colours of the web page by name."""
    roots = re.findall(r":root \{(.*?)\}", shared_styles(), re.DOTALL)
    assert len(roots) == 2
    return dict(re.findall(r"--(\w+): (#\w{6});", roots[scheme == "dark"]))


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours (WCAG 2.2, “contrast ratio”)."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour (WCAG 2.2, “relative luminance”)."""
    channels = [int(colour[start:end], 16) / 255 for start, end in pairwise((1, 3, 5, 7))]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_blocks_of_the_other_direction_have_their_sides_in_a_book() -> None:
    """Start and end are their own, also within one another; where there are none, nothing is said of it."""
    plain, mixed = for_book(whole_stylesheet()), for_book(whole_stylesheet(), mixed=True)
    assert "[dir=" not in plain
    added = "}".join(rule for rule in mixed.split("}") if "[dir=" in rule)
    assert not REFUSED.search(added)
    verse = declared(mixed, "p.verse")
    assert (verse["padding-left"], verse["text-align"]) == ("2em", "left")
    turned = declared(mixed, '[dir="rtl"] p.verse,\np.verse[dir="rtl"]')
    assert (turned["padding-left"], turned["padding-right"]) == ("0", "2em")
    assert turned["text-align"] == "right"
    again = declared(mixed, '[dir="rtl"] [dir="ltr"] p.verse,\np.verse[dir="ltr"]')
    assert (again["padding-left"], again["padding-right"]) == ("2em", "0")
    within = for_book(".verse > .in-4::before { padding-inline-start: 1em }", mixed=True)
    selectors = (
        '[dir="rtl"] .verse > .in-4::before',
        '.verse[dir="rtl"] > .in-4::before',
        '.verse > .in-4[dir="rtl"]::before',
    )
    assert declared(within, ",\n".join(selectors))["padding-right"] == "1em"
    leftwards = declared(for_book(whole_stylesheet(), "rtl", mixed=True), "p.verse")
    assert leftwards["padding-right"] == "2em"
