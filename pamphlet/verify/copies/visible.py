"""Walk through a page and give its text as a reader sees it, with what the page sets aside marked and named.

Blocks are parted by white space, inline elements are not. Left out is what nobody sees, and what is no text of the work
by the semantics of HTML and DPUB-ARIA 1.1: scripts, tables of contents, and the numbers that call a footnote. What
names itself a part of the site (advertisements, comments, menus, controls) stays, between two marks, with its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pamphlet.verify.copies.elements import INLINE, STRUCK, UNSEEN, names
from pamphlet.verify.copies.marks import BEGIN, END
from pamphlet.verify.copies.revealed import revealed_ids
from pamphlet.verify.copies.styles import Styles
from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from lxml.etree import _Element, iterwalk

    from pamphlet.verify.copies.styles.dressed import Dressed
    from pamphlet.verify.copies.styles.look import Look

MARK_ROLES = names("doc-noteref doc-backlink doc-pagebreak")
MARK_TYPES = names("noteref backlink pagebreak referrer")
MARK_CLASSES = names("apparatus note-number")
NUMBERING_CLASSES = names("header-section-number toc-section-number")  # of pandoc
LONGEST_MARK = 8  # characters: a longer text is never taken for the number of a note or a page

SITE_NAMES = names(
    "ad ads advert advertisement adsbygoogle banner breadcrumb breadcrumbs comment comments cookie cookies menu"
    " newsletter pagination promo promotion related share sharing sidebar social sponsor sponsored subscribe"
    " toolbar widget"
)
SITE_ROLES = names("banner complementary contentinfo navigation search")
CONTROLS = names("button label menu rt textarea")
CONTENTS = names("doc-toc doc-pagelist doc-index toc landmarks page-list index")
VALUED = ("", "button", "reset", "search", "submit", "text")  # inputs whose value is shown

_NAME = expression(r"[a-z]+")
_TYPE = "{http://www.idpf.org/2007/ops}type"
_NO_MARKS = str.maketrans(BEGIN + END, "  ")


def visible_text(root: _Element, styles: Styles | None = None, address: str = "") -> str:
    """Give the text of an element and all that is in it, a line end where a block begins or ends.

    What is set aside stands between two characters that `words_of_markup` knows. Of a drawing, the text in it is given.
    `address` is that of the page among the files that it came with.
    """
    if _local_name(root) == "svg":
        return _drawn(root)
    dressed = (styles or Styles()).dress(root, address)
    return "".join(_Walk(root, dressed).pieces())


class _Walk:
    """A walk through a page; `_closing` is what stands behind each element that is open."""

    def __init__(self, root: _Element, dressed: Dressed | None) -> None:
        self._root = root
        self._dressed = dressed
        self._closing: list[str] = []
        self._revealed: frozenset[str] | None = None

    def pieces(self) -> Iterator[str]:
        """Give the text piece by piece."""
        from lxml.etree import iterwalk

        walk = iterwalk(self._root, events=("start", "end", "comment", "pi"))
        dressed = self._dressed
        for event, node in walk:
            if event == "start":
                yield self._begun(walk, node)
                continue
            if event == "end":
                if dressed is not None:
                    if dressed.puts_in:
                        yield dressed.put_in(node, "after")
                    dressed.looks.pop()
                yield self._closing.pop()
            tail = node.tail
            if tail and node is not self._root:
                yield tail if tail.isspace() else self._said(tail)

    def _begun(self, walk: iterwalk[tuple[str, _Element]], node: _Element) -> str:
        """Begin an element: give what stands before it, and the first of its text."""
        name = _local_name(node)
        look = self._dressed.enter(node, name) if self._dressed is not None else None
        if self._is_hidden(node, name, look):
            walk.skip_subtree()
            self._closing.append("" if name in INLINE else "\n")
            return self._closing[-1]
        is_apart = name not in INLINE and name not in _WITHIN_LINE
        if look is not None:
            is_apart = is_apart or look.is_apart
        aside = set_aside(name, node)
        edge = "\n" if is_apart else ""
        opening, closing = (f"{edge} {BEGIN}{aside} ", f" {END} {edge}") if aside else (edge, edge)
        self._closing.append(closing)
        text = node.text or ""
        if name in UNSEEN and not aside:
            walk.skip_subtree()
            return opening
        if name == "svg" or name in _VALUED_ELEMENTS:
            walk.skip_subtree()
            text = _drawn(node) if name == "svg" else _value(name, node)
        elif _is_mark(node):
            walk.skip_subtree()
            return opening
        if name == "q":
            marks = quotation_marks(node, self._dressed)
            opening += marks[0]
            self._closing[-1] = marks[1] + closing
        if self._dressed is not None and self._dressed.puts_in:
            opening += self._dressed.put_in(node, "before")
        return opening + self._said(text) if text else opening

    def _said(self, text: str) -> str:
        if BEGIN in text or END in text:
            text = text.translate(_NO_MARKS)
        return text if self._dressed is None else self._dressed.said(text)

    def _is_hidden(self, node: _Element, name: str, look: Look | None) -> bool:
        """Tell whether nothing of an element is seen, nor shown when a reader asks for it."""
        if look is None:
            is_hidden = (
                "hidden" in node.attrib
                or name in STRUCK
                or (name == "dialog" and "open" not in node.attrib)
            )
        else:
            is_hidden = not look.is_shown or look.is_gone
        if not is_hidden or "id" not in node.attrib:
            return is_hidden
        if self._revealed is None:
            self._revealed = revealed_ids(self._root)
        if node.get("id") not in self._revealed:
            return True
        if self._dressed is not None:
            self._dressed.reveal()
        return False


def quotation_marks(quoted: _Element, dressed: Dressed | None) -> tuple[str, str]:
    """Give the marks that a browser sets around a `q`, of whatever language: double ones, and single ones in these.

    `dressed` is the page, which is at this element; the sheets of many pages take the marks away.
    """
    within = sum(1 for _ in quoted.iterancestors("{*}q"))
    before, after = "‘’" if within % 2 else "“”"
    if dressed is None:
        return before, after
    return (
        before if dressed.is_quoted(quoted, "before") else "",
        after if dressed.is_quoted(quoted, "after") else "",
    )


_WITHIN_LINE = names(
    "button math mi mn mo ms mtext msup msub mrow mfrac msqrt mover munder input select svg"
)
_VALUED_ELEMENTS = ("input", "select")


def set_aside(name: str, node: _Element) -> str:
    """Give the name by which an element says that it is no part of the text around it; empty for all others."""
    attributes = node.attrib
    role = attributes.get("role", "").lower()
    if name in CONTROLS:
        return name
    if name == "nav":
        said = {*role.split(), *attributes.get(_TYPE, "").split()}
        return "" if said & CONTENTS else name
    if name in _VALUED_ELEMENTS:
        return name if _value(name, node) else ""
    if name == "svg":
        return name if next(node.iter("{*}text"), None) is not None else ""
    if name in INLINE or name in UNSEEN:
        return ""
    if role in SITE_ROLES:
        return role
    if name == "aside" and not role.startswith("doc-"):
        return name
    if "class" not in attributes and "id" not in attributes:
        return ""
    called = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return next((part for part in _NAME.findall(called) if part in SITE_NAMES), "")


def _local_name(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2].lower()


def _value(name: str, node: _Element) -> str:
    """Give what a field shows: what is typed in it, or the first choice that it offers."""
    if name == "input":
        return node.get("value", "") if node.get("type", "").lower() in VALUED else ""
    options = list(node.iter("{*}option"))
    chosen = next(
        (option for option in options if "selected" in option.attrib),
        options[0] if options else None,
    )
    return "" if chosen is None else "".join(chosen.itertext())


def _drawn(drawing: _Element) -> str:
    """Give the text in a drawing."""
    return " ".join("".join(text.itertext()) for text in drawing.iter("{*}text"))


def _is_mark(node: _Element) -> bool:
    """Tell whether an element is only the number of a note or page: by what it says it is, and by how it reads."""
    attributes = node.attrib
    if not attributes:
        return False
    said = (
        MARK_ROLES.intersection(attributes.get("role", "").split())
        or MARK_TYPES.intersection(attributes.get(_TYPE, "").split())
        or (MARK_CLASSES | NUMBERING_CLASSES).intersection(attributes.get("class", "").split())
    )
    return bool(said) and is_mark_text("".join(node.itertext()))


def is_mark_text(text: str) -> bool:
    """Tell whether a text is so short and so poor in letters that it can only be a number, a sign or an arrow."""
    bare = text.strip()
    return len(bare) <= LONGEST_MARK and sum(letter.isalpha() for letter in bare) <= 1
