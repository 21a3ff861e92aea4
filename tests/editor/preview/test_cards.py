"""Problems and decisions, beside the blocks that they belong to."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.editor.preview.cards import Asked, Blocks, decision_cards, name_in, problem_cards
from pamphlet.work.problems import Place, error, warning

DECISIONS = """\
- decision: hyphen
  about: "ex-/bureaucrats"
  question: "“ex-/bureaucrats”: keep the hyphen?"
  place: "some/where/work/text.md:7:3"
  default: "keep"
  answer:  # keep or drop

- decision: heading
  about: "Preface"
  question: "is “Preface” a part?"
  place: "some/where/work/text.md:1"
  default: "yes"
  answer: "no" # yes, section or no
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a part and with decisions of an import that was typed elsewhere."""
    (tmp_path / "text.md").write_text("\n" * 30)
    (tmp_path / "decisions.yaml").write_text(DECISIONS)
    return tmp_path


@pytest.fixture
def blocks(folder: Path) -> Blocks:
    """Give two blocks of the part."""
    path = f"{folder.as_posix()}/text.md"
    return Blocks({"text_1": Place(path, 5, 1), "text_2": Place(path, 9, 1)})


def test_a_problem_belongs_to_the_block_that_begins_above_it(folder: Path, blocks: Blocks) -> None:
    """One before all blocks belongs to none; the same one at several places is one card."""
    path = f"{folder.as_posix()}/text.md"
    problems = [
        warning("B03", "said twice", Place(path, 2, 1)),
        error("C02", "said once", Place(path, 8, 4), "a way out"),
        warning("B03", "said twice", Place(path, 30, 1)),
        error("M02", "in the settings", Place(f"{folder.as_posix()}/pamphlet.yaml", 1)),
    ]
    twice, once, settings = problem_cards(problems, folder, blocks)
    assert (twice.count, [spot.anchor for spot in twice.spots]) == (2, ["", "text_2"])
    assert (once.kind, once.hint, once.spots[0].anchor) == ("error", "a way out", "text_1")
    assert (settings.spots[0].file, settings.spots[0].anchor) == ("pamphlet.yaml", "")


def test_an_open_decision_is_a_card_beside_its_words(folder: Path, blocks: Blocks) -> None:
    """With what it is for now, what may be answered, and where; one that is answered is none."""
    (card,) = decision_cards(folder, blocks)
    assert card.kind == "decision"
    assert card.text == "“ex-/bureaucrats”: keep the hyphen?"
    assert card.hint == "so it is for now; answer in decisions.yaml: keep or drop"
    assert card.asked == Asked("hyphen", "ex-/bureaucrats", ("keep", "drop"), "keep", "")
    words, answer = card.spots
    assert (words.file, words.line, words.anchor) == ("text.md", 7, "text_1")
    assert (answer.file, answer.line) == ("decisions.yaml", 6)


def test_an_answer_that_no_import_has_seen_stays_a_card(folder: Path, blocks: Blocks) -> None:
    """With the answer; and goes with the next import, which keeps what it has seen."""
    (folder / ".import").mkdir()
    (folder / ".import" / "decisions.yaml").write_text(DECISIONS)
    path = folder / "decisions.yaml"
    path.write_text(DECISIONS.replace("answer:  # keep", "answer: drop # keep"))
    (card,) = decision_cards(folder, blocks)
    assert card.asked
    assert card.asked.answer == "drop"
    (folder / ".import" / "decisions.yaml").write_text(path.read_text())
    assert decision_cards(folder, blocks) == ()


def test_without_decisions_there_are_no_cards(folder: Path, blocks: Blocks) -> None:
    """Nor with a file that is none."""
    (folder / "decisions.yaml").write_text("[broken")
    assert decision_cards(folder, blocks) == ()
    (folder / "decisions.yaml").unlink()
    assert decision_cards(folder, blocks) == ()


@pytest.mark.parametrize(
    ("folder", "path", "name"),
    [("m", "m/a/b.md", "a/b.md"), (".", "b.md", "b.md"), ("/x/m", "/x/m/b.md", "b.md")],
)
def test_a_file_is_called_as_in_its_folder(folder: str, path: str, name: str) -> None:
    """However the folder was named."""
    assert name_in(Path(folder), path) == name
