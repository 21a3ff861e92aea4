"""By whose rules English words are divided."""

import pytest

from pamphlet.pages.spellings import patterns_for
from tests.formats.made import pages_of


@pytest.mark.parametrize(
    ("text", "language", "asked", "patterns"),
    [
        ("The labor of the center", "en", "", "en-US"),
        ("The labour of the centre", "en", "", "en-GB"),
        ("“Labour,” they said; “labor!” The theatre was grey.", "en", "", "en-GB"),
        ("Laboured defence, organize and organise", "en", "", "en-GB"),
        ("Nothing that tells", "en", "", "en-US"),
        ("Centers, centres", "en", "", "en-US"),
        ("Four and our hour of flour, a tour, pour", "en", "", "en-US"),
        ("The labour of the centre", "en-US", "", "en-US"),
        ("The labor of the center", "en-AU", "", "en-AU"),
        ("The labor of the center", "en", "en-GB", "en-GB"),
        ("Die Arbeit am colour", "de", "", "de"),
    ],
)
def test_whose_rules(text: str, language: str, asked: str, patterns: str) -> None:
    """What the editor asks for, then what the language says, then the spelling that is found more often."""
    assert patterns_for(text.split(), language, asked) == patterns


def test_the_first_pamphlet_is_divided_by_american_rules() -> None:
    """It has labor more often than labour."""
    assert pages_of("manuscript").hyphenation == "en-US"
