"""A second import into a folder keeps answers and what was changed by hand, and takes in what is new."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from pamphlet.editor.imports.answering import write_answer
from pamphlet.editor.imports.decisions import read_answers
from pamphlet.editor.imports.importing import import_documents
from pamphlet.manuscript.reading import read_manuscript
from pamphlet.work.problems import Problems
from tests.editor import documents_made

ROOT = Path(__file__).parents[3]
DAY = "2026-11-26"
TEXT = (ROOT / "manuscript" / "copy-text.txt").read_text("utf-8")


def answer(folder: Path, about: str, said: str) -> None:
    """Answer a decision as a person does, behind “answer:”."""
    decisions = folder / "decisions.yaml"
    typed = decisions.read_text("utf-8")
    pattern = rf"(about: {re.escape(about)}\n(?:.*\n){{3}}  answer:)[^#\n]* "
    changed, count = re.subn(pattern, lambda found: f"{found[1]} {said} ", typed)
    assert count == 1
    decisions.write_text(changed, "utf-8")


def test_an_answer_from_elsewhere_is_kept_to_and_known_to_be(tmp_path: Path) -> None:
    """As it is written by the preview: the next import does as it says, keeps it, and has seen it."""
    folder, source = tmp_path / "made", tmp_path / "text.txt"
    source.write_text(TEXT, "utf-8")
    import_documents([source], folder, DAY)
    write_answer(folder, ("hyphen", "long-/term"), "drop")
    write_answer(folder, ("title", "title"), "A Name: of Mine")
    import_documents([source], folder, DAY)
    pamphlet, problems = read_manuscript(folder)
    assert pamphlet, problems
    assert pamphlet.metadata.title == "A Name: of Mine"
    assert "longterm" in pamphlet.words.flat()
    for kept in (folder, folder / ".import"):
        answers = read_answers((kept / "decisions.yaml").read_text("utf-8"), "", Problems())
        assert answers == {("hyphen", "long-/term"): "drop", ("title", "title"): "A Name: of Mine"}


def change(path: Path, before: str, after: str) -> None:
    """Change a file by hand."""
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_answers_and_changes_by_hand_stay_when_a_newer_text_comes(tmp_path: Path) -> None:
    """What was answered is asked no more; a hand's changes stand beside the new words; all is proved."""
    folder, source = tmp_path / "made", tmp_path / "text.txt"
    source.write_text(TEXT, "utf-8")
    import_documents([source], folder, DAY)
    answer(folder, "long-/term", "drop")
    answer(folder, "title", '"A Name of Mine"')
    change(folder / "interview.md", "so lved", "solved")
    change(folder / "pamphlet.yaml", "# date: 2011-08", "date: 2011-08")
    source.write_text(TEXT.replace("voluntary labour", "voluntary labour, twice over"), "utf-8")
    told = import_documents([source], folder, DAY)
    pamphlet, problems = read_manuscript(folder)
    assert pamphlet, problems
    assert pamphlet.metadata.title == "A Name of Mine"
    assert pamphlet.metadata.date == "2011-08"
    words = " ".join(pamphlet.words.flat())
    assert "twice over" in words
    assert "longterm" in words
    assert "so lved" not in words
    assert {emendation.reads for emendation in pamphlet.emendations} >= {"longterm"}
    asked = [p.message for p in told.problems if p.code == "D02"]
    assert not any("long-/term" in message or "title" in message for message in asked)
    assert any("ex-/bureaucrats" in message for message in asked)


def test_a_place_that_both_changed_keeps_the_hand_and_is_told(tmp_path: Path) -> None:
    """Where the newer document and the hand changed the same lines, the hand's stand, and the others are told."""
    folder, source = tmp_path / "made", tmp_path / "text.txt"
    source.write_text("Introduction\n\nThe mill stood by the ford.\n\nIt was old.\n", "utf-8")
    import_documents([source], folder, DAY)
    change(folder / "introduction.md", "by the ford", "by the bridge")
    source.write_text("Introduction\n\nThe mill stood by the weir.\n\nIt was old.\n", "utf-8")
    told = import_documents([source], folder, DAY)
    assert "by the bridge" in (folder / "introduction.md").read_text("utf-8")
    aside = [p.message for p in told.problems if p.code == "D07"]
    assert len(aside) == 1
    assert "The mill stood by the weir." in aside[0]
    pamphlet, problems = read_manuscript(folder)
    assert pamphlet, problems  # the departure is on record
    assert "weir" in pamphlet.emendations[0].copy_text


def test_the_same_document_again_changes_nothing(tmp_path: Path) -> None:
    """A second import of the same file writes the same files."""
    folder, source = tmp_path / "made", tmp_path / "text.txt"
    source.write_text(TEXT, "utf-8")
    import_documents([source], folder, DAY)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    import_documents([source], folder, DAY)
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert after == before


def test_a_part_that_is_no_more_goes_unless_a_hand_changed_it(tmp_path: Path) -> None:
    """Files of the former import that the newer does not make are taken away; what was changed is kept."""
    folder, source = tmp_path / "made", tmp_path / "text.md"
    source.write_text(
        "# Introduction\n\nOne.\n\n# Afterword\n\nTwo.\n\n# Appendix\n\nThree.\n", "utf-8"
    )
    import_documents([source], folder, DAY)
    change(folder / "appendix.md", "Three.", "Three and a half.")
    source.write_text("# Introduction\n\nOne.\n", "utf-8")
    import_documents([source], folder, DAY)
    names = {path.name for path in folder.glob("*.md")}
    assert names == {"introduction.md", "appendix.md"}


def test_an_answer_that_is_none_of_the_choices_leaves_the_decision_open(tmp_path: Path) -> None:
    """What cannot be understood is no answer, and is asked again."""
    folder, source = tmp_path / "made", tmp_path / "text.txt"
    source.write_text(TEXT, "utf-8")
    import_documents([source], folder, DAY)
    answer(folder, "long-/term", "perhaps")
    told = import_documents([source], folder, DAY)
    assert any("long-/term" in p.message for p in told.problems if p.code == "D02")


def test_a_description_goes_with_its_picture(tmp_path: Path) -> None:
    """What a picture shows is known by the picture itself: another before it changes nothing."""
    folder = tmp_path / "made"
    source = documents_made.google_page(tmp_path)
    told = import_documents([source], folder, DAY)
    about = next(
        line.split(": ")[1]
        for line in (folder / "decisions.yaml").read_text("utf-8").splitlines()
        if line.startswith("  about: picture")
    )
    assert any("pictures/image1.png" in problem.message for problem in told.problems)
    answer(folder, about, "A red field.")
    other = tmp_path / "images" / "image0.png"
    Image.new("RGB", (8, 8), "blue").save(other)
    page = source.read_text("utf-8")
    source.write_text(page.replace("<h1 ", '<p><img src="images/image0.png"></p><h1 ', 1), "utf-8")
    import_documents([source], folder, DAY)
    text = (folder / "interview.md").read_text("utf-8")
    assert "![A red field.](pictures/image1.png)" in text


def test_another_element_of_a_page_can_be_chosen(tmp_path: Path) -> None:
    """The whole page, or an element that is named, is taken instead of the one proposed."""
    folder, source = tmp_path / "made", documents_made.blog_page(tmp_path)
    import_documents([source], folder, DAY)
    for chosen, has_comments, has_article in (("body", True, True), ("div.comments", True, False)):
        answer(folder, "blog.html", chosen)
        import_documents([source], folder, DAY)
        text = "".join(path.read_text("utf-8") for path in folder.glob("*.md"))
        assert ("Great post!" in text, "The oven is lit" in text) == (has_comments, has_article)
