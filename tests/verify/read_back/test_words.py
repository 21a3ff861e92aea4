"""Check a file of a build against its wording: each fault is a problem with the place."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pamphlet.verify.read_back.words import HINT, MOST_TOLD, check_own, shown
from pamphlet.work.problems import Place
from tests.verify.samples import (
    ANSWERED,
    ASKED,
    BLOCKS,
    NOTE,
    TEXTS,
    epub,
    html,
    words_of,
    xhtml,
)

CONDITION = "taken from [the author’s] own writings"
LICENCE = f"<section><h1>Licence</h1><blockquote>“{CONDITION}”.</blockquote></section>"


def messages(texts: tuple[str, ...], *raw: str, condition: str = "") -> list[str]:
    """Check a page of texts and give what is said of it."""
    problems = check_own(words_of(), "book.html", html(texts, raw=raw).encode(), condition)
    assert all(
        (problem.code, problem.severity, problem.place, problem.hint)
        == ("R01", "error", Place("book.html"), HINT)
        for problem in problems
    )
    return [problem.message for problem in problems]


def replaced(text: str, old: str, new: str) -> tuple[str, ...]:
    """Give the texts of the work with something in one of them replaced."""
    assert old in text
    return tuple(each.replace(old, new) if each is text else each for each in TEXTS)


def test_a_whole_file() -> None:
    """A file with all words in order, and the condition once more, is without a problem."""
    assert messages(TEXTS, LICENCE, condition=CONDITION) == []


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (
            replaced(ANSWERED, " not", ""),
            "in “Interview”, turn 2, after “its “ideal”? LT: The state [reflected]”: “not” is missing",
        ),
        (
            replaced(ANSWERED, "[reflected]", "reflected"),
            "in “Interview”, turn 2, after “of its “ideal”? LT: The state”: “[reflected]” became “reflected”",
        ),
        (
            replaced(ANSWERED, "14]", "15]"),
            "in “Interview”, turn 2, after “level of the country. [1937a:13,”: “14]” became “15]”",
        ),
        (
            replaced(NOTE, "none", "almost none"),
            "in “Editorial Note”, after “the author’s] own writings –”: “almost” is put in",
        ),
        (
            (*TEXTS[:2], TEXTS[2], TEXTS[4], TEXTS[3], TEXTS[5]),
            "in “Interview”, turn 3, after “14]”: “CS: Could … country?” (13 words) stands in another place",
        ),
        (
            (*TEXTS[:4], ASKED, *TEXTS[4:]),
            "in “Interview”, turn 3, after “14]”: “CS: Was … “ideal”?” (14 words) is put in",
        ),
    ],
)
def test_each_fault_has_its_place(texts: tuple[str, ...], message: str) -> None:
    """A word missing, changed, put in, moved or doubled is told with its part, its turn and the words before."""
    (told,) = messages(texts)
    head, _, tail = message.partition(", after “")
    assert told.startswith(head)
    assert told.endswith(tail.partition("”:")[2].rpartition("… ")[2])


def test_the_condition_on_the_licence_page() -> None:
    """A condition that stands in the work alone is no licence page, nor one with a word changed."""
    fault = "the condition of the licence does not stand word for word on the licence page"
    assert messages(TEXTS, condition=CONDITION) == [fault]
    assert messages(TEXTS, LICENCE.replace("own", "very own"), condition=CONDITION) == [fault]


def test_unreadable() -> None:
    """A file that cannot be read back is a problem with the reason."""
    (problem,) = check_own(words_of(), "book.epub", b"PK\3\4 and no more")
    assert problem.message.startswith(
        "the file cannot be read back: The file begins as a ZIP archive"
    )


def test_many_faults() -> None:
    """Of very many faults, the first are told, and how many there are."""
    blocks = [(f"p-{at}", "Part", 0, f"One{at} two{at} three{at}") for at in range(30)]
    page = html([text.replace("two", "tow") for *_, text in blocks])
    problems = check_own(words_of(blocks), "book.html", page.encode())
    assert len(problems) == MOST_TOLD + 1
    assert problems[-1].message == "and 10 more places"


def test_as_many_faults_as_are_told() -> None:
    """Twenty faults are all told."""
    blocks = [(f"p-{at}", "Part", 0, f"One{at} two{at} three{at}") for at in range(20)]
    page = html([text.replace("two", "tow") for *_, text in blocks])
    problems = check_own(words_of(blocks), "book.html", page.encode())
    assert len(problems) == 20
    assert "tow19" in problems[-1].message


def test_long_passages_are_shown_in_part() -> None:
    """Twelve words are shown; of more, the first six and the last six."""
    assert shown(tuple("abcdefghijkl")) == "“a b c d e f g h i j k l”"
    assert shown(tuple("abcdefghijklm")) == "“a b c d e f … h i j k l m” (13 words)"


def test_what_stands_twice() -> None:
    """Words of the work that stand once more between its blocks are a fault, but for the title of a part."""
    (told,) = messages((*TEXTS[:4], "written by none", *TEXTS[4:]))
    assert told.endswith(": “written by none” is put in")
    (told,) = messages((*TEXTS[:4], " ".join(NOTE.split()[3:5]), *TEXTS[4:]))
    assert told.endswith("is put in")
    assert messages((*TEXTS[:4], "Editorial Note", *TEXTS[4:])) == []


def test_an_epub_with_a_document_out_of_order() -> None:
    """A document that the spine has in the wrong place is told."""
    pages = {f"{anchor}.xhtml": xhtml(f"<p>{text}</p>") for anchor, *_, text in BLOCKS}
    assert not check_own(words_of(), "book.epub", epub(pages))
    spine = [f"{BLOCKS[at][0]}.xhtml" for at in (0, 1, 2, 4, 3, 5)]
    (problem,) = check_own(words_of(), "book.epub", epub(pages, spine=spine))
    assert "turn 3" in problem.message
    assert "stands in another place" in problem.message


@pytest.mark.parametrize(
    ("name", "content", "loaded", "not_loaded"),
    [
        ("x.txt", b"word", ("rapidfuzz",), ("lxml", "pypdfium2", "markdown_it")),
        ("x.md", b"word", ("markdown_it",), ("lxml", "pypdfium2")),
        ("x.html", b"<p>word", ("lxml",), ("pypdfium2", "markdown_it")),
    ],
)
def test_only_what_is_needed_is_imported(
    name: str, content: bytes, loaded: tuple[str, ...], not_loaded: tuple[str, ...]
) -> None:
    """Reading one kind of file back does not load the library for another."""
    program = (
        "import sys; from pamphlet.work.words import *; from pamphlet.verify.read_back.words import check_own;"
        f"check_own(Words((PartWords('a', 'A', (BlockWords('b', 0, ('other',)),)),)), {name!r}, {content!r});"
        "print(*sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    modules = ran.stdout.split()
    assert set(loaded) <= set(modules)
    assert not set(not_loaded) & set(modules)
    assert not {
        module
        for module in modules
        if module.startswith(("pamphlet.pages", "pamphlet.formats", "weasyprint"))
    }
