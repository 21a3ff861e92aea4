"""Know how languages write numbers, dates and lists: by the Unicode Common Locale Data Repository, from `babel`.

English without a region is that of the world: “22 November 2026”.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

WORLD_ENGLISH = "en_001"
KEPT = 8192  # numbers that are written again and again, as on the pages of a site


@cache
def locale_of(language: str) -> Locale | None:
    """Give what is known of a language by its tag, or of the language without its region; None for one unknown."""
    from babel import Locale, UnknownLocaleError

    for tag in (language.replace("-", "_"), language.partition("-")[0]):
        try:
            locale = Locale.parse(WORLD_ENGLISH if tag == "en" else tag)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
        return locale
    return None


@lru_cache(KEPT)
def plural_category(number: int, language: str) -> str:
    """Name the form that a noun has behind a number: zero, one, two, few, many or other."""
    locale = locale_of(language)
    return str(locale.plural_form(number)) if locale else "other"


@lru_cache(KEPT)
def in_figures(number: int, language: str) -> str:
    """Write a number in groups of three, as the language does; in figures that our fonts have."""
    from babel.numbers import format_decimal

    locale = locale_of(language)
    return format_decimal(number, locale=locale, numbering_system="latn") if locale else str(number)


def list_separator(language: str) -> str:
    """Give what stands between the members of a list, but for the last."""
    locale = locale_of(language)
    pattern = locale.list_patterns.get("standard", {}).get("start", "") if locale else ""
    return pattern.removeprefix("{0}").removesuffix("{1}") if pattern else ", "
