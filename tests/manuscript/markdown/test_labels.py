"""Labels that are declared, or typed, with points open turns in every dress."""

from __future__ import annotations

import pytest

from pamphlet.manuscript.markdown.labels import Labels
from pamphlet.work.model import Speaker
from pamphlet.work.nodes import Turn
from tests.manuscript.desk import INTERVIEW_YAML, Desk

# A speaker as declared, and how the label may be typed.
SPELLINGS = {
    ("C.D.", "Carla Diaz"): ("C.D.", "C. D.", "CD", "c.d.", "C.D", "Carla Diaz (CD)", "Carla Diaz"),
    ("CD", "Carla Diaz"): ("CD", "C.D.", "C. D.", "Carla Diaz (C.D.)", "CD."),
    ("Dr. X.", "Doctor Xu"): ("Dr. X.", "Dr X", "DR. X.", "Dr.X.", "Doctor Xu (Dr. X.)"),
    ("N.N.", "N.N."): ("N.N.", "N. N.", "NN"),
    ("ABC", "A. B. Cole Jr."): (
        "A. B. Cole Jr.",
        "A.B. Cole Jr",
        "AB Cole Jr.",
        "A.B.Cole Jr.",
        "A.B.C.",
    ),
    ("Э.Р.", "Эльза Р."): ("Э.Р.", "Э. Р.", "ЭР", "Эльза Р"),
    ("HAM.", "Hamlet"): ("HAM.", "Ham.", "HAM", "Hamlet"),
}
DRESSES = (
    "{}: said",
    "{} : said",
    "{}：said",
    "**{}:** said",
    "**{}**: said",
    "*{}:* said",
    "***{}:*** said",
    "**{}: said**",
    "[{}]: said",
    "(laughs) {}: said",
    "{} (laughing): said",
    "[00:13:02] {}: said",
    "{}:\n\nsaid",
)
TYPED = [(speaker, label) for speaker, labels in SPELLINGS.items() for label in labels]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(("speaker", "label"), TYPED, ids=[f"{s[0]}-{label}" for s, label in TYPED])
def test_a_label_opens_a_turn_with_points_or_without(
    speaker: tuple[str, str], label: str, dress: str, desk: Desk
) -> None:
    """However it is declared, and dressed; what is typed is printed, and nothing is warned of."""
    key, name = speaker
    declared = "{CS: Contemporary Socialist, LT: Leon Trotsky}"
    yaml = INTERVIEW_YAML.replace(declared, f"{{{key}: {name}}}")
    pamphlet, problems = desk.read_part(dress.format(label), "interview", yaml)
    assert pamphlet, problems
    assert not problems
    (turn,) = pamphlet.parts[0].blocks
    assert isinstance(turn, Turn)
    assert turn.speakers == (key,)
    assert label in turn.label


@pytest.mark.parametrize(
    "text",
    [
        "C. Diaz: said",
        "D.C.: said",
        "C.D.E.: said",
        "CDE: said",
        "ACD: said",
        "C.D: .",
        "C..D.: said",
    ],
)
def test_another_label_opens_no_turn_of_theirs(text: str) -> None:
    """Points are left out, and letters are not."""
    opening = Labels([Speaker("CD", "Carla Diaz")]).opening(text)
    assert (opening is None) == (not text.startswith("C.D:"))


def test_of_two_whose_labels_differ_by_points_each_has_the_exact_one() -> None:
    """And what may be either's is nobody's."""
    labels = Labels([Speaker("CD", "Carla Diaz"), Speaker("C.D.", "Carl Dorn")])
    told = {typed: labels.key(typed) for typed in ("CD", "C.D.", "C. D.", "c.d.", "cd")}
    assert told == {"CD": "CD", "C.D.": "C.D.", "C. D.": "", "c.d.": "C.D.", "cd": "CD"}


def test_a_sentence_that_begins_with_initials_is_no_label() -> None:
    """It has no colon, and no label was declared with such points."""
    labels = Labels([Speaker("CD", "Carla Diaz")])
    assert not labels.beginning("C.D. went home.")
    assert labels.beginning("CD went home.") == "CD"
