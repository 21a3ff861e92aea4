"""Tell what speaks like a part of the work: with the label of one of its speakers, or in whole sentences.

>>> labels = labels_of(Words((), speakers=(("LT", "Leon Trotsky"),)))
>>> speaks("Leon Trotsky (LT): I lied.".split(), labels), speaks("Share this page".split(), labels)
(True, False)
>>> speaks("I never said any of what stands here.".split(), labels)
True
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from pamphlet.verify.compare.folding import fold
from pamphlet.work.expressions import expression
from pamphlet.work.words import Words

SENTENCE = 8  # words: what a site puts between two paragraphs has fewer (“Share this page with your friends”)
OPENING = 8  # words of a turn by which it is known to be one of the work, quoted
LONGEST_TURN = 60  # words told of a turn whose end nothing marks

BLANK = "\0"

_BRACKETS = dict.fromkeys(map(ord, "[]"))
ENDS = expression(r"[.!?…:;]['\")\]]*$")

Labels = AbstractSet[tuple[str, ...]]


def labels_of(words: Words) -> Labels:
    """Give the labels of the speakers, folded, as they may be typed: the key, the name, or the name with the key."""
    labels: set[tuple[str, ...]] = set()
    for key, name in words.speakers:
        # The last is how a line from right to left may be read, which does not tell one bracket from the other.
        for label in (f"{key}:", f"{name}:", f"{name} ({key}):", f"{name} ){key}(:"):
            labels.add(tuple(map(fold, label.split())))
    return labels


def speaks(found: Sequence[str], labels: Labels) -> bool:
    """Tell whether words open with a label or hold one, or a sentence of some length."""
    folded = list(map(fold, found))
    if next(_labels_in(folded, labels), None):
        return True
    length = 0
    for word in folded:
        length += any(map(str.isalnum, word))
        if length >= SENTENCE:
            return True
        if ENDS.search(word):
            length = 0
    return False


def turns_in(
    found: Sequence[str], words: Words, furniture: Collection[int] = ()
) -> Iterator[tuple[int, int]]:
    """Give the ranges of words that are turns of speakers of the work, but no quotations of its own turns.

    `furniture` are the places of words that may stand at the edge of a page, amid what is quoted.
    """
    labels = labels_of(words)
    folded = list(map(fold, found))
    if not next(_labels_in(folded, labels), None):
        return
    folded = _without_texts(folded, words.beside)
    places = [at for at in range(len(folded)) if at not in furniture]
    shown = _without_texts([folded[at] for at in places], words.beside)
    starts = list(_labels_in(shown, labels))
    blocks = [f" {' '.join(map(fold, block.words))} " for block in words.blocks] if starts else []
    for (start, size), (end, _) in pairwise((*starts, (len(shown), 0))):
        turn = shown[start:end]
        if len(turn) > size and not _is_quoted(turn, blocks):
            yield places[start], places[min(end, start + LONGEST_TURN) - 1] + 1


def _is_quoted(turn: Sequence[str], blocks: Sequence[str]) -> bool:
    """Tell whether words open as a block of the work does, for as long as they or it go on."""
    opening = f" {' '.join(turn[:OPENING])} "
    return any(block.startswith(opening[: len(block)]) for block in blocks)


def _without_texts(folded: list[str], texts: Iterable[str]) -> list[str]:
    """Blank out texts that a copy may show beside the work: the licence page quotes where a part begins.

    Who drops the brackets of the work drops them there too.
    """
    row = f" {' '.join(map(_bare, folded))} "
    for text in texts:
        wanted = f" {' '.join(_bare(fold(word)) for word in text.split())} "
        if ":" in wanted:
            row = row.replace(wanted, " " + f"{BLANK} " * (wanted.count(" ") - 1))
    read = zip(folded, row[1:-1].split(" "), strict=True)
    return [BLANK if bare == BLANK else word for word, bare in read]


def _bare(word: str) -> str:
    return word.translate(_BRACKETS) or word


def _labels_in(folded: Sequence[str], labels: Labels) -> Iterator[tuple[int, int]]:
    """Give where labels stand, and of how many words they are."""
    last = {label[-1]: len(label) for label in sorted(labels, key=len)}
    if last.keys().isdisjoint(folded):
        return
    for at in range(len(folded)):
        size = next(
            (len(label) for label in labels if tuple(folded[at : at + len(label)]) == label), 0
        )
        if size:
            yield at, size
