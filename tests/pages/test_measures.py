"""What has a measure of its own: each measure of a work has its rule, and what bears it its class."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.pages import Pages
from pamphlet.pages.composition import compose
from pamphlet.pages.measures import measured_rules, tens_of
from tests.manuscript.desk import Desk
from tests.pages.trees import by_class, root_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give an empty desk."""
    return Desk(tmp_path)


def made(desk: Desk, body: str) -> Pages:
    """Compose a work of one part and another that cites."""
    pamphlet, problems = desk.read_part(body)
    assert pamphlet, problems
    return compose(pamphlet)


def test_a_work_without_measures_has_no_rule_for_them(desk: Desk) -> None:
    """Nothing is added to the stylesheet of a work that has neither verse set in nor pictures with a width."""
    pamphlet, _ = desk.read_part("One,\\\ntwo.\n\n![A dot](pictures/dot.png)")
    assert pamphlet
    assert measured_rules(pamphlet) == ""


def test_verse_is_set_in_without_a_character(desk: Desk) -> None:
    """Each line that is set in has a class with a rule; the words are those of the lines."""
    pages = made(desk, "    One,\\\ntwo,\\\n  three.")
    part = pages.sections[2]
    (verse,) = by_class(root_of(part), "verse")
    assert [line.get("class") for line in verse] == ["line in-4", "line", "line in-2"]
    assert "".join(verse.itertext()).split() == ["One,", "two,", "three."]
    assert ".verse > .in-4 { padding-inline-start: 1em }\n" in pages.stylesheet
    assert ".verse > .in-2 { padding-inline-start: 0.5em }\n" in pages.stylesheet


@pytest.mark.parametrize(("deepest", "width"), [(12, "0.5em"), (13, "1.5%"), (60, "1.5%")])
def test_verse_that_is_set_in_deep_is_so_by_parts_of_the_measure(
    deepest: int, width: str, desk: Desk
) -> None:
    """All its lines are, so that those set in further stand further in, and a narrow screen has room for the words."""
    pages = made(desk, f"One,\\\n  two,\\\n{' ' * deepest}three.")
    assert f".verse > .in-2 {{ padding-inline-start: {width} }}\n" in pages.stylesheet
    assert f".verse > .in-{deepest} {{" in pages.stylesheet


def test_a_caption_stands_below_its_picture(desk: Desk) -> None:
    """The picture and its caption are a figure, with the anchor of their block and the width that is asked for."""
    pages = made(desk, '![A dot](pictures/dot.png "Just a *dot*"){width=40%}')
    markup = pages.sections[2].xhtml
    assert (
        '<figure class="picture" id="part_1"><img class="width-40 caption-2" src="images/picture-1.png" alt="A dot"/>\n'
        "<figcaption>Just a *dot*</figcaption></figure>"
    ) in markup
    assert "img.width-40 { width: 40% }" in pages.stylesheet
    assert pages.words.blocks[0].words == ("Just", "a", "*dot*")


def test_a_longer_caption_leaves_its_picture_less_room(desk: Desk) -> None:
    """The height of a picture on paper falls with the length of its caption, and never below a quarter of the page."""
    heights = []
    for caption in ("a", "a" * 300, "a" * 3000):
        css = made(desk, f'![A dot](pictures/dot.png "{caption}")').stylesheet
        rule = css.partition(
            f"@media print {{ .part img.caption-{tens_of(caption)} {{ max-height: "
        )[2]
        heights.append(int(rule.partition("mm")[0]))
    assert heights == [148, 124, 40]
