"""Say the strings of the book in its pages: escaped, with their places filled, with links where they have them."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from pamphlet.pages.strings import fill
from pamphlet.pages.strings.dates import date_in_words
from pamphlet.pages.strings.locales import in_figures, list_separator, plural_category
from pamphlet.work.frozen import frozen


@frozen
class Speech:
    """The strings of one book."""

    strings: Mapping[str, str]
    language: str = ""

    def count(self, key: str, number: int) -> Markup:
        """Give a number with what is counted, in the form that the language has for it (CLDR, “Plural Rules”)."""
        kind = f"{key}-{plural_category(number, self.language)}"
        key = kind if kind in self.strings else f"{key}-other"
        return self.say(key, number=in_figures(number, self.language))

    def say(self, key: str, /, **values: object) -> Markup:
        """Give a string with its places filled; values that are markup already stay so."""
        filled = {name: str(escape(value)) for name, value in values.items()}
        return Markup(fill(str(escape(self.strings[key])), **filled))  # noqa: S704 - all of it is escaped

    @property
    def separator(self) -> str:
        """What stands between the members of a list."""
        return list_separator(self.language)

    def date(self, date: str) -> str:
        """Give a date in the book's language."""
        return date_in_words(date, self.strings, self.language)


def link(address: str, text: str) -> Markup:
    """Give a link; text that is markup already stays so, and an address runs from left to right in any book."""
    direction = Markup(' dir="ltr"') if text == address else ""
    return Markup('<a href="{}"{}>{}</a>').format(address, direction, text)


def by_letter(text: str) -> Markup:
    """Give what is read letter by letter, from left to right in any book: UAX #9 would turn it round."""
    return Markup('<span dir="ltr">{}</span>').format(text)
