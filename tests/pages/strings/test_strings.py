"""The strings that the tool prints: all in one place a language, and no English in a book of another."""

import re
from pathlib import Path

import pytest

import pamphlet
from pamphlet.pages import Pages
from pamphlet.pages.strings import complete, fill, keys, load
from tests.pages.conftest import composed
from tests.pages.trees import root_of, text

SOURCES = Path(pamphlet.__file__).parent
# Names, which are the same in every language: of programs, kinds of file, fonts, licences, sums.
NAMES = frozenset(
    (
        *(
            "pamphlet",
            "pamphlet-press",
            "verify",
            "against",
            "epub",
            "pdf",
            "html",
            "markdown",
            "urn",
            "uuid",
        ),
        *(
            "sha-256",
            "ofl-1.1",
            "source",
            "serif",
            "sans",
            "noto",
            "frank",
            "ruhl",
            "libre",
            "amiri",
        ),
    )
)
LABELS = ("aria-label", "data-title", "data-paper", "title", "alt")


def english() -> dict[str, str]:
    """Give the English strings."""
    strings = load("en")
    assert strings
    return strings


def test_a_language_is_known_by_its_first_subtag() -> None:
    """British English is English; a language without a file has none."""
    assert load("en-GB") == load("EN") == english()
    assert load("be") is None
    assert load("../en") is None


def test_every_string_is_text() -> None:
    """No string is a number or a date that YAML made of it, and none is empty."""
    values: list[object] = list(english().values())
    assert all(isinstance(value, str) and value.strip() for value in values)


HAVE_THEIR_OWN = ["editor/preview", "formats/check", "site"]  # strings, for what is no book


def test_no_string_is_forgotten_and_none_is_kept_for_nothing() -> None:
    """Each key that is asked for where books are made has a string, and each string is asked for."""
    others = [room for room in HAVE_THEIR_OWN if (SOURCES / room).is_dir()]
    assert others == HAVE_THEIR_OWN
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for pattern in ("**/*.py", "**/*.xhtml")
        for path in SOURCES.glob(pattern)
        if not any(path.is_relative_to(SOURCES / room) for room in others)
    )
    said = set(re.findall(r'(?<!_)say\(\s*"([a-z-]+)"', code)) | set(
        re.findall(r'strings\["([a-z-]+)"\]', code)
    )
    assert len(said) > 40
    assert said - set(english()) == set()
    spoken_of = set(re.findall(r'"([a-z-]+)"', code))
    made = re.compile(
        r"(words|pairs|places|sheets|pages|cover-others)-(one|other)|role-[a-z]{3}"
        r"|source-(named|identified|unidentified)"
    )
    assert {key for key in english() if key not in spoken_of and not made.fullmatch(key)} == set()


def test_a_book_in_another_language_needs_every_string() -> None:
    """Nothing falls back to English: what a manuscript in another language does not give is missing."""
    strings, missing = complete("be", {"contents": "Table"}, ["edt"])
    assert strings == {"contents": "Table"}
    assert set(missing) == {*keys(["edt"])} - {"contents"}
    assert "role-edt" in missing
    assert not any(key.startswith("role-") for key in keys())


def test_the_manuscripts_own_strings_come_first() -> None:
    """A manuscript in English may say things in its own way, and lacks nothing."""
    strings, missing = complete("en-US", {"licence": "License"}, ["zzz"])
    assert strings["licence"] == "License"
    assert strings["contents"] == english()["contents"]
    assert missing == ()


def test_an_empty_string_is_none() -> None:
    """A string that a manuscript leaves empty is missing in its language."""
    assert "contents" in complete("be", {"contents": ""})[1]


def test_a_string_reaches_nothing_but_its_places() -> None:
    """Names in braces are filled; whatever else stands in braces stays as it is."""
    text = "{number} {number.__class__} {0} {} {other} {{number}}"
    assert fill(text, number="7") == "7 {number.__class__} {0} {} {other} {7}"


@pytest.mark.parametrize("work", ["arabic", "hebrew", "russian"])
def test_no_english_in_a_book_of_another_language(work: str) -> None:
    """What the tool prints in a Hebrew, a Russian or an Arabic book, labels for the ear too, holds no English word."""
    assert _english_words(composed(work)) == set()


def test_english_would_be_found() -> None:
    """The same look at an English book does find English words."""
    assert {"contents", "licence", "colophon"} <= _english_words(composed("plain"))


def _english_words(pages: Pages) -> set[str]:
    words = {word for value in english().values() for word in _latin(re.sub(r"\{.*?\}", "", value))}
    said: set[str] = set()
    for section in pages.sections:
        root = root_of(section)
        if section.matter != "work":
            said |= set(_latin(text(root)))
        for element in root.iter():
            said |= set(_latin(" ".join(element.get(name, "") for name in LABELS)))
    return (said & words) - NAMES


def _latin(text: str) -> list[str]:
    return re.findall(r"[a-z][a-z0-9-]{2,}[a-z0-9.]*(?<!\.)", text.lower())
