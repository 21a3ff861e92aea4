"""Find the turns of an interview: a paragraph that begins with a speaker label and a colon opens one.

A label is a key, a full name, or the full name with the key in round brackets; bold or not; with any white space where
it has a space. What stands before the first label belongs to no turn, and a heading ends a turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pamphlet.manuscript.inlines import Anchors
from pamphlet.model import Block, Heading, Inline, Paragraph, Rule, Speaker, Strong, Text, Turn
from pamphlet.problems import Problem, did_you_mean, warning
from pamphlet.wording import plain_text

# What looks like a label: up to five words, then a colon and white space.
_LOOKS_LIKE = re.compile(r"(?P<label>[^\W\d_][^\s:\[\]“”«»\"!?;,]*(?:\s+[^\s:\[\]“”«»\"!?;,]+){0,4}):(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a work's speakers: a pattern for them all, and each spelling with its speaker's key."""

    pattern: re.Pattern[str]
    speakers: dict[str, str]

    @classmethod
    def of(cls, speakers: Sequence[Speaker]) -> Labels:
        """Build the labels of the declared speakers."""
        spellings: dict[str, str] = {}
        for speaker in speakers:
            for spelling in (f"{speaker.name} ({speaker.key})", speaker.name, speaker.key):
                spellings.setdefault(spelling, speaker.key)
        longest_first = sorted(spellings, key=len, reverse=True)
        choices = "|".join(r"\s+".join(map(re.escape, each.split())) for each in longest_first)
        return cls(re.compile(rf"(?P<label>{choices or '(?!)'})\s*:(?=\s|$)"), spellings)

    def key(self, label: str) -> str:
        """Give the key of the speaker whom a label as typed names."""
        return self.speakers[" ".join(label.removesuffix(":").split())]


def turns_of(
    blocks: Sequence[Block], labels: Labels, anchors: Anchors, problems: list[Problem]
) -> tuple[Block, ...]:
    """Gather the blocks of an interview into turns."""
    gathered: list[Block] = []
    opening: Turn | None = None
    said: list[Block] = []

    def close() -> None:
        if opening:
            gathered.append(replace(opening, blocks=tuple(said)))

    for block in blocks:
        spoken = _labelled(block, labels) if isinstance(block, Paragraph) else None
        if spoken:
            close()
            anchors.turns += 1
            number = anchors.turns
            key = labels.key(spoken.label)
            opening = Turn(key, spoken.label, number, (), f"turn-{number}", spoken.place)
            said = [spoken]
            continue
        if isinstance(block, Paragraph):
            _suspect(block, labels, problems)
        if isinstance(block, Heading):
            close()
            opening = None
        if opening:
            said.append(block)
        else:
            gathered.append(block)
    close()
    problems += [_wordless(turn) for turn in gathered if isinstance(turn, Turn) and _is_wordless(turn)]
    return tuple(gathered)


def _labelled(paragraph: Paragraph, labels: Labels) -> Paragraph | None:
    """Give the paragraph with its label taken out of the runs, or None when it begins with none."""
    if not paragraph.runs:
        return None
    first, rest = paragraph.runs[0], paragraph.runs[1:]
    if isinstance(first, Text):
        found = labels.pattern.match(first.text)
        return found and _without(paragraph, found.group(), first.text[found.end() :], rest)
    if isinstance(first, Strong) and len(first.runs) == 1 and isinstance(first.runs[0], Text):
        return _bold(paragraph, first.runs[0].text, rest, labels)
    return None


def _bold(
    paragraph: Paragraph, bold: str, rest: tuple[Inline, ...], labels: Labels
) -> Paragraph | None:
    """Take out a label in bold, its colon within the bold run or right behind it."""
    after = rest[0].text if rest and isinstance(rest[0], Text) else ""
    found = labels.pattern.fullmatch(bold.rstrip())
    if found and (not rest or after[:1].isspace()):
        return _without(paragraph, found.group(), after, rest[1:])
    behind = labels.pattern.fullmatch(bold.strip() + ":")
    colon = re.match(r"\s*:(?=\s|$)", after)
    if behind and colon:
        return _without(paragraph, bold.strip() + colon.group(), after[colon.end() :], rest[1:])
    return None


def _without(
    paragraph: Paragraph, label: str, text: str, rest: tuple[Inline, ...]
) -> Paragraph:
    runs = (Text(text.lstrip()), *rest) if text.strip() else rest
    return replace(paragraph, label=label, runs=runs, verse=False)


def _suspect(paragraph: Paragraph, labels: Labels, problems: list[Problem]) -> None:
    """Warn of a paragraph that looks as if it began with a label that nobody declared."""
    found = _LOOKS_LIKE.match(plain_text(paragraph.runs))
    if not found:
        return
    label = " ".join(found["label"].split())
    words = label.replace("(", "").split()
    if not all(word[0].isupper() or not word[0].isalpha() or word[0].lower() == word[0].upper() for word in words):
        return
    declared = list(dict.fromkeys(labels.speakers))
    hint = did_you_mean(label, declared) or f"add “{label}” to the speakers in pamphlet.yaml, if somebody speaks here"
    message = f"this looks like a speaker label, but no speaker is called “{label}”"
    problems.append(warning("T01", message, paragraph.place, hint))


def _is_wordless(turn: Turn) -> bool:
    return all(
        isinstance(block, Rule) or (isinstance(block, Paragraph) and not plain_text(block.runs).strip())
        for block in turn.blocks
    )


def _wordless(turn: Turn) -> Problem:
    hint = "write what is said, or delete the label"
    return warning("T03", f"nothing follows the label “{turn.label}”", turn.place, hint)
