"""Read plain text, with pages and without."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import HYPHEN, Unreadable, read_copy

RUSSIAN = "Переворот в Советском Союзе, и что из него вышло для рабочих всех стран."
FRENCH = "La révolution trahie : où va l’URSS ? – « Thermidor », déjà, à l’œuvre…"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (FRENCH, "utf-32"),
        (FRENCH, "cp1252"),
        ("Größe, Straße, über, für, Köln", "iso-8859-1"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("Η προδομένη επανάσταση και τι έγινε μετά", "cp1253"),
        ("המהפכה הנבגדת ומה היה אחריה", "cp1255"),
    ],
)
def test_encodings(text: str, encoding: str) -> None:
    """Text is read in UTF-8 or UTF-16, or in the legacy encoding that fits it."""
    assert read_copy("book.txt", text.encode(encoding)).words == tuple(text.split())


def test_words_broken_at_line_ends() -> None:
    """A word broken at a line end is one word that remembers the break; a dash is no break."""
    copy = read_copy("book.txt", b"the collec-\r\n   tive end -\nof state-\nowned")
    assert copy.words == ("the", f"collec{HYPHEN}tive", "end", "-", "of", f"state{HYPHEN}owned")


def test_pages() -> None:
    """Form feeds part pages; numbers and running heads at their edges are furniture, broken words go on after them."""
    pages = (
        "The Title\n\nOne word is bro-\n\n1",
        "The Title\n\nken here. 1917\nThe Title\nis no head.\n\n2",
        "The Title\n\nEnd of it.\n\n- 3 -",
    )
    copy = read_copy("book.txt", "\f".join(pages).encode())
    assert [word for at, word in enumerate(copy.words) if at not in copy.furniture] == (
        f"One word is bro{HYPHEN}ken here. 1917 The Title is no head. End of it.".split()
    )
    assert [copy.words[start] for start in copy.page_starts] == ["The", "The", "The"]


def test_a_number_within_a_page_is_no_furniture() -> None:
    """Only what stands at the edge of a page is furniture."""
    pages = ("One\ntwo\n1917\nthree\nfour", "five\nsix\n1918\nseven\neight")
    copy = read_copy("book.txt", "\f".join(pages).encode())
    assert not copy.furniture


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 100, bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b" \n"]
)
def test_no_text(content: bytes) -> None:
    """What is no text is unreadable."""
    with pytest.raises(Unreadable):
        read_copy("book.txt", content)
