"""The style sheets of a page: where they are found, and what is told of those that are not."""

from __future__ import annotations

import plistlib
from email.message import EmailMessage
from pathlib import Path

import pytest
from lxml.html import fromstring

from pamphlet.verify.copies import Copy, read_copy
from pamphlet.verify.copies.styles import FRAMES, NOT_KNOWN, OUTSIDE, SCRIPTS, TOO_LARGE
from pamphlet.verify.copies.styles.sheets import Gathering, TooLarge
from pamphlet.verify.opening import content_of
from tests.verify.samples import epub, xhtml, zip_of

HIDING = ".x{display:none}"
BODY = '<p>one <span class="x">not</span> two</p>'


def page(head: str, body: str = BODY) -> bytes:
    """Make a page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(head: str, body: str = BODY) -> Copy:
    """Read a page that came alone."""
    return read_copy("page.html", page(head, body))


@pytest.mark.parametrize(
    ("head", "is_seen"),
    [
        ("<style>{}</style>", False),
        ('<style media="screen and (min-width: 10em)">{}</style>', False),
        ('<style media="print">{}</style>', True),
        ('<style type="text/plain">{}</style>', True),
        ('<link rel="stylesheet" href="data:text/css,{}">', False),
        ('<link rel="Stylesheet" href="data:text/css;base64,Lnh7ZGlzcGxheTpub25lfQ==">', False),
        ('<link rel="alternate stylesheet" href="data:text/css,{}">', True),
        ('<link rel="stylesheet" disabled href="data:text/css,{}">', True),
        ('<link rel="stylesheet" media="print" href="data:text/css,{}">', True),
        ("<style>@import url(\"data:text/css,{}\");</style>", False),
        ("<style>@import 'data:text/css,{}' print;</style>", True),
        ("<style>@import 'data:text/css,{}' layer(base) screen;</style>", False),
    ],
)  # fmt: skip
def test_sheets_of_a_page(head: str, is_seen: bool) -> None:  # noqa: FBT001 -- a column
    """Sheets in the page, in its addresses and in its other sheets are applied, if they are for a screen."""
    copy = read(head.replace("{}", HIDING))
    assert ("not" in copy.words) == is_seen
    assert copy.remarks == ()


@pytest.mark.parametrize(
    "address", ["https://example.org/x.css", "//example.org/x.css", "x.css", "a/b.css?v=1"]
)
def test_a_sheet_that_did_not_come_along(address: str) -> None:
    """Of a sheet that lies elsewhere it is told that it was not checked, with its address."""
    copy = read(f'<link rel="stylesheet" href="{address}">')
    assert copy.remarks == (OUTSIDE.format(f"“{address}”"),)
    assert read(f'<style>@import "{address}";</style>').remarks == copy.remarks


def test_white_on_a_paper_that_is_not_known() -> None:
    """Where a sheet did not come along, white letters may stand on a black page."""
    body = '<p style="color:white">words</p><p>more</p>'
    assert read("", body).words == ("more",)
    assert read('<link rel="stylesheet" href="x.css">', body).words == ("words", "more")


@pytest.mark.parametrize(
    ("markup", "remarks"),
    [
        ("<script>document.body.innerHTML = ''</script>", (SCRIPTS,)),
        ('<script src="x.js"></script>', (SCRIPTS,)),
        ('<script type="module">x()</script>', (SCRIPTS,)),
        ('<script type="text/javascript; charset=utf-8">x()</script>', (SCRIPTS,)),
        ('<img src="x" onerror="x()">', (SCRIPTS,)),
        ("<svg><script>x()</script></svg>", (SCRIPTS,)),
        ('<script type="application/ld+json">{}</script>', ()),
        ('<script type="application/json">{}</script>', ()),
        ("<script></script>", ()),
        ('<button onclick="x()">More</button>', ()),
        ('<iframe src="https://example.org/"></iframe>', (FRAMES,)),
        ('<iframe srcdoc="words"></iframe>', (FRAMES,)),
        ('<meta http-equiv="Refresh" content="0; url=x.html">', (FRAMES,)),
        ("<iframe></iframe>", ()),
        ("<style>p::first-line{font-size:0}</style>", (NOT_KNOWN.format("“p::first-line”"),)),
        ("<style>p:new-thing(1){display:none}</style>", (NOT_KNOWN.format("“p:new-thing(1)”"),)),
        ("<style>p::selection{color:#fff} p:-webkit-any(a){display:none}</style>", ()),
    ],
)  # fmt: skip
def test_what_was_not_checked(markup: str, remarks: tuple[str, ...]) -> None:
    """What could act on the words of a page and is not applied is told; data, and what waits for a click, is not."""
    assert read("", f"<p>one two</p>{markup}").remarks == remarks


def test_sheets_that_are_too_large() -> None:
    """Sheets of which too much would have to be applied are told, not passed over."""
    sheet = "".join(f".x{number}{{display:none}}" for number in range(60_000))
    assert read(f"<style>{sheet}</style>").remarks == (TOO_LARGE,)
    assert read(f"<style>{'a' * (5 * 2**20)}</style>").remarks == (TOO_LARGE,)


def test_rules_that_select_too_much() -> None:
    """Rules that would be tried on too many elements are told."""
    sheet = "".join(f"*:not(.y{number}) {{display:none}}" for number in range(300))
    copy = read(f"<style>{sheet}</style>", "<p>" + "<b>one</b>" * 8_000)
    assert copy.remarks == (TOO_LARGE,)


def test_the_sheets_of_a_book() -> None:
    """A sheet is found in the book by its address from the page, and one of another site is told."""
    head = '<link rel="stylesheet" href="../styles/a%20b.css"/>'
    book = epub({"text/a.xhtml": xhtml(BODY, head)}, others={"OPS/styles/a b.css": HIDING.encode()})
    copy = read_copy("x.epub", book)
    assert copy.words == ("one", "two")
    assert copy.remarks == ()
    copy = read_copy("x.epub", epub({"text/a.xhtml": xhtml(BODY, head)}))
    assert copy.words == ("one", "not", "two")
    assert copy.remarks == (OUTSIDE.format("“../styles/a%20b.css”"),)


def test_a_page_that_was_saved_with_its_sheets() -> None:
    """In a ZIP archive, a web archive and a page saved as mail its sheets are found."""
    link = '<link rel="stylesheet" href="files/x.css">'
    archive = zip_of({"index.html": page(link), "files/x.css": HIDING.encode()})
    web_archive = plistlib.dumps(
        {
            "WebMainResource": {
                "WebResourceData": page(link),
                "WebResourceURL": "https://example.org/a/page.html",
            },
            "WebSubresources": [
                {
                    "WebResourceURL": "https://example.org/a/files/x.css",
                    "WebResourceData": HIDING.encode(),
                }
            ],
        },
        fmt=plistlib.FMT_BINARY,
    )
    message = EmailMessage()
    message["Subject"], message["MIME-Version"] = "page", "1.0"
    message.set_content(page(link).decode(), subtype="html")
    message["Content-Location"] = "https://example.org/a/page.html"
    message.add_related(
        HIDING.encode(),
        "text",
        "css",
        headers=["Content-Location: https://example.org/a/files/x.css"],
    )
    for name, content in (
        ("a.htmlz", archive),
        ("a.webarchive", web_archive),
        ("a.mhtml", message.as_bytes()),
    ):
        copy = read_copy(name, content)
        assert copy.words == ("one", "two"), name
        assert copy.remarks == (), name


def test_a_page_with_the_folder_that_it_was_saved_with(tmp_path: Path) -> None:
    """The sheets beside a page are applied, those that they import too, and none from outside its folder."""
    folder = tmp_path / "saved"
    (folder / "page_files").mkdir(parents=True)
    (folder / "page_files" / "x.css").write_text('@import "y.css";')
    (folder / "page_files" / "y.css").write_text(HIDING)
    (tmp_path / "outside.css").write_text(HIDING)
    file = folder / "page.html"
    file.write_bytes(page('<link href="page_files/x.css" rel="stylesheet">'))
    for path in (file, folder):
        assert read_copy(path.name, content_of(path)).words == ("one", "two")
    file.write_bytes(page('<link rel="stylesheet" href="../outside.css">'))
    assert content_of(file) == file.read_bytes()
    assert "not" in read_copy("page.html", content_of(file)).words
    (folder / "link.css").symlink_to(tmp_path / "outside.css")
    file.write_bytes(page('<link rel="stylesheet" href="link.css">'))
    assert content_of(file) == file.read_bytes()


@pytest.mark.parametrize(("count", "is_applied"), [(9, True), (10, False)])
def test_sheets_that_import_one_another(count: int, *, is_applied: bool) -> None:
    """Eight of them, one from the other, are followed from the one that the page names; the next one lies outside."""
    files: dict[str, bytes | str] = {
        f"{number}.css": f'@import "{number + 1}.css";' for number in range(count - 1)
    }
    files[f"{count - 1}.css"] = HIDING
    files["index.html"] = page('<link rel="stylesheet" href="0.css">')
    content = {
        name: data if isinstance(data, bytes) else data.encode() for name, data in files.items()
    }
    copy = read_copy("a.htmlz", zip_of(content))
    assert ("not" in copy.words) is not is_applied
    assert copy.remarks == (() if is_applied else (OUTSIDE.format("“9.css”"),))


@pytest.mark.parametrize(
    ("sheets", "are_few"),
    [
        (["a"] * 200, True),
        (["a"] * 201, False),
        (["a" * (4 * 2**20)], True),
        (["a" * 2**22, "a"], False),
        (["a" * (2**22 + 1)], False),
    ],
)
def test_how_many_sheets_a_page_may_have(sheets: list[str], *, are_few: bool) -> None:
    """Two hundred, of four megabytes together."""
    root = fromstring(f"<html><head>{''.join(f'<style>{sheet}</style>' for sheet in sheets)}")
    gathering = Gathering(lambda _base, _address: None)
    if are_few:
        assert gathering.gather(root, "") == sheets
    else:
        with pytest.raises(TooLarge):
            gathering.gather(root, "")
