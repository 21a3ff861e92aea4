"""Read Markdown: the words without the marks."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import Copy, Unreadable, read_copy
from pamphlet.verify.copies.markdown import words_of_markdown


def words(text: str) -> str:
    """Read Markdown and give its words in one line."""
    copy = read_copy("book.md", text.encode())
    assert copy.kind == "markdown"
    return " ".join(copy.words)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("# One *two* **three**\n\nfour\nfive  \nsix", "One two three four five six"),
        ("un*break*able", "unbreakable"),
        (
            'one [two][1] [\\[3\\]][2]\n\n [1]: #a {#b .c role="d"}\n  [2]: <x> "Y" {.z}\n',
            "one two [3]",
        ),
        (
            'one [two][1] [three][a b]\n\n  [a\n  b]:\n    c.png {role="d"}\n  [1]: #e {.f\n  .g}\n',
            "one two three",
        ),
        ("state-\nowned and culmi\u00ad\nnating", "state\x02owned and culmi\x02nating"),
        ("a\x0ead b\x0f c", "a ad b c"),
        ("\\[reflected\\] and [reflected] and \\*", "[reflected] and [reflected] and *"),
        ("one ![](data:image/svg+xml;base64,PHN2Zz4=) [two](javascript:x)", "one two"),
        ("[1937a:13, 14](#source) ![a picture](x.png)end", "1937a:13, 14 end"),
        (
            "- one\n- two\n\n1. three\n\n> four\n\n    five\n\n```\nsix\n```",
            "one two three four five six",
        ),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("word[^1] more\\[^2\\]\n\n[^1]: Ibid.", "word more[^2] Ibid."),
        (
            "word[^1]\n\n[^1]: One\n\n    > two\\\n    > three\n\n    *four*\n\n[^2]: five\n\n\t- six\n",
            "word One two three four five six",
        ),
        ("[^1]: One\n\n    *two*", "One two"),
        ("word[^1]: one\n\n    *two*", "word: one *two*"),
        (
            "# Title {#id .class}\n\n[φίλον]{lang=grc} and {braces}\n\n::: {.box}\nword\n:::",
            "Title φίλον and {braces} word",
        ),
        (
            '<span id="x">word</span>s\n\n<div class="y">\nmore &amp; more\n</div>',
            "words more & more",
        ),
        ("---\ntitle: No word\nnames:\n  - none\n---\n\none\n\n---\n\ntwo", "one two"),
        ("---\n\none\n\n---\n", "one"),
        (
            "[[reflected]]{.alteration} [a [b](#c){.d}, [e\\]]{lang=la}]{#f\n.g} []{.h}",
            "[reflected] a b, e]",
        ),
        ("a &lt;b&gt; \\<b\\>", "a <b> <b>"),
    ],
)
def test_words(typed: str, read: str) -> None:
    """Marks are gone, what they mark is there."""
    assert words(typed) == read


@pytest.mark.parametrize("typed", ["[" * 50_000, "<!--" * 50_000, "a**b" * 50_000, "- " * 50_000])
def test_mazes(typed: str) -> None:
    """Marks that the parser could search for ever are refused, or read at once."""
    with pytest.raises(Unreadable):
        words(typed)


def test_a_long_heading() -> None:
    """A heading of a hundred thousand characters is read at once."""
    assert words("# word" + " " * 99_999 + "{") == "word {"


@pytest.mark.parametrize(("depth", "seen"), [(39, True), (40, False)])
def test_how_deep_quotations_are_read(depth: int, seen: bool) -> None:  # noqa: FBT001 -- a column
    """Quotations in one another are read as far as forty of them."""
    assert ("word" in words(f"one\n\n{'> ' * depth}word")) == seen


@pytest.mark.parametrize(("lines", "seen"), [(500, False), (501, True)])
def test_how_long_front_matter_may_be(lines: int, seen: bool) -> None:  # noqa: FBT001 -- a column
    """Up to five hundred lines behind the first are taken for the front matter of pandoc, and not for words."""
    assert ("item" in words("---\ntitle: T\n" + "item\n" * lines + "---\nword")) == seen


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("it was ~~not~~ so", "it was so"),
        ("2^8^ of H~2~O and M^me^ Bertin", "28 of H2O and Mme Bertin"),
        ("a ~ b ~ c, x ^ y", "a ~ b ~ c, x ^ y"),
        ("## The Rules [rules_1]\n\nall [sic]", "The Rules all [sic]"),
        ("## The Rules [a-b-rules]\n", "The Rules"),
        ("## The Rules [sic]\n", "The Rules [sic]"),
        ("one\\\ntwo\\\n\nthree\\", "one two three"),
        ("one\\\\\n\ntwo", "one\\ two"),
        ("[one\\\n]{.line} [two\\\n]{.line}\n\nthree", "one two three"),
    ],
)
def test_what_pandoc_writes(typed: str, read: str) -> None:
    """Struck words are not there, raised and lowered ones are words, and the label of a heading is none."""
    assert words(typed) == read


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("a © sign", ["a © sign"]),
        ("a &copy; &#169; sign", ["a © © sign", "a &copy; &#169; sign"]),
        ("`&copy;` &copy", ["&copy; &copy"]),
        ("~~not~~ &lt;", ["<", "~~not~~ <", "&lt;", "~~not~~ &lt;"]),
        ("a\x11 &copy;", ["a ©", "a &copy;"]),
    ],
)
def test_signs_may_be_named_or_be_typed_so(typed: str, ways: list[str]) -> None:
    """The name of a sign and what is typed like one are written alike by pandoc: both are read."""
    read: list[str] = []
    copy: Copy | None = words_of_markdown(typed)
    while copy:
        read += [" ".join(copy.words)] if " ".join(copy.words) not in read else []
        copy = copy.otherwise() if copy.otherwise else None
    assert read == ways
