"""What happens to the blocks of a work until they are a copy; and a notation for what its reader knows besides.

A copy is written as its words, with marks among them, each a word of its own but for the last:

    ⏏  a page begins here            ⟦ … ⟧  looks like page furniture
    ⏎  a line begins here            ⟪name … ⟫  is set aside by the page, which calls it so
    ¬  in a word: a line ended here in a hyphen that may belong to it
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pamphlet.verify.copies import HYPHEN, Aside, Copy, CopyKind
from pamphlet.work.words import Words

Blocks = dict[str, str]  # by their IDs, in order
Edit = Callable[[Blocks], Blocks]


@dataclass(frozen=True)
class Vector:
    """A copy of a work: what was done, and what must be said of it: a verdict and findings, as “changed 2”."""

    name: str
    work: str
    verdict: str
    findings: tuple[str, ...]
    edits: tuple[Edit, ...]
    kind: CopyKind = "html"


def complete(name: str, work: str, *edits: Edit, kind: CopyKind = "html") -> Vector:
    """Describe a copy that is complete."""
    return Vector(name, work, "complete", (), edits, kind)


def typography(name: str, work: str, *edits: Edit, kind: CopyKind = "html") -> Vector:
    """Describe a copy of which only the typography differs."""
    return Vector(name, work, "complete, typography differs", (), edits, kind)


def altered(name: str, work: str, findings: str, *edits: Edit, kind: CopyKind = "html") -> Vector:
    """Describe a copy that has all words of the work, but changed, moved, or with others among them."""
    return Vector(name, work, "altered", tuple(findings.split(", ")), edits, kind)


def incomplete(
    name: str, work: str, findings: str, *edits: Edit, kind: CopyKind = "html"
) -> Vector:
    """Describe a copy that lacks words."""
    return Vector(name, work, "incomplete", tuple(findings.split(", ")), edits, kind)


def another(name: str, work: str, *edits: Edit, kind: CopyKind = "html") -> Vector:
    """Describe a file in which nothing of the work stands."""
    return Vector(name, work, "another text", ("…",), edits, kind)


def blocks_of(words: Words) -> Blocks:
    """Give the blocks of a work."""
    return {block.anchor: " ".join(block.words) for block in words.blocks}


def with_notes(words: Words, form: str) -> Edit:
    """Write the numbers of notes behind the words that call them, as “{}” or “[{}]” close to them, or after a space."""
    calls = {block.anchor: dict(block.calls) for block in words.blocks if block.calls}
    numbers = {block.anchor: block.number for block in words.blocks if block.number}

    def write(blocks: Blocks) -> Blocks:
        noted = dict(blocks)
        for anchor, called in calls.items():
            said = enumerate(blocks[anchor].split())
            noted[anchor] = " ".join(
                word + form.format(called[at]) if at in called else word for at, word in said
            )
        for anchor, number in numbers.items():
            noted[anchor] = f"{form.format(number).strip()} {blocks[anchor]}"
        return noted

    return write


def replaced(old: str, new: str, *, times: int = -1) -> Edit:
    """Put other words or signs in the place of some, wherever they stand."""

    def replace(blocks: Blocks) -> Blocks:
        assert any(old in said for said in blocks.values()), old
        return {anchor: said.replace(old, new, times) for anchor, said in blocks.items()}

    return replace


def in_block(anchor: str, old: str, new: str) -> Edit:
    """Put other words in the place of some, in one block, once."""

    def replace(blocks: Blocks) -> Blocks:
        assert old in blocks[anchor], old
        return {**blocks, anchor: blocks[anchor].replace(old, new, 1)}

    return replace


def without(*anchors: str) -> Edit:
    """Leave out blocks."""
    return lambda blocks: {anchor: said for anchor, said in blocks.items() if anchor not in anchors}


def only(*anchors: str) -> Edit:
    """Leave out all other blocks."""
    return lambda blocks: {anchor: blocks[anchor] for anchor in anchors}


def part(name: str, start: int, end: int) -> tuple[str, ...]:
    """Name the blocks of a part, from one to another."""
    return tuple(f"{name}_{at}" for at in range(start, end + 1))


def moved(anchors: tuple[str, ...], behind: str) -> Edit:
    """Move blocks behind another; the empty name is that of the beginning."""

    def move(blocks: Blocks) -> Blocks:
        taken = {anchor: blocks[anchor] for anchor in anchors}
        rest = without(*anchors)(blocks)
        if not behind:
            return {**taken, **rest}
        at = list(rest).index(behind) + 1
        return dict([*list(rest.items())[:at], *taken.items(), *list(rest.items())[at:]])

    return move


def swapped(one: str, other: str) -> Edit:
    """Let two blocks take one another's place."""
    names = {one: other, other: one}
    return lambda blocks: {
        names.get(anchor, anchor): blocks[names.get(anchor, anchor)] for anchor in blocks
    }


def put(said: str, behind: str = "", *, as_block: str = "put") -> Edit:
    """Put a block of other words behind one of the work; the empty name is that of the beginning."""
    return lambda blocks: moved((as_block,), behind)({**blocks, as_block: said})


def at_end(said: str) -> Edit:
    """Put other words behind all."""
    return lambda blocks: {**blocks, "end": said}


def doubled(anchor: str) -> Edit:
    """Let a block stand twice."""
    return lambda blocks: put(blocks[anchor], anchor, as_block="double")(blocks)


def each(change: Callable[[str], str]) -> Edit:
    """Change each block."""
    return lambda blocks: {anchor: change(said) for anchor, said in blocks.items()}


def every_word(change: Callable[[int, str], str]) -> Edit:
    """Change each word, given its number."""

    def apply(blocks: Blocks) -> Blocks:
        at = 0
        changed: Blocks = {}
        for anchor, said in blocks.items():
            words = said.split()
            changed[anchor] = " ".join(change(at + step, word) for step, word in enumerate(words))
            at += len(words)
        return changed

    return apply


def copy_of(vector: Vector, words: Words) -> Copy:
    """Make the copy that a vector describes."""
    blocks = blocks_of(words)
    for edit in vector.edits:
        blocks = edit(blocks)
    return read(" ".join(blocks.values()), vector.kind)


def read(notation: str, kind: CopyKind) -> Copy:
    """Read a copy from its notation."""
    words: list[str] = []
    lines: set[int] = set()
    pages: list[int] = []
    furniture: set[int] = set()
    asides: list[Aside] = []
    opened: list[tuple[int, str]] = []
    for mark in notation.split():
        at = len(words)
        match mark[0]:
            case "⏏":
                pages.append(at)
                lines.add(at)
            case "⏎":
                lines.add(at)
            case "⟦" | "⟪":
                opened.append((at, mark[1:]))
            case "⟧":
                furniture.update(range(opened.pop()[0], at))
            case "⟫":
                start, name = opened.pop()
                asides.append(Aside(start, at, name))
            case _:
                words.append(mark.replace("¬", HYPHEN))
    if lines:
        lines.add(0)
        pages = pages if not pages or pages[0] == 0 else [0, *pages]
    asides.sort(key=lambda aside: (aside.start, -aside.end))
    return Copy(
        kind,
        tuple(words),
        tuple(pages),
        frozenset(lines),
        frozenset(furniture),
        asides=tuple(asides),
    )
