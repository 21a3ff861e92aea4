"""What a person is told: a sentence for each verdict, in numbers that are right."""

from __future__ import annotations

import pytest

from pamphlet.verify.report.sentences import (
    KINDS,
    MEASURED,
    NAMES,
    listed,
    nearest,
    not_judged,
    others,
    ranges,
    said_of,
    told_of_part,
    where,
)
from pamphlet.verify.verdict import Around, Verdict, verify
from tests.verify.report.reports import ALL_KINDS, CHANGED, MOVED, PUT_IN
from tests.verify.samples import ANSWERED_AGAIN, TEXTS, html, words_of

COUNT = words_of().count
TYPOGRAPHY = (
    f"This copy of “T” is complete: all its {COUNT} words are there, in their order;"
    " quotation marks, dashes, hyphens or capitals differ at 1 place."
)
EXCERPT = f"This is an excerpt of “T”: 19 of its {COUNT} words stand in it, word for word; the others do not."
ALL_TOLD = (
    f"This copy of “T” is incomplete: 15 of its {COUNT} words are missing, the words are changed at"
    " 1 place, words that are not of it are put in at 1 place and 1 passage stands elsewhere."
)


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (TEXTS, f"This copy of “T” is complete: all its {COUNT} words are there, in their order."),
        (
            [text.replace("“", '"') for text in TEXTS],
            TYPOGRAPHY,
        ),
        (CHANGED, "This copy of “T” is altered: the words are changed at 1 place."),
        (PUT_IN, "This copy of “T” is altered: words that are not of it are put in at 1 place."),
        (MOVED, "This copy of “T” is altered: 1 passage stands elsewhere."),
        (TEXTS[:5], f"This copy of “T” is incomplete: 19 of its {COUNT} words are missing."),
        (
            [ANSWERED_AGAIN],
            EXCERPT,
        ),
        (
            ALL_KINDS,
            ALL_TOLD,
        ),
        (["It was a dark night."], "Nothing of “T” stands in this file: it is another text."),
    ],
)
def test_a_sentence_for_each_verdict(texts: tuple[str, ...], sentence: str) -> None:
    """The sentence says what the verdict is, and how many words and places it rests on."""
    assert said_of(verify(words_of(), "x.html", html(texts).encode()), "T") == sentence


def test_what_was_not_compared() -> None:
    """A file of the release, one that cannot be read, and a bag whose manifests are wrong."""
    assert "byte for byte" in said_of(Verdict("identical"), "T")
    assert "could not be read" in said_of(Verdict("unreadable"), "")
    assert said_of(Verdict("altered"), "") == (
        "This copy of the work is altered: it is not as it was published."
    )


def test_places_and_turns() -> None:
    """Turns in a row are one range; what has no turn is counted; a long list ends somewhere."""
    assert ranges([1]) == "turn 1"
    assert ranges(range(1, 200, 2)).endswith(", …")
    verdict = verify(words_of(), "x.html", html(TEXTS[:2]).encode())
    assert where(verdict.differences[0]) == "Interview, turn 1"
    assert others(verdict.differences) == "and 4 places more: turns 1–4"
    assert others(()) == ""
    assert told_of_part(verdict.differences) == "missing at 4 places (turns 1–4)."
    assert told_of_part(()) == "nothing differs."
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_what_stands_around() -> None:
    """What is not judged is told with its place, and the words that are nearest to the work."""
    words = tuple(f"w{at}" for at in range(40))
    before, after = Around("before", 50, words), Around("after", 1, ("End.",))
    assert not_judged(before) == "50 words stand before the work"
    assert nearest(before).startswith("… w24 ")
    assert (not_judged(after), nearest(after)) == ("1 word stands after the work", "End.")
    aside = Around("amid", 3, ("Buy", "our", "shoes."), "ad", "Interview", 2)
    assert not_judged(aside) == "3 words that the page sets aside as “ad”, before Interview, turn 2"
    assert not_judged(Around("amid", 3, words[:3])) == "3 words at the edge of pages"


def test_as_many_ranges_and_words_as_a_line_holds() -> None:
    """Twenty-four ranges and sixteen words are said; of more it is told that there are some."""
    for count, more in ((24, ""), (25, ", …")):
        turns = range(1, 2 * count, 2)
        assert ranges(turns) == f"turns {', '.join(map(str, turns[:24]))}{more}"
    words = tuple(f"w{at}" for at in range(40))
    assert nearest(Around("before", 16, words[:16])) == " ".join(words[:16])
    assert nearest(Around("before", 17, words[:17])) == f"… {' '.join(words[1:17])}"
    assert nearest(Around("after", 16, words[:16])) == " ".join(words[:16])
    assert nearest(Around("after", 17, words[:17])) == f"{' '.join(words[:16])} …"


def test_each_thing_has_its_name() -> None:
    """Whatever a verdict or a difference is, and whatever a copy was measured by."""
    assert list(NAMES.values()) == [
        "Identical",
        "Complete",
        "Complete, typography differs",
        "Altered",
        "Incomplete",
        "Another text",
        "Could not be read",
    ]
    assert [name.casefold() for name in NAMES][:-1] == [name.casefold() for name in NAMES.values()][
        :-1
    ]
    assert {kind: told.lower() for kind, told in KINDS.items()} == {kind: kind for kind in KINDS}
    assert {kind: told.format(name="X") for kind, told in MEASURED.items()} == {
        "manuscript": "the manuscript of the work, X",
        "release": "the release of the work, X",
        "bag": "the release of the work in X",
        "file": "the wording that X carries",
        "itself": "the wording that the file itself carries",
    }
