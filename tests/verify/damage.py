"""Damage copies of the first pamphlet as people and programs do: the same twelve faults in HTML, EPUB, text, Markdown.

A copy is taken apart into blocks, each of them a string in the markup of its file, and put together again.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

Blocks = list[str]

_HTML_BLOCK = re.compile(r"(<(?:p|h[1-6])\b[^>]*>.*?</(?:p|h[1-6])>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Damage:
    """A fault, the verdict it deserves, and the anchors of the blocks in which it must be found."""

    name: str
    verdict: str
    anchors: tuple[str, ...]
    inflict: Callable[[Blocks], Blocks]


def taken_apart(name: str, content: bytes) -> Blocks:
    """Give the blocks of a file; between the blocks of markup stands the rest of it."""
    text = content.decode()
    if name.endswith((".html", ".xhtml")):
        return _HTML_BLOCK.split(text)
    return re.split(r"(\n{2,})", text)


def damaged(name: str, content: bytes, damage: Damage) -> bytes:
    """Damage a file. Fails when the damage changes nothing."""
    if name.endswith(".epub"):
        return _damaged_epub(content, damage)
    blocks = taken_apart(name, content)
    after = damage.inflict(blocks)
    assert after != blocks, damage.name
    return "".join(after).encode()


def _damaged_epub(content: bytes, damage: Damage) -> bytes:
    """Damage the parts of a book as if they were one text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    parts = [f"EPUB/{name}.xhtml" for name in ("introduction", "editorial-note", "interview")]
    seam = "\0"
    blocks: Blocks = []
    for part in parts:
        blocks += [*taken_apart(part, files[part]), seam]
    after = damage.inflict(blocks)
    assert after != blocks, damage.name
    pages = "".join(after).split(seam)
    files |= {part: page.encode() for part, page in zip(parts, pages, strict=False)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def _plain(block: str) -> str:
    return " ".join(_TAG.sub("", block).replace("\\", "").replace("**", "").split())


def _find(blocks: Blocks, beginning: str, start: int = 0) -> int:
    """Give the place of the last block that begins with these words: the licence page comes after the work."""
    places = [at for at in range(start, len(blocks)) if _plain(blocks[at]).startswith(beginning)]
    assert places, beginning
    return places[0]


def _without(*beginnings: str) -> Callable[[Blocks], Blocks]:
    def inflict(blocks: Blocks) -> Blocks:
        gone = {_find(blocks, beginning) for beginning in beginnings}
        return [block for at, block in enumerate(blocks) if at not in gone]

    return inflict


def _replaced(beginning: str, old: str, new: str) -> Callable[[Blocks], Blocks]:
    """Replace words in a block, however its lines are broken and its characters escaped."""
    spaced = r"\s+".join(map(re.escape, old.split()))
    pattern = re.compile(spaced.replace(r"\[", r"\\?\[").replace(r"\]", r"\\?\]"))

    def inflict(blocks: Blocks) -> Blocks:
        at = _find(blocks, beginning)
        return [*blocks[:at], pattern.sub(new, blocks[at], count=1), *blocks[at + 1 :]]

    return inflict


def _swapped(one: str, other: str) -> Callable[[Blocks], Blocks]:
    def inflict(blocks: Blocks) -> Blocks:
        first, second = _find(blocks, one), _find(blocks, other)
        after = list(blocks)
        after[first], after[second] = blocks[second], blocks[first]
        return after

    return inflict


def _put_in(beginning: str, like: str, words: str) -> Callable[[Blocks], Blocks]:
    def inflict(blocks: Blocks) -> Blocks:
        at = _find(blocks, beginning)
        markup = blocks[_find(blocks, like)].replace(like, "\0").partition("\0")
        new = f"<p>{words}</p>" if markup[0].startswith("<") else f"{words}\n\n"
        return [*blocks[:at], new, *blocks[at:]]

    return inflict


def _without_alterations(blocks: Blocks) -> Blocks:
    """Take away the square brackets around altered words; those of citations stay."""
    return [re.sub(r"\\?\[([^\[\]\d:]+?)\\?\]", r"\1", block) for block in blocks]


def _cut(beginning: str) -> Callable[[Blocks], Blocks]:
    return lambda blocks: blocks[: _find(blocks, beginning)]


NOTE = tuple(f"editorial-note_{number}" for number in range(1, 5))
SENTENCE = "We never sinned in historical subjectivism."
DAMAGES = (
    Damage(
        "the editorial note is gone",
        "incomplete",
        NOTE[1:],
        _without("All of Trotsky’s “answers”", "The editor welcomes", "This e-pamphlet was"),
    ),
    Damage(
        "a turn is gone",
        "incomplete",
        ("interview_6",),
        _without("LT: The theory of socialism in one country"),
    ),
    Damage(
        "a sentence is gone",
        "incomplete",
        ("interview_2",),
        _replaced("Leon Trotsky (LT):", SENTENCE, ""),
    ),
    Damage(
        "a word is gone",
        "incomplete",
        ("interview_1",),
        _replaced("Contemporary Socialist", "quixotic", ""),
    ),
    Damage(
        "a “not” is gone",
        "incomplete",
        ("interview_2",),
        _replaced("Leon Trotsky (LT):", "but not the", "but the"),
    ),
    Damage(
        "a pair of brackets is gone",
        "altered",
        ("interview_2",),
        _replaced("Leon Trotsky (LT):", "[was]", "was"),
    ),
    Damage(
        "two turns are swapped",
        "altered",
        ("interview_8",),
        _swapped("LT: The theory of socialism", "LT: [My theory of permanent"),
    ),
    Damage(
        "the page of a citation",
        "altered",
        ("interview_2",),
        _replaced("Leon Trotsky (LT):", "14, 15]", "14, 16]"),
    ),
    Damage(
        "the end is cut off",
        "incomplete",
        ("interview_86",),
        _cut("CS: But the Stalinist bureaucracy was driven out"),
    ),
    Damage(
        "a paragraph is put in",
        "altered",
        ("interview_9",),
        _put_in(
            "CS: To avoid possible",
            "CS: To avoid possible",
            "LT: I have changed my mind about all of this.",
        ),
    ),
    Damage(
        "a name is replaced",
        "altered",
        ("introduction_2",),
        _replaced("The collapse of the Soviet bloc", "Boris Yeltsin", "Mikhail Gorbachev"),
    ),
    Damage(
        "the square brackets are gone",
        "altered",
        ("interview_2", "interview_4"),
        _without_alterations,
    ),
)
