"""The trees of the pages, which all formats share."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from pamphlet.formats import FORMATS, Ready
from pamphlet.manuscript.reading import read_manuscript
from pamphlet.pages import Pages
from pamphlet.pages.composition import compose
from pamphlet.press.engine.loading import load_weasyprint
from tests.formats.made import REPOSITORY

# Kobo's book is made of the files of the EPUB: what it parses are these, with the marks of the print in them.
UNPRINTED = [each for each in FORMATS if not each.needs and each.name != "kepub"]


def composed(folder: Path) -> Pages:
    """Compose a work whose pages no other test has used."""
    pamphlet, problems = read_manuscript(folder)
    assert pamphlet is not None, problems
    return compose(pamphlet)


def write_everything(pages: Pages) -> None:
    """Write every format that needs no print, and prepare the pages for both layouts."""
    load_weasyprint()
    from pamphlet.press.layout.document import elements_of

    for chosen in UNPRINTED:
        assert chosen.load()(pages, Ready())
    for layout in ("a5", "large"):
        assert len(elements_of(pages, layout)[1]) == len(pages.covers) + len(pages.sections)


def test_a_page_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many formats are written, and however often, each page is parsed once, and none within a whole book."""
    pages = composed(REPOSITORY / "tests" / "works" / "rich")
    every = (*pages.covers, *pages.sections)
    parsed: Counter[str] = Counter()

    def counting(parse: Callable[..., Any]) -> Callable[..., Any]:
        def counted(content: str | bytes, *rest: Any, **named: Any) -> Any:
            text = content if isinstance(content, str) else content.decode()
            parsed.update(page.name for page in every if f'<section id="{page.anchor}"' in text)
            return parse(content, *rest, **named)

        return counted

    for module in (etree, ET):
        for name in ("fromstring", "XML", "HTML"):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, counting(getattr(module, name)))
    write_everything(pages)
    write_everything(pages)
    assert parsed == {page.name: 1 for page in every}


def test_no_format_changes_what_all_share(pages: Pages) -> None:
    """When all is written, the tree of each page is still what its text says."""
    write_everything(pages)
    for section in (*pages.covers, *pages.sections):
        afresh = etree.fromstring(section.xhtml.encode())
        assert etree.tostring(section.tree, method="c14n") == etree.tostring(afresh, method="c14n")
