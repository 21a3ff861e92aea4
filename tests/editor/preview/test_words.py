"""What the preview says, in each language that ships."""

from __future__ import annotations

import re

import pytest

from pamphlet.editor.preview.shell import FOR_SCRIPTS, VIEWS, shell
from pamphlet.editor.preview.words import FOLDER, speech_for
from pamphlet.pages.strings import load
from pamphlet.pages.strings.locales import plural_category
from tests.releases import REPOSITORY

BOOKS = REPOSITORY / "pamphlet" / "pages" / "strings"
LANGUAGES = sorted(path.stem for path in BOOKS.glob("*.yaml"))
FORM = re.compile(r"-(zero|one|two|few|many|other)$")
COUNTED = ("words", "pages", "sheets", "emendations", "errors", "warnings", "decisions")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_of_the_books_says_all(language: str) -> None:
    """No string is missing, none is left over, and each has the same places to fill as in English."""
    ours, english = load(language, FOLDER), load("en", FOLDER)
    assert ours
    assert english
    plain = {key: text for key, text in ours.items() if not FORM.search(key)}
    assert plain.keys() == {key for key in english if not FORM.search(key)}
    for key, text in plain.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[key])), key
    for noun in COUNTED:
        for number in (0, 1, 2, 3, 5, 11, 21, 100):
            assert f"{noun}-{plural_category(number, language)}" in ours or f"{noun}-other" in ours


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_written_in_each_language(language: str) -> None:
    """It says its language and direction, and no place in a string is left open that a script does not fill."""
    page = shell(speech_for(language), can_open=True).decode()
    assert f'lang="{language}"' in page
    assert ('dir="rtl"' in page) == (language in {"ar", "he"})
    assert all(f'data-view="{name}"' in page for name, *_ in VIEWS)
    assert "{" not in re.sub(r'data-words="[^"]*"', "", page)
    assert FOR_SCRIPTS


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("sv,nl;q=0.5,fr;q=0.7", "fr"),
        ("sv", "en"),
        ("", "en"),
        ("*", "en"),
        ("../../etc/passwd, fr", "fr"),
        ("he-IL", "he"),
    ],
)
def test_the_language_is_the_one_that_the_browser_would_rather_have(
    accepted: str, spoken: str
) -> None:
    """By its weights; one that is not there is passed over, and English stands for none."""
    assert speech_for(accepted).language == spoken
