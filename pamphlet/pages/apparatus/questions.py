"""Tell the questions of an interview: each by its number and its first words, as a way in.

In: the work. Out: lines for the contents. The words are the work's own; the number and the ellipsis are
apparatus, and stand in the contents only: nothing is put at the question itself.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate

from pamphlet.work.frozen import frozen
from pamphlet.work.model import Pamphlet
from pamphlet.work.nodes import Turn
from pamphlet.work.words import canonical_words

LONGEST = 60  # characters: a line of the contents on paper, with its number and its page
LONGEST_CUT = 57  # characters before an ellipsis
SHORTEST_SENTENCE = 30  # a first sentence of so many characters stands by itself
FEW_WORDS = 2  # so many are not worth an ellipsis
LONGEST_REST = 20  # characters of these few
ABBREVIATED = 3  # letters before a full stop that ends no sentence: “Mr.”, “etc.”

_CLOSING = "”’»›\"')]}“‘"
_SENTENCE_ENDS = "?!.؟。！？"
_BEFORE_ELLIPSIS = " ,;:–—-،؛、"


@frozen
class Question:
    """A turn of those who ask: its number among the questions of the work, its ID, its first words."""

    number: int
    anchor: str
    opening: str


def questions_of(pamphlet: Pamphlet) -> dict[str, tuple[Question, ...]]:
    """Give the questions of each part, by the part's name; they are numbered through the whole work from 1."""
    said: dict[int, list[str]] = {}
    for spoken in pamphlet.words.blocks:
        said.setdefault(spoken.turn, []).extend(spoken.words)
    questions: dict[str, tuple[Question, ...]] = {}
    number = 0
    for part in pamphlet.parts:
        asked: list[Question] = []
        for block in part.blocks:
            if isinstance(block, Turn) and block.is_question:
                number += 1
                asked.append(Question(number, block.anchor, _opening(block, said[block.number])))
        questions[part.name] = tuple(asked)
    return questions


def first_words(words: tuple[str, ...]) -> str:
    """Give the first words of a text, some sixty characters: all of it, its first sentence, or words with an ellipsis.

    An ellipsis that would stand for a word or two is not worth it: then all is given.
    """
    kept = _that_fit(words, LONGEST)
    if kept == words:
        return " ".join(words)
    for count in range(len(kept), 0, -1):
        sentence = " ".join(kept[:count])
        if _ends_sentence(kept[count - 1]) and len(sentence) >= SHORTEST_SENTENCE:
            return sentence
    kept = _that_fit(words, LONGEST_CUT)
    whole = " ".join(words)
    if len(words) - len(kept) <= FEW_WORDS and len(whole) <= LONGEST + LONGEST_REST:
        return whole
    shown = " ".join(kept).rstrip(_BEFORE_ELLIPSIS) if kept else _cut(words[0])
    return f"{shown}…"


def _opening(turn: Turn, said: list[str]) -> str:
    """Give what opens a turn behind its label; where nothing does but a picture, the label."""
    label = canonical_words(turn.label)
    return first_words(tuple(said[len(label) :])) or " ".join(label).removesuffix(":")


def _that_fit(words: tuple[str, ...], characters: int) -> tuple[str, ...]:
    """Give the first words, as many as fit into so many characters."""
    ends = accumulate(words, lambda end, word: end + 1 + len(word), initial=-1)
    return words[: sum(end <= characters for end in ends) - 1]


def _cut(word: str) -> str:
    """Cut a word that is longer than a line, as they are in scripts without spaces; no mark loses its letter."""
    end = LONGEST_CUT
    while end > 1 and unicodedata.combining(word[end]):
        end -= 1
    return word[:end]


def _ends_sentence(word: str) -> bool:
    bare = word.rstrip(_CLOSING)
    if not bare or bare[-1] not in _SENTENCE_ENDS:
        return False
    return bare[-1] != "." or len(bare.rstrip(".")) > ABBREVIATED
