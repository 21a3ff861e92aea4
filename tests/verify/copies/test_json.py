"""Read text out of JSON."""

from __future__ import annotations

import json

import pytest

from pamphlet.verify.copies import Unreadable, read_copy


def words(content: str, name: str = "copy.json") -> str:
    """Read JSON and give its words in one line."""
    copy = read_copy(name, content.encode())
    assert copy.kind == "json"
    return " ".join(copy.words)


def test_the_key_with_most_words_is_read() -> None:
    """Dates, types and IDs are no text: the strings of one key are."""
    post = {
        "date": "2011-08-01",
        "title": {"rendered": "The title"},
        "content": {"rendered": "<p>The “first” <em>para</em>graph.</p>\n<p>The second.</p>"},
        "blocks": [{"type": "plain text"}, {"type": "plain text"}],
    }
    assert words(json.dumps(post)) == "The title The “first” paragraph. The second."


def test_markdown_in_json() -> None:
    """A string in Markdown is read without its marks, in one piece or line by line."""
    lines = [
        "# Title\n",
        "\n",
        "**CS:** Was \\[it\\]?\n",
        "\n",
        "**LT:** See [here](https://example.org/).\n",
    ]
    assert words(json.dumps({"raw": "".join(lines)})) == "Title CS: Was [it]? LT: See here."
    assert words(json.dumps({"cells": [{"source": lines}]})) == "Title CS: Was [it]? LT: See here."


def test_a_list_of_texts() -> None:
    """The strings of a list follow each other."""
    assert words(json.dumps(["one two", "three"])) == "one two three"


def test_runs_of_an_editor() -> None:
    """Runs of text that an editor keeps apart by their dress are not parted by white space."""
    runs = {
        "ops": [
            {"insert": "CS", "attributes": {"bold": True}},
            {"insert": ": Why\nLT: "},
            {"insert": "So."},
        ]
    }
    assert words(json.dumps(runs)) == "CS: Why LT: So."


@pytest.mark.parametrize(
    "text",
    [
        r'"The \u201cfirst\u201d\n\nparagraph\t\"here\""',
        r'"content": "The \u201cfirst\u201d\n\nparagraph \"here\"",',
        r"The \u201cfirst\u201d\n\nparagraph \"here\"",
    ],
)
def test_a_string_cut_out_of_json(text: str) -> None:
    """What was copied out of JSON has its quotation marks and line ends as marks."""
    assert words(text, "copy.txt") == 'The “first” paragraph "here"'


@pytest.mark.parametrize(
    "text", ["[Quoting Leon Trotsky]", '"Why not?"', "{sic}", r"a\nb and a" + "\n" + "line", "1984"]
)
def test_text_that_only_looks_like_it(text: str) -> None:
    """A bracket or a quotation mark at the beginning makes no JSON."""
    copy = read_copy("copy.txt", text.encode())
    assert (copy.kind, copy.words) == ("text", tuple(text.split()))


def test_json_without_text() -> None:
    """JSON without a string is unreadable."""
    with pytest.raises(Unreadable, match="without any text"):
        read_copy("copy.json", b"[1, 2]")
