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


@pytest.mark.parametrize(("controls", "is_text"), [(100, True), (101, False)])
def test_how_many_controls_a_text_may_hold(controls: int, is_text: bool) -> None:  # noqa: FBT001 -- a column
    """One control character in a hundred is let pass; more, and it is no text."""
    content = b"\x08" * controls + b"word " * ((10_000 - controls) // 5) + b"a" * (-controls % 5)
    assert len(content) == 10_000
    if is_text:
        assert "word" in read_copy("x.txt", content).words
    else:
        with pytest.raises(Unreadable, match="no text"):
            read_copy("x.txt", content)


def test_which_controls_count() -> None:
    """Those below the tabulator do; tabulators, line ends and escapes do not."""
    for code in (*range(1, 9),):
        with pytest.raises(Unreadable):
            read_copy("x.txt", bytes([code]) * 2 + b"a" * 100)
    for code in (9, 10, 11, 12, 13, 27, 31):
        assert read_copy("x.txt", bytes([code]) * 2 + b"a" * 100).words


def test_how_much_is_looked_at() -> None:
    """Whether it is a text is told by its first 65,536 characters."""
    assert read_copy("x.txt", b"a" * 65_536 + b"\x01" * 9_000).words
    with pytest.raises(Unreadable):
        read_copy("x.txt", b"a" * 64_880 + b"\x01" * 656)


def test_a_dash_breaks_no_word() -> None:
    """Only a hyphen close behind a letter or digit, before another, is the break of a word."""
    assert read_copy("x.txt", b"one-\n two -\nthree-\n\xe2\x80\x9cfour").words == (
        f"one{HYPHEN}two",
        "-",
        "three-",
        "“four",
    )
