"""Read HTML as found in the wild."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import Unreadable, read_copy


def words(content: bytes | str, name: str = "page.html") -> str:
    """Read a page and give its words in one line."""
    copy = read_copy(name, content if isinstance(content, bytes) else content.encode())
    assert copy.kind == "html"
    return " ".join(copy.words)


def test_the_whole_page() -> None:
    """The whole page is read but for what it does not show."""
    page = (
        "<!DOCTYPE html><head><title>No</title><style>p{}</style></head><nav>Menu</nav><main><p>One"
        "<p>two &amp; thr<em>ee</em></main><aside>Beside</aside><button>Share</button><noscript>No</noscript>"
        '<script type="application/json">{"no": 1}</script><footer>End</footer>'
    )
    assert words(page) == "Menu One two & three Beside Share End"


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="windows-1251">', "windows-1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso-8859-5"),
        ("", "utf-8"),
        ("", "utf-16"),
        ('<meta charset="rot13">', "utf-8"),
        ('<meta charset="utf-16">', "utf-8"),
    ],
)
def test_encodings(declaration: str, encoding: str) -> None:
    """A page is read by the encoding that it declares, when there is such a one, or else by its bytes."""
    page = f"{declaration}<html><body><p>Привет, мир</p></body></html>"
    assert words(page.encode(encoding)) == "Привет, мир"


def test_how_far_a_declaration_is_looked_for() -> None:
    """A declaration that begins and ends within 2,048 bytes is heard."""
    declared = b'<meta charset="cp866">'
    text = "\n<p>Щ∙√".encode("cp866")
    near = b"<!--" + b" " * (2048 - 7 - 20) + b"-->" + declared + text
    assert near.index(b'">') == 2048
    assert words(near) == "Щ∙√"
    far = near.replace(b"<!--", b"<!-- ")
    assert words(far) != "Щ∙√"


def test_latin_1_is_windows_1252() -> None:
    """A page that says Latin-1 has the quotation marks of Windows, as browsers take it."""
    page = '<meta charset="iso-8859-1"><p>the “end”</p>'
    assert words(page.encode("cp1252")) == "the “end”"


def test_kind_by_content() -> None:
    """A page is known by how it begins, whatever its name."""
    assert words("<!doctype html><p>word", "page.txt") == "word"
    assert words("\ufeff <html><p>word", "page") == "word"


def test_broken_markup() -> None:
    """Markup that is broken loses no word."""
    assert words(
        "<p>one <b>two <i>three</b> four</i></div></p><td>five &bogus; &lt;six< seven"
    ) == ("one two three four five &bogus; <six< seven")


@pytest.mark.parametrize("page", ["<p></p>", "<div>" * 100_000 + "deep"])
def test_unreadable(page: str) -> None:
    """A page without a word, or nested beyond reading, is unreadable."""
    with pytest.raises(Unreadable):
        words(page)
