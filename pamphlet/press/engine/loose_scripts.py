"""Tell the scripts whose words are too few or too long for lines of one width: such text is set ragged.

Where no word may be broken (Armenian, Tamil), or few places are known at which a line may end (Khmer, which parts no
words and of which Pango knows none), even lines chosen together have spaces of many times the font's. In: the lines
that were chosen. Out: the scripts for which they are too loose, by the names of their letters in Unicode.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from unicodedata import name

from pamphlet.press.engine.total_fit import LOOSE, Elastic, End

BROKEN = frozenset(("LATIN", "GREEK", "CYRILLIC"))  # whose words are hyphenated
LOOKED_AT = 200  # characters of a paragraph
# Of the lines that are loose. Measured on the Declaration of Human Rights in twenty scripts, on A5: none in most, a
# hundredth in Thai, seven tenths in Armenian and Tamil, nine in Khmer.
TOO_MANY = 0.1


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
            self._loose[script] += elastic.ratio(width - natural, natural, spaces) > LOOSE
            before, width = end, measure[1]

    def found(self) -> frozenset[str]:
        """Give the scripts that are to be set ragged, those that were known among them."""
        loose = (
            script
            for script, count in self._loose.items()
            if count > TOO_MANY * self._lines[script]
        )
        return self.ragged.union(loose)


def script_of(text: str) -> str:
    """Give the script of most of the first letters of a text, or nothing.

    >>> script_of("Բոլոր մարդիկ"), script_of("“Yes” ⟨ано⟩"), script_of("1917")
    ('ARMENIAN', 'LATIN', '')
    """
    letters = (character for character in text[:LOOKED_AT] if character.isalpha())
    scripts = Counter(name(letter, "").partition(" ")[0] for letter in letters)
    return max(scripts, key=scripts.__getitem__, default="")
