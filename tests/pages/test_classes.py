"""The classes of the pages: one table, and everything that writes, dresses or reads a class keeps to it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import get_args

import pikepdf
import pytest
import tinycss2

from pamphlet.formats import Ready
from pamphlet.formats.epub.cover import cover_of
from pamphlet.formats.paper.feet import LINE
from pamphlet.formats.web import html
from pamphlet.pages import Pages
from pamphlet.pages.apparatus import guide
from pamphlet.pages.classes import APPARATUS_CLASSES, APPARATUS_ROLES, CLASSES, is_apparatus
from pamphlet.pages.composition import compose
from pamphlet.pages.styles import STYLES, shared_styles
from pamphlet.press import Layout
from pamphlet.verify.copies import visible as verify
from pamphlet.work.model import Pamphlet
from pamphlet.work.nodes import Span
from pamphlet.work.walk import runs_within
from tests.pages.conftest import REPOSITORY, WORKS, composed, read
from tests.pages.trees import tree

# Nobody writes it: a rule of the web page for tables that are wider than the screen.
DRESSED_ONLY = {"table-scroll"}
CLASS = re.compile(r'\bclass="([^"]*)"')


def written(markup: str) -> set[str]:
    """Give the classes in markup; those that bear a number by what they share."""
    names = {name for value in CLASS.findall(markup) for name in value.split()}
    return {re.sub(r"^(speaker|in|width|caption)-\d+$", r"\1-N", name) for name in names}


def authors_own(pamphlet: Pamphlet) -> set[str]:
    """Give the classes that the author has put into the text, for a style.css of the manuscript."""
    spans = (run for run in runs_within(pamphlet.parts) if isinstance(run, Span))
    return {name for span in spans for name in span.classes}


@cache
def classes_in(work: str) -> frozenset[str]:
    """Give the classes in the pages of a work, in what is made of them, and in what goes along."""
    pages = composed(work)
    papers = ("a4", "letter")
    along = (
        guide.how_to_print(pages, 40, 10, (5, 5)),
        guide.test_sheets(pages, papers),
    )
    texts = [page.xhtml for each in (pages, *along) for page in (*each.covers, *each.sections)]
    texts += [content.decode() for content in html.write(pages, Ready()).values()]
    with pikepdf.new() as pdf, BytesIO() as target:
        pdf.add_blank_page()
        pdf.save(target)
        texts += [LINE, cover_of(pages, target.getvalue()).xhtml.decode()]
    return frozenset({name for text in texts for name in written(text)} | set(get_args(Layout)))


@pytest.mark.parametrize("work", WORKS)
def test_every_class_that_is_written_is_in_the_table(work: str) -> None:
    """No page, web page, cover, guide or sheet has a class without a name, but for those of the author."""
    own = authors_own(read(work)) - set(CLASSES)
    assert classes_in(work) - own <= set(CLASSES)


def test_every_class_in_the_table_is_written(rich: Pamphlet) -> None:
    """Each is found in one of the works, or in what is made of them; and each says what it marks."""
    found = {name for work in WORKS for name in classes_in(work)}
    for length in (12, 30, 60):
        metadata = replace(rich.metadata, title="Words " * length, description="Words " * length)
        people = rich.metadata.contributors * length
        crowd = replace(metadata, contributors=people)
        made = compose(replace(rich, metadata=crowd))
        found |= {name for page in (*made.covers, made.sections[0]) for name in written(page.xhtml)}
    assert set(CLASSES) <= found
    assert all(CLASSES.values())
    assert len(set(CLASSES.values())) == len(CLASSES)


@pytest.mark.parametrize("name", STYLES)
def test_every_class_that_is_dressed_is_in_the_table(name: str) -> None:
    """A rule of the stylesheets is for a class that there is."""
    dressed = set(_selected(tinycss2.parse_stylesheet(shared_styles(name))))
    assert dressed
    assert dressed - set(CLASSES) == (DRESSED_ONLY if name == "pamphlet.css" else set())


def _selected(rules: Iterable[object]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":  # type: ignore[attr-defined]
            yield from re.findall(r"\.([a-z][\w-]*)", tinycss2.serialize(rule.prelude))  # type: ignore[attr-defined]
        elif rule.type == "at-rule" and rule.content and rule.lower_at_keyword == "media":  # type: ignore[attr-defined]
            yield from _selected(tinycss2.parse_rule_list(rule.content))  # type: ignore[attr-defined]


@pytest.mark.parametrize("room", ["formats", "press", "pipeline", "cli"])
def test_nobody_outside_spells_a_class(room: str) -> None:
    """Whoever writes or reads a class of the pages takes its name from the table."""
    for path in (REPOSITORY / "pamphlet" / room).rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        spelt = [name for name in written(code) if "{" not in name]
        spelt += re.findall(r'has_class\(\w+, "([^"]*)"', code)
        assert spelt == [], path
        assert not re.search(r'\.get\("class"', code), path


def test_verify_knows_the_marks_that_we_write(rich_pages: Pages) -> None:
    """By itself: it shares no name with the pages, and yet takes none of our marks for words, nor our words for marks.

    A call of a footnote says by its role what it is. No class of ours is what a website calls its furniture.
    """
    assert verify.MARK_CLASSES <= APPARATUS_CLASSES
    assert verify.MARK_ROLES == APPARATUS_ROLES
    for name in CLASSES:
        assert verify.SITE_NAMES.isdisjoint(re.findall("[a-z]+", name))
    marks = [
        element
        for section in rich_pages.sections
        if section.matter == "work"
        for element in section.root.iter("{*}*")
        if is_apparatus(element)
    ]
    assert len(marks) > 3
    assert all(verify._is_mark(element) for element in marks)


def test_what_is_apparatus_is_told_by_class_or_role() -> None:
    """The number of a footnote is, and so is its call; a turn and an alteration are not."""
    section = next(section for section in composed("rich").sections if "note-call" in section.xhtml)
    told = {
        element.get("class", "").split()[0]: is_apparatus(element)
        for element in tree(section).iter()
        if element.get("class")
    }
    assert told["note-call"]
    assert told["note-number"]
    assert not told["note"]
    assert not told["part"]
