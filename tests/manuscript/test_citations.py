"""Read the grammar of citations: `[key:locators]`, several with semicolons."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pamphlet.manuscript.citations import can_be_cited, parse_citations


@pytest.mark.parametrize(
    ("typed", "key", "locators"),
    [
        ("[1937a:13]", "1937a", ("13",)),
        ("[1937a:13, 14, 15]", "1937a", ("13", "14", "15")),
        ("[1932a: 45-46]", "1932a", ("45-46",)),
        ("[1937b:144-145 ]", "1937b", ("144-145",)),
        ("[1939-40:6–7]", "1939-40", ("6–7",)),
        ("[1932b:275,\n265, 274]", "1932b", ("275", "265", "274")),
        ("[ 1937a :\t13 ]", "1937a", ("13",)),
        ("[Маркс.1867:13a, xiv, IX]", "Маркс.1867", ("13a", "xiv", "IX")),
        ("[a:1 - 2]", "a", ("1 - 2",)),
        ("[a:13n2, xiv–xvi]", "a", ("13n2", "xiv–xvi")),
        ("[a:§ 12, ch. 3]", "a", ("§ 12", "ch. 3")),
        ("[a:p. 13, pp. 4-5, S. 7]", "a", ("p. 13", "pp. 4-5", "S. 7")),
        ("[a:4ff., 3 f., 7 et seq.]", "a", ("4ff.", "3 f.", "7 et seq.")),
        ("[a:vol. 2, p. 3]", "a", ("vol. 2", "p. 3")),
        ("[a:13 n. 2, 12–14n, fol. 3r]", "a", ("13 n. 2", "12–14n", "fol. 3r")),
        ("[a:Kap. IV, §§ 3–5, 12.4]", "a", ("Kap. IV", "§§ 3–5", "12.4")),
        ("[a:12, passim, ibid.]", "a", ("12", "passim", "ibid.")),
    ],
)
def test_a_citation_has_a_key_and_pages(typed: str, key: str, locators: tuple[str, ...]) -> None:
    """A key, a colon and pages with commas between are a citation, white space wherever it stands."""
    parsed = parse_citations(f"x{typed}y", 1)
    assert parsed
    length, (cited,) = parsed
    assert length == len(typed)
    assert (cited.key, tuple(locator for locator, _ in cited.locators)) == (key, locators)
    assert cited.wrong_locators == ()


@pytest.mark.parametrize(
    "typed",
    ["[a]", "[:1]", "[a b:1]", "[a:1", "[a:[b]]", "[a\\:1]", "[a:1;]", "[a:b:c]", "a:1"],
)
def test_a_bracket_of_another_shape_cites_nothing(typed: str) -> None:
    """A bracket without a key, without locators, or with brackets in it is no citation."""
    assert parse_citations(typed) is None


@pytest.mark.parametrize(
    "locator", ["", "13-", "he said so", "see", "and so he went on", "13 14 15 16", "?"]
)
def test_what_tells_no_place_is_told(locator: str) -> None:
    """Words, open ranges and nothing at all are no locators."""
    parsed = parse_citations(f"[a:1,{locator}]")
    assert parsed
    (cited,) = parsed[1]
    assert cited.wrong_locators == ((locator, 5),)


KEYS = st.from_regex(r"[0-9A-Za-zа-я.-]{1,8}", fullmatch=True)
PAGES = st.from_regex(r"[1-9][0-9]{0,3}(-[1-9][0-9]{0,3})?", fullmatch=True)
SPACE = st.sampled_from(["", " ", "\n", "  "])


@given(
    st.lists(st.tuples(KEYS, st.lists(PAGES, min_size=1, max_size=3)), min_size=1, max_size=4),
    SPACE,
)
def test_what_is_cited_is_what_was_typed(cited: list[tuple[str, list[str]]], space: str) -> None:
    """Any bracket of citations is read whole, and each piece stands where it says."""
    pieces = [f"{key}{space}:{space}{f',{space}'.join(pages)}" for key, pages in cited]
    typed = f"[{space}{f'{space};{space}'.join(pieces)}{space}]"
    parsed = parse_citations(typed)
    assert parsed
    length, found = parsed
    assert length == len(typed)
    assert [(each.key, [page for page, _ in each.locators]) for each in found] == cited
    assert [typed[each.start : each.end] for each in found] == pieces
    for each in found:
        assert all(typed.startswith(page, at) for page, at in each.locators)


# Of single characters hardly one text in a thousand would be a citation.
ALMOST = st.lists(
    st.sampled_from(["[", "]", ":", ";", ", ", " ", "\n", "\\", "a:1", "1937a:13-14"])
)


@given(st.one_of(ALMOST.map("".join), ALMOST.map(lambda pieces: f"[a:1{''.join(pieces)}]")))
@example("[a:1]")
@example("[a:1] b]")
@example("[a:1; b]")
def test_any_text_is_a_citation_or_none(text: str) -> None:
    """Whatever stands in a bracket, it is read without a failure, and never beyond the bracket."""
    parsed = parse_citations(text)
    if parsed:
        length, cited = parsed
        assert text[0] == "["
        assert text[length - 1] == "]"
        assert all(can_be_cited(each.key) for each in cited)
