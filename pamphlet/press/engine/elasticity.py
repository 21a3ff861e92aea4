"""Say how much the lines of a paragraph may give, and how dear a hyphen is: more of both where its words are long.

Where words are long for the measure, fewer of the places at which a line could end lie near its end, and ever more
words would be broken: in Polish and Russian at a quarter of all line ends, in English at a tenth. So there letters give
sooner what else only those of the loosest lines do, and as much when they are closer; spaces may be closer, too; and
looser lines are taken for a hyphen less.

Measured on A5: on texts of law in German, Polish, Russian and Ukrainian at most 10.5 of a hundred full lines end within
a word, and 1.4 have spaces over 1.6 times the font's; on the Declaration of Human Rights in Hungarian 11.9 and 1.3.
Both grow when less is given: with letters that give half as much more (`MORE_LETTERS`), they are 11.0 and 1.9, and in
Hungarian 13.2 and 2.2. Paragraphs of three or four lines have more of both, since few ways are open to them: of the
same Declaration, hyphens at 17.8 in Russian and 15.6 in Bulgarian, and loose lines at 2.3 in Ukrainian.
"""

from __future__ import annotations

from collections.abc import Iterable

from pamphlet.press.engine.total_fit import FAIR, LETTERS_MOST, Elastic

# What lines may give at most at the ratios of 1 and −1: a space by a half, or by a fifth as long as it stays so wide
# that readers of the file see it; glyphs in their width, as microtype does it in TeX by default, and in their distance,
# in parts of the size of the type. Less is not seen, more is.
STRETCH, SHRINK, LEAST_SPACE_EM = 0.5, 0.2, 0.172
WIDENED, TRACKED_EM, TRACKED_MOST_EM = 0.02, 0.006, 0.012
PAIRS = 1.35  # of letters within words, for a length as long as the type is large
TRACKED = TRACKED_EM * PAIRS

# Where words are so wide, as parts of the measure, they are short as in English, and long as in German; the strain of
# lines is 0 and 1 there, and never more than in Polish. With it grow what letters give, what spaces lose, the ratio
# that is fair, and the penalty of a hyphen.
SHORT_WORDS, LONG_WORDS, MOST_STRAIN = 0.11, 0.14, 1.6
MORE_LETTERS, MORE_SHRINK, MORE_FAIR, MORE_HYPHEN = 0.58, 0.08, 0.2, 85.0


def strain_of(widths: Iterable[float], measure: float) -> float:
    """Say how long words are for lines of a measure, by the word that a place in them belongs to in the mean.

    >>> strain_of([11] * 10, 100), strain_of([14] * 10, 100), strain_of([5, 25] * 5, 100)
    (0.0, 1.0, 1.6)
    """
    length = squares = 0.0
    for width in widths:
        length += width
        squares += width * width
    if not length or length <= measure:
        return 0.0
    long = (squares / length / measure - SHORT_WORDS) / (LONG_WORDS - SHORT_WORDS)
    return round(min(max(long, 0.0), MOST_STRAIN), 6)


def elastic_of(space: float, size: float, strain: float, *, tracked: bool, ragged: bool) -> Elastic:
    """Say what lines give whose spaces, and whose type, are so large, in pixels; `tracked`: letters may be parted."""
    shrink = (SHRINK + MORE_SHRINK * strain) * space
    more = 1 + MORE_LETTERS * strain
    least = LEAST_SPACE_EM * size / (1 - WIDENED * more)  # spaces are narrowed with the letters
    return Elastic(
        stretch=STRETCH * space,
        shrink=max(0.0, min(shrink, space - least)),
        letters=(WIDENED + TRACKED * tracked) * more,
        ragged=ragged,
        letters_most=LETTERS_MOST / more,
        fair=FAIR + MORE_FAIR * strain,
    )


def widened_part(*, tracked: bool) -> float:
    """Give the part of what letters give by their width; the rest is distance."""
    return WIDENED / (WIDENED + TRACKED * tracked)
