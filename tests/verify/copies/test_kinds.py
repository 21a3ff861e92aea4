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
from tests.verify.samples import zip_of

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


# How files of these kinds begin, as those who made the kinds have written; and what of the sentence tells them.
FIRST_BYTES = [
    (bytes(60) + b"BOOKMOBI", "Kindle"),
    (bytes(60) + b"TEXtREAd", "Palm"),
    (b"TPZ0", "Kindle"),
    (b"CONT\x02\0", "Kindle"),
    (b"\xeaDRMION\xee", "Kindle"),
    (b"ITOLITLS", "Microsoft Reader"),
    (b"ITSF\x03\0", "Windows help"),
    (b"L\0R\0F\0", "Sony"),
    (b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5\xbd\x31", "InDesign"),
    (b"\0\0IIXPR3", "QuarkXPress"),
    (b"\0\0MMXPR3", "QuarkXPress"),
    (b"\xffWPC\x10", "WordPerfect"),
    (b"\x31\xbe\0\0\0", "Windows Write"),
    (b"\xdb\xa5\x2d\0", "an old Word"),
    (b"\xfe\x37\0\x23", "an old Word"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh91AY", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07\x01\0", "RAR"),
    (b"a/".ljust(257, b"\0") + b"ustar\0", "tar"),
    (b"MSCF\0\0\0\0", "CAB"),
    (b"AT&TFORM", "DjVu"),
    (b"\x89PNG\r\n\x1a\n", "(PNG)"),
    (b"\xff\xd8\xff\xe0", "(JPEG)"),
    (b"GIF87a", "(GIF)"),
    (b"GIF89a", "(GIF)"),
    (b"II*\0", "(TIFF)"),
    (b"MM\0*", "(TIFF)"),
    (b"RIFF\0\0\0\0WEBPVP8 ", "(WebP)"),
    (b"\0\0\0\x18ftypheic", "(HEIC)"),
    (b"\0\0\0\x18ftypmif1", "(HEIF)"),
    (b"\0\0\0\x18ftypavif", "(AVIF)"),
    (b"\0\0\0\x0cjP  \r\n", "(JPEG 2000)"),
    (b"\xff\x0a", "(JPEG XL)"),
    (b"8BPS\0\x01", "(Photoshop)"),
    (b"gimp xcf v011", "(GIMP)"),
    (b"%!PS-Adobe-3.0", "PostScript"),
    (b"\xc5\xd0\xd3\xc6", "PostScript"),
    (b"ID3\x02", "(MP3)"),
    (b"ID3\x03", "(MP3)"),
    (b"ID3\x04", "(MP3)"),
    (b"\xff\xfb\x90", "(MP3)"),
    (b"OggS\0", "(Ogg)"),
    (b"fLaC\0", "(FLAC)"),
    (b"RIFF\0\0\0\0WAVEfmt ", "(WAV)"),
    (b"RIFF\0\0\0\0AVI LIST", "(AVI)"),
    (b"\x1aE\xdf\xa3", "(Matroska or WebM)"),
    (b"\0\0\0\x18ftypisom", "(MP4)"),
    (b"wOFF\0", "a font"),
    (b"wOF2\0", "a font"),
    (b"OTTO\0", "a font"),
    (b"\0\x01\0\0\0", "a font"),
    (b"SQLite format 3\0", "a database"),
    (b"bplist00", "a list of settings"),
    (b"MZ\x90\0", "a program"),
    (b"\x7fELF", "a program"),
]


@pytest.mark.parametrize(("content", "told"), FIRST_BYTES)
def test_how_files_begin(content: bytes, told: str) -> None:
    """What others have laid down is known for what it is; a byte farther on it is something else."""
    assert told in refused(content + bytes(600))
    assert told not in refused(b"\x99" + content + bytes(600))
    assert len(FIRST_BYTES) == len(BEGINNINGS)


@pytest.mark.parametrize(
    ("stream", "told"),
    [
        ("EncryptedPackage", "protected by a password"),
        ("WordDocument", "Word document of the old kind"),
        ("PowerPoint Document", "presentation"),
        ("Workbook", "spreadsheet"),
        ("Quill", "Publisher"),
        ("__substg1.0_0037001F", "Outlook"),
        ("Other", "an old Office document"),
    ],
)
def test_streams_of_old_office_documents(stream: str, told: str) -> None:
    """They are known by the names of what is in them."""
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + stream.encode("utf-16-le")
    assert told in refused(content)
    assert "EncryptedPackage".encode("utf-16-le") == COMPOUND[0][0]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["Index/Document.iwa"], "Apple Pages"),
        (["Index.zip"], "Apple Pages"),
        (["index.xml.gz"], "Apple Pages"),
        (["Index.apxl"], "Apple Pages"),
        (["designmap.xml"], "InDesign"),
        (["book.kcb"], "Kindle"),
        (["book.kfx"], "Kindle"),
        (["book.FB2"], "FictionBook"),
        (["FixedDocSeq.fdseq"], "XPS"),
    ],
)
def test_files_in_archives(names: list[str], told: str) -> None:
    """An archive is known by the names of what is in it."""
    assert told in refused(zip_of(dict.fromkeys(names, b"")))
    assert "ZIP archive, but" in refused(zip_of({f"{name}.txt": b"" for name in names}))


@pytest.mark.parametrize(
    ("media_type", "told"),
    [
        ("application/vnd.oasis.opendocument.presentation", "presentation"),
        ("application/vnd.oasis.opendocument.spreadsheet", "spreadsheet"),
        ("application/vnd.oasis.opendocument.chart", "without a text"),
        ("application/vnd.sun.xml.writer", "OpenOffice 1"),
        ("application/vnd.adobe.indesign-idml-package", "InDesign"),
    ],
)
def test_media_types_of_archives(media_type: str, told: str) -> None:
    """An archive is known by the type that it names."""
    assert told in refused(zip_of({"mimetype": media_type}))


@pytest.mark.parametrize(
    ("content_type", "told"),
    [
        ("application/vnd.openxmlformats-officedocument.presentationml.slide+xml", "presentation"),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "spreadsheet",
        ),
        ("application/vnd.ms-visio.drawing.main+xml", "Visio"),
        ("application/vnd.ms-package.xps-fixedrepresentation", "XPS"),
    ],
)
def test_content_types_of_archives(content_type: str, told: str) -> None:
    """So is one by the types of its parts."""
    assert told in refused(zip_of({"[Content_Types].xml": f'<Types a="{content_type}"/>'}))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[InternetShortcut]\nURL=https://a.b/", "a shortcut to an address"),
        ("[Desktop Entry]\nType=Link", "a shortcut to an address"),
        ('{"url": "https://docs.google.com/document/d/1"}', "Google document"),
        ("Pandoc\n  Meta\n", "pandoc (native)"),
        ('{"pandoc-api-version":[1]}', "pandoc (JSON)"),
        ("-----BEGIN PGP MESSAGE-----\n", "OpenPGP"),
        ("<FictionBook>", "FictionBook"),
        ("<dtbook>", "DAISY"),
        ("<fulfillmentToken>", "ACSM"),
        ('<rss version="2.0">', "the feed of a site"),
        ("<feed>", "the feed of a site"),
        ("<plist>", "settings"),
        ("<w:wordDocument>", "Word document as XML"),
        ("<svg>", "(SVG)"),
        ("<en-export>", "Evernote"),
        ("<TEI>", "TEI"),
        ("<SCRIBUSUTF8NEW>", "Scribus"),
        ("<abiword>", "AbiWord"),
        ('<?xml version="1.0"?><other>', "<other>"),
    ],
)
def test_how_texts_begin_that_are_none(content: str, told: str) -> None:
    """They are known by their first line, or by their first element."""
    assert told in refused(content.encode())


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
    assert words in refused(zip_of(files), "copy.epub")


def test_every_row_is_met() -> None:
    """No row of a table is hidden by one before it."""
    for part, told in MIME_TYPES:
        assert refused(zip_of({"[Content_Types].xml": f"<Types>{part}</Types>"})) == told
    for ending, told in ENTRIES:
        assert refused(zip_of({f"a/{ending}" if "." in ending[1:] else f"a{ending}": b""})) == told
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
    assert name in refused((text * 5).encode("utf-16"), "copy.txt")


@pytest.mark.parametrize("before", [b"\n", b"\xef\xbb\xbf", b"# A line of a program\n" * 500])
@pytest.mark.parametrize("name", ["copy", "copy.txt", "copy.md", "copy.html", "copy.zip"])
def test_an_archive_behind_something_else(before: bytes, name: str) -> None:
    """It is no text, and no source of a page, though by chance its bytes may look like marks of one."""
    marks = b"[a|b] {color} \x01" * 10
    packed = zip_of({"a.txt": b" ".join(f"{at * at}".encode() for at in range(20_000)), "b": marks})
    assert "no text" in refused(before + packed + marks, name)


@pytest.mark.parametrize("name", ["copy.txt", "copy.md", "copy.html"])
@pytest.mark.parametrize("control", [b"\0", b"\x01", b"\x08"])
def test_a_few_controls(name: str, control: bytes) -> None:
    """One byte in a hundred may be one, as an old program leaves them; the next shows that this is no text."""
    text = b"<p>" + b"word " * 198 + b"of"
    some = b"".join(text[at : at + 99] + control for at in range(0, 990, 99))
    assert len(some) == 1000
    assert kind_of(name, some) in ("text", "markdown", "html")
    assert "no text" in refused(some + control, name)


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


@pytest.mark.parametrize(("length", "is_address"), [(2_000, True), (2_001, False)])
def test_the_longest_address(length: int, *, is_address: bool) -> None:
    """What is longer may be a text that begins like one."""
    content = b"https://example.org/".ljust(length, b"a")
    if is_address:
        assert "nothing but an address" in refused(content)
    else:
        assert kind_of("copy", content) == "text"


@pytest.mark.parametrize(("spaces", "is_seen"), [(4_091, True), (4_092, False)])
def test_how_much_of_a_file_is_looked_at(spaces: int, *, is_seen: bool) -> None:
    """Its first 4096 bytes."""
    assert (kind_of("copy.txt", b" " * spaces + rb"{\rtf1 word}") == "rtf") is is_seen


@pytest.mark.parametrize(("plain", "is_text"), [(16, True), (15, False)])
@pytest.mark.parametrize("order", ["le", "be"])
def test_zeros_of_a_text_in_utf_16(plain: int, order: str, *, is_text: bool) -> None:
    """An eighth of the bytes at the least are the halves of plain letters, all on one side."""
    content = ("a" * plain + "中" * (64 - plain)).encode(f"utf-16-{order}")
    if is_text:
        assert kind_of("copy.txt", content) == "text"
    else:
        with pytest.raises(Unreadable, match="no text"):
            kind_of("copy.txt", content)


@pytest.mark.parametrize(
    ("fields", "is_mail"),
    [
        ("MIME-Version: 1.0\nSubject: a", True),
        ("Message-ID: <1@a>\nFrom: a", True),
        ("Received: from a\n by b\nTo: a", True),
        ("Return-Path: <a>\nDate: a", True),
        ("Delivered-To: a\nContent-Type: text/plain", True),
        ("From a@b.org Tue\nMessage-ID: <1@a>\nFrom: a", True),
        ("123\nMessage-ID: <1@a>\nFrom: a", True),
        ("Subject: a\nFrom: b", False),
        ("MIME-Version: 1.0", False),
        ("MIME-Version: 1.0\nno field\nTo: a", False),
    ],
)
def test_fields_of_a_mail(fields: str, *, is_mail: bool) -> None:
    """One that nobody types and one that everybody knows; by its name any of them is enough."""
    content = f"{fields}\n\nwords\n".encode()
    assert kind_of("copy.txt", content) == ("mime" if is_mail else "text")
    for suffix in ("eml", "emlx", "mht", "mhtml", "mbox", "mbx"):
        assert (kind_of(f"copy.{suffix}", content) == "mime") is ("no field" not in fields)


@pytest.mark.parametrize(
    ("names", "is_page"),
    [
        (["page.html"], True),
        (["page.XHTML", "a.png"], True),
        (["a.htm", "index.htm"], True),
        (["a.htm", "b.html"], False),
        (["index.txt"], False),
    ],
)
def test_a_page_in_an_archive(names: list[str], *, is_page: bool) -> None:
    """One that is alone, or that is called the index of the others."""
    content = zip_of(dict.fromkeys(names, "<p>one"))
    if is_page:
        assert kind_of("a.zip", content) == "saved"
    else:
        assert "ZIP archive, but" in refused(content)
