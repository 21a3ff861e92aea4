"""The languages that come with the program: each says all that a book needs, in its forms, in letters of our fonts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pamphlet.pages.fonts import missing_characters
from pamphlet.pages.strings import keys, load
from pamphlet.pages.strings.locales import in_figures, list_separator, locale_of, plural_category
from pamphlet.pages.strings.phrases import Speech

FOLDER = Path(__file__).parents[3] / "pamphlet/pages/strings"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
WANTED = {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "el", "he", "ar", "tr"}
PLACE = re.compile(r"\{[a-z]+\}")
COUNTED = ("words", "pairs", "places", "sheets", "pages", "cover-others")


def strings_of(language: str) -> dict[str, str]:
    """Give the strings of a language."""
    strings = load(language)
    assert strings
    return strings


def test_the_languages_that_are_promised_are_there() -> None:
    """Fourteen at least."""
    assert set(LANGUAGES) >= WANTED


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_all_of_it(language: str) -> None:
    """Each string is there, text and with the places of the English one; so are the roles."""
    strings, english = strings_of(language), strings_of("en")
    roles = [key for key in english if key.startswith("role-")]
    for key in (*keys(), *roles):
        assert strings[key].strip(), key
        assert set(PLACE.findall(strings[key])) == set(PLACE.findall(english[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_every_form(language: str) -> None:
    """For each whole number a language has the form of the noun that CLDR asks for, and none for nothing."""
    strings = strings_of(language)
    forms = {plural_category(number, language) for number in range(1, 1_000)} | {"other"}
    for noun in COUNTED:
        assert {f"{noun}-{form}" for form in forms} <= set(strings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_whether_a_native_has_checked_it(language: str) -> None:
    """The file of each language but the first says so in its first line."""
    first = (FOLDER / f"{language}.yaml").read_text("utf-8").partition("\n")[0]
    assert language == "en" or re.search(r"Checked by a native: (no|.+)\.$", first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_fonts_have_its_letters(language: str) -> None:
    """A book in this language can be printed."""
    assert missing_characters("".join(strings_of(language).values())) == ()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["1 word", "860 words", "9,457 words"]),
        ("de", ["1 Wort", "860 Wörter", "9.457 Wörter"]),
        ("fr", ["1 mot", "860 mots", "9\u202f457 mots"]),
        ("ru", ["1 слово", "860 слов", "9\u00a0457 слов"]),
        ("pl", ["1 słowo", "860 słów", "9\u00a0457 słów"]),
        ("he", ["מילה אחת", "860 מילים", "9,457 מילים"]),
        ("ar", ["كلمة واحدة", "860 كلمة", "9,457 كلمة"]),
    ],
)
def test_numbers_stand_with_their_nouns(language: str, told: list[str]) -> None:
    """A person reads “860 words”, in the form and with the groups of the language."""
    speech = Speech(strings_of(language), language)
    assert [str(speech.count("words", number)) for number in (1, 860, 9457)] == told


def test_a_language_that_nobody_knows_counts_plainly() -> None:
    """Where CLDR has nothing, numbers are figures, lists have commas, and nouns the form of “other”."""
    assert locale_of("grc") is None
    assert (plural_category(1, "grc"), in_figures(9457, "grc"), list_separator("grc")) == (
        "other",
        "9457",
        ", ",
    )
    assert (list_separator("ar"), list_separator("en")) == (" و", ", ")
