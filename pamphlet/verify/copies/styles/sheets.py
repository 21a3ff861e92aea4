"""Find the style sheets of a page, and what of it may act on its words and cannot be applied: scripts, outside sheets.

Nothing is fetched: a sheet is one of the files that came with the page, or it lies outside.
"""

from __future__ import annotations

import posixpath
import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from pamphlet.verify.copies import Unreadable
from pamphlet.verify.copies.styles.media import holds, query_of
from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pamphlet.verify.copies.archive import Archive

# What gives a file by the address of the file that names it, and its address there; None: it did not come along.
Fetch = Callable[[str, str], tuple[str, bytes] | None]

MOST_SHEETS = 200
MOST_IMPORTS = 8  # sheets that import one another
LARGEST = 4 * 2**20  # characters of all sheets of a page

# Attributes that run a script without the reader's doing.
ACTING = (
    "onload onerror onpageshow onfocus ontoggle onscroll onresize onanimationstart onanimationend ontransitionend"
    " onreadystatechange onbegin onbeforeprint oncanplay onloadeddata"
)
_SCRIPTS = expression(r"(?:|module|babel|.*(?:java|ecma|live|j)script.*)(?:;.*)?", re.IGNORECASE)
_HANDLES = "boolean(descendant-or-self::*/@*[starts-with(name(), 'on')])"
_ACTS = "descendant-or-self::*[" + " or ".join(f"@{name}" for name in ACTING.split()) + "]"

_IMPORT = expression(
    r"@import\s+(?:url\(\s*)?(?P<quote>[\"']?)(?P<address>[^\"')\s;]+)(?P=quote)\s*\)?(?P<query>[^;{}]*);",
    re.IGNORECASE,
)
_LAYERED = expression(r"\b(?:layer|supports)\b(?:\([^()]*\))?", re.IGNORECASE)
_COMMENT = expression(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_DIRECTED = expression(r"(\w+)\s*=\s*[\"']([^\"']*)[\"']")


class TooLarge(Exception):
    """The sheets of a page are more than are applied."""


class Gathering:
    """The sheets of a page, and the addresses of those that lie outside."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._left = LARGEST
        self.outside: dict[str, None] = {}
        self.texts: list[str] = []

    def gather(self, root: _Element, address: str) -> list[str]:
        """Give the sheets of a page, in the order in which they count. Raises TooLarge."""
        for place in _directing(root):
            self._link(address, place.get("href", ""), place.get("media", ""), 0)
        for element in root.iter("{*}style", "{*}link"):
            media = element.get("media", "")
            if _is(element, "link"):
                said = element.get("rel", "").lower().split()
                if (
                    "stylesheet" in said
                    and "alternate" not in said
                    and "disabled" not in element.attrib
                ):
                    self._link(address, element.get("href", ""), media, 0)
            elif element.get("type", "text/css").lower().startswith("text/css") and holds(
                query_of(media)
            ):
                self._add(address, "".join(element.itertext()), 0)
        return self.texts

    def _link(self, base: str, address: str, media: str, deep: int) -> None:
        if not address.strip() or not holds(query_of(media)):
            return
        if address.lower().startswith("data:"):
            self._add(base, _embedded(address), deep)
            return
        found = None if deep > MOST_IMPORTS else self._fetch(base, address.strip())
        if found is None:
            self.outside[address] = None
        else:
            self._add(found[0], _decoded(found[1]), deep)

    def _add(self, address: str, text: str, deep: int) -> None:
        """Add a sheet, behind those that it imports."""
        self._left -= len(text)
        if self._left < 0 or len(self.texts) >= MOST_SHEETS:
            raise TooLarge
        if "@import" in text.lower():
            text = _COMMENT.sub(" ", text)
            for found in _IMPORT.finditer(text):
                self._link(address, found["address"], _LAYERED.sub("", found["query"]), deep + 1)
        self.texts.append(text)


def _directing(root: _Element) -> Iterator[dict[str, str]]:
    """Give what instructions before the root say of style sheets (Associating Style Sheets with XML documents 1.0)."""
    for before in root.itersiblings(preceding=True):
        if getattr(before, "target", "") == "xml-stylesheet":
            said = dict(_DIRECTED.findall(before.text or ""))
            if said.get("alternate") != "yes":
                yield said


def _embedded(address: str) -> str:
    head, _, body = address.partition(",")
    content = unquote_to_bytes(body)
    if head.lower().endswith(";base64"):
        try:
            content = b64decode(content + b"===", validate=False)
        except ValueError:
            return ""
    return _decoded(content)


def _decoded(content: bytes) -> str:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    return content.decode("utf-8", "replace")


def sheets_in(archive: Archive) -> Fetch:
    """Give what gives the sheets of pages in an archive."""

    def fetch(base: str, address: str) -> tuple[str, bytes] | None:
        if is_outside(address):
            return None
        name = posixpath.normpath(
            posixpath.join(posixpath.dirname(base), unquote(urlsplit(address).path))
        )
        try:
            return (name, archive.read(name)) if archive.holds(name) else None
        except Unreadable:
            return None

    return fetch


def sheets_at(files: Mapping[str, bytes]) -> Fetch:
    """Give what gives the sheets of pages that were saved together, each with the address that it was found at."""

    def fetch(base: str, address: str) -> tuple[str, bytes] | None:
        try:
            whole = urljoin(base, address)
        except ValueError:
            return None
        return next(((name, files[name]) for name in (whole, address) if name in files), None)

    return fetch


def is_outside(address: str) -> bool:
    """Tell whether an address leads out of what came with a page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)


def has_scripts(root: _Element) -> bool:
    """Tell whether a page has scripts that run by themselves."""
    for script in root.iter("{*}script"):
        if _SCRIPTS.fullmatch(script.get("type", "").strip() or script.get("language", "")) and (
            (script.text or "").strip()
            or any(name.endswith(("src", "href")) for name in script.attrib)
        ):
            return True
    return bool(root.xpath(_HANDLES) and root.xpath(_ACTS))


def has_frames(root: _Element) -> bool:
    """Tell whether a page shows other pages in itself, or leads on to one by itself."""
    for frame in root.iter("{*}iframe", "{*}frame", "{*}object", "{*}embed", "{*}meta"):
        if _is(frame, "meta"):
            if frame.get("http-equiv", "").lower() == "refresh":
                return True
        elif _is(frame, "iframe") or _is(frame, "frame"):
            if frame.get("src") or frame.get("srcdoc"):
                return True
        elif "html" in frame.get("type", "") or frame.get("data", "").lower().endswith(
            (".html", ".xhtml", ".htm")
        ):
            return True
    return False


def _is(element: _Element, name: str) -> bool:
    return str(element.tag).rpartition("}")[2] == name
