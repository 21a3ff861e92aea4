"""Speakers are known by labels that recur, in every dress that the format takes."""

from __future__ import annotations

import pytest

from pamphlet.editor.imports.recognised.labels import opens_turn, speakers_of

TALKS: dict[str, tuple[tuple[str, ...], list[tuple[str, str]]]] = {
    "a key in brackets behind a name": (
        ("Contemporary Socialist (CS): Why?", "Leon Trotsky (LT): So.", "CS: And?", "LT: So."),
        [("CS", "Contemporary Socialist"), ("LT", "Leon Trotsky")],
    ),
    "capitals and small letters": (
        ("SOCRATES: Why?", "Ion : So.", "Socrates: And?", "ION: So.", "SOCRATES:\tThen?"),
        [("SOCRATES", "Socrates"), ("ION", "Ion")],
    ),
    "time codes, stage directions, two at once": (
        (
            "[00:01] Eva: Why?",
            "Jo (laughing): So.",
            "(rises) Eva: And?",
            "Jo: So.",
            "Eva & Jo: Yes.",
        ),
        [("Eva", "Eva"), ("Jo", "Jo")],
    ),
    "full-width colons": (
        ("编者：为什么？", "作者：因为。", "编者：真的？", "作者：是的。"),
        [("编者", "编者"), ("作者", "作者")],
    ),
    "one who talks alone": (("Note: old.", "Note: new.", "An end."), []),
    "points or none behind initials": (
        ("C.D.: Why?", "E. F.: So.", "CD: And?", "E.F.: So.", "C.D.: Then?", "E.F.: Yes."),
        [("CD", "C.D."), ("E. F.", "E.F.")],
    ),
    "names with a small word": (
        ("King of Ys: Why?", "Ana dalla Rosa: So.", "King of Ys: And?", "Ana dalla Rosa: So."),
        [("King of Ys", "King of Ys"), ("Ana dalla Rosa", "Ana dalla Rosa")],
    ),
    "names with too long a word": (("King without Land: Why?", "Fool without Land: So.") * 2, []),
    "examples of a manual": (("Example: one.", *["A rule."] * 40) * 5, []),
    "sentences with colons": (
        ("He said: no.", "For example: this.", "He said: yes.", "For example: that."),
        [],
    ),
}


@pytest.mark.parametrize("kind", TALKS)
def test_speakers_are_found(kind: str) -> None:
    """Key and name of each who talks, and nobody else; each of their paragraphs opens a turn."""
    paragraphs, expected = TALKS[kind]
    speakers = speakers_of(paragraphs)
    assert [(speaker.key, speaker.name) for speaker in speakers] == expected
    assert all(opens_turn(text, speakers) for text in paragraphs) == bool(expected)


@pytest.mark.parametrize("others", [0, 20, 90, 100])
def test_one_speaker_alone_opens_a_fair_part_of_the_paragraphs(others: int) -> None:
    """One in twenty-five, at least: a label that stands more seldom is none, as “Example:” in a manual."""
    speakers = speakers_of([*["Eva: So it was."] * 4, *["A paragraph."] * others])
    assert [speaker.key for speaker in speakers] == (["Eva"] if others <= 96 else [])
