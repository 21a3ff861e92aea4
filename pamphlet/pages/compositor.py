"""Set a page: a template, filled with what the book says of itself and what is to stand on this page."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from markupsafe import Markup

from pamphlet.pages import Section
from pamphlet.pages.addresses import language_markup
from pamphlet.pages.classes import ALIKE
from pamphlet.pages.strings.phrases import Speech, by_letter, link
from pamphlet.work.frozen import frozen
from pamphlet.work.model import Metadata
from pamphlet.work.templates import read_template

TEMPLATES = Path(__file__).parent / "templates"


@frozen
class Opening:
    """What the first tags of a page say: of its section the ID, the classes, and the ID of what names it, or nothing.

    `name` is that of the template and of the string that is the page's title, where no other are given.
    """

    name: str
    matter: Literal["front", "work", "back"]
    anchor: str
    kind: str
    heading: str = ""
    epub_type: str = ""
    role: str = ""
    language: str = ""


@frozen
class Compositor:
    """Who sets the pages of a book, its metadata and its strings at hand."""

    metadata: Metadata
    speech: Speech
    alike: bool = False  # whether the headings of its own pages are to look like some in capitals

    def page(
        self, opening: Opening, title: str = "", template: str = "", **facts: object
    ) -> Section:
        """Set a page; what its template asks for and nobody gives is an error."""
        title = title or self.speech.say(opening.name)
        text = read_template(TEMPLATES / f"{template or opening.name}.xhtml").render(
            page=opening,
            page_title=title,
            metadata=self.metadata,
            say=self.speech.say,
            count=self.speech.count,
            date=self.speech.date,
            separator=self.speech.separator,
            link=link,
            by_letter=by_letter,
            language_markup=language_markup,
            alike=Markup(' class="{}"').format(ALIKE) if self.alike else "",
            **facts,
        )
        bare = title.unescape() if isinstance(title, Markup) else title
        return Section(opening.name, bare, text, opening.matter, opening.anchor)
