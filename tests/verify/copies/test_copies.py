"""Read a copy: what kind of file it is, and what is remembered of it."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import Copy, kind_of, without, without_unseen


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("x.txt", b"%PDF-1.7", "pdf"),
        ("x", b"\xef\xbb\xbf\n %PDF-1.7", "pdf"),
        ("x", b"<!DOCTYPE html><p>", "html"),
        ("x", b"\xef\xbb\xbf\0 <HTML>", "html"),
        ("x.txt", b'<?xml version="1.0"?><html>', "html"),
        ("x.htm", b"word", "html"),
        ("x.XHTML", b"word", "html"),
        ("x.md", b"<!doctype html>", "markdown"),
        ("x.markdown", b"word", "markdown"),
        ("x.epub", b"<html>", "html"),
        ("x.doc", b"word", "text"),
        ("html", b"word", "text"),
    ],
)
def test_kinds(name: str, content: bytes, kind: str) -> None:
    """First bytes go before the name, but where a name says what its bytes cannot: Markdown may begin like HTML."""
    assert kind_of(name, content) == kind


def test_where_a_pdf_may_begin() -> None:
    """The mark of a PDF stands within the first 1,024 bytes."""
    assert kind_of("x", b"a" * 1019 + b"%PDF-") == "pdf"
    assert kind_of("x", b"a" * 1020 + b"%PDF-") == "text"


@pytest.mark.parametrize(
    "code",
    [
        0xAD,
        0x61C,
        0x180E,
        0x200B,
        0x200E,
        0x200F,
        0x202A,
        0x202E,
        0x2060,
        0x2064,
        0x2066,
        0x2069,
        0xFEFF,
    ],
)
def test_characters_that_nobody_sees(code: int) -> None:
    """Soft hyphens, word joiners and marks of direction are taken away."""
    assert without_unseen(f"a{chr(code)}b") == "ab"


@pytest.mark.parametrize("code", [0x200A, 0x200C, 0x200D, 0x2010, 0x2029, 0x202F, 0x2065, 0x206A])
def test_characters_that_are_seen_or_join(code: int) -> None:
    """Spaces, hyphens and joiners of letters stay."""
    assert without_unseen(f"ب{chr(code)}پ") == f"ب{chr(code)}پ"


def test_without_furniture() -> None:
    """Without its furniture a copy still knows its pages and lines, and where its words stood."""
    copy = Copy(
        "pdf",
        ("Head", "one", "two", "7", "Head", "three"),
        page_starts=(0, 4),
        line_starts=frozenset({0, 1, 2, 5}),
        furniture=frozenset({0, 3, 4}),
        visual=frozenset({1, 4}),
    )
    bare = without(copy, copy.furniture)
    assert bare.words == ("one", "two", "three")
    assert bare.page_starts == (0, 2)
    assert (sorted(bare.line_starts), sorted(bare.visual)) == ([0, 1, 2], [0])
    assert [bare.place(at) for at in range(4)] == [1, 2, 5, 6]
    assert without(bare, bare.furniture) is bare
    assert [copy.place(at) for at in (0, 5)] == [0, 5]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("bureau\u200ccracy", "bureaucracy"),
        ("\u200dword\u200c", "word"),
        ("слово\u200cслово", "словослово"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👨\u200d👩", "👨\u200d👩"),
    ],
)
def test_joiners(text: str, seen: str) -> None:
    """A joiner beside letters that are never joined is not seen; elsewhere it shapes what is."""
    assert without_unseen(text) == seen
