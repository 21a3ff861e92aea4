"""The report as a page: it says what was found, shows nothing of a stranger's as markup, and can be read by all."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as markup

from pamphlet.verify.copies import Copy
from pamphlet.verify.report.page import MARK, MOST_PLACES, Asked, written
from pamphlet.verify.signatures import Signature
from pamphlet.verify.verdict import Checked, Verdict, verdict, verify
from pamphlet.work.words import BlockWords, PartWords, Words
from tests.validators.websites import axe, evaluate, vnu
from tests.verify.report.reports import ALL_KINDS, CHANGED, checked, report_of
from tests.verify.samples import TEXTS, html, words_of

URL = "https://example.org/page"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=y>\u202e\x1b[31m'
NO_HASHES = "missing “‘unsafe-inline’” or nonce/hash"  # vnu 26 knows no hash of a style element


def test_it_says_what_was_found() -> None:
    """Verdict, places in both texts, what is around, the measure and the command stand on the page."""
    page = report_of(ALL_KINDS, url=URL)
    tree = markup.document_fromstring(page)
    assert tree.xpath("string(//*[@class='verdict bad']/strong)") == "✗ Incomplete"
    headings = [heading.text_content() for heading in tree.iter("h4")]
    assert headings == ["1. Missing", "2. Put in", "3. Changed", "4. Moved"]
    assert "".join(tree.xpath("string(//del[1])").split()) == "struckout"
    struck = [" ".join(each.text_content().split()) for each in tree.iter("del")]
    assert "[only in the work: [reflected] not]" in struck
    assert [each.get("href", "").partition("#")[0] for each in tree.iter("a")] == [URL] * 5
    assert words_of().fingerprint in page
    assert "pamphlet verify copy.html --against rel" in page
    assert MARK in page[:1000]
    assert "3 words stand after the work" in page


def test_a_good_copy_has_no_findings() -> None:
    """Of a complete copy nothing is drawn; of its typography the places are told."""
    assert "<h3>What differs" not in report_of(TEXTS)
    assert "✓ Complete" in report_of(TEXTS)
    page = report_of([text.replace("“", '"') for text in TEXTS])
    assert "<summary>1 place</summary>" in page


def test_a_work_from_right_to_left_is_drawn_so() -> None:
    """Passages have the language and direction of the work, and its bars begin at the right."""
    words = words_of()
    file = checked(verify(words, "x.html", html(CHANGED).encode()), words)
    page = written([replace(file, language="he")], (), Asked(("x.html",))).decode()
    assert '<blockquote lang="he" dir="rtl">' in page
    assert ' class="mirrored"' in page
    assert ' class="mirrored"' not in report_of(CHANGED)
    strange = written([replace(file, language='en" onload="x')], (), Asked(("x.html",))).decode()
    assert "onload" not in strange
    assert '<blockquote dir="auto">' in strange


def test_it_is_the_same_every_time() -> None:
    """No clock: equal verdicts give equal bytes."""
    assert report_of(ALL_KINDS) == report_of(ALL_KINDS)


def test_nothing_of_a_stranger_is_markup() -> None:
    """Titles, names, words, what a page calls its parts: all are shown, none is read by the browser."""
    words = Words((PartWords("p", HOSTILE, (BlockWords("b", 0, (HOSTILE, "two", "three")),)),))
    copy = Copy("html", (HOSTILE, "two", HOSTILE, HOSTILE))
    file = checked(verdict(words, copy), words, HOSTILE, HOSTILE)
    signature = Signature(
        HOSTILE, holds=False, told=HOSTILE, strange=(HOSTILE,), unlisted=(HOSTILE,)
    )
    unread = Checked("\udc80.html", Verdict("unreadable", reason=HOSTILE))
    files = (HOSTILE, "\udc80.html")
    page = written([file, unread], [signature], Asked(files, HOSTILE, url=f'{URL}?"><script>'))
    assert b"<script" not in page
    assert b"<img" not in page
    assert b"\x1b" not in page
    tree = markup.document_fromstring(page.decode())
    assert {
        each for element in tree.iter() for each in element.attrib if each.startswith("on")
    } == set()


def test_it_is_bounded() -> None:
    """A hundred thousand places, and words as long as books, are a page that a browser opens."""
    blocks = tuple(BlockWords(f"b{at}", at, (f"a{at}", f"b{at}", f"c{at}")) for at in range(20_000))
    words = Words((PartWords("p", "Part", blocks),))
    copy = Copy("text", tuple(word.replace("b", "b" * 500) for word in words.flat()))
    page = written([checked(verdict(words, copy), words)], (), Asked(("a.txt",)))
    assert len(page) < 1_000_000
    assert "not shown here" in page.decode()


def test_many_files_share_the_room() -> None:
    """Of a hundred files with a hundred places each the page shows some, and says of each what it leaves out."""
    blocks = tuple(BlockWords(f"b{at}", at, (f"a{at}", f"b{at}", f"c{at}")) for at in range(100))
    words = Words((PartWords("p", "Part", blocks),))
    found = verdict(words, Copy("text", tuple(word.replace("b", "x") for word in words.flat())))
    files = [checked(found, words, f"{at}.txt") for at in range(100)]
    page = written(files, (), Asked(("*.txt",))).decode()
    assert page.count('class="place"') == MOST_PLACES
    assert page.count("not shown here") == 97


def test_the_place_of_a_whole_path_is_nobodys_business() -> None:
    """The page goes to others: of a whole path the last name is told, and the files are named as they were."""
    words = words_of()
    found = verify(words, "a b.html", html(CHANGED).encode())
    file = checked(found, words, "/home/ann/a b.html")
    page = written([file], (), Asked(("/home/ann/a b.html",), "", together=True)).decode()
    assert "/home" not in page
    assert "pamphlet verify &#39;a b.html&#39; --together --against rel" in page


def test_what_was_not_read_was_not_compared() -> None:
    """Of a file that could not be read the reason is told, and no number of words."""
    words = words_of()
    found = Verdict("unreadable", count=words.count, reason="The file is empty.")
    page = written([checked(found, words)], (), Asked(("x.html",))).decode()
    assert "The file is empty." in page
    assert "Compared with" not in page


def test_its_own_wording_is_no_proof() -> None:
    """Of a file that was measured by itself the page says what that shows."""
    file = Checked(
        "x.html", Verdict("complete", count=3, found=3), "itself", "x.html", "T", "0" * 64
    )
    page = written([file], (), Asked(("x.html",))).decode()
    assert "not what was forged" in page
    assert "pamphlet verify x.html<" in page


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a report with every kind of finding, in a file."""
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(report_of(ALL_KINDS, url=URL, name="a-name-without-any-space" * 8), "utf-8")
    return file


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 1280])
def test_all_can_read_it(page: Path, width: int, *, dark: bool) -> None:
    """In light and dark, on a telephone and a wide screen, axe finds nothing, and nothing reaches out of the window."""
    assert axe(page, width, dark=dark) == ()
    assert evaluate(page, "document.documentElement.scrollWidth", width, dark=dark) == width


def test_it_is_valid_and_keeps_to_its_policy(page: Path) -> None:
    """The page is valid HTML, and the browser applies its style under its own policy."""
    assert [found for found in vnu(page) if NO_HASHES not in str(found)] == []
    style = evaluate(page, "getComputedStyle(document.querySelector('del')).textDecorationLine")
    assert style == "line-through"
    assert "default-src 'none'" in page.read_text("utf-8")
    assert re.findall(r"<(?:link|script|img|iframe)\b", page.read_text("utf-8")) == []


def test_on_paper_both_texts_stand_side_by_side(page: Path) -> None:
    """Printed, it is black on white, and the links that paper does not have are left out."""
    seen = "[getComputedStyle(document.body).backgroundColor, document.querySelector('.see').offsetHeight]"
    assert evaluate(page, seen, 700, dark=True, media="print") == ["rgb(255, 255, 255)", 0]
