"""Find the turns of an interview: a paragraph that begins with a speaker label and a colon opens one.

A label is a key, a full name, or the full name with the key in round brackets; bold or not, alone
or with what is said; with any white space where it has a space, and white space behind the colon.
What stands before the first label belongs to no turn, and a heading ends a turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from pamphlet.manuscript.markdown.part_text import PartText
from pamphlet.work import nodes
from pamphlet.work.model import Speaker
from pamphlet.work.problems import Place, Problems, did_you_mean
from pamphlet.work.wording import plain_text
from pamphlet.work.words import canonical_words

_COLON = re.compile(r"\s*:")
# What looks like a label: up to five words, then a colon and white space.
_WORD = r"[^\s:\[\]“”«»\"!?;,]"
_LOOKS_LIKE = re.compile(rf"(?P<label>(?=[^\W\d_]){_WORD}+(?:\s+{_WORD}+){{0,4}}):(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a work's speakers: a pattern for all, and the speaker's key of each spelling."""

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
        forms = [normalize(form, label) for label in longest_first for form in ("NFC", "NFD")]
        choices = "|".join(r"\s+".join(map(re.escape, label.split())) for label in forms)
        known = {" ".join(canonical_words(label)): key for label, key in spellings.items()}
        return cls(re.compile(rf"(?:{choices or '(?!)'})\s*:"), known)

    def key(self, label: str) -> str:
        """Give the key of the speaker whom a label as typed names."""
        return self.speakers[" ".join(canonical_words(label.removesuffix(":")))]


def turns_of(
    blocks: Sequence[nodes.Block], labels: Labels, part: PartText
) -> tuple[nodes.Block, ...]:
    """Gather the blocks of an interview into turns: each runs from a label to the next label or heading."""
    runs: list[list[nodes.Block]] = [[]]
    for typed in blocks:
        block = (
            _labelled(typed, labels, part.problems) if isinstance(typed, nodes.Paragraph) else typed
        )
        if isinstance(block, nodes.Heading) or (isinstance(block, nodes.Paragraph) and block.label):
            runs.append([])
        runs[-1].append(block)
    gathered: list[nodes.Block] = []
    for run in runs:
        first = run[0] if run else None
        if isinstance(first, nodes.Paragraph) and first.label:
            gathered.append(_turn(first, tuple(run), labels, part))
        else:
            gathered += run
    return tuple(gathered)


def _turn(
    first: nodes.Paragraph, blocks: tuple[nodes.Block, ...], labels: Labels, part: PartText
) -> nodes.Turn:
    if all(_is_wordless(block) for block in blocks):
        message = f"nothing follows the label “{first.label}”"
        hint = "write what is said, or delete the label"
        part.problems.warning("T03", message, first.place, hint)
    number = part.anchors.turn()
    key = labels.key(first.label)
    return nodes.Turn(key, first.label, number, blocks, f"turn-{number}", first.place)


def _labelled(paragraph: nodes.Paragraph, labels: Labels, problems: Problems) -> nodes.Paragraph:
    """Give the paragraph with its label, if it begins with one; warn of what only looks like a label."""
    labelled = _without_label(paragraph, labels)
    _suspect_lines(labelled or paragraph, labels, problems)
    if labelled:
        return labelled
    _suspect(paragraph, labels, problems)
    return paragraph


def _without_label(paragraph: nodes.Paragraph, labels: Labels) -> nodes.Paragraph | None:
    """Give the paragraph with its label taken out of the runs, or None when it begins with none."""
    runs = paragraph.runs
    match runs[:1]:
        case (nodes.Text(text=text),):
            return _opened(paragraph, labels.pattern.match(text), text, runs[1:])
        case (nodes.Strong(runs=(nodes.Text(text=bold), *more)),):
            return _opened_in_bold(paragraph, labels, bold, tuple(more))
    return None


def _opened_in_bold(
    paragraph: nodes.Paragraph, labels: Labels, bold: str, more: tuple[nodes.Inline, ...]
) -> nodes.Paragraph | None:
    """Take out a label in bold; `more` are the other runs in bold."""
    rest = paragraph.runs[1:]
    match rest[:1]:
        case (nodes.Text(text=after),) if not more and (colon := _COLON.match(after)):
            label = labels.pattern.fullmatch(bold + colon.group())
            return _opened(paragraph, label, bold + after, rest[1:])
    label = labels.pattern.match(bold)
    if label and (more or label.end() < len(bold)):
        opened = _opened(paragraph, label, bold, more)
        return opened and replace(opened, runs=(nodes.Strong(opened.runs), *rest))
    return _opened(paragraph, label, bold, rest)


def _opened(
    paragraph: nodes.Paragraph,
    label: re.Match[str] | None,
    text: str,
    rest: tuple[nodes.Inline, ...],
) -> nodes.Paragraph | None:
    """Take the label out of a text before other runs, if white space or nothing stands behind it."""
    if not label:
        return None
    left = text[label.end() :]
    if rest and isinstance(rest[0], nodes.Text):
        left, rest = left + rest[0].text, rest[1:]
    if not left[:1].isspace() and (left or (rest and not isinstance(rest[0], nodes.LineBreak))):
        return None
    runs = (nodes.Text(left.lstrip()), *rest) if left.strip() else rest
    return replace(paragraph, label=label.group(), runs=runs, verse=False)


def _suspect(paragraph: nodes.Paragraph, labels: Labels, problems: Problems) -> None:
    """Warn of a paragraph that looks as if it began with a label that nobody declared."""
    text = plain_text(paragraph.runs)
    if known := labels.pattern.match(text):
        message = f"“{known.group()}” would open a turn here if white space stood behind it"
        hint = "put a space behind the colon, or keep it so if nobody speaks here"
        problems.warning("T04", message, paragraph.place, hint)
        return
    unknown = _LOOKS_LIKE.match(text)
    label = " ".join(unknown["label"].split()) if unknown else ""
    if not label or any(word.strip("(")[:1].islower() for word in label.split()):
        return
    hint = did_you_mean(label, dict.fromkeys(labels.speakers))
    hint = hint or f"add “{label}” to the speakers in pamphlet.yaml, if somebody speaks here"
    message = f"this looks like a speaker label, but no speaker is called “{label}”"
    problems.warning("T01", message, paragraph.place, hint)


def _suspect_lines(paragraph: nodes.Paragraph, labels: Labels, problems: Problems) -> None:
    """Warn of each further line of a paragraph that begins with a label: it opens no turn."""
    lines = plain_text(paragraph.runs).split("\n")
    first = paragraph.place.line + paragraph.label.count("\n")
    for number, line in enumerate(lines[1:], first + 1):
        if label := labels.pattern.match(line):
            place = Place(paragraph.place.path, number, 1)
            message = f"“{label.group()}” opens no turn here, within a paragraph"
            hint = "put an empty line above it, or keep it so if nobody speaks here"
            problems.warning("T04", message, place, hint)


def _is_wordless(block: nodes.Block) -> bool:
    if isinstance(block, nodes.Paragraph):
        return not plain_text(block.runs).strip()
    return isinstance(block, nodes.Rule)
