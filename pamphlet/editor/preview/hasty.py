"""Read the one paragraph that has changed in a long part, long before the whole is read again.

To read 240,000 words takes a second and a half, and a paragraph of them a few milliseconds. In: the last good reading
and the name of the part. Out: the paragraph as it reads now, or nothing where that cannot be told from it alone: more
than one has changed, or it leads to notes or pictures. Whatever comes of it is shown until the whole has been read.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path

from pamphlet.editor.preview.changed import Changed
from pamphlet.manuscript.files import Folder, Refusal
from pamphlet.manuscript.markdown.parts import PartReader
from pamphlet.manuscript.yaml.nodes import Scalar
from pamphlet.pages import Pages
from pamphlet.pages.addresses import lookup_of
from pamphlet.pages.markup import block_markup
from pamphlet.pages.strings.phrases import Speech
from pamphlet.work.model import ManuscriptFile, Pamphlet, Part
from pamphlet.work.nodes import Heading, Paragraph
from pamphlet.work.problems import Place, has_errors
from pamphlet.work.walk import blocks_within
from pamphlet.work.wording import wording

FENCE = "---"
ELSEWHERE = ("[^", "![", "]:", "](#")  # what a paragraph leads to that stands in another


def hasty_change(folder: Path, name: str, pamphlet: Pamphlet, pages: Pages) -> Changed | None:
    """Give the paragraph of a part that has changed, as it reads now."""
    former = next((file.content for file in pamphlet.files if file.name == name), b"")
    file = Folder(folder).look(name)
    if isinstance(file, Refusal) or not former:
        return None
    try:
        old, new = former.decode().split("\n"), file.content.decode().split("\n")
    except UnicodeDecodeError:
        return None
    found = _one_block(old, new, Folder(folder).place(name).path, pages)
    if not found:
        return None
    anchor, first, last = found
    lines = new[first - 1 : last]
    text = "\n".join(lines)
    if not text.strip() or any(sign in text for sign in ELSEWHERE):
        return None
    head = new[: new.index(FENCE, 1) + 1] if FENCE in new[1:] else []
    part = _read(folder, name, "\n".join([*head, "", *lines]) + "\n", pamphlet)
    return _changed(anchor, part, pamphlet, pages) if part else None


def _one_block(
    old: list[str], new: list[str], path: str, pages: Pages
) -> tuple[str, int, int] | None:
    """Find the one block in which all changed lines stand: its ID, and its first and last line as they are now."""
    before = _same(old, new)
    behind = _same(old[before:][::-1], new[before:][::-1])
    words = {block.anchor for block in pages.words.blocks}
    starts = sorted(
        (place.line, anchor)
        for anchor, place in pages.places.items()
        if place.path == path and anchor in words
    )
    above = [start for start in starts if start[0] <= before + 1]
    below = [start for start in starts if start[0] > before + 1]
    if not above or (below and below[0][0] <= len(old) - behind):
        return None
    line, anchor = above[-1]
    if len(above) > 1 and above[-2][0] == line:
        return None
    end = below[0][0] - 1 if below else len(old)
    return anchor, line, end + len(new) - len(old)


def _same(one: list[str], other: list[str]) -> int:
    """Count the lines that two lists begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _read(folder: Path, name: str, text: str, pamphlet: Pamphlet) -> Part | None:
    """Read a part that holds nothing but the lines of a block; None when something is wrong with it."""
    content = text.encode()
    source = Folder(folder)
    source.seen[name] = ManuscriptFile(name, content, sha256(content).hexdigest())
    keys = frozenset(cited.key for cited in pamphlet.sources)
    read = PartReader(source, pamphlet.metadata, keys).read(Scalar(name, Place(name)))
    return read.part if read and not has_errors(source.problems) else None


def _changed(anchor: str, part: Part, pamphlet: Pamphlet, pages: Pages) -> Changed | None:
    small = Pamphlet(pamphlet.metadata, (part,), wording((part,)), pamphlet.sources, ())
    blocks = list(_with_words(part))
    if len(blocks) != 1 or len(small.words.blocks) != 1:
        return None
    (block,) = blocks
    lookup = lookup_of(small, Speech(pages.strings, pamphlet.metadata.language))
    markup = block_markup(block, lookup).replace(f' id="{block.anchor}"', f' id="{anchor}"', 1)
    was = next((each.words for each in pages.words.blocks if each.anchor == anchor), ())
    now = small.words.blocks[0].words
    pairs = enumerate(zip_longest(was, now))
    word = next((at for at, (old, new) in pairs if old != new), 0)
    return Changed(anchor, word, {anchor: markup})


def _with_words(part: Part) -> Iterator[Paragraph | Heading]:
    if part.heading:
        yield part.heading
    for block in blocks_within((part,)):
        if isinstance(block, Paragraph | Heading):
            yield block
