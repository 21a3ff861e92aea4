"""Measure a copy by a list of blocks: what is proved, what is told of the rest, and how a hostile list is read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.verify.carried.by_list import compare_listed, proved_words
from pamphlet.verify.carried.listed import BlockList, ListedBlock, carried_list, parsed
from pamphlet.verify.copies import HYPHEN, Copy
from pamphlet.verify.verdict import verify, verify_by_list
from pamphlet.work.words import BlockWords, PartWords, Words, canonical_words
from tests.verify.samples import TEXTS, copy_of, epub, html, words_of, xhtml

word = st.text(st.sampled_from("abcdXY[]’–19"), min_size=2, max_size=4)
works = st.lists(st.lists(word, min_size=4, max_size=12), min_size=2, max_size=8)


def listed(words: Words) -> BlockList:
    """Give the list of the blocks of a work."""
    blocks = tuple(
        ListedBlock(block.anchor, title, block.turn, len(block.words), block.sha256)
        for block, title in zip(words.blocks, words.titles, strict=True)
    )
    return BlockList("A title", "", words.fingerprint, "", blocks)


def as_json(work: Words, **changed: Any) -> bytes:
    """Write the list as a file carries it."""
    blocks = [
        {
            "id": each.anchor,
            "part": each.part,
            "turn": 0,
            "words": each.count,
            "sha256": each.sha256,
        }
        for each in listed(work).blocks
    ]
    told = {"title": "T", "fingerprint": work.fingerprint, "words": work.count, "blocks": blocks}
    return json.dumps(told | changed).encode()


def wording_of(blocks: list[list[str]]) -> Words:
    """Make a wording of blocks of words."""
    made = tuple(BlockWords(f"b-{at}", 0, tuple(words)) for at, words in enumerate(blocks))
    return Words((PartWords("part", "Part", made),))


def test_words_are_proved() -> None:
    """The words of a whole copy are those of the work, whatever stands around it; of another copy none are."""
    around = copy_of(before="Contents Editorial Note Interview", after="Licence Editorial Note")
    proved = proved_words(listed(words_of()), around)
    assert proved
    assert [block.words for block in proved.blocks] == [block.words for block in words_of().blocks]
    assert proved_words(listed(words_of()), copy_of(TEXTS[1:])) is None
    other = listed(words_of())
    assert proved_words(BlockList("", "", "0" * 64, "", other.blocks), around) is None


@pytest.mark.parametrize(
    "text",
    [
        "The state=owned collective re-entry of pre- and post-war years.",
        "The state-owned col=lective re-entry of pre=and post-war years.",
        "The state-owned collective re=entry of pre- and post=war years.",
    ],
)
def test_what_line_ends_leave_open(text: str) -> None:
    """A word that a line end broke is proved, be the hyphen its own or not."""
    whole = "The state-owned collective re-entry of pre- and post-war years."
    words = words_of([("p-1", "Part", 0, whole)])
    broken = canonical_words(text.replace("=", HYPHEN))
    if "pre=and" in text:
        broken = canonical_words(text.replace("pre=and", "pre- and").replace("=", HYPHEN))
    assert proved_words(listed(words), Copy("pdf", broken))


def test_the_number_of_a_note() -> None:
    """In a PDF the number of a note may stand close behind a word."""
    words = words_of([("p-1", "Part", 0, "It was settled in the year 1937.")])
    assert proved_words(
        listed(words), Copy("pdf", canonical_words("It was settled1 in the year 1937.2"))
    )
    assert not proved_words(listed(words), Copy("pdf", canonical_words("It was in the year 1937.")))


@given(works)
def test_whole(blocks: list[list[str]]) -> None:
    """A whole copy of any work is complete by its list."""
    words = wording_of(blocks)
    comparison, _ = compare_listed(listed(words), Copy("html", words.flat()))
    assert (comparison.differences, comparison.found) == ((), words.count)


@given(works, st.data(), st.sampled_from(["removed", "changed", "put in"]))
def test_any_damage_is_told_with_its_block(
    blocks: list[list[str]], data: st.DataObject, damage: str
) -> None:
    """Without one word, with one changed or one more within a block, that block is told, and no words are proved."""
    blocks = [[f"{at}{word}" for word in words] for at, words in enumerate(blocks)]  # none alike
    words = wording_of(blocks)
    block = data.draw(st.integers(0, len(blocks) - 1))
    at = data.draw(st.integers(1, len(blocks[block]) - 1))
    new = {"removed": [], "changed": ["strange"], "put in": ["strange", blocks[block][at]]}[damage]
    copies = [
        *blocks[:block],
        [*blocks[block][:at], *new, *blocks[block][at + 1 :]],
        *blocks[block + 1 :],
    ]
    copy = Copy("html", tuple(word for each in copies for word in each))
    comparison, _ = compare_listed(listed(words), copy)
    assert f"b-{block}" in {each.anchor for each in comparison.differences}
    assert comparison.found < words.count
    assert proved_words(listed(words), copy) is None


def test_a_list_that_a_file_carries_measures_it() -> None:
    """Found in a page and in an EPUB, the list gives the verdicts on them; a file is never another text by its own."""
    script = f'<script type="application/json" id="pamphlet-blocks">{as_json(words_of()).decode()}</script>'
    for name, content in (
        ("x.html", html(raw=(script,)).encode()),
        (
            "x.epub",
            epub(
                {"a.xhtml": xhtml("".join(f"<p>{text}</p>" for text in TEXTS))},
                others={"META-INF/pamphlet-blocks.json": as_json(words_of())},
            ),
        ),
    ):
        own = carried_list(name, content)
        assert own
        assert verify_by_list(own, name, content).name == "complete"
        assert verify_by_list(own, "x.txt", TEXTS[3].encode()).name == "incomplete"
    assert verify(words_of(), "x.txt", TEXTS[0].encode()).name == "another text"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"[" * 100_000,
        as_json(words_of(), words=3),
        as_json(words_of(), blocks=[]),
        as_json(words_of(), blocks=[{"id": "a"}]),
        as_json(words_of(), fingerprint="0"),
        as_json(words_of(), title=7),
        as_json(words_of(), title="x" * 10_000),
        as_json(
            words_of(),
            words=-1,
            blocks=[{"id": "a", "part": "", "turn": 0, "words": -1, "sha256": "0" * 64}],
        ),
    ],
)
def test_what_is_no_list(content: bytes) -> None:
    """What does not read as a list of blocks, or contradicts itself, is none."""
    assert parsed(as_json(words_of()))
    assert parsed(content) is None


def test_a_search_is_bounded() -> None:
    """A list of which nothing stands in a long text is given up in time."""
    blocks = [[f"w{at}x{each}" for each in range(40)] for at in range(400)]
    copy = Copy("html", tuple(f"other{at}" for at in range(60_000)))
    comparison, _ = compare_listed(listed(wording_of(blocks)), copy)
    assert comparison.found == 0
    assert len(comparison.differences) == 400
