"""Scripts whose words are too few or too long for lines of one width: which they are, and how they are set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pamphlet.press.engine.loose_scripts import LooseScripts, script_of, writing_of
from pamphlet.press.engine.total_fit import FAIR, Elastic, End
from pamphlet.press.typeset import typeset
from tests.laid_out import printed
from tests.page.set_lines import SetLine, read_lines
from tests.press.prints import dressed

WIDTH, SPACE = 100.0, 4.0
ELASTIC = Elastic(SPACE / 2, SPACE / 5, 0.0)
JUSTIFIED, LOOSEST = 0.2, 0.42  # of a point, and of an em: the spaces of no face are wider
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"


def counted(script: str, *rests: float, elastic: Elastic = ELASTIC) -> frozenset[str]:
    """Count a paragraph whose lines have a space and so much room left, and a last line."""
    scripts = LooseScripts()
    ends = [End(0, 0, 0, 0)]
    for number, rest in enumerate((*rests, 0.0), 1):
        stop = ends[-1].start + WIDTH - rest
        ends.append(End(stop, stop + SPACE, 2 * number - 1, 20 * number, skipped=1))
    scripts.count(script, ends, range(1, len(ends)), (WIDTH, WIDTH), elastic)
    return scripts.found()


def test_a_twentieth_of_loose_lines_is_too_many() -> None:
    """A line is loose whose ratio is not fair, a script with more than a twentieth of such lines, and a half."""
    loose, fair = FAIR * SPACE / 2 + 0.1, FAIR * SPACE / 2 - 0.1
    assert counted("TAMIL", *[fair] * 20) == frozenset()
    assert counted("TAMIL", loose, *[fair] * 9) == frozenset()
    assert counted("TAMIL", loose, *[fair] * 8) == {"TAMIL"}


def test_what_is_hyphenated_or_ragged_is_not_counted() -> None:
    """Latin words are broken, and ragged lines have no wide spaces; the last line counts in none."""
    assert counted("LATIN", *[50.0] * 9) == frozenset()
    assert counted("LATIN fi", *[50.0] * 9) == {"LATIN fi"}
    assert counted("TAMIL", *[50.0] * 9, elastic=Elastic(1, 1, 0, ragged=True)) == frozenset()
    assert counted("TAMIL") == frozenset()


def test_scripts_that_were_known_stay() -> None:
    """What was found in the first layout holds in the second, in which their lines are not counted."""
    assert LooseScripts({"KHMER"}).found() == {"KHMER"}


def test_the_script_is_that_of_most_letters() -> None:
    """A quotation in another script, marks and figures decide nothing."""
    assert script_of("1917: “Բոլոր մարդիկ” (all)") == "ARMENIAN"
    assert script_of("… 1917") == ""


def test_words_that_nobody_knows_to_break_are_of_a_language() -> None:
    """Finnish could be broken, but there are no patterns of it; nor is anything broken where the style forbids it."""
    automatic, manual = {"hyphens": "auto"}, {"hyphens": "manual"}
    assert writing_of("ja", {"lang": "fi", **automatic}) == "LATIN fi"
    assert writing_of("ja", {"lang": "de", **automatic}) == "LATIN"
    assert writing_of("ja", {"lang": "de", **manual}) == "LATIN de"
    assert writing_of("да", {"lang": "mk", **automatic}) == "CYRILLIC mk"
    assert writing_of("այո", {"lang": "hy", **automatic}) == "ARMENIAN"
    assert writing_of("ja", {"lang": None, **automatic}) == "LATIN "


@pytest.mark.parametrize(("language", "ragged"), [("fi", True), ("de", False)])
def test_long_words_that_are_not_broken_are_set_ragged(
    language: str,
    ragged: bool,  # noqa: FBT001 # as the table has it
    tmp_path: Path,
) -> None:
    """Long words of a language without patterns stand on lines of unlike length; in German they fill their lines."""
    words = ("ihmisoikeudet", "ja", "yhdenvertaisuudestaan", "on", "perusvapauksiensa", "kaikki")
    text = " ".join(words[at * at % 6] + " " + words[at % 6] for at in range(60))
    part = f'<div class="part" lang="{language}"><p id="text-1">{text}</p></div>'
    lines = lines_of(typeset(dressed(part)).pdf, tmp_path)
    rights = [line.right for line in lines if "ja" in line.text.split()][:-1]
    assert len(rights) > 8
    assert (max(rights) - min(rights) > 10) == ragged


def test_no_line_of_any_script_has_gaps(tmp_path: Path) -> None:
    """In Armenian no space is much wider than it is in the font; in Georgian, where that can be, lines are filled."""
    lines = lines_of(printed("tests/works/scripts").pdf, tmp_path)
    long = [line for line in lines if line.right - line.left > 200 and "In " not in line.text]
    armenian = [line for line in long if script_of(line.text) == "ARMENIAN"]
    georgian = [line for line in long if script_of(line.text) == "GEORGIAN"]
    assert len(armenian) == len(georgian) == 3
    assert max(gap for line in armenian for gap in line.gaps) < LOOSEST
    assert all(line.right == pytest.approx(georgian[0].right, abs=2) for line in georgian)


def test_ragged_lines_begin_at_the_edge(tmp_path: Path) -> None:
    """Long words of a script from right to left are set from the right edge, and end where they end."""
    words = [(HEBREW * 3)[at : at + 20 + at % 7] for at in range(len(HEBREW))]
    part = f'<div class="part" lang="he" dir="rtl"><p id="text-1">{" ".join(words)}</p></div>'
    pdf = typeset(dressed(part)).pdf
    lines = [line for line in lines_of(pdf, tmp_path) if re.search("[א-ת]{9}", line.text)]
    assert len(lines) > 5
    rights = [max(glyph.right for glyph in line.glyphs) for line in lines]
    lefts = [min(glyph.left for glyph in line.glyphs) for line in lines]
    assert max(rights) - min(rights) < JUSTIFIED
    assert max(lefts) - min(lefts) > 10


def lines_of(pdf: bytes, folder: Path) -> list[SetLine]:
    """Read the lines of a file."""
    path = folder / "made.pdf"
    path.write_bytes(pdf)
    return [line for page in read_lines(path).pages for line in page]
