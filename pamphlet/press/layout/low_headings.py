"""Say which capitals of headings are shown as small letters in large print, which has no words in capitals.

Nobody says which words of “THE END OF THE USSR” are names, but the work itself does: a word is shown as it is written
elsewhere. One that stands nowhere else keeps its first letter, and all of them when it is short or a numeral. A heading
that is the name of a part is shown as that is written. No letter is changed: see `engine.low_letters`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from pamphlet.pages.classes import ALIKE, LOW, has_class
from pamphlet.work.words import Words

LONG = 4  # letters: a name made of first letters that has so many stands in the text, too
NUMERAL = re.compile("M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
WORD = re.compile(r"[^\W\d_]+")
# Latin and Cyrillic: elsewhere capitals may go without the accents of the small letters.
PLAIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff\u1e00-\u1eff]+")
DOTLESS = ("tr", "az")  # languages in which “I” is the capital of another letter


def lower_headings(root: Element, words: Words) -> None:
    """Let only those letters of headings be low that are to be shown as small ones."""
    headings = [heading for heading in root.iter() if has_class(heading, ALIKE)]
    if not any(has_class(each, LOW) for heading in headings for each in heading.iter()):
        return
    dotless = root.get("lang", "").partition("-")[0] in DOTLESS
    forms = _forms(words)
    names = {part.title.casefold(): part.title for part in words.parts if not part.title.isupper()}
    for heading in headings:
        name = names.get("".join(heading.itertext()).casefold(), "")
        if name and not dotless and _show_as(heading, name):
            continue
        for number, (parent, at) in enumerate(_low_letters(heading)):
            if dotless:
                del parent[at].attrib["class"]
            else:
                _lower(parent, at, forms, opens=not number)


def _show_as(heading: Element, name: str) -> bool:
    """Let the letters be low that are small in a name of the same letters, where the heading has nothing within it."""
    typed = "".join(heading.itertext())
    plain = all(has_class(child, LOW) and not len(child) for child in heading)
    if not plain or len(typed) != len(name) or not all(map(PLAIN.fullmatch, WORD.findall(typed))):
        return False
    for child in list(heading):
        heading.remove(child)
    heading.text, last = "", None
    for small, letters in groupby(
        zip(typed, name, strict=True), key=lambda pair: pair[0] != pair[1]
    ):
        text = "".join(letter for letter, _ in letters)
        if small:
            last = SubElement(heading, "span", {"class": LOW})
            last.text = text
        elif last is None:
            heading.text = text
        else:
            last.tail = text
    return True


def _low_letters(heading: Element) -> Iterator[tuple[Element, int]]:
    """Give where low letters stand: the element around them, and their number in it."""
    for parent in heading.iter():
        for at, child in enumerate(parent):
            if has_class(child, LOW):
                yield parent, at


def _forms(words: Words) -> dict[str, str]:
    """Give how the work writes each word most often, lines in capitals aside."""
    counted = Counter(
        form
        for part in words.parts
        for block in part.blocks
        if not "".join(block.words).isupper()
        for word in block.words
        for form in WORD.findall(word)
    )
    forms: dict[str, str] = {}
    for form, _ in counted.most_common():
        forms.setdefault(form.lower(), form)
    return forms


def _lower(parent: Element, at: int, forms: dict[str, str], *, opens: bool) -> None:
    """Show the word of some low letters as the work writes it; its first letter stands before them."""
    low = parent[at]
    before = parent[at - 1].tail if at else parent.text
    first, rest = (before or "")[-1:], low.text or ""
    word = first + rest
    ordinary = len(word) >= LONG and not NUMERAL.fullmatch(word)
    form = forms.get(word.lower(), word.capitalize() if ordinary else word)
    if form.isupper() or not PLAIN.fullmatch(word):
        del low.attrib["class"]
    elif form.islower() and not opens:
        low.text = word
        if at:
            parent[at - 1].tail = (before or "")[:-1]
        else:
            parent.text = (before or "")[:-1]
