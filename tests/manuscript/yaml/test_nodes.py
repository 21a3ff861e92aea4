"""Read YAML into nodes with places: nothing executed, nothing expanded, every fault in its line."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pamphlet.manuscript.yaml.nodes import Mapping, Node, Scalar, Sequence, read_yaml
from pamphlet.work.problems import Place, Problems


def read(text: str, line_offset: int = 0) -> tuple[Node | None, Problems]:
    """Read a text as a file of this name."""
    problems = Problems()
    return read_yaml(text, "a.yaml", problems, line_offset), problems


def fault(text: str) -> tuple[str, int, int]:
    """Give code, line and column of the one thing wrong with a text."""
    _, problems = read(text)
    (problem,) = problems
    return problem.code, problem.place.line, problem.place.column


def test_nodes_know_their_places() -> None:
    """Each value has the line and column of its first character, lines above the text counted."""
    root, problems = read("a: b\nc:\n  - d\n  - {e: f}\n", line_offset=3)
    assert not problems
    assert root == Mapping(
        (
            (Scalar("a", Place("a.yaml", 4, 1)), Scalar("b", Place("a.yaml", 4, 4))),
            (
                Scalar("c", Place("a.yaml", 5, 1)),
                Sequence(
                    (
                        Scalar("d", Place("a.yaml", 6, 5)),
                        Mapping(
                            (
                                (
                                    Scalar("e", Place("a.yaml", 7, 6)),
                                    Scalar("f", Place("a.yaml", 7, 9)),
                                ),
                            ),
                            Place("a.yaml", 7, 5),
                        ),
                    ),
                    Place("a.yaml", 6, 3),
                ),
            ),
        ),
        Place("a.yaml", 4, 1),
    )


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2011-08", "2011-08"),
        ("no", "no"),
        ("010", "010"),
        ("1_000", "1_000"),
        (".5", ".5"),
        ("~", ""),
        ("null", ""),
        ("", ""),
        ("'~'", "~"),
        ('"a\\u00e9 b"', "aé b"),
        ("'it''s'", "it's"),
        (">-\n  folded\n  lines", "folded lines"),
        ("|\n  kept\n  lines", "kept\nlines\n"),
        ("! typed", "typed"),
    ],
)
def test_a_value_is_the_text_that_was_typed(typed: str, value: str) -> None:
    """No value becomes a number, a date or a truth; an empty one is the empty text."""
    root, problems = read(f"key: {typed}\n")
    assert not problems
    assert isinstance(root, Mapping)
    node = root.get("key")
    assert isinstance(node, Scalar)
    assert node.value == value


def test_an_empty_document_is_an_empty_mapping() -> None:
    """A file of comments holds no fields, and nothing is wrong with it."""
    assert read("# nothing\n") == (Mapping((), Place("a.yaml", 1, 1)), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: "b\nc: d\n', ("Y01", 1, 4)),
        ('a: b\nc: "d\ne: "f"\n', ("Y01", 2, 4)),
        ("a: 'b\nc: 'd'\n", ("Y01", 1, 4)),
        ('a:\n  - "b\n  - c\n', ("Y01", 2, 5)),
        ("a: [b, 'c]\nd: e\n", ("Y01", 1, 8)),
        ('a: "b\n  c"\nd: e: f\n', ("Y01", 3, 5)),
        ("a: b: c\n", ("Y01", 1, 5)),
        ("a: b\n  c: d\n", ("Y01", 2, 3)),
        ("a:\n  b: c\n d: e\n", ("Y01", 3, 2)),
        ("a: b\nc\nd: e\n", ("Y01", 2, 1)),
        ("a: [b\nc: d\n", ("Y01", 2, 2)),
        ("- a\nb: c\n", ("Y01", 2, 1)),
        ("a:\n\tb: c\n", ("Y01", 2, 1)),
        ("a: @b\n", ("Y01", 1, 4)),
        ('a: "\\q"\n', ("Y01", 1, 5)),
        ("a: - b\n", ("Y01", 1, 4)),
        ("a: b\n---\nc: d\n", ("Y01", 3, 1)),
        ("? [a]\n: b\n", ("Y01", 1, 3)),
        ("a: b\na: c\n", ("Y02", 2, 1)),
        ("a: &b c\n", ("Y03", 1, 4)),
        ("a: *b\n", ("Y03", 1, 4)),
        ("a: !!python/object:os.system b\n", ("Y03", 1, 4)),
        ("a: !b c\n", ("Y03", 1, 4)),
        ('a: "\\0"\n', ("F04", 1, 4)),
        ("[" * 100, ("Y04", 1, 21)),
    ],
)
def test_a_fault_is_told_where_it_would_be_mended(
    text: str, expected: tuple[str, int, int]
) -> None:
    """A quotation mark left open is told where it opens, a line too far right where it begins."""
    assert fault(text) == expected


def test_a_bomb_of_aliases_is_not_expanded() -> None:
    """Aliases within aliases are refused at the first anchor."""
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert fault("\n".join(lines)) == ("Y03", 1, 5)


def test_a_list_without_end_is_refused() -> None:
    """More values than any pamphlet has are not read."""
    assert fault("- a\n" * 200_000)[0] == "Y04"


YAML = st.lists(
    st.one_of(
        st.sampled_from(
            [*"-?:,[]{}#&*!|>'\"%@` \n\t~", "a", "b: c", "\n  ", "\n- ", ": ", "---\n", "...\n", "é",
             "𐍈", "\ufeff", "\x85", "\u2028", "\\", '"\\', "<<: ", "? ", "!!str "]
        ),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=3),
    ),
    max_size=20,
).map("".join)  # fmt: skip


@given(YAML)
@example("%YAML 9.9\n---\na: b")
@example("a: \ufffe")
def test_any_text_gives_a_node_or_a_problem(text: str) -> None:
    """Whatever stands in a YAML file, it is read or refused, in a line that it has."""
    root, problems = read(text)
    assert root is not None or problems
    for problem in problems:
        assert problem.hint
        assert (
            1
            <= problem.place.line
            <= text.count("\n") + 2 + text.count("\x85") + text.count("\u2028")
        )
