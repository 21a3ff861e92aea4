"""Line ends chosen for a whole paragraph: small paragraphs of letters that are all ten wide, with spaces of five."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.press.engine import total_fit
from pamphlet.press.engine.elasticity import STRETCH, WIDENED
from pamphlet.press.engine.total_fit import FAIR, LETTERS_MOST, LOOSE, Elastic, End, Wish, choose

LETTER, SPACE = 10.0, 5.0
RIGID = Elastic(stretch=2.5, shrink=1.0, letters=0.0)
SOFT = Elastic(stretch=2.5, shrink=1.0, letters=0.02)
RAGGED = Elastic(stretch=2.5, shrink=1.0, letters=0.02, ragged=True)


def ends_of(text: str) -> list[End]:
    """Give the places where a text may break: at its spaces, at its hyphens, and with a hyphen where “|” stands."""
    ends = [End(0, 0, 0, 0)]
    width, spaces, characters = 0.0, 0, 0
    for at, letter in enumerate(text):
        if letter == " ":
            ends.append(End(width, width + SPACE, spaces, characters, skipped=1))
            width, spaces, characters = width + SPACE, spaces + 1, characters + 1
        elif letter == "|":
            ends.append(End(width, width, spaces, characters, 0, LETTER, hyphened=True, penalty=60))
        else:
            width, characters = width + LETTER, characters + 1
            if letter == "-" and at + 1 < len(text):
                ends.append(End(width, width, spaces, characters, hyphened=True, penalty=40))
    return [*ends, End(width, width, spaces, characters)]


def lines_of(text: str, chosen: list[int] | None) -> list[str]:
    """Write the lines that were chosen."""
    assert chosen is not None
    places = [0]
    for at, letter in enumerate(text):
        if letter in " |" or (letter == "-" and at + 1 < len(text)):
            places.append(at + (letter == "-"))
    places.append(len(text))
    cuts = [0, *(places[end] for end in chosen)]
    lines = []
    for begin, end in pairwise(cuts):
        line = text[begin:end].strip(" |").replace("|", "")
        lines.append(line + "-" * (text[end : end + 1] == "|"))
    return lines


def broken(text: str, width: float, elastic: Elastic = SOFT, **wishes: object) -> list[str]:
    """Break a text into lines of a width."""
    wish = Wish(**wishes)  # type: ignore[arg-type] # what each wish is, its test knows
    return lines_of(text, choose(ends_of(text), width, width, elastic, wish))


def test_a_line_that_fits_is_one_line() -> None:
    """What fits stays together, and what is just too wide to be shrunk does not."""
    assert broken("some words", 95.0) == ["some words"]
    assert broken("some words", 94.0, RIGID) == ["some words"]
    assert broken("some words on", 93.9, RIGID) == ["some", "words on"]


def test_the_lines_are_chosen_together() -> None:
    """The first line gives up a word that it has room for, as the second would be far too loose."""
    text = "aaa bbb cc ddd eee fffffffff ggg hhh"
    assert broken(text, 105, RIGID) == ["aaa bbb", "cc ddd eee", "fffffffff", "ggg hhh"]


@pytest.mark.parametrize(
    ("rest", "ratio"),
    [(0, 0), (2.5, 1 / 3), (7.5, 1), (15, 2), (-3, -1), (-3.1, -3.1 / 3)],
)
def test_ratios_of_spaces_alone(rest: float, ratio: float) -> None:
    """Three spaces give 2.5 each at the ratio of 1, and lose 1 each at −1."""
    beyond = (rest - LETTERS_MOST * 7.5) / 7.5 + LETTERS_MOST
    assert RIGID.ratio(rest, 100, 3) == pytest.approx(beyond if ratio > LETTERS_MOST else ratio)


def test_letters_give_as_well() -> None:
    """Up to a ratio letters and spaces share, and behind it the spaces bear it alone."""
    assert SOFT.ratio(9.5, 100, 3) == pytest.approx(1)
    assert SOFT.letters_give(9.5, 100, 3) == pytest.approx(2)
    assert SOFT.letters_give(4.75, 100, 3) == pytest.approx(1)
    assert SOFT.letters_give(-5, 100, 3) == pytest.approx(-2)
    most = LETTERS_MOST * 9.5
    assert SOFT.letters_give(most + 7.5, 100, 3) == pytest.approx(LETTERS_MOST * 2)
    assert SOFT.ratio(most + 7.5, 100, 3) == pytest.approx(LETTERS_MOST + 1)
    assert SOFT.ratio(4.5, 100, 0) == pytest.approx(1)


def test_a_word_is_broken_only_where_it_helps() -> None:
    """A hyphen is put in where the line would be much too loose, and not for a little."""
    assert broken("aaa bbb ccc|ccccc dddd eeee", 115)[0] == "aaa bbb ccc-"
    assert broken("aaa bbb ccc|ccccc dddd eeee", 70)[0] == "aaa bbb"


def test_never_three_hyphens_in_a_row() -> None:
    """Where hyphens would end three lines, one of them is set without, as loose as it must be."""
    text = "aaaa|aaaa|aaaa aaaa|aaaa|aaaa aaaa|aaaa|aaaa bbbb cccc"
    lines = broken(text, 100)
    run = longest = 0
    for line in lines:
        run = run + 1 if line.endswith("-") else 0
        longest = max(longest, run)
    assert longest <= 2


def test_no_runt() -> None:
    """A last line of eight characters is avoided, by taking a word from above, and one of nine is not."""
    text = " ".join(["aa"] * 18)
    assert broken(f"{text} hhhhhhhhh", 225)[-1] == "hhhhhhhhh"
    assert broken(f"{text} hhhhhhhh", 225)[-1] == "aa hhhhhhhh"


def test_what_should_not_be_alone_is_not() -> None:
    """A break that would leave a citation for the last line is taken only where there is no other."""
    ends = ends_of(" ".join(["aa"] * 18) + " [1929:132]")
    *_, before, last = range(len(ends))
    assert (choose(ends, 225, 225, SOFT) or [])[-2:] == [before, last]
    ends[before] = replace(ends[before], lone=True)
    assert (choose(ends, 225, 225, SOFT) or [])[-2:] == [before - 1, last]
    ends[1:before] = []
    assert choose(ends, 450, 450, SOFT) == [1, 2]


def test_what_is_forbidden_is_a_last_resort() -> None:
    """A forbidden place is left alone unless nothing else fits."""
    ends = ends_of(" ".join(["aa"] * 24))
    assert choose(ends, 225, 225, SOFT) == [9, 18, 24]
    ends[18] = replace(ends[18], forbidden=True)
    assert 18 not in (choose(ends, 225, 225, SOFT) or [18])
    assert choose(ends[17:20], 25, 25, SOFT) == [1, 2]


def test_lines_that_are_to_end_with_a_word() -> None:
    """Where the page ends behind a line, that one has no hyphen, though it would be better with one."""
    text = "aa bbb cc dd ee f|ff gg hhh ii jj kk ll mmm nn oo pp"
    assert broken(text, 158)[0].endswith("f-")
    assert not broken(text, 158, whole=frozenset({1}))[0].endswith("-")


def test_lines_are_counted_only_as_far_as_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What one of the first lines has to end with makes a long paragraph hardly dearer, and breaks it as well."""
    made = []

    def counting(*given: Any) -> Any:
        made.append(1)
        return node(*given)

    node = total_fit._Node
    monkeypatch.setattr(total_fit, "_Node", counting)
    text = " ".join(["aa bbb cccc ddd|ddd ee fffff"] * 60)
    counts = []
    for whole in (frozenset[int](), frozenset({2})):
        made.clear()
        lines = broken(text, 280, RAGGED, whole=whole)
        assert len(lines) > 40
        assert not whole or not lines[1].endswith("-")
        counts.append(len(made))
    assert counts[1] < 1.5 * counts[0]


def test_looseness() -> None:
    """A paragraph gets a line more or fewer where its spaces allow that, and else stays as it is."""
    text = " ".join(["aaaaa"] * 40)
    plain = broken(text, 280)
    assert len(broken(text, 280, looseness=1)) - len(plain) in (0, 1)
    loose = " ".join(["aaa"] * 60)
    counts = [len(broken(loose, 300, looseness=by)) for by in (-1, 0, 1)]
    assert counts[0] <= counts[1] <= counts[2]
    assert broken("aaaa bbbb", 300, looseness=1) == ["aaaa bbbb"]


def test_a_word_that_is_too_wide() -> None:
    """Where a word is wider than the measure there is no way."""
    assert choose(ends_of("aaaa bbbbbbbbbbbb cc"), 100, 100, SOFT) is None
    assert choose(ends_of("aaaa bbbbbbbbbb cc"), 100, 100, SOFT) == [1, 2, 3]


def test_the_first_line_has_its_own_measure() -> None:
    """With an indent the first line is shorter."""
    ends = ends_of(" ".join(["aaaa"] * 8))
    assert choose(ends, 95, 95, SOFT) == [2, 4, 6, 8]
    assert choose(ends, 45, 95, SOFT) == [1, 3, 5, 7, 8]


def test_ragged_lines_are_not_wider_than_the_measure() -> None:
    """Nothing is shrunk, and what is left at the ends is shared."""
    text = "aaaa bbbb cc dddddddd eeee ff gg hhhhhh iiii"
    lines = broken(text, 140, RAGGED)
    assert all(
        len(line.replace(" ", "")) * LETTER + line.count(" ") * SPACE <= 140 for line in lines
    )
    assert broken("aaaa bbbb", 85, RAGGED) == ["aaaa bbbb"]
    assert broken("aaaa bbbb", 84.9, RAGGED) == ["aaaa", "bbbb"]


@given(
    words=st.lists(st.integers(1, 11), min_size=1, max_size=60),
    width=st.integers(120, 400),
    elastic=st.sampled_from([RIGID, SOFT, RAGGED]),
)
def test_all_of_the_text_is_on_the_lines(words: list[int], width: int, elastic: Elastic) -> None:
    """Whatever the words: nothing is lost, no line is wider than it may be, the ends go up to the last."""
    text = " ".join("a" * length for length in words)
    ends = ends_of(text)
    chosen = choose(ends, width, width, elastic)
    assert chosen is not None
    assert chosen == sorted(set(chosen))
    assert chosen[-1] == len(ends) - 1
    assert " ".join(lines_of(text, chosen)) == text
    for before, after in pairwise([0, *chosen]):
        natural = ends[after].stop - ends[before].start
        spaces = ends[after].spaces - ends[before].spaces - ends[before].skipped
        assert elastic.ratio(width - natural, natural, spaces) >= -1


def test_the_thresholds_are_those_of_the_figures() -> None:
    """A ratio that is fair has spaces of 1.6 times the font's, a loose one twice, widened as the letters are."""
    widened = WIDENED * LETTERS_MOST
    assert pytest.approx(1.6) == 1 + FAIR * STRETCH + widened
    assert pytest.approx(2.0) == 1 + LOOSE * STRETCH + widened
