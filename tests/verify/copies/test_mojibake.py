"""Repair text that was decoded in a wrong encoding, and say so."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import WRONG_ENCODING, read_copy
from pamphlet.verify.copies.mojibake import repaired

TEXTS = (
    "The author’s “own” words – and no other…",
    "À l’œuvre ! « Déjà », où va l’URSS ?",
    "Größe, Straße, Köln – „fünf“",
    "Переворот в Советском Союзе",
    "Aquí está: ¿qué pasó en España?",
)


@pytest.mark.parametrize("encoding", ["latin-1", "sloppy-windows-1252"])
@pytest.mark.parametrize("text", TEXTS)
def test_text_decoded_wrongly(text: str, encoding: str) -> None:
    """UTF-8 that was taken for a Western encoding is read as it was meant."""
    import ftfy.bad_codecs

    assert ftfy.bad_codecs.search_function(encoding.replace("-", "_")) or encoding == "latin-1"
    assert repaired(text.encode().decode(encoding)) == (text, (WRONG_ENCODING,))


@pytest.mark.parametrize("text", ["Привет, мир", "Переворот в Союзе"])
def test_cyrillic_decoded_wrongly(text: str) -> None:
    """UTF-8 that was taken for Windows-1251 is read as it was meant."""
    assert repaired(text.encode().decode("cp1251", "replace")) == (text, (WRONG_ENCODING,))


def test_a_letter_of_which_a_byte_could_end_a_line() -> None:
    """The second byte of “Ⅴ” is a next line (U+0085) in Latin-1, and no line ends there."""
    assert repaired("Part Ⅴ".encode().decode("latin-1"))[0] == "Part Ⅴ"


def test_a_long_line_is_repaired_whole() -> None:
    """A web page may stand in one line: no sequence of it is torn, wherever it begins."""
    for before in range(3):
        text = " " * before + "…" * 20_000
        assert repaired(text.encode().decode("latin-1"))[0] == text


@pytest.mark.parametrize("lost", ["\ufffd", "", "?", "\x9d"])
def test_closing_quotation_marks_whose_last_byte_is_lost(lost: str) -> None:
    """The last byte of a closing quotation mark stands for nothing in Windows-1252, and is often lost."""
    assert repaired(f"the â€œownâ€{lost} words")[0] == "the “own” words"


@pytest.mark.parametrize(
    "text",
    [*TEXTS, "muß”", "«CAFÉ»", "“ESPAÑ”", "Ça «à» — où «é»’.", "É’’", "СССР»,—", "√2 ≠ ¬ p", "”"],
)
def test_text_that_is_right(text: str) -> None:
    """Text that only looks like it for a letter or two is left as it is."""
    assert repaired(text) == (text, ())


@pytest.mark.parametrize(
    ("name", "form"), [("x.html", "<p>{}"), ("x.txt", "{}"), ("x.md", "{}"), ("x.txt", "{}\f{}")]
)
def test_the_copy_says_so_once(name: str, form: str) -> None:
    """A copy has one remark for all of its letters."""
    text = TEXTS[0].encode().decode("latin-1")
    copy = read_copy(name, form.format(text, text).encode())
    assert copy.remarks == (WRONG_ENCODING,)
    assert copy.words[: len(TEXTS[0].split())] == tuple(TEXTS[0].split())
    assert read_copy(name, form.format(TEXTS[0], "").encode()).remarks == ()
