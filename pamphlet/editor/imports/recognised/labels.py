"""Speaker labels: what stands before a colon at the beginning of paragraphs, and recurs.

Contemporary Socialist (CS): The social phenomenon …    CS, Contemporary Socialist
SOCRATES: Then you are …      Socrates: Enough.         SOCRATES, Socrates
Note: …                                                  stands once: no speaker
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from pamphlet.manuscript.markdown.labels import Labels, without_points
from pamphlet.work.model import Speaker as Declared

LEAST_TURNS = 3  # of a speaker who is alone: a label that stands no more often may be none
# Of the paragraphs, of which a speaker who is alone opens no fewer: in a manual of 2,300 ten begin with “Example:”, and
# where one alone has a label in a conversation, every second or third does.
LEAST_SHARE = 1 / 25
MOST_WORDS = 5
LONGEST_PARTICLE = 5  # letters of a small word within a name: King of France, Maria della Rosa

_WORD = r"[^\s:：﹕︓\[\]“”«»\"!?;,()]+"
_ASIDE = r"(?:\([^()]{0,120}\)|\[[^\[\]]{0,120}\]|\d{1,3}(?::\d{2}){1,2})"
LABEL = re.compile(
    rf"(?:{_ASIDE}\s*)*(?P<label>(?=[^\W\d_]){_WORD}(?:[ \u00a0]+{_WORD}){{0,{MOST_WORDS - 1}}})"
    rf"(?:[ \u00a0]+\((?P<key>[^()]{{1,40}})\))?(?:\s*{_ASIDE})*[ \u00a0]*(?::(?=\s|$)|[：﹕︓])"
)
_JOINED = re.compile(r"\s*[&/+]\s*|\s+(?:and|und|et|y|e|en|i|och|и|і)\s+")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: the label that stands before most turns, and the longer or other spelling of it."""

    key: str
    name: str
    turns: int


def opens_turn(text: str, speakers: Sequence[Speaker]) -> bool:
    """Tell whether a paragraph opens a turn of one of these, by the very grammar of manuscripts."""
    bare = text.lstrip()
    opening = _labels(tuple((speaker.key, speaker.name) for speaker in speakers)).opening(bare)
    if opening is None:
        return False
    return opening.tight or not bare[opening.end :] or bare[opening.end].isspace()


@lru_cache(maxsize=8)
def _labels(speakers: tuple[tuple[str, str], ...]) -> Labels:
    return Labels([Declared(key, name) for key, name in speakers])


def label_of(text: str) -> re.Match[str] | None:
    """Give what looks like a label at the beginning of a paragraph: its words are capitalised, but for small ones."""
    found = LABEL.match(text)
    if not found:
        return None
    first, *others = found["label"].split()
    last = others.pop() if others else first
    if first[:1].islower() or last[:1].islower():
        return None
    within = all(len(word) <= LONGEST_PARTICLE for word in others if word[:1].islower())
    return found if within else None


def is_label(text: str) -> bool:
    """Tell whether a text is a label once a colon is behind it."""
    found = label_of(f"{text}:")
    return found is not None and found.end() > len(text)


def speakers_of(paragraphs: Iterable[str], known: AbstractSet[str] = frozenset()) -> list[Speaker]:
    """Find the speakers of paragraphs: labels that recur, spelled alike but for case, or joined once by brackets.

    Who is `known` to speak may do so once.
    """
    counted: dict[str, int] = {}
    looked_at = 0
    keys: dict[str, str] = {}  # what stands in brackets → the name before it
    for looked_at, text in enumerate(paragraphs, start=1):  # noqa: B007 # it is told below
        if found := label_of(text):
            label = " ".join(found["label"].split())
            counted[label] = counted.get(label, 0) + 1
            if found["key"]:
                keys.setdefault(found["key"], label)
    alone = {label.casefold() for label in (*counted, *known)}
    for label in [label for label in counted if _is_joined(label, alone)]:
        count = counted.pop(label)  # two who speak at once, each of whom is known
        counted |= {name: count for name in _JOINED.split(label) if name in known - counted.keys()}
    keys = {key: name for key, name in keys.items() if _is_key(key, counted)}
    groups: dict[str, dict[str, int]] = {}
    for label, count in counted.items():
        key = next((key for key, name in keys.items() if name == label), label)
        groups.setdefault(without_points(key).casefold(), {})[label] = count
    speakers = []
    for spellings in groups.values():
        named = next(
            ((key, name) for key, name in keys.items() if {key, name} & set(spellings)), None
        )
        speakers.append(_speaker(spellings, sum(spellings.values()), named))
    return _who_talk(speakers, looked_at, known)


def _is_joined(label: str, alone: set[str]) -> bool:
    pieces = _JOINED.split(label)
    return len(pieces) > 1 and alone.issuperset(piece.casefold() for piece in pieces)


def _is_key(key: str, counted: dict[str, int]) -> bool:
    """Tell whether what stands in brackets behind a name is a short form of it, and not what somebody does."""
    return key in counted or key.replace(".", "").isupper()


def _who_talk(speakers: list[Speaker], paragraphs: int, known: AbstractSet[str]) -> list[Speaker]:
    """Give those whose labels recur: twice where two talk with each other, more often where one seems to talk alone."""
    talking = [each for each in speakers if each.turns > 1 or {each.key, each.name} & known]
    if len(talking) > 1:
        return talking
    least = max(LEAST_TURNS + 1, LEAST_SHARE * paragraphs)
    return [speaker for speaker in talking if speaker.turns >= least]


def _speaker(spellings: dict[str, int], turns: int, named: tuple[str, str] | None) -> Speaker:
    if named:
        key, name = named
    else:
        ordered = sorted(spellings, key=lambda label: (-spellings[label], label))
        key = ordered[0]
        name = next((label for label in ordered if label != label.upper()), key)
        if name == key and len(ordered) > 1:
            key = ordered[1]
    return Speaker(key, name, turns)
