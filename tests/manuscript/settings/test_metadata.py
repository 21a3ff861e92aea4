"""Read pamphlet.yaml: every field, what is derived when it is absent, and what is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pamphlet.manuscript.settings.metadata import derived_identifier
from pamphlet.manuscript.settings.people import relators
from pamphlet.manuscript.slugs import slug_of
from pamphlet.work.model import Contributor, Licence, Metadata, Pamphlet, Printing, Speaker
from tests.manuscript.desk import Desk

PART = "---\ntitle: The Part\nrole: chapter\n---\nReprint this freely, and whole.\n"
WHOLE = """\
title: A  Work of
  two lines
title-supplied: true
subtitle: And its subtitle
contributors:
  - {name: Jane Doe, role: editor, sort-name: "Doe, Jane"}
  - {name: Лев, role: Author in quotations or text abstracts}
language: zh-Hant
date: 2011-08
released: 2026-11-22
edition: 2
identifier: urn:isbn:9780000000002
publisher: Nobody
description: >-
  Of several
  lines.
subjects: [One, "Two, and more"]
slug: a-work
licence:
  name: Reproduce in full
  condition: Reprint this freely, and whole.
  url: https://example.org/licence
speakers:
parts: text.md
"""


def read(desk: Desk, yaml: str, **parts: str) -> Pamphlet:
    """Read a manuscript with nothing wrong in it."""
    desk.lay("pamphlet.yaml", yaml)
    desk.lay("text.md", PART)
    for name, content in parts.items():
        desk.lay(f"{name}.md", content)
    pamphlet, problems = desk.read()
    assert pamphlet, "\n".join(map(str, problems))
    return pamphlet


def codes(desk: Desk, yaml: str) -> list[str]:
    """Read a manuscript with something wrong in it, and give the codes and lines."""
    desk.lay("pamphlet.yaml", yaml)
    desk.lay("text.md", PART)
    _, problems = desk.read()
    return [f"{problem.code} {problem.place.line}" for problem in problems]


def minimal(**fields: str) -> str:
    """Write a pamphlet.yaml with the required fields, and others or without some."""
    required = {"title": "A Work", "language": "en", "released": "2026-11-22", "parts": "[text.md]"}
    return "".join(f"{key}: {value}\n" for key, value in {**required, **fields}.items() if value)


def test_every_field_is_read(desk: Desk) -> None:
    """Each field of the format reaches the metadata, white space made single spaces."""
    metadata = read(desk, WHOLE).metadata
    assert metadata == Metadata(
        title="A Work of two lines",
        title_supplied=True,
        subtitle="And its subtitle",
        contributors=(
            Contributor("Jane Doe", "edt", "editor", "Doe, Jane"),
            Contributor("Лев", "aqt", "author in quotations or text abstracts"),
        ),
        language="zh-Hant",
        direction="ltr",
        date="2011-08",
        released="2026-11-22",
        edition="2",
        identifier="urn:isbn:9780000000002",
        publisher="Nobody",
        description="Of several lines.",
        subjects=("One", "Two, and more"),
        slug="a-work",
        licence=Licence(
            "Reproduce in full", "Reprint this freely, and whole.", "https://example.org/licence"
        ),
        speakers=(),
        alterations=False,
    )


def test_whole_sheets_can_be_asked_for(desk: Desk) -> None:
    """The field “fit” knows one value, and is absent from most manuscripts."""
    assert read(desk, minimal(fit="sheets")).metadata.fit == "sheets"
    assert read(desk, minimal()).metadata.fit == ""
    assert codes(desk, minimal(fit="pages")) == ["M03 5"]


def test_what_is_absent_is_empty_or_derived(desk: Desk) -> None:
    """Four fields are enough: nothing else is invented but an edition, an identifier and a slug."""
    metadata = read(desk, minimal()).metadata
    assert (metadata.edition, metadata.slug) == ("1", "a-work")
    assert metadata.identifier == derived_identifier("A Work", "en", "1")
    assert metadata.date == metadata.publisher == metadata.subtitle == metadata.description == ""
    assert metadata.licence is None
    assert not metadata.contributors
    assert not metadata.subjects
    assert not metadata.speakers


def test_an_identifier_is_derived_for_good() -> None:
    """Title, language and edition give the same UUID (version 5) on every machine, this year and next."""
    derived = derived_identifier("Leon Trotsky on the Fall of the Soviet Union", "en", "1")
    assert derived == "urn:uuid:97987481-764a-5e2c-b400-ded2c612b354"
    assert derived[len("urn:uuid:") + 14] == "5"
    different = {
        derived,
        derived_identifier("Another", "en", "1"),
        derived_identifier("Leon Trotsky on the Fall of the Soviet Union", "fr", "1"),
        derived_identifier("Leon Trotsky on the Fall of the Soviet Union", "en", "2"),
    }
    assert len(different) == 4


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("A Work", "a-work"),
        ("Émile Zola’s “J’accuse…!”", "emile-zolas-jaccuse"),
        ("What Is to Be Done? (1902)", "what-is-to-be-done-1902"),
        ("Straße des 17. Juni", "strasse-des-17-juni"),
        ("Łódź, Århus, Encyclopædia", "lodz-arhus-encyclopaedia"),
        ("Что делать?", ""),
        ("…", ""),
    ],
)
def test_a_slug_is_the_title_in_plain_letters(title: str, slug: str) -> None:
    """A slug has the letters and digits of a title that ASCII has, and hyphens between words."""
    assert slug_of(title) == slug


@pytest.mark.parametrize("title", ["Что делать?", "怎么办", "מה לעשות"])
def test_a_title_without_latin_letters_gives_a_slug_too(desk: Desk, title: str) -> None:
    """A title of another script still names files: by its identifier, the same each time."""
    first = read(desk, minimal(title=title)).metadata.slug
    assert first == read(desk, minimal(title=title)).metadata.slug
    assert first.startswith("pamphlet-")
    assert first != read(desk, minimal(title=f"{title} 怎")).metadata.slug


@given(st.text())
def test_a_slug_names_files_everywhere(title: str) -> None:
    """Whatever a title is, its slug holds nothing but small letters, digits and single hyphens."""
    slug = slug_of(title)
    assert slug.isascii()
    assert slug == slug.lower()
    assert all(piece.isalnum() for piece in slug.split("-")) or not slug


def test_a_long_title_gives_a_short_slug(desk: Desk) -> None:
    """A slug has 60 characters at most, and ends in none of its hyphens."""
    slug = read(desk, minimal(title="word " * 40)).metadata.slug
    assert slug == "-".join(["word"] * 12)


@pytest.mark.parametrize(
    "date",
    [
        "2011",
        "2011-08",
        "2011-08-14",
        "1600-02-29",
        "0399",
        "0000",
        "-0398",
        "-0004-02-29",
        "1848~",
        "1848-02?",
        "1848-02-21%",
        "1886-05/1887-08",
    ],
)
def test_a_date_may_be_a_year_a_month_or_a_day(desk: Desk, date: str) -> None:
    """A date of the work is one of EDTF, with what is said of its certainty, and stays as it was typed."""
    assert read(desk, minimal(date=date)).metadata.date == date


@pytest.mark.parametrize(
    "date",
    [
        "2011-13",
        "2011-02-30",
        "1900-02-29",
        "August 2011",
        "11",
        "2011-8",
        "٢٠١١",
        "-0000",
        "399",
        "1848~~",
        "1/2/3",
        "1848/",
        "1848-02-30~",
    ],
)
def test_an_impossible_date_is_refused(desk: Desk, date: str) -> None:
    """A date that is none, or of another form, is an error where it stands."""
    assert codes(desk, minimal(date=f'"{date}"')) == ["M04 5"]


@pytest.mark.parametrize("released", ["2026", "2026-11", "22.11.2026"])
def test_a_release_has_a_day(desk: Desk, released: str) -> None:
    """The clock of the build needs the day."""
    assert codes(desk, minimal(released=released)) == ["M04 3"]


def test_a_value_is_what_was_typed(desk: Desk) -> None:
    """YAML turns nothing into a number, a date or a truth: `no` is Norwegian, `010` is an edition."""
    metadata = read(desk, minimal(language="no", edition="010", title="1e3", slug="on")).metadata
    assert (metadata.language, metadata.edition) == ("no", "010")
    assert (metadata.title, metadata.slug) == ("1e3", "on")


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        (minimal(title=""), "M02 1"),
        (minimal(title="''"), "M02 1"),
        (minimal(title="[a, b]"), "M03 1"),
        (minimal(language=""), "M02 1"),
        (minimal(released=""), "M02 1"),
        (minimal(parts=""), "M02 1"),
        (minimal(parts="[]"), "M02 4"),
        (minimal(parts="[[text.md]]"), "M03 4"),
        (minimal(contributors="Jane Doe"), "M03 5"),
        (minimal(contributors="[{name: Jane}]"), "M02 5"),
        (minimal(contributors="[{role: editor}]"), "M02 5"),
        (minimal(licence="free"), "M03 5"),
        (minimal(licence="{condition: Free}"), "M02 5"),
        (minimal(licence="{name: F, condition: whole., url: example.org}"), "L02 5"),
        (minimal(slug="con"), "M07 5"),
        (minimal(slug="lpt1"), "M07 5"),
        (minimal(slug="a" * 121), "M07 5"),
        (minimal(cover="none.png"), "I01 5"),
        (minimal(speakers="[CS, LT]"), "M03 5"),
        (minimal(speakers='{"": Nobody}'), "M02 5"),
        (minimal(speakers="{A: Ann}") + "asks: B\n", "M07 6"),
        (minimal(contents="turns"), "M03 5"),
        (minimal(speakers="{A: Ann}") + "asks: [A, Ann]\n", "M07 6"),
        (minimal(speakers="{A: B, B: Ann}"), "M10 5"),
        (minimal(identifier="978"), "M07 5"),
        (minimal(slug="Ä"), "M07 5"),
        (minimal(alterations="maybe"), "M03 5"),
        (minimal(subjects="{a: b}"), "M03 5"),
        (minimal(title='"a\\0b"'), "F04 1"),
    ],
)
def test_a_wrong_field_is_told_in_its_line(desk: Desk, yaml: str, expected: str) -> None:
    """Each field that is missing, or holds what it cannot, is told with its line."""
    assert expected in codes(desk, yaml)


def test_every_marc_relator_has_a_code_of_three_letters() -> None:
    """The roles are those of the MARC list: a term each, small letters, and a code."""
    assert len(relators()) > 250
    assert all(len(code) == 3 and code.isalpha() for code in relators().values())
    assert relators()["editor"] == "edt"
    assert len(set(relators().values())) == len(relators())


def test_files_of_any_name_become_parts(desk: Desk) -> None:
    """The names of parts are IDs of their own, whatever the names of their files are."""
    names = ["Введение", "глава", "title", "turn-1", "1st", "Text", "deep/text", "sources"]
    files = ", ".join(f"{name}.md" for name in names)
    pamphlet = read(desk, minimal(parts=f"[{files}]"), **dict.fromkeys(names, PART))
    found = [part.name for part in pamphlet.parts]
    assert found == [
        "part", "part-2", "part-title", "part-turn-1", "part-1st", "text", "text-2", "part-sources"
    ]  # fmt: skip
    anchors = [part.anchor for part in pamphlet.parts]
    anchors += [
        block.anchor for part in pamphlet.parts for block in part.blocks if hasattr(block, "anchor")
    ]
    assert len(set(anchors)) == len(anchors)


def test_the_normal_form_of_a_name_does_not_matter(desk: Desk) -> None:
    """A speaker declared in one normal form is heard in the other."""
    talk = "---\ntitle: Talk\nrole: interview\n---\nÉmile: Oui.\n"
    for form in ("NFC", "NFD"):
        yaml = minimal(parts="[talk.md]", speakers="{É: Émile}")
        pamphlet = read(desk, unicodedata.normalize(form, yaml), talk=talk)
        assert [speaker.name for speaker in pamphlet.metadata.speakers] == [
            Speaker("É", unicodedata.normalize(form, "Émile")).name
        ]
        assert len(pamphlet.parts[0].blocks) == 1


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("", Printing()),
        ("print:\n", Printing()),
        ("print: {paper-thickness-mm: 0.13}\n", Printing(0.13)),
        ("print: {sheets-per-signature: 4}\n", Printing(None, 4)),
        ("print: {paper-thickness-mm: 0, sheets-per-signature: 0}\n", Printing(0, 0)),
    ],
)
def test_how_a_booklet_is_made_can_be_told(desk: Desk, said: str, read_as: Printing) -> None:
    """The thickness of the paper and the sheets of a signature are read; what is not said is left to the program."""
    assert read(desk, WHOLE + said).metadata.printing == read_as


@pytest.mark.parametrize(
    "said", ["paper-thickness-mm: -1", "paper-thickness-mm: 1.01", "sheets-per-signature: 100"]
)
def test_what_no_booklet_can_be_made_of_is_refused(desk: Desk, said: str) -> None:
    """A number out of bounds is a problem."""
    desk.lay("pamphlet.yaml", f"{WHOLE}print: {{{said}}}\n")
    desk.lay("text.md", PART)
    pamphlet, problems = desk.read()
    assert pamphlet is None
    assert [each.code for each in problems] == ["M03"]


def test_a_licence_may_have_no_condition(desk: Desk) -> None:
    """A name is enough, as that of CC0."""
    licence = read(desk, minimal(licence="{name: CC0}")).metadata.licence
    assert licence == Licence("CC0", "", "")


@pytest.mark.parametrize(
    ("title", "slug"), [("Con", "con-pamphlet"), ("COM1", "com1-pamphlet"), ("Cons", "cons")]
)
def test_no_title_gives_a_slug_that_windows_cannot_store(desk: Desk, title: str, slug: str) -> None:
    """The names of devices are none of files, whatever stands behind a point."""
    assert read(desk, minimal(title=title)).metadata.slug == slug


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("author: Jane", "write “contributors:” and below it “- {name: …, role: author}”"),
        (
            "Translators: [Jane]",
            "write “contributors:” and below it “- {name: …, role: translator}”",
        ),
        ("lang: en", "write “language: …”"),
        ("year: 2011", "write “date: …”"),
    ],
)
def test_a_field_of_other_programs_leads_to_ours(desk: Desk, field: str, hint: str) -> None:
    """What people know from elsewhere is told by the name that it has here."""
    desk.lay("text.md", PART)
    desk.lay("pamphlet.yaml", f"{minimal()}{field}\n")
    (problem,) = desk.read()[1]
    assert (problem.code, problem.hint) == ("M01", hint)
