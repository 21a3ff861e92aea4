"""The pages of a site as browsers, validators and readers meet them; from the disk, without any server."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.site.build import build_site
from tests.share import share
from tests.site.made import release_in
from tests.validators import axe, evaluate, vnu
from tests.validators.findings import Finding

PAGES = (
    "index.html",
    "people.html",
    "dates.html",
    "work-0/index.html",
    "work-1/index.html",
    "work-2/index.html",
    "work-0/fragment.html",
)
LANGUAGES = ("en", "he", "uk")
# The checker reads a file, and does not know what 'self' is: it takes the pictures beside a page for blocked.
UNKNOWN_SELF = "Resource violates Content Security Policy (meta tag): image "


pytestmark = share(3)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a site of nine pamphlets in three languages."""
    folder = tmp_path_factory.mktemp("site")
    releases = [
        release_in(
            folder / "releases",
            slug=f"work-{at}",
            title=f"Émile’s {at} Doors",
            language=LANGUAGES[at % 3],
            top={"identifier": f"urn:x:{at}"},
        )
        for at in range(9)
    ]
    outcome = build_site(releases, folder / "out", url=None, title="Harbour Press")
    assert not outcome.problems
    return folder / "out"


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_valid(site: Path, page: str) -> None:
    """The Nu HTML checker finds nothing, in the style sheet either."""
    found: list[Finding] = [
        finding for finding in vnu(site / page) if not finding.message.startswith(UNKNOWN_SELF)
    ]
    assert found == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_everybody_can_use_them(site: Path, page: str, dark: bool) -> None:  # noqa: FBT001
    """The checker axe finds nothing, on a phone and on a desk, light and dark."""
    assert axe(site / page, 320, dark=dark) == ()
    assert axe(site / page, 1280, dark=dark) == ()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_runs_out_of_a_narrow_window(site: Path, page: str) -> None:
    """At 320 pixels nobody has to scroll sideways."""
    assert evaluate(site / page, "document.documentElement.scrollWidth", 320) <= 320


@pytest.mark.parametrize("page", PAGES)
def test_pictures_are_seen_from_the_disk(site: Path, page: str) -> None:
    """The policy lets the pictures of the site itself in, without a server too."""
    lazy = "[...document.images].every((image) => image.loading === 'lazy' || image.naturalWidth)"
    assert evaluate(site / page, lazy)


@pytest.mark.parametrize("page", ["work-0/index.html", "work-1/index.html"])
def test_what_a_file_is_stands_behind_its_link(site: Path, page: str) -> None:
    """Behind, as the page reads: “A4” and “Kobo” do not run into the format and the size, nor do these turn round."""
    behind = """(() => { const turned = document.documentElement.dir === "rtl";
        const parts = (figures) => { const range = document.createRange(), text = figures.firstChild;
          return [0, text.length - 1].map((at) => { range.setStart(text, at); range.setEnd(text, at + 1);
            return range.getBoundingClientRect(); }); };
        return [...document.querySelectorAll(".choices .figures")].map((figures) => {
          const own = figures.getBoundingClientRect(), [first, last] = parts(figures);
          return first.left < last.left && [...figures.previousElementSibling.getClientRects()].every((link) =>
            link.bottom <= own.top + 2 || (turned ? link.left > own.right - 1 : link.right < own.left + 1)); }); })()"""
    found = evaluate(site / page, behind, 1280)
    assert len(found) > 10
    assert all(found), found


def test_paper_has_what_paper_needs(site: Path) -> None:
    """Neither the way to other pages nor a button is printed; the text is."""
    seen = (
        "[...document.querySelectorAll('nav.top, button, section')].map((e) => e.offsetHeight > 0)"
    )
    assert evaluate(site / "work-0/index.html", seen, media="print") == [
        False,
        *[True] * 4,
        False,
        *[True] * 5,
    ]


def test_the_search_box_works_from_the_disk(site: Path) -> None:
    """Words in any order, without accents; what is not found is said."""
    search = """(() => { const field = document.getElementById("sought");
        const seen = (text) => { field.value = text; field.dispatchEvent(new Event("input"));
        return [...document.querySelectorAll("li[data-sought]")].filter((line) => !line.hidden).length; };
        return [field.checkVisibility(), seen("doors emile"), seen("EMILE 4"), seen("ÉMILE hebrew"), seen("x"),
        document.getElementById("none").textContent, seen("")]; })()"""
    assert evaluate(site / "index.html", search) == [True, 9, 1, 3, 0, "Nothing found.", 9]


def test_the_fragment_can_be_copied_whole(site: Path) -> None:
    """The text of the box is the file; the button says when it is copied."""
    text = evaluate(site / "work-0/fragment.html", "document.getElementById('text').value")
    assert text == (site / "work-0/work-0-fragment.html").read_text("utf-8")
    press = """(async () => { let copied = ""; navigator.clipboard.writeText = async (text) => { copied = text; };
        document.getElementById("copy").click(); await new Promise((done) => setTimeout(done, 50));
        return [copied.length, document.getElementById("copied").textContent]; })()"""
    assert evaluate(site / "work-0/fragment.html", press) == [len(text), "Copied, all of it."]
