"""Tell the scripts whose words are too few or too long for lines of one width: such text is set ragged.

Where no word may be broken (Armenian, Tamil), or nobody knows where (Turkish, Finnish: there are no patterns of them),
or few places are known at which a line may end (Khmer, which parts no words and of which Pango knows none), even lines
chosen together have spaces of many times the font's. In: the lines that were chosen. Out: the scripts for which they
are too loose, by the names of their letters in Unicode and, of those whose words could be broken, by language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from unicodedata import name

import pyphen

from pamphlet.press.engine.total_fit import FAIR, Elastic, End

BROKEN = frozenset(("LATIN", "GREEK", "CYRILLIC"))  # whose words are hyphenated
LOOKED_AT = 200  # characters of a paragraph
# Of the lines that have spaces of more than 1.6 times the font's. Measured on the Declaration of Human Rights, on A5:
# in Hebrew, Arabic, Thai, Hindi, Telugu and Vietnamese at most a hundredth; in Bengali, Irish, Welsh and Swahili a
# tenth, in Turkish and Finnish a seventh, in Georgian, Armenian and Amharic a third, in Tamil and Khmer seven tenths.
TOO_MANY = 0.05


class LooseScripts:
    """What is known of scripts: those that are set ragged, and of each other how many of its lines are loose."""

    def __init__(self, ragged: Iterable[str] = ()) -> None:
        self.ragged = frozenset(ragged)
        self._lines: Counter[str] = Counter()
        self._loose: Counter[str] = Counter()

    def count(
        self,
        script: str,
        ends: Sequence[End],
        chosen: Iterable[int],
        measure: tuple[float, float],
        elastic: Elastic,
    ) -> None:
        """Count the lines of a paragraph that go up to the chosen ends; `measure` is as for `total_fit.choose`."""
        if script in BROKEN or elastic.ragged:
            return
        width = measure[0]
        before = ends[0]
        for end in [ends[number] for number in chosen][:-1]:
            natural = end.stop + end.hyphen - before.start
            spaces = end.spaces - before.spaces - before.skipped
            self._lines[script] += 1
            self._loose[script] += elastic.ratio(width - natural, natural, spaces) > FAIR
            before, width = end, measure[1]

    def found(self) -> frozenset[str]:
        """Give the scripts that are to be set ragged, those that were known among them."""
        loose = (
            script
            for script, count in self._loose.items()
            if count > TOO_MANY * self._lines[script] + 0.5  # of few lines one tells little
        )
        return self.ragged.union(loose)


def writing_of(text: str, style: Mapping[str, Any]) -> str:
    """Give the script of a text, and behind it the language where its words could be broken, but nobody knows how."""
    script = script_of(text)
    if script not in BROKEN or (style["hyphens"] == "auto" and patterns_of(style["lang"])):
        return script
    return f"{script} {style['lang'] or ''}"


def patterns_of(language: str | None) -> str | None:
    """Give the language by whose patterns words are broken, or None."""
    return pyphen.language_fallback(language) if language else None


def script_of(text: str) -> str:
    """Give the script of most of the first letters of a text, or nothing.

    >>> script_of("Բոլոր մարդիկ"), script_of("“Yes” ⟨ано⟩"), script_of("1917")
    ('ARMENIAN', 'LATIN', '')
    """
    scripts: Counter[str] = Counter()
    for letter, count in Counter(text[:LOOKED_AT]).items():
        if letter.isalpha():
            scripts[name(letter, "").partition(" ")[0]] += count
    return max(scripts, key=scripts.__getitem__, default="")
