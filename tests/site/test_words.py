"""The words of a site: the same in all languages that ship, none missing, none fallen back to English in part."""

from __future__ import annotations

import re

import pytest

from pamphlet.pages.strings import load
from pamphlet.site.words import STRINGS, common_language, language_name, size_in_words, speech_for

FORMS = ("-zero", "-one", "-two", "-few", "-many")
ENGLISH = load("en", STRINGS) or {}
LANGUAGES = sorted(path.stem for path in STRINGS.glob("*.yaml"))


def test_they_are_those_of_books() -> None:
    """Whatever language a book may be in without strings of its own, its page is in it too."""
    books = {path.stem for path in STRINGS.parents[1].glob("pages/strings/*.yaml")}
    assert set(LANGUAGES) == books


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_the_same(language: str) -> None:
    """Every key, with the same places to be filled."""
    strings = load(language, STRINGS)
    assert strings
    wanted = {key for key in ENGLISH if not key.endswith(FORMS)}
    assert {key for key in strings if not key.endswith(FORMS)} == wanted
    for key in wanted:
        assert set(re.findall(r"\{[a-z]+\}", strings[key])) == set(
            re.findall(r"\{[a-z]+\}", ENGLISH[key])
        ), key


def test_nothing_of_the_books_is_said_otherwise() -> None:
    """A string of a site has no name that one of a book has."""
    assert not set(ENGLISH) & set(load("en") or {})


def test_a_catalogue_speaks_the_language_of_most_works() -> None:
    """English, where there are as many of others, or most are in one that it has no words for."""
    assert common_language(["de", "de-AT", "en"]) == "de"
    assert common_language(["de", "en"]) == "en"
    assert common_language(["yi", "yi", "de"]) == "en"
    assert common_language([]) == "en"


def test_sizes_and_languages_are_told_in_words() -> None:
    """As the reader's language writes them."""
    assert size_in_words(90_387, "en") == "90\u00a0kB"
    assert size_in_words(120, "en") == "1\u00a0kB"
    assert size_in_words(2_534_624, "de") == "2,5\u00a0MB"
    assert size_in_words(25_346_240, "de") == "25\u00a0MB"
    assert language_name("he", "en") == "Hebrew"
    assert language_name("en", "de") == "Englisch"
    assert language_name("en-GB", "en") == "English (United Kingdom)"
    assert language_name("qaa-x-own", "en")


def test_a_language_without_words_is_told_in_english() -> None:
    """All of it."""
    assert speech_for("yi").language == "en"
    assert speech_for("de-AT").strings["read"] == "Lesen"
