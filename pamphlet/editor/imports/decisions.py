"""Decisions: what only a person can know, answered for now by a safe default, and by that person when they say so.

Nothing is asked while an import runs: each decision stands in `decisions.yaml` with its place, the default that was
taken, and room for an answer, which the next import keeps to. A decision is known again by its kind and by the words
that it is about.

>>> decisions = Decisions({("hyphen", "ex-/bureaucrats"): "drop"})
>>> decisions.decide("hyphen", "ex-/bureaucrats", "“ex-/bureaucrats”: keep the hyphen?", "keep", "keep or drop")
'drop'
>>> decisions.decide("hyphen", "long-/term", "“long-/term”: keep the hyphen?", "keep", "keep or drop")
'keep'
>>> [(made.about, made.answer) for made in decisions.made]
[('ex-/bureaucrats', 'drop'), ('long-/term', '')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from textwrap import shorten

from pamphlet.manuscript.yaml.fields import fields_of
from pamphlet.manuscript.yaml.nodes import Sequence, read_yaml
from pamphlet.work.problems import Place, Problems

FILE = "decisions.yaml"
LONGEST_SHOWN = 400  # characters of a default
LONGEST_ABOUT = 60  # characters; what is longer is about as many words of it

# What can be answered, of kinds that leave no other choice.
FIXED: dict[str, tuple[str, ...]] = {
    "paragraph": ("yes", "no"),
    "hyphen": ("keep", "drop"),
    "heading": ("yes", "section", "no"),
    "furniture": ("yes", "no"),
}

HEAD = """\
# What only you can know, as `pamphlet import` decided it for now.
#
# Write your answer behind “answer:” where you would have it otherwise, or to have it asked no more,
# and import the same files, or newer ones, into this folder again: answers are kept.
# No build reads this file. Delete it when there is nothing left to decide.

"""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: `near` are words of the manuscript that stand at its place, `line` is a line of the text received.

    `choices` tell what may be answered; an empty `answer` is none.
    """

    kind: str
    about: str
    question: str
    default: str
    choices: str
    answer: str = ""
    near: str = ""
    line: int = 0
    place: Place = field(default=Place(""))

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has answered."""
        return not self.answer


def way_out(question: str, default: str, choices: str) -> str:
    """Tell what was decided for now, unless the question says it, and how it is decided otherwise."""
    told = "" if default in question else f": “{shorten(default, LONGEST_SHOWN, placeholder=' …')}”"
    return f"so it is for now{told}; answer in {FILE}: {choices}"


class Decisions:
    """The decisions of one import, with the answers that were given before."""

    def __init__(self, answers: Mapping[tuple[str, str], str]) -> None:
        self._answers = answers
        self.made: list[Decision] = []
        self._asked = Counter[tuple[str, str]]()

    def decide(  # noqa: PLR0913, PLR0917 # a decision has these
        self,
        kind: str,
        about: str,
        question: str,
        default: str,
        choices: str,
        near: str = "",
        line: int = 0,
    ) -> str:
        """Give the answer to a question, or the default."""
        about = " ".join(about.split())[:LONGEST_ABOUT]
        self._asked[kind, about] += 1
        twins = self._asked[kind, about] - 1
        about = f"{about} #{twins + 1}" if twins else about
        answer = self._answers.get((kind, about), "")
        if answer.lower() not in FIXED.get(kind, (answer.lower(),)):
            answer = ""  # it stays open
        self.made.append(
            Decision(kind, about, question, default, choices, answer, near or about, line)
        )
        return answer or default

    def agrees(self, kind: str, about: str, question: str, *, line: int = 0) -> bool:
        """Tell whether a question is answered with yes, which it is by default."""
        return self.decide(kind, about, question, "yes", "yes or no", line=line) == "yes"


def read_answers(text: str, path: str, problems: Problems) -> dict[tuple[str, str], str]:
    """Give the answers in a `decisions.yaml`, by kind and by what they are about."""
    root = read_yaml(text, path, problems)
    answers: dict[tuple[str, str], str] = {}
    for item in root.items if isinstance(root, Sequence) else ():
        entry = fields_of(item, "a decision", problems)
        if entry and (answer := entry.text("answer")):
            answers[entry.text("decision"), entry.text("about")] = answer
    return answers


def with_places(
    decisions: list[Decision], texts: Mapping[str, str], folder: str, received: str
) -> list[Decision]:
    """Give decisions with their places in the folder: a line of the text received, or where their words stand."""
    placed = []
    for decision in decisions:
        if decision.line:
            place = Place(f"{folder}/{received}", decision.line)
        else:
            place = _find(decision.near, {f"{folder}/{name}": text for name, text in texts.items()})
        placed.append(replace(decision, place=place))
    return placed


def _find(near: str, texts: Mapping[str, str]) -> Place:
    """Find words in the parts, or their beginning where markup stands amid them; else in any file."""
    words = near.split()
    parts = {path: text for path, text in texts.items() if path.endswith(".md")}
    for files in (parts, texts):
        for count in range(len(words), min(2, len(words) - 1), -1):
            sought = " ".join(words[:count])
            for path, text in files.items():
                if (at := text.find(sought)) >= 0:
                    return Place.at(path, text, at)
    return Place(next(iter(texts), ""))
