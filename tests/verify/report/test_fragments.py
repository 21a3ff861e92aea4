"""Links to the very place of a page: Chromium finds what they name, whatever was done to the copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.verify.compare.differences import Difference
from pamphlet.verify.outline import outline_of
from pamphlet.verify.report.fragments import LONGEST_WORD, Around, blocks_around, link_to
from pamphlet.verify.verdict import verify
from tests.validators.browser import ask_browser
from tests.verify.report.reports import CHANGED, MOVED, PUT_IN
from tests.verify.samples import ANSWERED, ANSWERED_AGAIN, ASKED_AGAIN, TEXTS, html, words_of

URL = "https://example.org/page"
FAR = '<div style="height: 4000px"></div>'


def links(texts: tuple[str, ...], url: str = URL) -> list[str]:
    """Give the links to the places where a page of texts departs from the work."""
    words = words_of()
    verdict = verify(words, "page.html", html(texts).encode())
    blocks = blocks_around(outline_of(words))
    return [link_to(place, url, blocks) for place in verdict.differences]


def test_the_parts_of_a_link() -> None:
    """A change is named with the words around it; what is missing by the words on either side of the gap."""
    changed = (*TEXTS[:3], ANSWERED.replace("founders", "own-er, & friend"), *TEXTS[4:])
    assert links(changed) == [
        f"{URL}#:~:text=the%20thought%20of%20its-,own%2Der%2C,friend,-but%20the%20level%20of"
    ]
    missing = (*TEXTS[:3], ANSWERED.replace(" not", ""), *TEXTS[4:])
    assert links(missing) == [
        f"{URL}#:~:text=LT%3A%20The%20state-,%5Breflected%5D,only%20the%20thought%20of"
    ]


def test_the_context_ends_with_its_block() -> None:
    """Words of another block are no context: at the border of a block one word on either side has to do."""
    assert links((*TEXTS[:3], *TEXTS[4:])) == [
        f"{URL}#:~:text=failure%20of%20its-,%E2%80%9Cideal%E2%80%9D%3F,CS%3A"
    ]


def test_an_address_keeps_its_anchor() -> None:
    """A fragment that the address has stays, one that already names a text goes."""
    (link,) = links(CHANGED[:3] + TEXTS[4:], f"{URL}#top:~:text=other")
    assert link.startswith(f"{URL}#top:~:text=failure")


def test_a_file_with_pages_is_opened_at_the_page() -> None:
    """Browsers open a PDF at a page, and find no text in it."""
    place = Difference("missing", "p", "Part", 0, 0, ("a",), (), (), (), 5, 12)
    assert link_to(place, f"{URL}.pdf", {}) == f"{URL}.pdf#page=12"


def test_what_is_no_word_has_no_link() -> None:
    """A word of a thousand characters, and a copy that has nothing around a place, give none."""
    blocks = {"p": Around(0, 1)}
    for longest, link in ((0, f"{URL}#:~:text={'a' * LONGEST_WORD}"), (1, "")):
        word = "a" * (LONGEST_WORD + longest)
        place = Difference("put in", "p", "Part", 0, 0, (), (word,), (), (), 5, 0)
        assert link_to(place, URL, blocks) == link
    longer = Difference("put in", "p", "Part", 0, 0, (), ("a" * (LONGEST_WORD + 1),), (), (), 5, 0)
    assert link_to(longer, URL, {}) == ""
    bare = Difference("missing", "p", "", 0, 0, ("a",), (), (), (), 0, 0)
    assert link_to(bare, URL, blocks) == ""
    assert link_to(bare, URL, {}) == ""


@pytest.mark.parametrize(
    ("texts", "seen"),
    [
        (CHANGED, "LT: The state reflected"),
        (PUT_IN, "LT: I never said"),
        (MOVED, TEXTS[2]),
        ((*TEXTS[:3], *TEXTS[4:]), TEXTS[2]),
        (TEXTS[:5], ASKED_AGAIN),
        ((*TEXTS[:5], ANSWERED_AGAIN.replace("young", "old-ish, rich")), "LT: Two years"),
        ((*TEXTS[:5], ANSWERED_AGAIN.replace("young Marx", "<Marx> & “Engels”")), "LT: Two years"),
    ],
)
def test_a_browser_finds_the_place(texts: tuple[str, ...], seen: str, tmp_path: Path) -> None:
    """Chromium scrolls to the place that the link names, a page further down."""
    page = tmp_path / "page.html"
    page.write_text(html(texts).replace("<p>", f"{FAR}<p>"), "utf-8")
    link = links(texts)[0]
    shown = ask_browser(
        "evaluate",
        path=str(page),
        fragment=link.removeprefix(URL),
        width=800,
        height=300,
        dark=False,
        media="screen",
        expression="""new Promise((tell) => setTimeout(() => tell(
            [...document.querySelectorAll("p")].filter((p) => {
                const { top, bottom } = p.getBoundingClientRect();
                return bottom > 0 && top < innerHeight;
            }).map((p) => p.textContent)), 500))""",
    )
    assert any(text.startswith(seen) for text in shown), (link, shown)
