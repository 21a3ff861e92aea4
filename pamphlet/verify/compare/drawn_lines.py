"""Read a line of a page with text in both directions by the words that it should hold, if it is drawn just so.

A line does not tell in which order its parts are read: “house אבג 5” may begin with either end. But which line some
words give when they are drawn is known (UAX #9). So the words of the work that may stand in a line are laid out from
left to right and, if the line looks the same, taken for its words; in no other order could a reader read them. In:
`Words` and a `Copy` with its lines as they are drawn. Out: the copy, its lines in the order of the work where that can
be told; of the rest `visual` says that it cannot.

>>> block = BlockWords("p-1", 0, tuple("The house (בית) of 1961".split()))
>>> work = Words((PartWords("part", "Part", (block,)),))
>>> read = tuple("The house )תיב( of 1961".split())
>>> copy = Copy("pdf", read, visual=frozenset(range(5)), drawn=(Drawn(0, 5, "The house (תיב) of 1961"),))
>>> by_the_work(work, copy).words, by_the_work(work, copy).visual
(('The', 'house', '(בית)', 'of', '1961'), frozenset())
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pamphlet.verify.compare.keys import key_for
from pamphlet.verify.copies import HYPHEN, Copy, Drawn
from pamphlet.work.expressions import expression
from pamphlet.work.words import Words

MOST_PLACES = 6  # of a word by which the place of a line is looked up
LONGEST_LINE = 60  # words

_LABEL_AT_LEFT = expression(r"(?P<label>\d{1,4}[.)])\s*(?P<text>.*\D.*)")
_LABEL_AT_RIGHT = expression(r"(?P<text>.*\D.*?)\s*(?P<label>[.(]\d{1,4})")
_BREAKS = "-‐–—/"  # behind which a line may end in a word
_LEFT_TO_RIGHT_MARK = "\u200e"
_HYPHENS = str.maketrans("‐", "-")


class _Place(NamedTuple):
    """A place in the work: a word, and how many letters of it stand on the line before."""

    word: int
    letter: int = 0


class _Found(NamedTuple):
    """The words of a line, and where the next one goes on."""

    words: tuple[str, ...]
    end: _Place


def by_the_work(words: Words, copy: Copy) -> Copy:
    """Put the words of each line in the order of the work, where the line looks as they do."""
    work = _Work(words, copy)
    lines: dict[int, tuple[Drawn, _Found]] = {}
    place = _Place(0)
    for line in copy.drawn:
        found = next(work.readings(line, place), None)
        if found:
            lines[line.start] = (line, found)
            place = found.end
    return _laid_out(copy, lines) if lines else copy


class _Work:
    """The words of a work in a row, as keys, to look up where a line of a copy may stand."""

    def __init__(self, words: Words, copy: Copy) -> None:
        self._key = key_for(copy, folded=False)
        self._copy = copy
        self._words = words.flat()
        self._keys = [self._key(word) for word in self._words]
        self._calls: dict[int, str] = {}
        self._openings: dict[str, list[int]] = defaultdict(list)
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self._keys):
            self._places[key].append(at)
        start = 0
        for block in words.blocks:
            self._openings[self._keys[start]].append(start)
            for after, number in block.calls:
                self._calls[start + after] = self._calls.get(start + after, "") + str(number)
            start += len(block.words)

    def readings(self, line: Drawn, place: _Place) -> Iterator[_Found]:
        """Give the words that look like a line: those that go on where the line before ended, or any others."""
        for label, text in ("", line.text), *_without_label(line.text):
            looks = self._look(text)
            for start in dict.fromkeys((place, *self._starts(line))) if looks else ():
                found = self._from(start, looks)
                if found:
                    yield _Found((label, *found.words), found.end) if label else found

    def _look(self, text: str) -> str:
        return self._key(text).translate(_HYPHENS).replace(" ", "")

    def _starts(self, line: Drawn) -> Iterator[_Place]:
        """Give where a line may begin: with a block, or some words before a rare one that is read in it."""
        read = [self._key(word) for word in self._copy.words[line.start : line.end]]
        for key in read:
            yield from map(_Place, self._openings.get(key, ()))
        rare = [key for key in read if 0 < len(self._places.get(key, ())) <= MOST_PLACES]
        if rare:
            for at in self._places[max(rare, key=len)]:
                yield from map(_Place, range(at, max(-1, at - len(read) - 1), -1))

    def _from(self, place: _Place, looks: str) -> _Found | None:
        """Give the words from a place on, if they look like the line."""
        for with_calls in (True, False):
            pieces = self._pieces(place, len(looks), with_calls=with_calls)
            if pieces and _are_alike(pieces[0], looks, self._look):
                return _Found(pieces[1], pieces[2])
        return None

    def _pieces(
        self, place: _Place, size: int, *, with_calls: bool
    ) -> tuple[list[str], tuple[str, ...], _Place] | None:
        """Give what of the words fills a line of so many characters: as it is drawn, as it is read, and the end."""
        drawn: list[str] = []
        read: list[str] = []
        at, letter = place.word, place.letter
        left = size
        while left > 0 and at < len(self._words) and len(drawn) < LONGEST_LINE:
            word = self._words[at][letter:]
            length = len(self._look(word))
            call = self._calls.get(at, "") if with_calls else ""
            begun = f"{HYPHEN}{word}" if letter else word
            if length + len(call) <= left:
                drawn.append(word + call)
                read += [begun, call] if call else [begun]
                left -= length + len(call)
                at, letter = at + 1, 0
            elif 1 < left <= len(word) == length:  # the line ends in a part of it and a hyphen
                part = word[: left if word[left - 1] in _BREAKS else left - 1]
                drawn.append(part if part[-1] in _BREAKS else f"{part}-")
                read.append(begun[: len(part) + bool(letter)])
                return drawn, tuple(read), _Place(at, letter + len(part))
            else:
                return None
        return (drawn, tuple(read), _Place(at, letter)) if left == 0 else None


def _without_label(text: str) -> Iterator[tuple[str, str]]:
    """Give the number of an item, which is no word of the work, and the line without it: drawn on its left or right."""
    for pattern in (_LABEL_AT_LEFT, _LABEL_AT_RIGHT):
        if found := pattern.fullmatch(text.strip()):
            yield found["label"], found["text"]


def _are_alike(pieces: Iterable[str], looks: str, look: Callable[[str], str]) -> bool:
    """Tell whether words, drawn in a paragraph of either direction, look like a line."""
    from bidi import get_display

    text = " ".join(pieces)
    if sorted(look(text)) != sorted(looks):
        return False
    # A hyphen that a line end has put there may be drawn as one of the letters before it.
    texts = (text, text + _LEFT_TO_RIGHT_MARK) if text[-1:] in _BREAKS else (text,)
    return any(look(get_display(said, base_dir=base)) == looks for said in texts for base in "LR")


def _laid_out(copy: Copy, lines: dict[int, tuple[Drawn, _Found]]) -> Copy:
    """Give a copy with other words in some of its lines; a word that a line end broke is one again."""
    words: list[str] = []
    places: list[int] = []  # where each word of the copy stands now, and the end
    visual: set[int] = set()
    last = -1  # word of the line before, which may end in the middle of it
    at = 0
    while at < len(copy.words):
        line = lines.get(at)
        if line:
            first = len(words)
            for word in line[1].words:
                if word.startswith(HYPHEN) and last >= 0:
                    words[last] += word
                    continue
                last = len(words)
                words.append(word.removeprefix(HYPHEN))
            places += [first] * (line[0].end - at)
            at = line[0].end
            continue
        places.append(len(words))
        if at in copy.visual:
            visual.add(len(words))
        words.append(copy.words[at])
        at += 1
    places.append(len(words))
    return replace(
        copy,
        words=tuple(words),
        page_starts=tuple(places[start] for start in copy.page_starts),
        line_starts=frozenset(places[start] for start in copy.line_starts),
        furniture=frozenset(places[word] for word in copy.furniture),
        visual=frozenset(visual) if len(lines) < len(copy.drawn) else frozenset(),
        drawn=(),
    )
