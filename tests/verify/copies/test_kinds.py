"""Tell kinds of files by what is in them, and say of those that are not read what they are and what to do."""

from __future__ import annotations

import base64

import pytest

from pamphlet.verify.copies import Unreadable, kind_of, read_copy
from pamphlet.verify.copies.magic import (
    BEGINNINGS,
    COMPOUND,
    COMPOUND_FILE,
    ENTRIES,
    MIME_TYPES,
    OPENINGS,
    ROOTS,
)
from tests.verify.documents import zipped

TEXT = "CS: Why?\n\nLT: So it is.\n"


def refused(content: bytes, name: str = "copy") -> str:
    """Give the sentence for a file that is not read."""
    with pytest.raises(Unreadable) as refusal:
        read_copy(name, content)
    return str(refusal.value)


@pytest.mark.parametrize("row", BEGINNINGS, ids=lambda row: f"{row[1]!r}")
@pytest.mark.parametrize("name", ["copy", "copy.pdf", "copy.epub", "copy.html", "copy.txt"])
def test_by_the_first_bytes(row: tuple[int, bytes, str], name: str) -> None:
    """A kind that is not read is told by its first bytes, whatever its name."""
    at, beginning, told = row
    assert refused(bytes(at) + beginning + bytes(600), name) == told


@pytest.mark.parametrize("row", COMPOUND, ids=lambda row: row[0].decode("utf-16-le") or "else")
def test_old_office_documents(row: tuple[bytes, str]) -> None:
    """An old Office document is told by the streams that it holds, one with a password first."""
    mark, told = row
    assert refused(COMPOUND_FILE + bytes(512) + mark) == told


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.presentation"}, "presentation"),
        ({"mimetype": "application/vnd.oasis.opendocument.graphics"}, "without a text"),
        ({"mimetype": "application/vnd.adobe.indesign-idml-package"}, "InDesign"),
        ({"[Content_Types].xml": "<Types>presentationml</Types>"}, "presentation"),
        ({"[Content_Types].xml": "<Types>spreadsheetml</Types>"}, "spreadsheet"),
        ({"Index/Document.iwa": b"", "preview.jpg": b""}, "Apple Pages"),
        ({"index.xml.gz": b""}, "Apple Pages"),
        ({"book.fb2": b""}, "FictionBook"),
        ({"a.txt": b"word"}, "ZIP archive, but no EPUB"),
        ({"a.html": b"a", "b.html": b"b"}, "ZIP archive"),
        ({}, "ZIP archive"),
    ],
)
def test_archives(files: dict[str, str | bytes], words: str) -> None:
    """An archive is told by its media type, or by the files in it."""
    assert words in refused(zipped(files), "copy.epub")


def test_every_row_is_met() -> None:
    """No row of a table is hidden by one before it."""
    for part, told in MIME_TYPES:
        assert refused(zipped({"[Content_Types].xml": f"<Types>{part}</Types>"})) == told
    for ending, told in ENTRIES:
        assert refused(zipped({f"a/{ending}" if "." in ending[1:] else f"a{ending}": b""})) == told
    for beginning, told in OPENINGS:
        assert refused(f"{beginning}\n".encode()) == told
    for root, told in ROOTS.items():
        name = "catalogue" if root == "*" else root
        assert refused(
            f'<?xml version="1.0"?>\n<!-- - -->\n<{name} a="b">'.encode()
        ) == told.format(name)


@pytest.mark.parametrize(
    "content",
    ["https://example.org/a?b=c#d", " <http://example.org/>\n", "\ufefffile:///c:/copy.html"],
)
def test_an_address(content: str) -> None:
    """A file that holds nothing but an address is no copy."""
    assert "nothing but an address" in refused(content.encode(), "copy.txt")


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (TEXT, "copy", "text"),
        (TEXT, "copy.odt", "text"),
        ("<3 hearts", "copy.txt", "text"),
        ("<code> is a tag", "copy.md", "markdown"),
        ("%PDF-1.7", "copy.txt", "pdf"),
        ("\ufeff\n%PDF-1.7", "copy.html", "pdf"),
        ("<p>one</p>", "copy.txt", "html"),
        ("<!-- saved from x -->\n<!DOCTYPE html>\n<html><p>a", "copy", "html"),
        (
            '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD">\n<html><p>a',
            "copy.xml",
            "html",
        ),
        ("one <b>two</b>", "copy.html", "html"),
        ("one <b>two</b>", "copy.txt", "text"),
        ("BMW and MZ are motorcycles", "copy.txt", "text"),
        ("https://example.org/ is where it is", "copy.txt", "text"),
        ("Subject: none\n\nbut text", "copy.txt", "text"),
        (r"{\rtf1 word}", "copy.doc", "rtf"),
        ("<office:document><office:body>", "copy.xml", "odt"),
    ],
)
def test_kinds_that_are_read(content: str, name: str, kind: str) -> None:
    """What is read is known by what is in it; its name counts where that may be several things."""
    assert kind_of(name, content.encode()) == kind
    if kind not in ("pdf", "odt"):
        assert read_copy(name, content.encode()).words


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (".PP", "troff"),
        (":PROPERTIES:", "Org"),
        (".. _a name:", "reStructuredText"),
        ("'''bold'''", "wiki"),
        ("h2(#name). Heading", "Textile"),
        ("== Heading", "AsciiDoc"),
        ("see link:#a[b]", "AsciiDoc"),
        ("see `here <#a>`__", "reStructuredText"),
        ('see "here":https://example.org', "Textile"),
        ("see [[here>>#a]]", "wiki"),
        ("see [here|#a]", "Jira"),
        ("see [here](#a){id: b}", "Markua"),
    ],
)
def test_sources_of_pages(line: str, name: str) -> None:
    """A text in a markup that is not read is told by five marks of it; one or two are words."""
    text = f"{line}\nwords of the text\n"
    assert name in refused((text * 5).encode(), "copy.txt")
    assert name in refused(("<div>\n" + text * 5).encode(), "copy.txt")
    assert kind_of("copy.txt", (text * 2).encode()) == "text"


def test_markdown_that_begins_with_an_element() -> None:
    """A text that begins like a page may be Markdown with a piece of a page in it."""
    assert kind_of("copy.txt", b"<div>\n\n# One\n\n## Two\n\n**Three** four") == "markdown"
    assert kind_of("copy.txt", b"<div>\n<p>One **two**") == "html"


def test_documents_without_a_page() -> None:
    """XML of another kind is told by its document type or namespace, though it may begin like a page."""
    for head in ('<!DOCTYPE article PUBLIC "-//NLM">', ""):
        content = f'<?xml version="1.0"?>{head}<article xmlns="http://docbook.org/ns/docbook">'
        assert "XML that begins with <article>" in refused(content.encode())


def test_source_of_latex() -> None:
    """The source of a LaTeX document is told by its first command."""
    heads = (
        "\\documentclass{article}",
        "% a comment\n\n\\PassOptionsToPackage{unicode}",
        "\\setuppapersize[A5]",
    )
    for head in heads:
        assert "LaTeX" in refused(head.encode())
    assert kind_of("copy.txt", b"\\alpha is a letter") == "text"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    """A page is known in whichever Unicode encoding."""
    assert kind_of("copy", "<html><body><p>word".encode(encoding)) == "html"
    assert kind_of("copy", "words and more words of a text".encode(encoding)) == "text"


@pytest.mark.parametrize(
    "piece", [b"<!--", b"<?", b"<!doctype [", b"<!DOCTYPE a [] >", b"a:b\n", b"\\n"]
)
def test_mazes_end(piece: bytes) -> None:
    """The kind of a file that is made of beginnings is told in time."""
    assert kind_of("copy", piece * 100_000 + b"end")


def test_base64() -> None:
    """What a mail packs a file in is told; words are no lines of figures and letters without end."""
    content = base64.encodebytes(b"A file that was attached to a mail. " * 40)
    assert "Base64" in refused(content, "copy.txt")
    assert "Base64" in refused(content.replace(b"\n", b""), "copy.txt")
    assert kind_of("copy.txt", b"A word and " * 100) == "text"
    assert kind_of("copy.txt", b"Wordswithoutspaces\n" * 100) == "text"


def test_unknown_bytes() -> None:
    """Bytes that are no text are said to be none."""
    assert "no text" in refused(bytes(range(1, 256)) * 40)
