"""Read pages that were saved together with their files."""

from __future__ import annotations

import plistlib

import pytest

from pamphlet.verify.copies import Unreadable, read_copy
from tests.verify.samples import zip_of

PAGE = "<!DOCTYPE html><title>no</title><p>{}"


def words(content: bytes) -> str:
    """Read a page and give its words in one line."""
    copy = read_copy("page", content)
    assert copy.kind == "saved"
    return " ".join(copy.words)


@pytest.mark.parametrize(
    "files",
    [
        {"index.html": "one", "style.css": "p {}", "metadata.opf": "<package/>"},
        {"copy.htm": "one", "copy_files/a.png": b"\x89PNG"},
        {"1/index.html": "one", "1/index.rdf": "<RDF/>", "1/index_files/ad.html": "no"},
        {"a/index.html": "no", "index.html": "one"},
    ],
)
def test_a_zipped_page(files: dict[str, str | bytes]) -> None:
    """Of a page and its files in an archive the page is read, which is the index where there are several."""
    assert words(
        zip_of(
            {name: PAGE.format(text) if ".htm" in name else text for name, text in files.items()}
        )
    ) == ("one")


def test_a_web_archive() -> None:
    """A page that Safari saved is read in the encoding that is named beside it."""
    page = PAGE.format("Привет <b>мир</b>").encode("koi8-r")
    main = {"WebResourceData": page, "WebResourceTextEncodingName": "koi8-r"}
    assert words(plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)) == "Привет мир"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"bplist00WebMainResource", "broken"),
        (plistlib.dumps({"WebMainResource": 1}, fmt=plistlib.FMT_BINARY), "broken"),
        (
            plistlib.dumps({"WebMainResource": {"WebResourceData": "x"}}, fmt=plistlib.FMT_BINARY),
            "broken",
        ),
        (zip_of({"a.html": "x", "b.html": "y"}), "ZIP archive"),
    ],
)
def test_unreadable(content: bytes, reason: str) -> None:
    """What cannot be read is said in a sentence."""
    with pytest.raises(Unreadable, match=reason):
        read_copy("page", content)


@pytest.mark.parametrize(
    "name", ["WebResourceData", "WebResourceTextEncodingName", "WebResourceURL"]
)
@pytest.mark.parametrize("value", [1, 0.5, "text", b"<p>one", [], {}, True, 10**15])
@pytest.mark.parametrize("place", ["WebMainResource", "WebSubresources"])
def test_a_web_archive_of_other_values(name: str, value: object, place: str) -> None:
    """Whatever stands in the place of a text or of bytes, the page is read, or told to be broken."""
    main = {"WebResourceData": b"<link rel=stylesheet href=a><p>one", "WebResourceURL": "http://a/"}
    beside = {"WebResourceData": b"p {}", "WebResourceURL": "http://a/a"}
    (main if place == "WebMainResource" else beside)[name] = value  # type: ignore[assignment]
    archive = {"WebMainResource": main, "WebSubresources": [beside]}
    content = plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)
    if name == "WebResourceData" and not isinstance(value, bytes):
        with pytest.raises(Unreadable, match="broken"):
            read_copy("page", content)
    else:
        assert words(content) == "one"
