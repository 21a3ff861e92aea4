"""Measure a text: where its lines may end, how far it goes up to each place, and how far its lines give.

In: the runs of a paragraph, and how far each of its characters goes. Out: `Measured`. It is kept for another layout.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import pyphen
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, get_log_attrs

from pamphlet.press.engine.elasticity import MORE_HYPHEN, elastic_of, strain_of
from pamphlet.press.engine.kept_texts import kept_texts, shaping_key
from pamphlet.press.engine.loose_scripts import patterns_of
from pamphlet.press.engine.runs import BREAK, PICTURE, Leaf
from pamphlet.press.engine.shaping import SPACES
from pamphlet.press.engine.total_fit import Elastic, End

HYPHENS = "-\u2010"
DASHES = "–—-"
CITATION = re.compile(r"\[[^\[\]]{0,24}\d[^\[\]]{0,12}\]")
ADDRESS = re.compile(r"[/@\\]|\w[.:_]\w")
LAST_CITATION = re.compile(r"\[[^\[\]]*\d[^\[\]]*\]\W{0,2}$")

# What tells where a run of a style may end, besides its font.
ENDED_BY = ("white_space", "hyphens", "hyphenate_limit_chars", "hyphenate_character")

# What speaks against a place, as penalties that add up: a hyphen that is put in, or stands there; a word that is a
# name, or a part of a compound; no space stands there; the next line begins with a dash.
HYPHEN, OWN_HYPHEN, NAME, COMPOUND, NO_SPACE, DASH = 130.0, 60.0, 40.0, 60.0, 60.0, 60.0
TORN = 1000.0  # no place at all, but the word is wider than a line


@dataclass(slots=True, eq=False)  # not frozen, as there are thousands
class Place:
    """Where a line may end, in characters: the text up to `stop`, the next line from `start` on."""

    stop: int
    start: int
    hyphen: bool = False  # one is put in
    torn: bool = False  # within a word that is wider than a line
    forced: bool = False  # a line has to end here


class Measures(NamedTuple):
    """Where the lines of a text may end, the same measured, in pixels, and what they give."""

    places: list[Place]
    ends: list[End]
    elastic: Elastic


def measured(
    leaves: Sequence[Leaf],
    advances: list[float],
    dictionaries: dict[Any, pyphen.Pyphen],
    width: float,
    *,
    tracked: bool,
    ragged: bool,
) -> Measures:
    """Measure the text of some runs for lines of a width, in pixels, or give what was measured for another layout."""
    runs = [leaf for leaf in leaves if leaf.text]
    text = "".join(leaf.text for leaf in runs)

    def measure() -> Measures:
        measuring = _Measuring(text, runs, advances, dictionaries)
        places = sorted(measuring.places(), key=_order)
        places = sorted([*places, *measuring.torn(places, width)], key=_order)
        strain = 0.0 if ragged else measuring.strain(places, width)
        ends = measuring.ends(places, MORE_HYPHEN * strain)
        return Measures(places, ends, measuring.elastic(strain, tracked=tracked, ragged=ragged))

    kept = kept_texts(runs[0].box.style.font_config, "measures")
    return kept.get((ragged, width, *map(_key, leaves)), len(text), measure)


def _order(place: Place) -> tuple[int, int]:
    return place.stop, place.start


def _key(leaf: Leaf) -> tuple[object, ...]:
    """Give all of a run that tells where its lines may end."""
    style = leaf.box.style
    return leaf.text, leaf.width, shaping_key(style), *(style[name] for name in ENDED_BY)


class _Measuring:
    """What is known of a text while its ends are looked for."""

    def __init__(
        self,
        text: str,
        leaves: list[Leaf],
        advances: list[float],
        dictionaries: dict[Any, pyphen.Pyphen],
    ) -> None:
        self.text, self.leaves, self.dictionaries = text, leaves, dictionaries
        self.advances = advances
        self.reached = [0.0, *accumulate(advances)]
        self.spaces = [0, *accumulate(character in SPACES for character in text)]
        self.attributes = get_log_attrs(text, leaves[0].box.style["lang"])
        self.stops = [leaf.end for leaf in leaves]
        self.hyphens: dict[int, float] = {}  # how wide one is, by the numbers of runs
        self.bare = len(text.rstrip(" "))

    def places(self) -> Iterator[Place]:
        """Give the places where lines may end, the beginning and the end of the text among them."""
        text = self.text
        yield Place(0, len(text) - len(text.lstrip(" ")))
        for leaf in self.leaves:
            wraps = leaf.box.style["white_space"] == "normal"
            if leaf.text == BREAK:
                yield self._place(leaf.start, leaf.end, forced=True)
                continue
            for at in range(max(leaf.start, 1), leaf.end):
                if self.attributes[at].is_line_break and (wraps or at == leaf.start):
                    place = self._place(at, at)
                    around = text[at - 1 : at + 1]
                    if (
                        place.stop
                        and BREAK not in around
                        and (PICTURE not in around or " " in around)
                    ):
                        yield place
            yield from self._hyphenated(leaf)
        yield Place(self.bare, len(text))

    def _place(self, stop: int, start: int, *, forced: bool = False) -> Place:
        """Give a place without the spaces around it."""
        while stop and self.text[stop - 1] == " ":
            stop -= 1
        while forced and self.text[start : start + 1] == " ":
            start += 1
        return Place(stop, start, forced=forced)

    def _hyphenated(self, leaf: Leaf) -> Iterator[Place]:
        """Give the places within the words of a run, by its language and by what its style allows."""
        style = leaf.box.style
        lang = patterns_of(style["lang"])
        if style["hyphens"] != "auto" or not lang or style["white_space"] != "normal":
            return
        total, left, right = style["hyphenate_limit_chars"]
        key = lang, left, right, total
        if key not in self.dictionaries:
            self.dictionaries[key] = pyphen.Pyphen(lang=lang, left=left, right=right)
        dictionary = self.dictionaries[key]
        for begin, end in self._words(leaf):
            if end - begin >= total and not self._is_address(begin, end):
                for position in dictionary.positions(self.text[begin:end]):
                    if position.data is None:
                        yield Place(begin + position, begin + position, hyphen=True)

    def torn(self, places: Sequence[Place], measure: float) -> Iterator[Place]:
        """Give the places within words that are wider than a line, where their style lets these be broken."""
        hyphened = {place.stop for place in places if place.hyphen}
        for begin, end in pairwise(place for place in places if not place.hyphen):
            if self.reached[end.stop] - self.reached[begin.start] <= measure:
                continue
            for at in range(begin.start + 1, end.stop):
                if at in hyphened or not self.attributes[at].is_cursor_position:
                    continue
                if self._may_be_torn(at):
                    yield Place(at, at, torn=True)

    def _may_be_torn(self, at: int) -> bool:
        if self.text[at - 1] == PICTURE:
            return False  # no text ends there that a line could be cut from
        style = self._leaf(at).box.style
        return bool(style["overflow_wrap"] != "normal" and style["white_space"] == "normal")

    def _leaf(self, place: int) -> Leaf:
        """Give the run that goes up to a place, or over it."""
        return self.leaves[bisect_left(self.stops, place)]

    def _is_address(self, begin: int, end: int) -> bool:
        """Tell whether a word belongs to an address, which no hyphen may alter."""
        begin = self.text.rfind(" ", 0, begin) + 1
        end = self.text.find(" ", end)
        return ADDRESS.search(self.text[begin : None if end < 0 else end]) is not None

    def _words(self, leaf: Leaf) -> Iterator[tuple[int, int]]:
        """Give the words that begin and end within a run."""
        begin = None
        for at in range(leaf.start, leaf.end + 1):
            attribute = self.attributes[at]
            if attribute.is_word_end and begin is not None:
                yield begin, at
                begin = None
            if attribute.is_word_start:
                begin = at

    def ends(self, places: list[Place], dearer: float) -> list[End]:
        """Measure the places, and say what speaks against each; a hyphen that is put in is `dearer` than usual."""
        whole: set[int] = set()
        for match in CITATION.finditer(self.text):
            whole.update(range(match.start() + 1, match.end()))
        last = LAST_CITATION.search(self.text.rstrip(" "))
        lone = last.start() if last else -1
        return [self._end(place, whole, lone, HYPHEN + dearer) for place in places]

    def _end(self, place: Place, whole: set[int], last_citation: int, put_in: float) -> End:
        text, stop = self.text, place.stop
        own = (
            not place.hyphen and stop > 1 and text[stop - 1] in HYPHENS and text[stop - 2].isalnum()
        )
        hyphened = (place.hyphen or own) and stop < len(text)
        penalty = 0.0
        if stop == self.bare:
            pass
        elif place.hyphen:
            penalty = put_in + self._against(stop)
        elif own:
            penalty = OWN_HYPHEN
        elif place.start == stop:
            penalty = TORN if place.torn else NO_SPACE
        elif not place.forced and text[place.start] in DASHES:
            penalty = DASH
        return End(
            stop=self.reached[stop],
            start=self.reached[place.start],
            spaces=self.spaces[stop],
            characters=stop,
            skipped=self.spaces[place.start] - self.spaces[stop],
            hyphen=self._hyphen(stop) if place.hyphen else 0.0,
            hyphened=hyphened,
            penalty=penalty,
            forbidden=stop in whole,
            lone=place.start == last_citation,
        )

    def _against(self, place: int) -> float:
        """Say what speaks against parting a word here: it is a name, or a part of a compound."""
        begin, end = place, place
        while begin and self.text[begin - 1].isalpha():
            begin -= 1
        while end < len(self.text) and self.text[end].isalpha():
            end += 1
        around = self.text[begin - 1 : begin] + self.text[end : end + 1]
        name = self.text[begin].isupper() and begin > 1 and self.text[begin - 2 : begin] != ". "
        return NAME * name + COMPOUND * any(hyphen in around for hyphen in HYPHENS)

    def _hyphen(self, place: int) -> float:
        """Give the width of a hyphen that is put in."""
        leaf = bisect_left(self.stops, place)
        if leaf not in self.hyphens:
            style = self.leaves[leaf].box.style
            layout = Layout(style)
            layout.set_text(style["hyphenate_character"])
            line, _ = layout.get_first_line()
            extents = ffi.new("PangoRectangle *")
            pango.pango_layout_line_get_extents(line, ffi.NULL, extents)
            self.hyphens[leaf] = extents.width * FROM_UNITS
        return self.hyphens[leaf]

    def strain(self, places: list[Place], measure: float) -> float:
        """Say how long the words are for a measure."""
        open_places = [place for place in places if not place.hyphen]
        reached = self.reached
        return strain_of(
            (reached[end.stop] - reached[begin.start] for begin, end in pairwise(open_places)),
            measure,
        )

    def elastic(self, strain: float, *, tracked: bool, ragged: bool) -> Elastic:
        """Say what the lines may give: by the spaces that there are, and the size of most of the type."""
        style = max(self.leaves, key=lambda leaf: leaf.end - leaf.start).box.style
        size = style["font_size"]
        widths = sorted(
            advance
            for character, advance in zip(self.text, self.advances, strict=True)
            if character in SPACES
        )
        space = widths[len(widths) // 2] if widths else size / 4
        return elastic_of(space, size, strain, tracked=tracked, ragged=ragged)
