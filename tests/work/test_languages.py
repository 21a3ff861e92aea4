"""Tell languages by their tags, and the direction in which they are written."""

from __future__ import annotations

import pytest
from langcodes import Language, tag_is_valid

from pamphlet.work.languages import PLAIN, RIGHT_TO_LEFT, direction_of, is_language


@pytest.mark.parametrize("tag", ["en", "en-GB", "zh-Hant-TW", "grc", "sr-Latn", "de-1996", "x-own"])
def test_a_language_tag_is_one_of_bcp_47(tag: str) -> None:
    """A tag with registered subtags is a language."""
    assert is_language(tag)


@pytest.mark.parametrize(
    "tag", ["", "english", "en_GB", "en-", "e", "en-QQQQ", "12", "grc lang", "en eo", "ö"]
)
def test_anything_else_is_no_language(tag: str) -> None:
    """Words, underscores and subtags that nobody registered are refused."""
    assert not is_language(tag)


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("en", "ltr"),
        ("he", "rtl"),
        ("ar-EG", "rtl"),
        ("fa", "rtl"),
        ("yi", "rtl"),
        ("az-Arab", "rtl"),
        ("az-Latn", "ltr"),
        ("dv", "rtl"),
        ("ru", "ltr"),
        *((f"und-{script}", "rtl") for script in ("Adlm", "Hebr", "Mand", "Mend", "Nkoo", "Rohg")),
        *((f"und-{script}", "rtl") for script in ("Samr", "Syrc", "Thaa", "Yezi", "Arab")),
        *((f"und-{script}", "ltr") for script in ("Latn", "Cyrl", "Deva", "Ethi", "Geor", "Hans")),
    ],
)
def test_a_language_has_its_direction(tag: str, direction: str) -> None:
    """The script of a language says in which direction it is written."""
    assert direction_of(tag) == direction


@pytest.mark.parametrize("tag", sorted(PLAIN))
def test_a_plain_tag_is_in_the_registry(tag: str) -> None:
    """What is known without the registry stands in it, and its script is the one that it has there."""
    assert tag_is_valid(tag)
    script = Language.get(tag).maximize().script
    assert direction_of(tag) == ("rtl" if script in RIGHT_TO_LEFT else "ltr")
