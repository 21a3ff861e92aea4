"""Give a verdict on a file: what each verdict stands for, and that none is given lightly."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.verify.copies import Copy
from pamphlet.verify.verdict import EXIT, Verdict, verdict, verify
from pamphlet.work.words import BlockWords
from tests.verify.samples import (
    ANSWERED,
    ANSWERED_AGAIN,
    NOTE,
    TEXTS,
    html,
    of_blocks,
    of_one_part,
    words_of,
)

CONDITION = "taken from [the author’s] own writings"


def judge(*texts: str, raw: tuple[str, ...] = (), **options: str) -> Verdict:
    """Give the verdict on a page of texts."""
    return verify(words_of(), "page.html", html(texts, raw=raw).encode(), **options)


def replaced(*pairs: tuple[str, str]) -> list[str]:
    """Give the texts of the work with some strings in them replaced."""
    texts = "\n".join(TEXTS)
    for old, new in pairs:
        assert old in texts
        texts = texts.replace(old, new)
    return texts.split("\n")


def test_identical() -> None:
    """A file of the release is known by its bytes."""
    content = html().encode()
    release = {hashlib.sha256(content).hexdigest()}
    assert verify(words_of(), "x", content, release=release).name == "identical"
    assert verify(words_of(), "x.html", content + b" ", release=release).name == "complete"


def test_complete() -> None:
    """Every word in order, with the site around it, is complete; whether the licence page is there is said."""
    site = ('<div class="comments">Who needs that?</div>', "<p>© The site</p>")
    found = judge("Menu Home", *TEXTS, raw=site, condition=CONDITION)
    assert (found.name, found.differences, found.found, found.licensed) == (
        "complete",
        (),
        words_of().count,
        False,
    )
    assert judge(*TEXTS, f"Licence: “{CONDITION}”", condition=CONDITION).licensed


@pytest.mark.parametrize(
    "texts",
    [
        replaced(("“", '"'), ("”", '"'), ("’", "'")),
        replaced(("“", "«"), ("”", "»")),
        replaced((" – ", "—")),
        replaced((" – ", " -- ")),
        replaced((" – ", " - ")),
        replaced(("state-owned", "state‑owned")),
        replaced(("state-owned", "stateowned")),
        replaced(("state-owned", "state owned")),
        [text.upper() for text in TEXTS],
        replaced(("answers", "anſwers"), ("are", "ａｒｅ")),
        replaced(("not only", "_not_ only"), ("young", "*young*")),
        replaced(("13, 14]", "13,14]")),
    ],
)
def test_typography(texts: list[str]) -> None:
    """Quotes, dashes, hyphens, ligatures, spaces and letter case are typography, and the places are told."""
    found = judge(*texts)
    assert (found.name, found.differences) == ("complete, typography differs", ())
    assert found.typography
    assert found.found == found.count


@pytest.mark.parametrize(
    ("texts", "kind", "anchor"),
    [
        (replaced(("[reflected]", "reflected")), "changed", "turn-2"),
        (replaced(("14]", "15]")), "changed", "turn-2"),
        (replaced(("Marx", "Engels")), "changed", "turn-4"),
        (replaced(("of its founders", "of its own founders")), "put in", "turn-2"),
        (replaced(("“", '"'), ("”", '"'), ("program", "programme")), "changed", "turn-3"),
        (
            [*TEXTS[:3], "This answer is a fabrication of the editor.", *TEXTS[3:]],
            "put in",
            "turn-2",
        ),
        ([*TEXTS[:3], TEXTS[4], TEXTS[3], TEXTS[5]], "moved", "turn-3"),
    ],
)
def test_altered(texts: list[str], kind: str, anchor: str) -> None:
    """A word changed, put in or moved is an alteration, whatever the typography."""
    found = judge(*texts)
    assert found.name == "altered"
    assert [(each.kind, each.anchor) for each in found.differences] == [(kind, anchor)]


@pytest.mark.parametrize(
    ("texts", "anchors"),
    [
        (TEXTS[2:], ["note-1", "note-2"]),
        (TEXTS[:5], ["turn-4"]),
        ((*TEXTS[:3], *TEXTS[4:]), ["turn-2"]),
        (replaced((" not", "")), ["turn-2"]),
        (replaced((" with want", "")), ["turn-4"]),
        ([text.upper() for text in replaced((" not", ""))], ["turn-2"]),
    ],
)
def test_incomplete(texts: list[str], anchors: list[str]) -> None:
    """A part, a turn or a word that is missing makes a copy incomplete."""
    found = judge(*texts)
    assert found.name == "incomplete"
    assert [each.anchor for each in found.differences if each.kind == "missing"] == anchors


def test_another_text() -> None:
    """Where nothing of the work stands, a file is another text; a passage is an excerpt, however short it is."""
    other = "It was a dark and stormy night; the rain fell in torrents."
    assert judge(other).name == "another text"
    for some in ((ANSWERED_AGAIN,), (NOTE, ANSWERED, ANSWERED_AGAIN), (other, ANSWERED)):
        found = judge(*some)
        assert (found.name, found.excerpt) == ("incomplete", True)


@pytest.mark.parametrize(
    ("run", "others", "name"),
    [
        (13, 40, "incomplete"),
        (12, 40, "another text"),
        (12, 12, "incomplete"),
        (12, 13, "another text"),
    ],
)
def test_what_is_no_chance(run: int, others: int, name: str) -> None:
    """More than twelve words in a row are no chance, and fewer are none when they are half of a file."""
    words = [f"w{at}" for at in range(100)]
    work = of_blocks(words)
    strange = [f"x{at}" for at in range(others)]
    assert verdict(work, Copy("text", (*words[:run], *strange))).name == name


@pytest.mark.parametrize(("found", "name"), [(10, "incomplete"), (9, "another text")])
def test_half_of_a_work_is_no_chance(found: int, name: str) -> None:
    """Half of a small work stands in a file, though most of that is something else; less than half is chance."""
    words = [f"w{at}" for at in range(20)]
    work = of_blocks(words)
    strange = [f"x{at}" for at in range(40)]
    assert verdict(work, Copy("text", (*words[:found], *strange))).name == name


@pytest.mark.parametrize(("lost", "excerpt"), [(5, True), (4, False)])
def test_an_excerpt_lacks_a_quarter(lost: int, *, excerpt: bool) -> None:
    """What stands word for word is an excerpt where a quarter of the work is not there, and none with fewer lost."""
    words = [f"w{at}" for at in range(20)]
    work = of_blocks(words)
    found = verdict(work, Copy("text", tuple(words[:-lost])))
    assert (found.name, found.excerpt) == ("incomplete", excerpt)


@pytest.mark.parametrize(
    ("title", "is_named"), [("The Fall of Mills", True), ("Fall of Mills", False)]
)
def test_a_title_of_four_words_names_the_work(title: str, *, is_named: bool) -> None:
    """A file without a word of the work may go with others when it says its title, but not one that others have too."""
    work = replace(of_blocks(("w1", "w2")), beside=(title,))
    found = verdict(work, Copy("html", (*title.split(), *[f"x{at}" for at in range(20)])))
    assert found.name == "another text"
    assert bool(found.reason) is is_named


def test_the_condition_alone_is_no_excerpt() -> None:
    """Another work under the same licence quotes the same sentence: it is another text all the same."""
    condition = "You may copy this work for your friends and for everybody else as long as you copy all of it."
    words = [*(f"w{at}" for at in range(60)), *condition.split(), *(f"v{at}" for at in range(60))]
    work = of_blocks(words)
    copy = Copy("text", (*(f"x{at}" for at in range(60)), *condition.split()))
    assert verdict(work, copy, condition=condition).name == "another text"
    assert verdict(work, copy).name == "incomplete"


@pytest.mark.parametrize(("run", "name"), [(12, "another text"), (13, "incomplete")])
def test_more_than_the_condition_is_an_excerpt(run: int, name: str) -> None:
    """A block that is no chance stands behind the condition, though before it in the work: that is an excerpt."""
    condition = (
        "You may copy this work for your friends and for everybody else as long as you copy it."
    )
    texts = [[f"w{at}" for at in range(run)], condition.split(), [f"v{at}" for at in range(60)]]
    blocks = tuple(BlockWords(f"p-{at}", 0, tuple(text)) for at, text in enumerate(texts))
    work = of_one_part(*blocks)
    copy = Copy("text", (*texts[1], *texts[0], *(f"x{at}" for at in range(60))))
    assert verdict(work, copy, condition=condition).name == name


def test_what_is_around_the_work() -> None:
    """Of what stands before and after, all words are counted, and the forty that are nearest are shown."""
    before, after = [f"b{at}" for at in range(41)], [f"a{at}" for at in range(41)]
    found = judge(" ".join(before), *TEXTS, " ".join(after)).around
    assert [(each.side, each.count, each.words) for each in found] == [
        ("before", 41, tuple(before[1:])),
        ("after", 41, tuple(after[:40])),
    ]


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"%PDF-1.4", b"<html></html>", b"\0" * 99])
def test_unreadable(content: bytes) -> None:
    """What cannot be read is unreadable, with a sentence that says why."""
    found = verify(words_of(), "x", content)
    assert found.name == "unreadable"
    assert found.reason.endswith(".")


def test_what_may_stand_between_blocks() -> None:
    """Between blocks, numbers, titles of parts and what a site marks as its own are no alteration; words are."""
    texts = (
        "Editorial Note",
        *TEXTS[:2],
        "* * *",
        "INTERVIEW",
        "1.",
        TEXTS[2],
        "xii Editorial Note",
        *TEXTS[3:5],
    )
    advertisement = '<div class="ad-slot"><p>Buy our book</p></div>'
    page = html(texts, raw=(advertisement, f"<p>{TEXTS[5]}</p>"))
    assert verify(words_of(), "x.html", page.encode()).name == "complete"
    plain = page.replace(' class="ad-slot"', "").encode()
    put_in = verify(words_of(), "x.html", plain).differences
    assert [each.found for each in put_in] == [("Buy", "our", "book")]


@pytest.mark.parametrize(
    ("heads", "name"),
    [
        (("12 Interview", "13 Editorial Note", "Interview 14"), "complete"),
        (("12", "14", "15"), "complete"),
        (("12 Interview", "13 Editorial Note", "Interview 13"), "altered"),
        (("12 Interview", "Interview 13"), "altered"),
        (("12 no", "13 no", "14 no"), "altered"),
        (("not", "not", "not"), "altered"),
    ],
)
def test_running_heads_that_a_conversion_left(heads: tuple[str, ...], name: str) -> None:
    """Page numbers that rise, with a title or alone, are furniture wherever they stand; nothing else is."""
    places = ("only the", "borders of", "young Marx")
    texts = replaced(
        *(
            (place, f"{place} {head}")
            for place, head in zip(places[: len(heads)], heads, strict=True)
        )
    )
    page = html(texts).encode()
    assert verify(words_of(), "x.html", page).name == name


def test_a_block_that_is_named_like_furniture() -> None:
    """What a site calls an advertisement is the work, when the work has it."""
    page = html(TEXTS[:3], raw=tuple(f'<div class="social">{text}</div>' for text in TEXTS[3:]))
    assert verify(words_of(), "x.html", page.encode()).name == "complete"


def test_exit_status() -> None:
    """A verdict that is good exits with 0, a bad one with 1, an unreadable file with 2."""
    assert {name: status for name, status in EXIT.items() if status != 1} == {
        "identical": 0,
        "complete": 0,
        "complete, typography differs": 0,
        "unreadable": 2,
    }
    assert judge(*TEXTS).exit_status == 0


# --- properties -------------------------------------------------------------------------------------------------------

word = st.text(st.sampled_from("abcdXY[]’–19"), min_size=2, max_size=4)
works = st.lists(st.lists(word, min_size=4, max_size=12), min_size=2, max_size=8)


@given(works, st.sampled_from([" ", "\n", "\t", "\r\n\r\n", "\u00a0", " \u2009 "]))
def test_white_space_is_no_matter(blocks: list[list[str]], space: str) -> None:
    """A copy whose white space is another is complete."""
    words = of_blocks(*blocks)
    assert verify(words, "x.txt", space.join(words.flat()).encode()).name == "complete"


@given(works, st.sampled_from([("’", "'"), ("–", "-"), ("a", "A"), ("b", "B")]))
def test_typography_is_no_alteration(blocks: list[list[str]], change: tuple[str, str]) -> None:
    """A copy whose quotes, dashes or letter case are others is complete, and only its typography differs."""
    words = of_blocks(*blocks)
    flat = words.flat()
    copy = tuple(word.replace(*change) for word in flat)
    expected = "complete" if copy == flat else "complete, typography differs"
    assert verdict(words, Copy("text", copy)).name == expected


@given(works, st.data())
def test_any_word_removed(blocks: list[list[str]], data: st.DataObject) -> None:
    """Without any one of its words, a copy is not complete, and the place is the block of that word or beside it."""
    words = of_blocks(*blocks)
    flat = words.flat()
    at = data.draw(st.integers(0, len(flat) - 1))
    found = verdict(words, Copy("text", (*flat[:at], *flat[at + 1 :])))
    assert found.exit_status == 1
    assert any(each.kind in ("missing", "changed") for each in found.differences)


@given(works, st.data())
def test_any_word_put_in(blocks: list[list[str]], data: st.DataObject) -> None:
    """With a word put in anywhere between the first and the last, a copy is altered, and the word is shown."""
    words = of_blocks(*blocks)
    flat = words.flat()
    at = data.draw(st.integers(1, len(flat) - 1))
    found = verdict(words, Copy("text", (*flat[:at], "strange", *flat[at:])))
    assert found.name == "altered"
    assert [(each.kind, each.found, each.position) for each in found.differences] == [
        ("put in", ("strange",), at)
    ]


letters = st.text(st.sampled_from("abcdefXYéж"), min_size=4, max_size=9)


@given(st.lists(st.lists(letters, min_size=4, max_size=12), min_size=2, max_size=6), st.data())
def test_hyphenation_is_no_alteration(blocks: list[list[str]], data: st.DataObject) -> None:
    """A copy whose words are broken at line ends, wherever, with hyphens, is complete."""
    words = of_blocks(*blocks)
    broken = [
        f"{each[:at]}-\n{each[at:]}"
        if (at := data.draw(st.integers(0, len(each) - 2))) > 1
        else each
        for each in words.flat()
    ]
    assert verify(words, "x.txt", " ".join(broken).encode()).exit_status == 0
