"""What a page quotes with `q` stands between the marks that a browser sets, unless a style takes them away."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies.html import read

QUOTED = "<p>She said <q>come</q>, and <q>as <em>any</em> <q>man</q></q> he came.</p>"
MARKED = "She said “come”, and “as any ‘man’” he came."
BARE = "She said come, and as any man he came."
PAGE = "<!DOCTYPE html><html lang='en'><head><title>T</title><style>{css}</style></head><body>{body}</body></html>"
# Style sheets, and what is seen with each.
STYLES = {
    "": MARKED,
    "p{color:black}": MARKED,
    "q{font-style:italic} p::before{content:''}": MARKED,
    "q{quotes:none}": BARE,
    "blockquote, q {quotes: none} blockquote:before, q:before, q:after {content: ''; content: none}": BARE,
    "q::before, q::after {content: ''}": BARE,
    "q::before, q::after {content: none !important} q::before{content:open-quote}": BARE,
    "q::before{content:none} q::before{content:open-quote}": MARKED,
    "body{quotes:none}": BARE,
    "body{quotes:none} q{quotes:auto}": MARKED,
    "body{quotes:none} q{quotes:inherit}": BARE,
    "q{quotes:'“' '”' '‘' '’'}": MARKED,
    "q q::before, q q::after{content:''}": "She said “come”, and “as any man” he came.",
    "q::after{content:no-close-quote}": "She said “come, and “as any ‘man he came.",
    "@media print{q{quotes:none}}": MARKED,
    ".x{quotes:none}": MARKED,
}


def seen(page: str) -> str:
    """Give the words of a page."""
    return " ".join(read(page.encode()).words)


@pytest.mark.parametrize("css", STYLES)
def test_marks_are_seen_as_styles_say(css: str) -> None:
    """Reset sheets take them away, by either property; what comes later or counts more wins."""
    assert seen(PAGE.format(css=css, body=QUOTED)) == STYLES[css]


def test_a_style_of_the_element_counts() -> None:
    """So does an attribute, and what is hidden has no marks."""
    body = '<p>One <q style="quotes:none">two</q> <q>three</q> <q hidden>four</q>five.</p>'
    assert seen(PAGE.format(css="", body=body)) == "One two “three” five."
    hidden = PAGE.format(
        css=".x{display:none}", body='<p>One <q class="x">two</q> <q>three</q>.</p>'
    )
    assert seen(hidden) == "One “three”."
