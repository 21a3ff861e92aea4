r"""Citations: a sentence, BibTeX, RIS and CSL-JSON, by which reference managers know title, people and date."""

from __future__ import annotations

import json

from pamphlet.site.citing import bibtex, citation, csl, latex, ris
from tests.site.made import told

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
    assert "author = {{Wren, Ada}}" in entry
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
    assert "DA  - 2026/11/22" in lines


def test_csl_tells_names_in_their_parts_where_they_are_known() -> None:
    """A name that no catalogue files is given whole."""
    (item,) = json.loads(csl(told(), ADDRESS))
    assert item["author"] == [{"family": "Wren", "given": "Ada"}]
    assert item["translator"] == [{"literal": "Ilse Marder"}]
    assert item["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert "editor" not in item
