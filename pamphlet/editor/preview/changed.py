"""Tell which blocks of a book have become others, so that a browser need not be given all of it, nor a press."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from lxml import etree

from pamphlet.pages import Pages, Section

XHTML = "{http://www.w3.org/1999/xhtml}"
AROUND = frozenset(
    (f"{XHTML}div", f"{XHTML}aside")
)  # what has an ID of its own around blocks that have theirs
MOST_PATCHED = 40  # blocks; beyond these the whole is shown anew


@dataclass(frozen=True, slots=True)
class Changed:
    """Where a text has changed: the block, and the word within it, that a reader is shown.

    `blocks` are the new blocks as markup by their anchors, when these alone are others than they were. `laid_out` tells
    whether anything has changed that is seen on paper.
    """

    anchor: str = ""
    word: int = 0
    blocks: Mapping[str, str] = field(default_factory=dict)
    laid_out: bool = True


def changed_between(former: Pages | None, pages: Pages) -> Changed:
    """Compare a book with what it was."""
    if former is None:
        return Changed()
    anchor, word = _first_word(former, pages)
    differing = [
        (was, now)
        for was, now in zip_longest(_book(former), _book(pages))
        if was is None or now is None or was.xhtml != now.xhtml
    ]
    laid_out = bool(differing) or any(
        getattr(former, name) != getattr(pages, name)
        for name in ("stylesheet", "assets", "cover_picture", "fonts")
    )
    blocks: dict[str, str] = {}
    for was, now in differing:
        if now is None or was is None or was.name != now.name:
            return Changed(anchor, word, {}, laid_out)
        if now.matter == "work":
            patched = _blocks(was, now)
            if patched is None:
                return Changed(anchor, word, {}, laid_out)
            blocks |= patched
    if not anchor and blocks:
        anchor = next(iter(blocks))
    return Changed(anchor, word, blocks if len(blocks) <= MOST_PATCHED else {}, laid_out)


def _book(pages: Pages) -> tuple[Section, ...]:
    return (*pages.covers, *pages.sections)


def _first_word(former: Pages, pages: Pages) -> tuple[str, int]:
    """Find the first block with other words than before, and the first of them."""
    for was, now in zip_longest(former.words.blocks, pages.words.blocks):
        if now is None:
            last = pages.words.blocks[-1] if pages.words.blocks else None
            return (last.anchor, 0) if last else ("", 0)
        if was is None or was.words != now.words:
            before = was.words if was else ()
            pairs = enumerate(zip_longest(before, now.words))
            return now.anchor, next((at for at, (old, new) in pairs if old != new), 0)
    return "", 0


def _blocks(was: Section, now: Section) -> dict[str, str] | None:
    """Give the blocks of a page that are others than before; None when it is built in another way."""
    found: dict[str, str] = {}
    for old, new in _pairs(was.root, now.root):
        alike = old.tag == new.tag and old.get("id") == new.get("id") and new.get("id")
        if not alike or new is now.root:
            return None
        found[new.get("id", "")] = markup(new)
    return found


def _pairs(
    old: etree._Element, new: etree._Element
) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Give the innermost elements with an ID that differ, side by side."""
    if len(old) != len(new) or (old.text or "").strip() != (new.text or "").strip():
        yield old, new
        return
    for before, after in zip(old, new, strict=True):
        if etree.tostring(before) != etree.tostring(after):
            inner = not after.get("id") or after.tag in AROUND
            if inner and before.get("class") == after.get("class") and len(before) == len(after):
                yield from _pairs(before, after)
            else:
                yield before, after


def markup(element: etree._Element) -> str:
    """Write an element for a browser, without the namespaces that its document declares."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace(' xmlns="http://www.w3.org/1999/xhtml"', "").replace(
        ' xmlns:epub="http://www.idpf.org/2007/ops"', ""
    )
