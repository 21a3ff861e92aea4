"""The text of a tree of HTML elements, as a reader sees it: shared by the readers of EPUB and HTML.

Blocks are parted by white space, inline elements are not. What is no text of the work by the semantics of HTML and
DPUB-ARIA 1.1 is left out: scripts, controls, navigation, and the numbers that call a footnote. What names itself the
furniture of a site (advertisements, links to share, comments) stays among the words, marked as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pamphlet.verify.copies import Copy, CopyKind, seen_words
from pamphlet.verify.copies.marks import BEGIN, END
from pamphlet.verify.copies.mojibake import repaired
from pamphlet.verify.copies.page_numbers import with_page_furniture, without_line_ends
from pamphlet.verify.copies.revealed import revealed_ids

if TYPE_CHECKING:
    from lxml.etree import _Element


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q rb ruby samp small span strong"
    " sub sup time tt u var wbr"
)
UNSEEN = _names(
    "area audio base button canvas datalist embed frame frameset head iframe input link map math meta nav noframes"
    " noscript object option param progress rp rt script select source style svg template textarea title track video"
)
STRUCK = _names("del s strike")
MARK_ROLES = _names("doc-noteref doc-backlink doc-pagebreak")
MARK_TYPES = _names("noteref backlink pagebreak referrer")
MARK_CLASSES = _names("apparatus note-number")
LONGEST_MARK = 8  # characters: a longer text is never taken for the number of a note or a page
SITE_NAMES = _names(
    "ad ads advert advertisement adsbygoogle banner breadcrumb breadcrumbs comment comments cookie cookies menu"
    " newsletter pagination promo promotion related share sharing sidebar social sponsor sponsored subscribe"
    " toolbar widget"
)
SITE_ROLES = _names("banner complementary contentinfo navigation search")
LONGEST_FURNITURE = 120  # words: an element that holds more is no furniture, whatever it is called

_NAME = re.compile(r"[a-z]+")
_TYPE = "{http://www.idpf.org/2007/ops}type"


def visible_text(root: _Element) -> str:
    """Give the text of an element and all that is in it, a line end where a block begins or ends.

    Furniture stands between two characters that `words_of_markup` knows. Of a drawing, the text in it is given.
    """
    if _local_name(root) == "svg":
        return " ".join("".join(text.itertext()) for text in root.iter("{*}text"))
    return "".join(_pieces(root))


def words_of_markup(kind: CopyKind, text: str) -> Copy:
    """Make a copy of visible text."""
    words: list[str] = []
    begun: list[int] = []
    furniture: set[int] = set()
    text, remarks = repaired(text)
    text = without_line_ends(with_page_furniture(text))
    for word in seen_words(text):
        if word == BEGIN:
            begun.append(len(words))
        elif word == END:
            start = begun.pop() if begun else len(words)
            if len(words) - start <= LONGEST_FURNITURE:
                furniture.update(range(start, len(words)))
        else:
            words.append(word)
    return Copy(kind, tuple(words), furniture=frozenset(furniture), remarks=remarks)


def _pieces(root: _Element) -> Iterator[str]:
    from lxml.etree import iterwalk

    revealed: frozenset[str] | None = None
    walk = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            name = _local_name(node)
            if name not in INLINE:
                yield f"\n {BEGIN} " if _is_furniture(name, node) else "\n"
            hidden = _is_hidden(node)
            if hidden and "id" in node.attrib:
                revealed = revealed_ids(root) if revealed is None else revealed
                hidden = node.get("id") not in revealed
            if name in UNSEEN or name in STRUCK or hidden or _is_mark(node):
                walk.skip_subtree()
            elif node.text:
                yield node.text
            continue
        if event == "end":
            name = _local_name(node)
            if name not in INLINE:
                yield f" {END} \n" if _is_furniture(name, node) else "\n"
        if node.tail and node is not root:
            yield node.tail


def _local_name(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2].lower()


def _is_hidden(node: _Element) -> bool:
    if "hidden" in node.attrib:
        return True
    return "display:none" in node.get("style", "").replace(" ", "").lower()


def _is_furniture(name: str, node: _Element) -> bool:
    """Tell whether a block calls itself something that a site puts around or between what it publishes."""
    attributes = node.attrib
    role = attributes.get("role", "")
    if role in SITE_ROLES or (name == "aside" and not role.startswith("doc-")):
        return True
    if "class" not in attributes and "id" not in attributes:
        return False
    called = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return not SITE_NAMES.isdisjoint(_NAME.findall(called))


def _is_mark(node: _Element) -> bool:
    """Tell whether an element is only the number of a note or page: by what it says it is, and by how it reads."""
    attributes = node.attrib
    if not attributes:
        return False
    said = (
        MARK_ROLES.intersection(attributes.get("role", "").split())
        or MARK_TYPES.intersection(attributes.get(_TYPE, "").split())
        or MARK_CLASSES.intersection(attributes.get("class", "").split())
    )
    return bool(said) and is_mark_text("".join(node.itertext()))


def is_mark_text(text: str) -> bool:
    """Tell whether a text is so short and so poor in letters that it can only be a number, a sign or an arrow."""
    bare = text.strip()
    return len(bare) <= LONGEST_MARK and sum(letter.isalpha() for letter in bare) <= 1
