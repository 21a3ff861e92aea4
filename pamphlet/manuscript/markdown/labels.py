"""Know the label that opens a turn, in every dress that people give it.

    opening := aside* who aside* colon              `(laughs) CD:`  `[00:13:02] CD:`  `EF (laughing):`
    who     := label (joiner label)*                `EF & CD:`  `EF/CD:`  `Eva Fuchs and CD:`
    label   := key | name | name "(" key ")"        in capitals or not, in square brackets or not,
                                                    with points or without: `CD:` `C.D.:` `C. D.:`  `Dr X:` `Dr. X.:`
    aside   := "(" … ")" | "[" … "]" | time         a stage direction, or when something was said
    colon   := ":" | "：" and its kin               white space may stand before it

White space must follow the colon, but for a full-width one, which brings its own. Bold and italics are no matter here:
what is looked at are the characters of a paragraph's first runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from pamphlet.work import nodes
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen
from pamphlet.work.model import Speaker
from pamphlet.work.words import canonical_words

BREAK = "\0"  # stands for a line break that was asked for, no manuscript holds it
OPAQUE = "\ufffc"  # stands for what no label can hold: a picture, a call of a note, a citation
LONGEST_ASIDE = 120  # characters; what is longer is a sentence in brackets

_TIME = r"\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?"
_ASIDE = rf"(?:\([^()]{{0,{LONGEST_ASIDE}}}\)|\[[^\[\]]{{0,{LONGEST_ASIDE}}}\]|{_TIME}(?![^\s\[(]))"
ASIDES = expression(_ASIDE)
WIDE_COLONS = "：﹕︓"
_COLON = rf"[:{WIDE_COLONS}]"
_JOINED_BY = r"(?:\s*[&/+,]\s*|\s+(?:and|und|et|y|e|en|ed|i|og|och|ve|и|і|та|και|ו|و)\s+)"
_NOBODY = "(?!)"
_GAP = (
    r"(?:\s+|(?<=\.))"  # between two words of a label: white space, which may lack behind a point
)
_BETWEEN_INITIALS = expression(r"(?<=\b[^\W\d_]) (?=[^\W\d_]\b)")
_PIECES = expression(r"[^\W_]+\.?|\s+|.")
MOST_INITIALS = 5  # letters of a word that may be initials: `CD`, `JRRT`


@frozen
class Opening:
    """What opens a turn at the beginning of a text: the keys of those who speak, and where the label ends.

    `asides` are where stage directions and time codes stand in it. `tight`: white space does not stand behind it, and
    need not.
    """

    speakers: tuple[str, ...]
    end: int
    asides: tuple[tuple[int, int], ...]
    tight: bool


class Labels:
    """The labels of a work's speakers, and what is known of a text that begins with one."""

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        """Learn the key, the name, and both together, of each speaker."""
        self.names = {speaker.key: speaker.name for speaker in speakers}
        spellings = [(f"{speaker.name} ({speaker.key})", speaker.key) for speaker in speakers]
        spellings += [(speaker.key, speaker.key) for speaker in speakers]
        spellings += [(speaker.name, speaker.key) for speaker in speakers]
        self.exact = _told_apart(
            (" ".join(canonical_words(label)), key) for label, key in spellings
        )
        self.folded = _told_apart((label.casefold(), key) for label, key in self.exact.items())
        self.bare = _told_apart((without_points(label), key) for label, key in self.folded.items())
        one = _any_of(self.exact)
        label = rf"(?:{one}|\[(?:{one})\])"
        asides = rf"(?:{_ASIDE}\s*)*"
        who = rf"(?P<who>{label}(?:{_JOINED_BY}{label})*)"
        self._opening = re.compile(
            rf"{asides}{who}(?P<behind>(?:\s*{_ASIDE})*)\s*{_COLON}", re.IGNORECASE
        )
        self._beginning = re.compile(rf"{asides}(?P<label>{label})(?!\w)", re.IGNORECASE)
        self._each = re.compile(label, re.IGNORECASE)

    def opening(self, text: str) -> Opening | None:
        """Tell how a text opens a turn, if it does but for the white space behind the label."""
        found = self._opening.match(text)
        if not found:
            return None
        speakers = [self.key(label) for label in self._each.findall(found["who"])]
        if not all(speakers):
            return None
        start, end = found.span("who")
        asides = [
            aside.span()
            for first, last in ((0, start), (end, found.end()))
            for aside in ASIDES.finditer(text, first, last)
        ]
        named = dict.fromkeys(filter(None, speakers))
        return Opening(tuple(named), found.end(), tuple(asides), found[0][-1] in WIDE_COLONS)

    def beginning(self, text: str) -> str:
        """Give the declared label that a text begins with, as typed, or nothing.

        A word of the language is none: `I` of Ion before “think”, or `it` where `IT` is declared.
        """
        found = self._beginning.match(text)
        if not found or self.key(found["label"]) is None:
            return ""
        label, behind = found["label"], text[found.end() :].lstrip()
        is_sentence = behind[:1].isalnum() and (
            len(label) == 1 or " ".join(canonical_words(label)) not in self.exact
        )
        return "" if is_sentence else label

    def key(self, label: str) -> str | None:
        """Give the key of the speaker whom a label as typed names; an empty one for a name that two share."""
        typed = " ".join(canonical_words(label.strip("[]")))
        folded = typed.casefold()
        known = self.exact.get(typed, self.folded.get(folded))
        return self.bare.get(without_points(folded)) if known is None else known

    def bearing(self, word: str) -> str:
        """Give the key of the only speaker whose name holds a word, or nothing."""
        keys = [
            key
            for key, name in self.names.items()
            if word.casefold() in name.casefold().replace(".", " ").split()
        ]
        return keys[0] if len(keys) == 1 else ""


def without_points(label: str) -> str:
    """Give a label without its points, and initials without what is between them.

    >>> [without_points(label) for label in ("C. D.", "C.D.", "CD", "Dr. X.", "A. B. Cole (A.B.)")]
    ['CD', 'CD', 'CD', 'Dr X', 'AB Cole (AB)']
    """
    words = " ".join(label.replace(".", " ").split()).replace(" )", ")")
    return _BETWEEN_INITIALS.sub("", words) or label


def opening_text(runs: Sequence[nodes.Inline]) -> str:
    """Give the characters of runs up to the first that no label can hold, which stands as `OPAQUE`."""
    text = ""
    for run in runs:
        match run:
            case nodes.Text():
                text += run.text
            case nodes.LineBreak():
                text += BREAK
            case nodes.Emphasis() | nodes.Strong() | nodes.Alteration():
                text += opening_text(run.runs)
            case nodes.Span(anchor=""):
                text += opening_text(run.runs)
            case _:
                text += OPAQUE
        if text.endswith(OPAQUE):
            break
    return text


def _told_apart(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give the keys by their spellings, and an empty one for a spelling that two share."""
    known: dict[str, str] = {}
    for spelling, key in pairs:
        known[spelling] = key if known.get(spelling, key) == key else ""
    return known


def _any_of(spellings: Iterable[str]) -> str:
    """Give a pattern for any of the spellings, the longest first, with any white space where they have a space."""
    forms = dict.fromkeys(
        normalize(form, label)
        for spelling in spellings
        for label in (spelling, without_points(spelling))
        for form in ("NFC", "NFD")
    )
    return "|".join(map(_pattern, sorted(forms, key=len, reverse=True))) or _NOBODY


def _pattern(label: str) -> str:
    """Give a pattern for a label: a point may stand behind each word that has none, and behind each of initials."""
    written = ""
    for piece in _PIECES.findall(label):
        word = piece.removesuffix(".")
        letters = list(map(re.escape, word))
        if piece.isspace():
            written += _GAP
        elif word.isalpha() and len(word) <= MOST_INITIALS:
            written += r"(?:\.\s*)?".join(letters) + r"\.?"
        elif word.isalnum():
            written += "".join(letters) + r"\.?"
        else:
            written += re.escape(piece)
    return written
