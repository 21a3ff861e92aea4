"""Read anything: a work or problems come of it, never a failure, and no character is lost between.

Nothing lost means, for a part in which no error is told:

1. Nothing is made up: the characters of the words read are among those typed.
2. Nothing is moved: the words of the blocks stand in the order in which they were typed, and so do
   those of each footnote.
3. Nothing is dropped: each letter and digit typed, and each sign outside of ASCII, is in the words,
   or in what markup keeps beside them: addresses, paths and descriptions of pictures, languages,
   classes and anchors of spans, labels of footnotes, numbers of lists, languages of code.
4. Where brackets are the editor's, each that is typed is in the words, or belongs to such markup.

White space counts as none, and letters with accents count in any normal form.
"""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pamphlet.work.model import Pamphlet, Part
from pamphlet.work.nodes import (
    CodeBlock,
    Heading,
    Image,
    Link,
    List,
    NoteCall,
    Paragraph,
    Quotation,
    Span,
    Table,
)
from pamphlet.work.problems import Problem
from pamphlet.work.walk import blocks_within, runs_within
from pamphlet.work.wording import wording
from pamphlet.work.words import canonical_words
from tests.manuscript.desk import INTERVIEW_YAML, Desk
from tests.share import by_run

MARKS = [
    "[", "]", "(", ")", "{", "}", "](x)", "](https://a.b)", "{lang=grc}", "{.a}", "{% x %}",
    "*", "**", "***", "_", "__", "`", "``", "```\n", "~~~ x\n", "~", "=", "===\n", "---\n", "***\n",
    ">", "> ", "#", "# ", "## ", "- ", "+ ", "* ", "1. ", "2. ", "3) ", "1", "13", "٣", "Ⅷ",
    "|", "a|b\n-|-\n", "\n| a | b |\n|---|:-:|\n", "\\", "\\\n", "  \n", "\n", "\n\n", "\n    ",
    "\n  ", "\t", " ", ":", "^", "[^1]", "\n\n[^1]: ", "[a]: #b\n", "![", "!", "<", "<https://a.b>",
    "<a@b.c>", "<!-- c -->", "<b>", "&", "&amp;", "&#65;", '"', "'", "“", "”", "CS: ", "**CS:** ",
    "LT: ", "Lenin: ", "(laughs) CS: ", "CS & LT: ", "CS：", "[0:13:02] ", "*LT:* ", "LT. ",
    "[1937a:1, 2]", "[1937a:13", "; 1928:2]", "[x:1]", "\\[", "\\]", "...", "—",
    "a", "b", "word", "É", "e\u0301", "\u0301", "שלום", "\u05d0", "𐍈", "𝒜", "👩\u200d👧", "\u00a0",
    "\u3000", "\u2028", "\x85", "\ufeff", "\u200f", "$", "%", "^a^", "b~2~", "~", "~~", "{lang=he}\n", "    x\\\n",
    "![a](pictures/dot.png 'b')", "{width=40%}",
]  # fmt: skip
TYPED = st.characters(exclude_categories=["Cs", "Cc"])
BODIES = st.lists(
    st.one_of(st.sampled_from(MARKS), st.sampled_from(MARKS), st.text(TYPED, max_size=3)),
    max_size=25,
).map("".join)
ROLES = st.sampled_from(["interview", "chapter"])
# A definition that a link uses is markup through and through, and leaves no trace but the address.
DEFINITION = re.compile(r"\]:\s*<?(?:#|https?:)")
NOTE_LABEL = re.compile(r"\[\^([^\s\[\]]+)\]")


def read(body: str | bytes, role: str = "chapter") -> tuple[Pamphlet | None, tuple[Problem, ...]]:
    """Read a part on a desk of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return Desk(Path(folder)).read_part(body, role, INTERVIEW_YAML)


def signs(text: str) -> str:
    """Give the characters that count: letters and digits, and all outside of ASCII but white space."""
    return "".join(
        character
        for character in unicodedata.normalize("NFD", text)
        if character.isalnum() or (ord(character) > 127 and not character.isspace())
    )


def is_within(inner: str, outer: str) -> bool:
    """Tell whether characters stand in a text in their order, others between; accents aside."""
    rest = iter(outer)
    return all(character in rest for character in inner if not unicodedata.combining(character))


def words_in(part: Part) -> str:
    """Give the words of a part as one text."""
    return " ".join(wording((part,)).flat())


def kept_beside(part: Part) -> Iterable[str]:
    """Give what markup keeps beside the words."""
    for run in runs_within([part]):
        match run:
            case Link(target=target):
                yield target
            case Image(path=path, alternative=alternative, width_percent=width):
                yield f"{path}{alternative}{f'width{width}' if width else ''}"
            case Span(language=language, classes=classes):
                yield "".join((language, "lang" if language else "", *classes))
    for block in blocks_within([part]):
        match block:
            case CodeBlock(language=language):
                yield language
            case Paragraph() | Heading() | Quotation() | Table() if block.language:
                yield f"lang{block.language}"
            case List(language=language) if language:
                yield f"lang{language}"
        match block:
            case List(start=int(start), items=items):
                yield "".join(str(start + number) for number in range(len(items)))


@settings(max_examples=by_run(short=120, whole=600))
@given(BODIES, ROLES)
@example("| a |\n|---|\n| b | lost |", "chapter")
@example("[lost]: https://example.org\n\ntext", "chapter")
@example("[lost]: https://example.org 'lost too'\n\n[lost]", "chapter")
@example("[^lost]: text", "chapter")
@example("a[^1]\n\n[^1]: lost *too*", "chapter")
@example("[a](https://example.org 'lost')", "chapter")
@example("```a lost\n```", "chapter")
@example("[a]{%lost%} [b]{c=lost} [d]{#e #lost}", "interview")
@example("<!-- lost --> <b title='lost'>", "chapter")
@example("1. a\n5. lost", "chapter")
@example("&lost; &#108;ost", "chapter")
@example("a\n\n    lost", "chapter")
@example("> " * 60 + "lost", "chapter")
@example("[" * 60 + "lost" + "]" * 60, "interview")
@example("*" * 300 + "lost" + "*" * 300, "chapter")
@example("\u00a0\nlost\u00a0\nlost", "chapter")
def test_no_character_is_lost(body: str, role: str) -> None:
    """Any text as a part gives a work that holds every character of it, or an error that says why not."""
    pamphlet, problems = read(body, role)
    if pamphlet is None:
        assert any(problem.severity == "error" for problem in problems)
        assert all(problem.hint and problem.place.line >= 0 for problem in problems)
        return
    part = pamphlet.parts[0]
    typed, words = signs(body), signs(words_in(part))
    assert Counter(words) <= Counter(typed)
    assert is_within(signs(words_in(replace(part, notes=()))), typed)
    for note in part.notes:
        alone = replace(part, heading=None, blocks=(), notes=(note,))
        assert is_within(signs(words_in(alone)), typed)
    assume(not DEFINITION.search(body))
    beside = Counter(signs("".join(kept_beside(part)) + "".join(NOTE_LABEL.findall(body))))
    assert Counter(typed) - Counter(words) <= beside


ONLY_BRACKETS = st.lists(
    st.sampled_from(["[", "]", "[", "]", "\\[", "\\]", "a ", "*", "**", "`", "\n", "\n\n", "> ", "- ",
                     "[1937a:1]", "[1937a:1; 1928:2]", ":", ";", "1", "(", ")", "{", "}", "|", "!"]),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=by_run(short=80, whole=400))
@given(ONLY_BRACKETS)
def test_no_bracket_is_lost(body: str) -> None:
    """Where brackets are the editor's, those of the words are those typed, in their order."""
    pamphlet, _ = read(f"LT: {body}", "interview")
    if pamphlet is None:
        return
    part = pamphlet.parts[0]
    if any(isinstance(run, Link | Span | Image | NoteCall) for run in runs_within([part])):
        return
    words = words_in(part)
    assert re.findall(r"[\[\]]", words) == re.findall(r"[\[\]]", body)


@settings(max_examples=by_run(short=60, whole=300))
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), ROLES)
def test_escaped_text_is_printed_letter_by_letter(text: str, role: str) -> None:
    """With a backslash before each sign of ASCII, any text is printed exactly as it is."""
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
    pamphlet, problems = read(f"a{escaped}", role)
    assert pamphlet, problems
    assert words_in(pamphlet.parts[0]).split() == list(canonical_words(f"a{text}"))


@settings(max_examples=by_run(short=40, whole=200))
@given(st.binary(max_size=60))
def test_any_bytes_give_a_work_or_problems(body: bytes) -> None:
    """Whatever bytes a file holds, nothing fails."""
    pamphlet, problems = read(body)
    assert pamphlet or problems


FIELDS = st.sampled_from(
    ["title", "title-supplied", "subtitle", "contributors", "language", "date", "released",
     "edition", "identifier", "publisher", "description", "subjects", "slug", "licence", "speakers",
     "alterations", "parts", "sources", "copy-text", "emendations", "strings", "other"]
)  # fmt: skip
VALUES = st.recursive(
    st.one_of(
        st.sampled_from(
            ["part.md", "sources.yaml", "copy.txt", "en", "2026-11-22", "true", "''", "~", "a: b",
             "..", "/", "pictures", "part.md\\0", '"\\0"', "'", "[", "&a b", "*a", "!!str x", "|"]
        ),
        st.text(TYPED, max_size=6),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(
            st.sampled_from(["name", "role", "id", "condition", "url", "title", "CS", "a"]),
            inner,
            max_size=3,
        ).map(lambda entry: "{" + ", ".join(f"{k}: {v}" for k, v in entry.items()) + "}"),
    ),
    max_leaves=6,
)  # fmt: skip
DOCUMENTS = st.lists(st.tuples(FIELDS, VALUES), max_size=8).map(
    lambda fields: "".join(f"{name}: {value}\n" for name, value in fields)
)


@settings(max_examples=by_run(short=100, whole=500))
@given(st.one_of(DOCUMENTS, st.text(TYPED, max_size=40)), st.booleans())
def test_any_pamphlet_yaml_gives_a_work_or_problems(document: str, complete: bool) -> None:  # noqa: FBT001
    """Whatever stands in pamphlet.yaml, alone or behind what is required, nothing fails."""
    required = "title: A Work\nlanguage: en\nreleased: 2026-11-22\nparts: [part.md]\n"
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.lay("copy.txt", "Words.")
        desk.read_part("Words.", yaml=f"{required if complete else ''}{document}")
        pamphlet, problems = desk.read()
    assert (pamphlet is None) == any(problem.severity == "error" for problem in problems)
    assert all(problem.hint for problem in problems)


@settings(max_examples=by_run(short=40, whole=200))
@given(
    st.sampled_from(["sources.yaml", "emendations.yaml", "strings.yaml", "part.md", "style.css"]),
    st.one_of(DOCUMENTS, VALUES, st.lists(VALUES).map(lambda each: "\n- ".join(["", *each]))),
)
def test_any_other_file_gives_a_work_or_problems(name: str, content: str) -> None:
    """Whatever stands in the other files, nothing fails."""
    names = "sources: sources.yaml\nemendations: emendations.yaml\nstrings: strings.yaml\n"
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.lay("copy.txt", "Words.")
        desk.lay("emendations.yaml", "[]")
        desk.lay("strings.yaml", "a: b")
        yaml = "title: A Work\nlanguage: en\nreleased: 2026-11-22\nparts: [part.md]\n"
        desk.read_part("Words.", yaml=f"{yaml}{names}copy-text: copy.txt\n")
        desk.lay(name, content if name != "part.md" else f"---\n{content}\n---\nWords.")
        pamphlet, problems = desk.read()
    assert (pamphlet is None) == any(problem.severity == "error" for problem in problems)


def test_a_reader_that_drops_a_letter_is_found() -> None:
    """The property fails for a part whose words lack one of the letters typed."""
    pamphlet, _ = read("One *two* three")
    assert pamphlet
    part = pamphlet.parts[0]
    lacking = signs(words_in(part)).replace("w", "")
    assert not Counter(signs("One *two* three")) - Counter(lacking) <= Counter()
    assert not is_within("twone", "onetwo")
