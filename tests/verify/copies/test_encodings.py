"""Bytes become text: marked, declared, UTF-8 or legacy."""

from __future__ import annotations

import chardet
import pytest

from pamphlet.verify.copies import Unreadable, read_copy
from pamphlet.verify.copies.encodings import decode

# The first article of the Universal Declaration of Human Rights, but where something else is said in passing.
ARABIC = "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق، وقد وهبوا عقلا وضميرا وعليهم أن يعامل بعضهم بعضا."
BULGARIAN = "Всички хора се раждат свободни и равни по достойнство и права. Те са надарени с разум и съвест."
CHINESE = "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。"
CHINESE_OF_TAIWAN = (
    "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。"
)
CZECH = "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím."
FRENCH = "La révolution trahie : où va l’URSS ? – « Thermidor », déjà, à l’œuvre… Tous naissent libres et égaux."
FRENCH_OF_DOS = "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison."
GERMAN = "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Größe, Straße, über, für, Köln: im Geist."
GREEK = "Η προδομένη επανάσταση και τι έγινε μετά: όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια."
HEBREW = "המהפכה הנבגדת ומה היה אחריה: כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם."
HUNGARIAN = "Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek testvéri szellemben."
JAPANESE = "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"
KOREAN = "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다."
LITHUANIAN = (
    "Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė."
)
POLISH = "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw; są obdarzeni rozumem."
ROMANIAN = "Toate fiinţele umane se nasc libere şi egale în demnitate şi în drepturi. Ele sunt înzestrate cu raţiune."
RUSSIAN = "Переворот в Советском Союзе, и что из него вышло для рабочих всех стран."
THAI = "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ"
TURKISH = (
    "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler."
)
UKRAINIAN = "Кожна людина має право на життя, на свободу і на особисту недоторканність."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "cp1256"),
        (ARABIC, "iso-8859-6"),
        (BULGARIAN, "cp1251"),
        (CHINESE, "gb18030"),
        (CHINESE_OF_TAIWAN, "big5"),
        (CZECH, "cp1250"),
        (CZECH, "iso-8859-2"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac-roman"),
        (FRENCH_OF_DOS, "cp850"),
        (FRENCH_OF_DOS, "iso-8859-1"),
        (GERMAN, "cp1252"),
        (GERMAN, "cp850"),
        (GREEK, "cp1253"),
        (GREEK, "iso-8859-7"),
        (HEBREW, "cp1255"),
        (HUNGARIAN, "cp1250"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "shift-jis"),
        (KOREAN, "euc-kr"),
        (LITHUANIAN, "cp1257"),
        (POLISH, "cp1250"),
        (POLISH, "iso-8859-2"),
        (ROMANIAN, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso-8859-5"),
        (RUSSIAN, "koi8-r"),
        (THAI, "tis-620"),
        (TURKISH, "cp1254"),
        (UKRAINIAN, "koi8-u"),
    ],
)
def test_legacy_encodings(text: str, encoding: str) -> None:
    """One sentence in an encoding that its people used, and nobody declares, is read as it was written."""
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_what_needs_no_guess(encoding: str) -> None:
    """UTF-8 is tried before any guess, and UTF-16 is known by its zeros."""
    assert decode(FRENCH.encode(encoding)) == FRENCH


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_is_good_utf_8(encoding: str) -> None:
    """English, and with the quotation marks of print too, is known by its zeros all the same."""
    for text in ("A word, and some others.\n", "“A word”, and some others – ‘so’.\n" * 900):
        text.encode(encoding).decode("utf-8")
        assert decode(text.encode(encoding)) == text
    assert decode(b"A\0word, and some others.") == "A\0word, and some others."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_marks(encoding: str) -> None:
    """A byte order mark tells the encoding, against what is declared too, and is no part of the text."""
    assert decode(f"\ufeff{RUSSIAN}".encode(encoding), "cp1251") == RUSSIAN


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("latin1", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("macintosh", "mac-roman"),
        ("utf-16", "utf-8"),
        ("unicode_escape", "utf-8"),
        ("rot13", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_declared_encodings(declared: str, encoding: str) -> None:
    """A name means what browsers mean by it, and nothing when they know no such name."""
    text = f"{FRENCH} \\n"
    assert decode(text.encode(encoding), declared) == text


def test_a_declaration_that_the_bytes_contradict() -> None:
    """Bytes that cannot be what is declared are read as what they are."""
    assert decode(RUSSIAN.encode(), "shift_jis") == RUSSIAN
    assert decode(RUSSIAN.encode("koi8-r"), "utf-8") == RUSSIAN


def test_little_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoding of a long book is found in 64 kB of it, from the first line on that is not plain ASCII."""
    looked_at: list[bytes] = []
    detect = chardet.detect

    def noted(sample: bytes, **options: object) -> object:
        looked_at.append(sample)
        assert options["max_bytes"] == 65_536
        return detect(sample, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(chardet, "detect", noted)
    book = "A line of English.\n" * 9_000 + f"{RUSSIAN}\n" * 2_000
    assert decode(book.encode("koi8-r")) == book
    assert len(looked_at[0]) == 65_536
    assert looked_at[0].startswith(RUSSIAN.encode("koi8-r"))


def test_no_text() -> None:
    """Bytes with zeros that are no UTF-16 are no text; what else chardet does not know is taken for English."""
    with pytest.raises(Unreadable, match="zero bytes"):
        decode(b"\xff\0\0\0\0\xd8\0")
    assert decode(b"\x01\x02 caf\xe9 \x7f\x81") == "\x01\x02 café \x7f\ufffd"


def test_a_declared_name_reaches_the_decoder() -> None:
    """What a page declares is believed, though its bytes alone would be taken for something else."""
    page = '<meta charset="cp866"><p>–∙√</p>'.replace("–", "Щ")
    assert read_copy("x.html", page.encode("cp866")).words == ("Щ∙√",)
