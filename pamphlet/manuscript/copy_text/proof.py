"""Prove that the parts are the copy text word for word, but for the emendations on record.

In: the copy text, the emendations, the words of the parts. Out: a problem for each difference that
no emendation explains, and for each emendation that explains none. White space, line ends and
markup are no differences, and a word broken at a hyphen over a line end is whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from unicodedata import normalize

from pamphlet.work.align import Gap, align, gaps
from pamphlet.work.expressions import expression
from pamphlet.work.model import Emendation
from pamphlet.work.problems import Place, Problem, Problems, error
from pamphlet.work.words import Words, canonical_words

CONTEXT = 3  # words shown before a difference
WORDS_SHOWN_MOST = 12
SHOWN_MOST = 40  # differences told one by one
# Of two texts in one language that have nothing else in common, a third of the words stand in one order.
OTHER_WORDS_MOST = 0.5
SHORT = 20  # words: whoever wrote two lines may have changed one
MARKUP_MOST = 200  # characters of markup between two words

_SIGNS = expression(r"^\W+|\W+$")
_BROKEN = expression(r"(?<!\S)(\S+-)[^\S\n]*\n\s*(\S+)")


@dataclass(slots=True)
class _Received:
    """The copy text with the emendations made, put together piece by piece.

    `origins` are the emendations that words come from, or None; `removals` those that took words out,
    by the number of the word that follows.
    """

    words: list[str] = field(default_factory=list)
    origins: list[Emendation | None] = field(default_factory=list)
    removals: dict[int, Emendation] = field(default_factory=dict)
    within_word: bool = False

    def add(self, piece: str, origin: Emendation | None) -> None:
        """Add text; what stands close to the text before it belongs to the same word."""
        words = piece.split()
        if origin and not words:
            self.removals[len(self.words)] = origin
        if words and self.within_word and not piece[0].isspace():
            self.words[-1] += words.pop(0)
            self.origins[-1] = self.origins[-1] or origin
        self.words += words
        self.origins += [origin] * len(words)
        self.within_word = not piece[-1].isspace() if piece else self.within_word

    def joined(self, broken: set[tuple[str, str]]) -> _Received:
        """Give the same with broken words, which are pairs, in one."""
        torn: list[int] = []  # the places of their first halves
        for at, pair in enumerate(pairwise(self.words)):
            if pair in broken and (not torn or torn[-1] < at - 1):
                torn.append(at)
        whole = _Received(self.words[:], self.origins[:])
        for at in reversed(torn):
            first, second = whole.origins[at : at + 2]
            whole.words[at : at + 2] = ["".join(whole.words[at : at + 2])]
            whole.origins[at : at + 2] = [first or second]
        for place, emendation in self.removals.items():
            whole.removals[place - bisect_left(torn, place)] = emendation
        return whole


def differences(
    copy_text: str,
    named_at: Place,
    emendations: tuple[Emendation, ...],
    words: Words,
    place_of: WordPlaces,
) -> Iterator[Problem]:
    """Give each difference that nothing explains, and each emendation that explains nothing.

    Of a text of another work, named at a place, only that is told.
    """
    copy_text = normalize("NFC", copy_text)
    flat = " ".join(copy_text.split())
    problems = Problems()
    printed = list(words.flat())
    received = _emended(flat, _made_once(flat, emendations, problems))
    received = received.joined(_broken_words(copy_text, set(printed)))
    differing = gaps(align(printed, received.words), len(printed), len(received.words))
    if _is_another(differing, len(printed), len(received.words)):
        alike = len(printed) - sum(gap.work_end - gap.work for gap in differing)
        message = f"the copy text is that of another work: of {len(printed)} words {alike} stand in it in order"
        hint = "name the text as it was received under “copy-text”, or take that field out"
        yield error("E01", message, named_at, hint)
        return
    added = {
        tuple(printed[gap.work : gap.work_end]) for gap in differing if gap.copy == gap.copy_end
    }
    idle: dict[Emendation, None] = {}
    unexplained: list[Gap] = []
    for gap in differing:
        moved = tuple(received.words[gap.copy : gap.copy_end]) in added
        concerned = [] if moved else _not_made(received, printed, gap)
        idle |= dict.fromkeys(concerned)
        if not concerned or None in received.origins[gap.copy : gap.copy_end]:
            unexplained.append(gap)
    yield from problems
    yield from _told(received.words, printed, unexplained, place_of)
    for emendation in idle:
        message = f"the parts do not read “{emendation.reads}” here"
        if not emendation.reads:
            message = f"the parts have “{emendation.copy_text}”, which this emendation takes out"
        hint = "change the part, or take the emendation out"
        yield error("E02", message, emendation.place, hint)


def _is_another(differing: Sequence[Gap], printed: int, received: int) -> bool:
    """Tell whether two texts have so little in common that no single difference is worth telling."""
    alone = sum(gap.work_end - gap.work for gap in differing)
    added = sum(gap.copy_end - gap.copy for gap in differing)
    most = OTHER_WORDS_MOST
    return printed > SHORT and alone > most * printed and added > most * received


def _made_once(
    flat: str, emendations: tuple[Emendation, ...], problems: Problems
) -> list[tuple[int, int, Emendation]]:
    """Give the emendations with the bounds of what they change, and note those that cannot be."""
    changes: list[tuple[int, int, Emendation]] = []
    for emendation in emendations:
        wanted = normalize("NFC", emendation.copy_text)
        count = flat.count(wanted)
        if count == 1:
            start = flat.index(wanted)
            changes.append((start, start + len(wanted), emendation))
            continue
        times = f"stands {count} times in the copy text" if count else "is not in the copy text"
        hint = "copy it letter by letter, with a space for a line end"
        hint = "add words before or behind it" if count else hint
        message = f"“{emendation.copy_text}” {times}"
        problems.error("E03", message, emendation.place, hint)
    apart: list[tuple[int, int, Emendation]] = []
    for start, end, emendation in sorted(changes, key=lambda change: change[:2]):
        if apart and start < apart[-1][1]:
            message = f"“{emendation.copy_text}” is changed by another emendation already"
            hint = f"make one of it and of “{apart[-1][2].copy_text}”"
            problems.error("E02", message, emendation.place, hint)
        else:
            apart.append((start, end, emendation))
    return apart


def _emended(flat: str, changes: Sequence[tuple[int, int, Emendation]]) -> _Received:
    received = _Received()
    end = 0
    for start, change_end, emendation in changes:
        received.add(flat[end:start], None)
        received.add(normalize("NFC", emendation.reads), emendation)
        end = change_end
    received.add(flat[end:], None)
    return received


def _broken_words(copy_text: str, whole: set[str]) -> set[tuple[str, str]]:
    """Give the words that a line end broke at a hyphen, as pairs, where the parts have them in one."""
    return {pair for pair in _BROKEN.findall(copy_text) if "".join(pair) in whole}


def _not_made(received: _Received, printed: Sequence[str], gap: Gap) -> list[Emendation]:
    """Give the emendations that were not made here: they explain nothing."""
    changes = received.origins[gap.copy : gap.copy_end]
    removals = (received.removals.get(at) for at in range(gap.copy, gap.copy_end + 1))
    concerned = dict.fromkeys(filter(None, (*changes, *removals)))
    return [emendation for emendation in concerned if not _is_made(emendation, printed, gap)]


def _is_made(emendation: Emendation, printed: Sequence[str], gap: Gap) -> bool:
    """Tell whether the parts read as an emendation says, though something differs close to it."""
    received, reads = canonical_words(emendation.copy_text), canonical_words(emendation.reads)
    most = max(len(received), len(reads))
    around = " ".join(printed[max(0, gap.work - most) : gap.work_end + most])
    return " ".join(reads) in around if reads else " ".join(received) not in around


# --- what to say ------------------------------------------------------------------------------------


def _told(
    received: Sequence[str], printed: Sequence[str], differing: list[Gap], place_of: WordPlaces
) -> Iterator[Problem]:
    """Tell differences one by one; words that went from one place to another are told once."""
    gone = {tuple(received[j:j_end]): j for i, i_end, j, j_end in differing if i == i_end}
    come = {tuple(printed[i:i_end]) for i, i_end, j, j_end in differing if j == j_end}
    told = 0
    for i, i_end, j, j_end in differing:
        has, had = tuple(printed[i:i_end]), tuple(received[j:j_end])
        if not has and had in come:
            continue
        told += 1
        place = place_of(i) if has or not i else place_of(i - 1, end=True)
        if told > SHOWN_MOST:
            message = "more words differ from here on"
            yield error("E01", message, place, "mend those above first, then check again")
            return
        behind = _behind(printed, i)
        if had and has:
            message = f"the copy text reads “{_shown(had)}”{behind}, this part “{_shown(has)}”"
        elif had:
            message = f"the copy text has “{_shown(had)}”{behind}, this part has not"
        elif has in gone:
            there = _behind(received, gone[has])
            message = f"“{_shown(has)}” stands here{behind}; in the copy text it stands{there}"
        else:
            message = f"this part has “{_shown(has)}”{behind}, the copy text has not"
        hint = "restore the words, or record the emendation and its reason"
        yield error("E01", message, place, hint)


def _shown(words: Sequence[str]) -> str:
    most = words[:WORDS_SHOWN_MOST]
    return " ".join(most) + (" …" if len(words) > len(most) else "")


def _behind(words: Sequence[str], number: int) -> str:
    before = " ".join(words[max(0, number - CONTEXT) : number])
    return f" behind “{before}”" if before else " at the beginning"


class WordPlaces:
    """Find the place of each word of the parts: not of its block, but where it was typed."""

    def __init__(
        self, words: Words, places: dict[str, Place], text_at: Callable[[Place], str]
    ) -> None:
        """Take the places of blocks by their anchors, and what gives the text around a place."""
        self.blocks, self.places, self.text_at = words.blocks, places, text_at
        self.starts = list(accumulate((len(block.words) for block in words.blocks), initial=0))

    def __call__(self, number: int, *, end: bool = False) -> Place:
        """Give the place at which a word begins, or where it ends."""
        number = max(0, min(number, self.starts[-1] - 1))
        block = bisect_right(self.starts, number) - 1
        place = self.places[self.blocks[block].anchor]
        text = self.text_at(place)
        position = begin = place.position_in(text)
        for word in self.blocks[block].words[: number - self.starts[block] + 1]:
            begin, position = _found(text, word, position)
        return Place.at(place.path, text, position if end else begin)


def _found(text: str, word: str, position: int) -> tuple[int, int]:
    """Give where a word begins and ends; it may stand in markup that parts it from its signs."""
    for typed in (word, _SIGNS.sub("", word)):
        begin = text.find(typed, position, position + len(typed) + MARKUP_MOST)
        if typed and begin >= 0:
            return begin, begin + len(typed)
    return position, position
