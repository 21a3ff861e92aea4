"""Whatever is given to the checking page in a real browser gets the verdict, and the findings, of the command."""

from __future__ import annotations

import html
import quopri
import re
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from textwrap import fill

import pytest

from pamphlet.formats import Ready
from pamphlet.formats.epub import book
from pamphlet.formats.plain import markdown, text
from pamphlet.formats.web import fragment
from pamphlet.formats.web import html as one_file
from pamphlet.pages import Pages
from tests.formats.check.dropped import checking_page, dropped, verified
from tests.formats.made import pages_of
from tests.verify.documents import content_xml, docx, p
from tests.verify.hostile import HOSTILE
from tests.verify.samples import zip_of

HIDE = "<style>.gone { display: none } .white { color: #fff } .tiny { font-size: 0 }</style></head>"
LINKED = '<link rel="stylesheet" href="s.css"><p class="x">unseen</p>'
SITE = (
    '<nav><a href="/">Home</a></nav><div class="ad-slot">Advertisement: the best shoes</div>{}'
    '<div class="comments"><p>Bob: I do not agree with that at all, and I never have.</p></div><footer>© Us</footer>'
)


@cache
def release(work: str) -> dict[str, bytes]:
    """Give the files of a work that need no typesetter."""
    formats = (one_file, fragment, text, markdown, book)
    return {
        name: content
        for made in formats
        for name, content in made.write(pages_of(work), Ready()).items()
    }


def paragraphs(work: str) -> list[str]:
    """Give the blocks of a work as texts."""
    return [" ".join(block.words) for block in pages_of(work).words.blocks]


def of_page(work: str, change: Callable[[str], str]) -> bytes:
    """Change the page of a work."""
    page = next(content for name, content in release(work).items() if name.endswith(".html"))
    changed = change(page.decode())
    assert changed != page.decode()
    return changed.encode()


def hidden(mark: str) -> Callable[[str], str]:
    """Hide the first long word of the text by a class."""
    return lambda page: re.sub(
        r"(<p[^>]*>\w+ )(\w+)",
        rf'\1<span class="{mark}">\2</span>',
        page.replace("</head>", HIDE),
        count=3,
    )


def mailed(work: str) -> bytes:
    """Send a page and its text in a mail."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = (
        "a@example.org",
        "b@example.org",
        "Read this",
    )
    message.set_content("\n\n".join(paragraphs(work)))
    page = "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs(work))
    message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    return bytes(message)


def copies(work: str) -> dict[str, bytes]:
    """Make copies of a work in all kinds of file that are read, whole and damaged."""
    said = paragraphs(work)
    plain = "\n\n".join(said)
    body = "".join(f"<p>{html.escape(one)}</p>\n" for one in said)
    half = len(said) // 2
    made = {
        "moved.html": f"<body>{body[len(body) // 2 :].partition('<p>')[2]}<hr>{body}",
        "site.html": SITE.format(body),
        "page.xhtml": f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>',
        "half.txt": "\n\n".join(said[:half]),
        "without.txt": "\n\n".join([*said[: half - 1], *said[half:]]),
        "other.txt": "This is another text, and nothing of the work stands in it. " * 9,
        "swapped.md": "\n\n".join([*said[half:], *said[:half]]),
        "straight.txt": plain.replace("“", '"').replace("”", '"').replace("’", "'"),
        "capitals.txt": plain.upper(),
        "wrapped.txt": "\n\n".join(fill(one, 20) for one in said),
        "wrapped.md": "\n\n".join(fill(one, 20, break_long_words=False) for one in said),
        "quoted.eml": f"From: a\nTo: b\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{quopri.encodestring(plain.encode()).decode()}",
    }
    flat = content_xml("".join(f"<text:p>{html.escape(one)}</text:p>" for one in said[1:]))
    pages = {
        "packed.zip": zip_of({"index.html": LINKED + body, "s.css": ".x {display: none}"}),
        "document.docx": docx("".join(p(html.escape(one)) for one in said)),
        "document.odt": zip_of(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": flat}
        ),
        "mail.eml": mailed(work),
        "legacy.txt": plain.encode("utf-16"),
        "unmarked.txt": plain.encode("utf-16-be"),
        "fours.txt": plain.encode("utf-32"),
        "hidden.html": of_page(work, hidden("gone")),
        "white.html": of_page(work, hidden("white")),
        "tiny.html": of_page(work, hidden("tiny")),
        "script.html": of_page(
            work, lambda page: page.replace("</body>", "<script>go()</script></body>")
        ),
        "bare.html": of_page(
            work, lambda page: re.sub(r"<(?!/?(p|h\d|li)\b)[^>]*>", "", page.partition("<body")[2])
        ),
    }
    return release(work) | {name: content.encode() for name, content in made.items()} | pages


@pytest.mark.parametrize(
    "work", ["tests/works/rich", "tests/works/arabic", "tests/works/russian", "tests/works/scripts"]
)
def test_the_verdict_is_that_of_the_command(work: str, tmp_path: Path) -> None:
    """Each copy is judged alike: by name, by the words that are there, and by each place."""
    pages = pages_of(work)
    given = copies(work)
    found = dropped(checking_page(pages, tmp_path), given, tmp_path)
    for ours, theirs in zip(found, verified(pages, given), strict=True):
        assert ours == theirs, ours["file"]


@pytest.mark.slow
def test_what_was_made_to_harm(first: Pages, tmp_path: Path) -> None:
    """Bombs, mazes and nesting get a verdict in bounded time, and the page goes on."""
    deep = {
        "deep.html": b"<div>" * 4_900,
        "bold.html": b"<p>a<b>" * 4_900,
        "open.html": b"<div>" * 6_000,
        "comments.txt": b"%" * 5_000,
    }
    made = {
        f"{number}-{name}": make()
        for number, (name, make, _) in enumerate(HOSTILE.values())
        if not name.endswith(".pdf")
    }
    found = dropped(checking_page(first, tmp_path), made | deep, tmp_path)
    assert {copy["verdict"] for copy in found} <= {"unreadable", "another text"}
    assert len(found) == len(made | deep)


UNREAD = {
    "empty.txt": b"",
    "book.azw3": b"\0" * 60 + b"BOOKMOBI",
    "picture.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    "broken.epub": b"PK\x03\x04 and nothing more",
    "packed.zip": zip_of({"a.bin": b"\0"}),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "locked.epub": zip_of({"META-INF/container.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
    "nothing.html": b"<!DOCTYPE html><title>Only a title</title><img src=x>",
    "noise.bin": bytes(range(256)) * 9,
    "heaped.txt": ("e" + "\u0301" * 400).encode(),
    "deep.docx": docx("<w:sdt>" * 3_000 + "</w:sdt>" * 3_000),
    "bomb.docx": zip_of({"[Content_Types].xml": "wordprocessingml" + " " * 40_000_000}),
}

# Five marks of a markup that is not read, in a text and in a piece of a page; a source of TeX; and bytes.
MARKS = (
    *(".PP", ":PROPERTIES:", ".. _a name:", "see `here <#a>`__", "'''bold'''", "see [[here>>#a]]"),
    *("h2(#name). Heading", 'see "here":https://example.org', "== Heading", "see link:#a[b]"),
    *("see [here|#a]", "see [here](#a){id: b}"),
)
SOURCES = {
    f"{kind}-{at}.txt": (before + f"{line}\nwords of the text\n" * 5).encode()
    for at, line in enumerate(MARKS)
    for kind, before in (("source", ""), ("piece", "<div>\n"))
}
UNREAD |= SOURCES | {
    "context.txt": b"\\setuppapersize[A5]\n\\starttext\nwords",
    "halves.bin": b"a few words\0" * 90,
    "wide.txt": ("see [here|#a]\nwords of the text\n" * 5).encode("utf-16"),
    "behind.md": b"# One\n" + zip_of({"a.txt": str([at * at for at in range(9_000)])}),
    "behind.html": b"\n" + zip_of({"a.txt": "a"}),
}


def test_what_cannot_be_read(first: Pages, tmp_path: Path) -> None:
    """A file that is broken, a trap, or of a kind that is not read, is told from a copy in either."""
    found = dropped(checking_page(first, tmp_path), UNREAD, tmp_path)
    assert {copy["file"]: copy["verdict"] for copy in found} == dict.fromkeys(UNREAD, "unreadable")
    assert [copy["verdict"] for copy in verified(first, UNREAD)] == ["unreadable"] * len(UNREAD)
