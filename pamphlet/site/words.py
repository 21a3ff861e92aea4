"""Say what the pages of a site say, in the fourteen languages of its strings; a work in another is told in English."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pamphlet.pages.strings import load, primary
from pamphlet.pages.strings.locales import in_figures, locale_of
from pamphlet.pages.strings.phrases import Speech

STRINGS = Path(__file__).parent / "strings"
FALLBACK = "en"
UNITS = ("kB", "MB", "GB")


@cache
def speech_for(language: str) -> Speech:
    """Give the words for a page about a work in a language; its `language` is that in which they are."""
    own, books = load(language, STRINGS), load(language)
    if own is None or books is None:
        return speech_for(FALLBACK)
    return Speech({**books, **own}, language)


def common_language(languages: Iterable[str]) -> str:
    """Give the language of a catalogue: that of most works, if its words are known."""
    counted = Counter(map(primary, languages))
    ranked = sorted(counted, key=lambda each: (-counted[each], each != FALLBACK, each))
    first = ranked[0] if ranked else FALLBACK
    return primary(speech_for(first).language)


def size_in_words(size: int, language: str) -> str:
    """Give a size as people are told it: “90 kB”, “2.5 MB”."""
    amount = size / 1000
    for unit in UNITS:
        if amount < 1000 or unit == UNITS[-1]:
            break
        amount /= 1000
    if amount >= 10 or amount < 0.5 or unit == UNITS[0]:
        return f"{in_figures(max(1, round(amount)), language)}\u00a0{unit}"
    return f"{_in_tenths(round(10 * amount), language)}\u00a0{unit}"


@cache
def _in_tenths(tenths: int, language: str) -> str:
    """Write a number of at most a hundred tenths, or of some gigabytes."""
    from babel.numbers import format_decimal

    locale = locale_of(language) or FALLBACK
    return format_decimal(tenths / 10, "0.0", locale=locale, numbering_system="latn")


def language_name(tag: str, language: str) -> str:
    """Give the name of a language in the words of another, or its tag."""
    locale, spoken = locale_of(tag), locale_of(language)
    name = locale.get_display_name(spoken) if locale and spoken else None
    if primary(tag) == "en" and spoken and "-" not in tag:
        name = spoken.languages.get("en", name)  # not as the English of the world
    return name or tag


def folded(text: str) -> str:
    """Give a text as a search compares it: without accents, in small letters; the script in the page does the same."""
    apart = unicodedata.normalize("NFKD", text).lower()
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
