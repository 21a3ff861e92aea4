"""Put the characters of a line, given as they stand from left to right, in the order in which they are read.

They are put there as far as a line tells it (UAX #9 backwards): which bracket of a pair is meant, and on which side of
a Latin word a number was read, it does not tell. `compare` allows for that.
"""

from __future__ import annotations

import unicodedata

from pamphlet.work.expressions import expression

# Bidirectional classes of UAX #9 as letters: strong L and R, numbers N (European) and A (Arabic), separators C and S
# within them, signs E beside them; all else X. After an Arabic letter, a European number is an Arabic one (rule W2).
_AFTER_HEBREW = {
    "L": "L",
    "R": "R",
    "AL": "R",
    "EN": "N",
    "AN": "A",
    "CS": "C",
    "ES": "S",
    "ET": "E",
}
_AFTER_ARABIC = _AFTER_HEBREW | {"EN": "A", "ET": "X", "ES": "X"}

# What stands from left to right in a line that runs to the left, and the other way round.
_RUNS_TO_RIGHT = expression("[NA]*L(?:[^R]*[LNA])?|E*N(?:[CS]?N)*E*|A(?:C?A)*|.")
_RUNS_TO_LEFT = expression("(?:[RNA][^L]*)?R")
# A line that runs to the left on a page of others that don't: no line begins with the end of a sentence.
_ENDS_AT_LEFT = expression(r"\s*[.,;:!?…؟؛،]\s*[^\W\d]")


def is_to_left_alone(visual: str) -> bool:
    """Tell whether a line, given as it stands from left to right, runs to the left whatever its page does."""
    return "L" not in kinds_of(visual) and _ENDS_AT_LEFT.match(visual) is not None


def is_to_left(text: str) -> bool:
    """Tell whether most letters of a text run to the left."""
    kinds = kinds_of(text)
    return kinds.count("R") > kinds.count("L")


def in_reading_order(visual: str, *, to_left: bool) -> str:
    """Put the characters of a line, given as they stand from left to right, in the order of reading."""
    kinds = kinds_of(visual)
    if to_left:
        stretches = [visual[run.start() : run.end()] for run in _RUNS_TO_RIGHT.finditer(kinds)]
        return "".join(reversed(stretches))
    text = ""
    end = 0
    for run in _RUNS_TO_LEFT.finditer(kinds):
        text += visual[end : run.start()] + in_reading_order(
            visual[run.start() : run.end()], to_left=True
        )
        end = run.end()
    return text + visual[end:]


def kinds_of(text: str) -> str:
    """Give a letter for the bidirectional class of each character: L, R, N, A as the runs below know them."""
    classes = [unicodedata.bidirectional(letter) for letter in text]
    table = _AFTER_ARABIC if "AL" in classes else _AFTER_HEBREW
    return "".join(table.get(kind, "X") for kind in classes)
