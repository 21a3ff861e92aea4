"""Read sources.yaml: entries as reference managers write them, in the order to print."""

from __future__ import annotations

import pytest

from pamphlet.manuscript.settings.sources import read_sources
from pamphlet.manuscript.yaml.fields import fields_of
from pamphlet.manuscript.yaml.nodes import read_yaml
from pamphlet.work.model import Source
from pamphlet.work.problems import Place, Problems
from tests.manuscript.desk import Desk


def read(text: str) -> tuple[tuple[Source, ...], Problems]:
    """Read a text as sources.yaml."""
    problems = Problems()
    root = fields_of(read_yaml(text, "sources.yaml", problems), "sources.yaml", problems)
    return read_sources(root) if root else (), problems


def entry(fields: str) -> Source:
    """Read one entry in which nothing is wrong."""
    (source,), problems = read(f"references:\n- {{id: a, {fields}}}\n")
    assert not problems
    return source


def test_an_entry_is_given_in_the_order_to_print() -> None:
    """Author, title, container, editor, edition, volume, place, publisher, date, pages, numbers."""
    (source,), problems = read("""\
references:
  - id: 1937b
    type: book
    URL: https://example.org
    issued: 1937
    publisher: Pioneer
    publisher-place: New York
    title: The Revolution Betrayed
    translator: [{family: Eastman, given: Max}]
    author:
      - {family: Trotsky, given: Leon}
      - {literal: Somebody Else}
    note: As the text calls it.
""")
    assert not problems
    assert source.entry == (
        ("author", "Trotsky, Leon; Somebody Else"),
        ("title", "The Revolution Betrayed"),
        ("translator", "Eastman, Max"),
        ("publisher-place", "New York"),
        ("publisher", "Pioneer"),
        ("issued", "1937"),
        ("URL", "https://example.org"),
    )
    assert (source.status, source.note) == ("named", "As the text calls it.")
    assert (source.key, source.anchor) == ("1937b", "source-1937b")
    assert source.place == Place("sources.yaml", 2, 9)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1937", "1937"),
        ("spring 1937", "spring 1937"),
        ("{date-parts: [[1937]]}", "1937"),
        ("{date-parts: [[1937, 3, 14]]}", "1937-03-14"),
        ("{date-parts: [[1932], [1933, 2]]}", "1932/1933-02"),
        ("{year: 1937, month: 3}", "1937-03"),
        ("{year: 1937, circa: true}", "1937~"),
        ("[{year: 1937}, {year: 1938}]", "1937/1938"),
        ("{date-parts: [[-399]]}", "-0398"),
        ("{date-parts: [[399, 1]], season: 1}", "0399-01"),
        ("[{year: 1937}]", "1937"),
        ("{literal: spring 1937}", "spring 1937"),
        ("{raw: 1937/38}", "1937/38"),
    ],
)
def test_a_date_is_printed_as_given(typed: str, printed: str) -> None:
    """Dates of CSL are read in all the forms that reference managers write."""
    assert dict(entry(f"title: T, issued: {typed}").entry)["issued"] == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{family: Beauvoir, given: Simone, non-dropping-particle: de}", "de Beauvoir, Simone"),
        ("{family: Goethe, given: J. W., dropping-particle: von}", "Goethe, J. W. von"),
        ("{family: King, given: Martin, suffix: Jr.}", "King, Martin, Jr."),
        ("{literal: The Left Opposition}", "The Left Opposition"),
        ("{family: Αριστοτέλης}", "Αριστοτέλης"),
    ],
)
def test_a_name_is_printed_family_first(typed: str, printed: str) -> None:
    """Names have particles and suffixes where CSL puts them."""
    assert dict(entry(f"title: T, author: [{typed}]").entry)["author"] == printed


def test_nothing_is_invented() -> None:
    """An unidentified source has its key and nothing else; an empty field is not printed."""
    assert entry("status: unidentified").entry == ()
    assert entry("title: T, publisher: ''").entry == (("title", "T"),)


def test_keys_that_look_alike_have_their_own_anchors() -> None:
    """Keys of other scripts, or that differ in signs alone, are told apart."""
    keys = ["a+b", "a-b", "ленин", "маркс", "A.B"]
    text = "".join(f'- {{id: "{key}", status: unidentified}}\n' for key in keys)
    sources, problems = read(f"references:\n{text}")
    assert not problems
    assert len({source.anchor for source in sources}) == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- id: a\n", ["M03 1:1"]),
        ("sources: []\n", ["M01 1:1"]),
        ("references: a\n", ["M03 1:13"]),
        ("references:\n- a\n", ["M03 2:3"]),
        ("references:\n- title: T\n", ["M02 2:3"]),
        ("references:\n- id: a\n", ["M02 2:7"]),
        ("references:\n- {id: a, titel: T, title: T}\n", ["M01 2:11"]),
        ("references:\n- {id: a, title: T}\n- {id: a, title: T}\n", ["C04 3:8"]),
        ("references:\n- {id: 'a b', title: T}\n", ["M07 2:8"]),
        ("references:\n- {id: 'a:b', title: T}\n", ["M07 2:8"]),
        ("references:\n- {id: a, status: lost, title: T}\n", ["M03 2:19"]),
        ("references:\n- {id: a, status: unidentified, title: T}\n", ["M03 2:40"]),
        ("references:\n- {id: a, title: T, author: Marx}\n", ["M03 2:29"]),
        ("references:\n- {id: a, title: T, author: [{name: M}]}\n", ["M01 2:31"]),
        ("references:\n- {id: a, title: T, issued: [1, 2]}\n", ["M03 2:29"]),
        ("references:\n- {id: a, title: T, issued: {date-parts: 1937}}\n", ["M03 2:42"]),
        ("references:\n- {id: a, title: T, issued: {seasn: 1}}\n", ["M01 2:30"]),
    ],
)
def test_a_wrong_entry_is_told_where_it_stands(text: str, expected: list[str]) -> None:
    """Unknown fields, missing titles, keys given twice or that no bracket can hold are errors."""
    _, problems = read(text)
    found = [f"{each.code} {each.place.line}:{each.place.column}" for each in problems]
    assert found == expected
    assert all(each.hint for each in problems)


def test_nothing_that_reference_managers_write_is_refused() -> None:
    """Fields that a list for readers does without are taken, and not printed."""
    more = "language: en, abstract: A, keyword: K, accessed: 2020, ISSN: 1, number-of-pages: 9"
    assert entry(f"title: T, {more}").entry == (("title", "T"),)


def test_every_variable_of_csl_is_taken(desk: Desk) -> None:
    """Those that are not printed are passed over, whatever they hold: names, dates, lists."""
    variables = (
        "annote: so\n  citation-key: a\n  PMID: '1'\n  event-place: Berlin\n  chapter-number: 3\n"
        "  collection-editor: [{family: Jones, given: Ann}]\n  accessed: {date-parts: [[2011]]}\n"
        "  archive_location: box 3\n  container-title-short: B.\n  original-date: {raw: 1888}\n"
        "  custom: {a: [b]}\n  version: '2'\n  scale: '1:2'"
    )
    desk.read_part("LT: Yes.", "interview")
    sources = (desk.folder / "sources.yaml").read_text("utf-8")
    first = sources.splitlines()[1]
    whole = f"- id: {first.partition(': ')[2].partition(',')[0]}\n  title: T\n  {variables}"
    desk.lay("sources.yaml", sources.replace(first, whole))
    pamphlet, problems = desk.read()
    assert pamphlet, problems
    assert pamphlet.sources[0].entry == (("title", "T"),)
