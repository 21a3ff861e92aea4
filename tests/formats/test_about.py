"""What a release tells of its work: all that a site, a catalogue or a citation wants, as plain data."""

from __future__ import annotations

import json
from dataclasses import replace

from pamphlet.formats.about import about, pages_of_paper, report_for_bag
from pamphlet.pages import Pages
from pamphlet.site.told import told_by
from pamphlet.work.model import Contributor, Licence, Series
from tests.formats.made import METADATA, made


def test_it_tells_what_the_manuscript_says() -> None:
    """People as data and in the words of the book; what is not said is empty."""
    metadata = replace(
        METADATA,
        contributors=(Contributor("Ada Wren", "edt", "editor", "Wren, Ada"),),
        licence=Licence("Copy it whole", "Print one,\nprint all.", ""),
        series=Series("Streets", "4"),
        description="Two\nlines",
    )
    told = about(made("A word.", metadata=metadata), {})
    assert told["people"] == [
        {
            "name": "Ada Wren",
            "role": "edt",
            "term": "editor",
            "sort_name": "Wren, Ada",
            "told": "Edited by Ada Wren",
        }
    ]
    assert told["series"] == {"name": "Streets", "number": "4"}
    assert told["description"] == "Two lines"
    assert told["accessibility"] == []
    assert json.loads(json.dumps(told)) == told


def test_a_site_understands_it(first: Pages) -> None:
    """What stands in a bag is what a site asks for; departures from the copy text are told in words."""
    slug = first.metadata.slug
    files = {f"{slug}.txt": b"text", f"{slug}-fragment.html": b"<p>"}
    told = told_by(json.loads(json.dumps(report_for_bag(first, files))))
    assert (told.title, told.words) == (first.metadata.title, first.words.count)
    assert [(file.name, file.format) for file in told.files] == [
        (f"{slug}.txt", "text"),
        (f"{slug}-fragment.html", "fragment"),
    ]
    assert len(told.emendations) == len(first.departures) > 0
    assert "is printed" in told.emendations[0][0]


def test_what_is_no_pdf_has_no_pages() -> None:
    """Only paper has."""
    assert pages_of_paper(b"PK") == 0
