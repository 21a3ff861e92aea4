"""Verse is taken apart into its lines, and put on the page so that no word and no mark of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from pamphlet.pages.composition import compose
from pamphlet.pages.verse import lines_of
from pamphlet.work.nodes import Alteration, Emphasis, Inline, LineBreak, Link, Span, Strong, Text
from pamphlet.work.problems import Place
from tests.manuscript.desk import INTERVIEW_YAML, Desk
from tests.pages.trees import by_class, root_of

HERE = Place("part.md", 5, 1)


@pytest.mark.parametrize(
    ("runs", "lines"),
    [
        ((Text("one"),), [(2, (Text("one"),))]),
        (
            (Text("one"), LineBreak(3), Text("two")),
            [(2, (Text("one"),)), (3, (Text("two"),))],
        ),
        (
            (
                Emphasis(
                    (Text("one"), LineBreak(3), Strong((Text("two"), LineBreak(), Text("three"))))
                ),
            ),
            [
                (2, (Emphasis((Text("one"),)),)),
                (3, (Emphasis((Strong((Text("two"),)),)),)),
                (0, (Emphasis((Strong((Text("three"),)),)),)),
            ],
        ),
        (
            (Span("", (), (Text("one"), LineBreak(), Text("two")), HERE, "here"), Text("!")),
            [
                (2, (Span("", (), (Text("one"),), HERE, "here"),)),
                (0, (Span("", (), (Text("two"),), HERE), Text("!"))),
            ],
        ),
        (
            (Link("#here", (Alteration((Text("[a"), LineBreak(), Text("b]")), HERE),), HERE),),
            [
                (2, (Link("#here", (Alteration((Text("[a"),), HERE),), HERE),)),
                (0, (Link("#here", (Alteration((Text("b]"),), HERE),), HERE),)),
            ],
        ),
    ],
)
def test_what_goes_on_over_a_line_end_is_begun_anew(
    runs: tuple[Inline, ...], lines: list[tuple[int, tuple[Inline, ...]]]
) -> None:
    """Stress, links, brackets and languages hold in each of their lines; an anchor is the first's."""
    assert [(line.indent, tuple(line.runs)) for line in lines_of(runs, 2)] == lines


def test_a_label_stands_in_the_first_line_of_its_verse(tmp_path: Path) -> None:
    """The paragraph says that it is spoken; what stands alone on its line is a line, too."""
    pamphlet, problems = Desk(tmp_path).read_part(
        "CS: One,\\\n  two.\n\nLT:\\\nThree.", "interview", INTERVIEW_YAML
    )
    assert pamphlet, problems
    verses = by_class(root_of(compose(pamphlet).sections[2]), "verse")
    assert [verse.get("class") for verse in verses] == ["verse spoken"] * 2
    assert [verse[0].get("class") for verse in verses] == ["line opening"] * 2
    told = [["".join(line.itertext()) for line in verse] for verse in verses]
    assert told == [["CS: One,", "two."], ["LT:", "Three."]]
