"""Whatever a document says, the Markdown that is written for it reads back as the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.editor.imports.tree import (
    Block,
    Break,
    Call,
    Code,
    Heading,
    Link,
    Listing,
    Paragraph,
    Quotation,
    Run,
    Styled,
    Table,
    Text,
    Tongue,
    joined,
    words_of,
)
from pamphlet.editor.imports.written.blocks import BlockWriter
from pamphlet.editor.imports.written.reading_back import words_read_back
from pamphlet.editor.imports.written.runs import Surroundings

SIGNS = "\\`*_{}[]()#+-.!|<>~^:&\"'=/“”–… \u00a0ab1"
texts = st.text(st.sampled_from(SIGNS), min_size=1, max_size=14)
plain_runs = st.builds(Text, texts)


def within(runs: st.SearchStrategy[Run]) -> st.SearchStrategy[Run]:
    """Give runs that hold others."""
    some = st.lists(runs, min_size=1, max_size=3).map(joined)
    return st.one_of(
        st.builds(Styled, st.sampled_from(["emphasis", "strong"]), some),
        st.builds(Link, st.just("https://example.org/a"), some),
        st.builds(Tongue, st.just("de"), some),
    )


every_run = st.recursive(
    st.one_of(plain_runs, st.just(Break()), st.builds(Code, texts)), within, max_leaves=5
)
paragraphs = st.lists(every_run, min_size=1, max_size=4).map(lambda runs: Paragraph(joined(runs)))


def around() -> Surroundings:
    """Give the surroundings of a part without pictures and links of its own."""
    return Surroundings({}, {})


@given(paragraphs)
def test_a_paragraph_reads_back(paragraph: Paragraph) -> None:
    """Marks, quotes, brackets and numbers that are words stay words, whatever stands beside them."""
    typed = BlockWriter(around()).written([paragraph])
    assert words_read_back(typed) == words_of(paragraph)


@given(st.lists(paragraphs, min_size=1, max_size=3))
def test_blocks_in_each_other_read_back(inner: list[Paragraph]) -> None:
    """So do quotations, lists, headings and the cells of tables."""
    cells = (tuple(inner), tuple(inner))
    blocks: list[Block] = [
        Quotation((*inner, Listing(None, (tuple(inner),)))),
        Listing(3, tuple((paragraph,) for paragraph in inner)),
        Heading(2, inner[0].runs),
        Table(cells, ("",) * len(inner), has_head=True),
    ]
    for block in blocks:
        typed = BlockWriter(around()).written([block])
        assert words_read_back(typed) == words_of(block), typed


@pytest.mark.parametrize(
    ("runs", "typed"),
    [
        ((Text("a * b, snake_case, 3 < 4"),), "a \\* b, snake_case, 3 < 4"),
        ((Text("1. It was, 2. it is"),), "1\\. It was, 2. it is"),
        ((Text("[was] and [here](there)"),), "[was] and \\[here\\](there)"),
        ((Styled("strong", (Text("ION: "),)), Text("Yes.")), "**ION:** Yes."),
        ((Styled("emphasis", (Text("home"),)), Text("ward")), "*home*ward"),
        ((Text("a line"), Break(), Text("# another")), "a line\\\n\\# another"),
        ((Code("a `b`"),), "`` a `b` ``"),
    ],
)
def test_what_is_written_is_easy_to_read(runs: tuple[Run, ...], typed: str) -> None:
    """Signs are escaped where they would be marks, and nowhere else."""
    assert BlockWriter(around()).written([Paragraph(runs)]) == typed


def test_a_note_is_written_once_however_often_it_is_called() -> None:
    """Two calls of one note have one number; another note that reads the same has its own."""
    note = (Paragraph((Text("Ibid."),)),)
    writer = BlockWriter(around())
    runs = (Text("a"), Call(note, 1), Text(" b"), Call(note, 1), Text(" c"), Call(note))
    assert writer.written([Paragraph(runs)]) == "a[^1] b[^1] c[^2]"
    assert writer.notes() == "[^1]: Ibid.\n\n[^2]: Ibid."
