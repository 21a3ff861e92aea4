"""Damages by kind: each of some kinds done to several blocks of every work, with the place where it must be found.

Which block and which word is settled by counting, not by chance; a place is taken only where one reader and the next
would name the same word: not beside a word that stands twice there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pamphlet.work.words import BlockWords
from tests.tools.vectors.edits import Edit, Vector, altered, incomplete, moved, put, without
from tests.tools.vectors.works import WORKS

LONG = 8  # words of a block to which something is done within
STRANGE = {"en": "otherwise", "de": "anders", "ru": "иначе", "he": "אחרת", "ar": "سواه"}
SENTENCE = {
    "en": "Nobody who was there that evening has ever said so.",
    "de": "Niemand, der an jenem Abend dort war, hat das je gesagt.",
    "ru": "Никто из тех, кто был там вечером, этого не говорил.",
    "he": "איש מן הנוכחים באותו ערב לא אמר זאת מעולם.",
    "ar": "لم يقل ذلك أحد ممن كانوا هناك في ذلك المساء.",
}
REPEATING = ("song",)  # says the same again and again: where it is damaged is another question


def within(anchor: str, change: Callable[[list[str]], list[str]]) -> Edit:
    """Change the words of a block."""
    return lambda blocks: {**blocks, anchor: " ".join(change(blocks[anchor].split()))}


def _lost(at: int, count: int = 1) -> Callable[[list[str]], list[str]]:
    return lambda words: words[:at] + words[at + count :]


def _changed(at: int, strange: str) -> Callable[[list[str]], list[str]]:
    return lambda words: [*words[:at], strange, *words[at + 1 :]]


def _put_in(at: int, strange: str) -> Callable[[list[str]], list[str]]:
    return lambda words: [*words[:at], strange, *words[at:]]


def _swapped(at: int) -> Callable[[list[str]], list[str]]:
    return lambda words: [*words[:at], words[at + 1], words[at], *words[at + 2 :]]


def damages() -> Iterator[tuple[Vector, str]]:
    """Give the damages with the block in which each must be found."""
    for name, exemplar in WORKS.items():
        if name in REPEATING:
            continue
        language = exemplar.language
        texts = [
            block
            for block in exemplar.words.blocks
            if block.kind == "text" and len(block.words) >= LONG
        ]
        last = exemplar.words.blocks[-1]
        for number, block in enumerate(texts[:6]):
            yield from _of_block(name, block, number, language, is_last=block is last)
        for block, behind in zip(texts[1:4], texts[3:], strict=False):
            edit = moved((block.anchor,), behind.anchor)
            if (
                list(exemplar.words.blocks).index(behind) - list(exemplar.words.blocks).index(block)
                > 1
            ):
                yield altered(f"{name}: {block.anchor} is moved", name, "moved 1", edit), ""


def _of_block(
    name: str, block: BlockWords, number: int, language: str, *, is_last: bool
) -> Iterator[tuple[Vector, str]]:
    anchor, count = block.anchor, len(block.words)
    at = next((at for at in range(2 - number % 2, count) if _stands_alone(block, at)), -1)
    if at < 0:
        return
    strange = STRANGE[language]

    def told(what: str) -> str:
        return f"{name}: {what} in {anchor}"

    yield (
        incomplete(told("a word is missing"), name, "missing 1", within(anchor, _lost(at))),
        anchor,
    )
    yield (
        altered(
            told("a word is another"), name, "changed 1", within(anchor, _changed(at, strange))
        ),
        anchor,
    )
    yield (
        altered(told("a word is put"), name, "put in 1", within(anchor, _put_in(at, strange))),
        anchor,
    )
    if number % 2:
        yield (
            altered(
                told("two words are turned round"), name, "moved 1", within(anchor, _swapped(at))
            ),
            anchor,
        )
        yield (
            incomplete(
                told("three words are missing"), name, "missing 1", within(anchor, _lost(at, 3))
            ),
            anchor,
        )
    else:
        yield (
            incomplete(told("the block is missing, that is"), name, "missing 1", without(anchor)),
            anchor,
        )
        if is_last:
            return  # what stands behind the work is told, and not judged
        yield (
            altered(
                told("a sentence stands behind, not"),
                name,
                "put in 1",
                put(SENTENCE[language], anchor),
            ),
            "",
        )


def _stands_alone(block: BlockWords, at: int) -> bool:
    """Tell whether a word, and the three behind it, stand nowhere else near, so that their place is one."""
    near = block.words[max(0, at - 2) : at + 5]
    return at + 4 < len(block.words) and len(set(near)) == len(near)


MORE_DAMAGES: tuple[tuple[Vector, str], ...] = tuple(damages())
