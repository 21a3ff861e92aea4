"""Tell what kind of file this is, by what is in it and not by its name; a kind that is not read gets a sentence.

The sentence says what the file is, and how to get something out of it that can be checked. `magic` has the tables of
what is told by the first bytes.
"""

from __future__ import annotations

import re

from pamphlet.verify.copies import SUFFIXES, CopyKind, Unreadable
from pamphlet.verify.copies.archive import Archive
from pamphlet.verify.copies.encodings import MOST_CONTROLS, SAMPLE, decode, is_wide
from pamphlet.verify.copies.magic import (
    BEGINNINGS,
    CODED,
    COMPOUND,
    COMPOUND_FILE,
    ENTRIES,
    MIME_TYPES,
    OPENINGS,
    PACKED,
    ROOTS,
    SHORTCUT,
    TEX,
    UNKNOWN,
)
from pamphlet.verify.copies.pasted import has_markdown
from pamphlet.verify.copies.sources import told_as_source
from pamphlet.work.expressions import expression

HEAD = 4096
LONGEST_ADDRESS = 2_000
MAIL_SUFFIXES = (".eml", ".emlx", ".mht", ".mhtml", ".mbox", ".mbx")

# The elements that a page, or a piece of one, may begin with.
_PAGE = expression(
    "a abbr address article aside b base big blockquote body br center cite code dd del details dfn div dl dt em"
    " fieldset figcaption figure font footer form frameset h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li"
    " link main mark menu meta nav noscript ol p pre q s samp script section small span strike strong style sub"
    " summary sup table tbody td template th thead time title tr tt u ul var video".replace(
        " ", "|"
    )
)
# Atomic, so that no comment is tried twice (Python 3.11 has atomic groups).
_ROOT = expression(
    r"(?=(?P<xml><\?xml)?)(?>(?:\s++|<\?.*?\?>|<!--.*?-->|<![Dd][Oo][Cc][^\[>]*+(?>(?:\[.*?\]\s*)?)>)*)"
    r"<(?P<prefix>[\w.-]+:)?(?P<name>[A-Za-z_][\w.-]*)",
    re.DOTALL,
)
_TEX_SOURCE = expression(
    r"(?>(?:\s++|%[^\n]*+)*)\\(?:documentclass|documentstyle|PassOptionsTo|usepackage|input|begin\{document|setup[a-z]+\b"
    r"|starttext\b|mainlanguage\b)"
)
# Lines of Base64, all of one length but the last (RFC 2045 §6.8); words of any language are shorter than one.
_CODED = expression(
    r"(?s)(?=.*[0-9])(?=.*[A-Z])(?=.*[a-z])"
    r"(?:(?:[A-Za-z0-9+/]{60,76}\r?\n){3,}[A-Za-z0-9+/=\r\n]*|[A-Za-z0-9+/]{400,}=*)"
)
_OTHER_XML = expression(r"<!DOCTYPE\s+(?!html)|xmlns=[\"']http://docbook\.org/", re.IGNORECASE)
_DOCTYPE = expression(r"<!doctype\s+html", re.IGNORECASE)
_ADDRESS = expression(r"\s*<?(?:https?|ftp|file)://\S+>?\s*", re.IGNORECASE)
_FIELD = expression(r"([!-9;-~]+):")
_ENVELOPE = expression(r"From \S+ |\d+\s*$")
_MARKED_END = expression(r"\\n|\\u[0-9a-fA-F]{4}")
_ONLY_MAIL = frozenset(("mime-version", "message-id", "received", "return-path", "delivered-to"))
_ALSO_MAIL = frozenset(("from", "to", "subject", "date", "content-type"))


def kind_of(name: str, content: bytes) -> CopyKind:
    """Tell what kind of file this is. Raises Unreadable for a kind that is not read, and says what to do about it."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_archive(Archive(content, "archive"))
    if content.startswith(COMPOUND_FILE):
        raise Unreadable(next(told for mark, told in COMPOUND if mark in content))
    if content.startswith(b"bplist00") and b"WebMainResource" in content:
        return "saved"
    if b"%PDF-" in content[:1024]:
        return "pdf"
    for at, beginning, told in BEGINNINGS:
        if content.startswith(beginning, at):
            raise Unreadable(told)
    return _of_text(name.lower(), content)


def _of_archive(archive: Archive) -> CopyKind:
    """Tell what a ZIP archive is, by the media type that it names, or by the files that it holds."""
    names = archive.entries
    media_type = ""
    if archive.holds("mimetype"):
        media_type = archive.read("mimetype")[:100].decode("ascii", "replace").strip()
    if archive.holds("META-INF/container.xml") or media_type == "application/epub+zip":
        return "epub"
    if media_type.startswith("application/vnd.oasis.opendocument.text"):
        return "odt"
    if archive.holds("[Content_Types].xml"):
        types = archive.read("[Content_Types].xml")
        if b"wordprocessingml" in types:
            return "docx"
        media_type = types.decode("utf-8", "replace")
    for part, told in MIME_TYPES:
        if part in media_type:
            raise Unreadable(told)
    for ending, told in ENTRIES:
        if any(name.lower().endswith(ending) for name in names):
            raise Unreadable(told)
    pages = [name for name in names if name.lower().endswith((".html", ".htm", ".xhtml"))]
    if pages and (len(pages) == 1 or any("index." in name.lower() for name in pages)):
        return "saved"
    raise Unreadable(PACKED.format("a ZIP archive, but no EPUB or document"))


def _of_text(name: str, content: bytes) -> CopyKind:
    """Tell what a file is that begins like text."""
    head = _beginning(content)
    if head.startswith(r"{\rtf"):
        return "rtf"
    if _TEX_SOURCE.match(head):
        raise Unreadable(TEX)
    if len(content) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(head):
        raise Unreadable(SHORTCUT.format("nothing but an address"))
    for beginning, told in OPENINGS:
        if head.startswith(beginning):
            raise Unreadable(told)
    if _is_mail(name, head):
        return "mime"
    if _is_binary(content):
        raise Unreadable(UNKNOWN)
    by_name = SUFFIXES.get(name[name.rfind(".") :], "text") if "." in name else "text"
    if by_name == "markdown":
        return by_name
    root = _ROOT.match(head)
    if root or by_name == "html":
        return _of_markup(root, head, by_name, content)
    if _is_json(head, content):
        return "json"
    if _CODED.fullmatch(head.strip()):
        raise Unreadable(CODED)
    if told := told_as_source(_beginning(content, SAMPLE)):
        raise Unreadable(told)
    return "text"


def _of_markup(
    root: re.Match[str] | None, head: str, by_name: CopyKind, content: bytes
) -> CopyKind:
    """Tell what XML or HTML is by its first element."""
    element = root["name"] if root else ""
    if root and root["prefix"] == "office:" and element == "document":
        return "odt"
    if element in ROOTS:
        raise Unreadable(ROOTS[element])
    if root and (root["xml"] or _OTHER_XML.search(head)):
        if not _PAGE.fullmatch(element.lower()) or _OTHER_XML.search(head):
            raise Unreadable(ROOTS["*"].format(element[:80]))
        return "html"
    if by_name == "html" or _DOCTYPE.match(head) or element.lower() in ("html", "head", "body"):
        return "html"
    if not _PAGE.fullmatch(element.lower()):
        return "text"
    if told := told_as_source(_beginning(content, SAMPLE)):
        raise Unreadable(told)
    return "markdown" if has_markdown(decode(content)) else "html"


def _is_mail(name: str, head: str) -> bool:
    """Tell whether a file begins with the header of a mail: with fields that nobody types, or as its name says."""
    lines = head.splitlines()
    if lines and _ENVELOPE.match(lines[0]):
        del lines[0]
    fields: set[str] = set()
    for line in lines:
        if not line:
            break
        field = _FIELD.match(line)
        if field:
            fields.add(field[1].lower())
        elif not fields or line[0] not in " \t":
            return False
    if name.endswith(MAIL_SUFFIXES):
        return not fields.isdisjoint(_ONLY_MAIL | _ALSO_MAIL)
    return not fields.isdisjoint(_ONLY_MAIL) and not fields.isdisjoint(_ALSO_MAIL)


def _is_json(head: str, content: bytes) -> bool:
    """Tell whether a text is JSON, or a string cut out of JSON: all on one line, with its line ends as marks."""
    is_cut_out = "\n" not in head and _MARKED_END.search(head) is not None
    if not (is_cut_out or head.startswith(("{", "[", '"'))):
        return False
    from pamphlet.verify.copies.json import parsed

    return parsed(content) is not None


def _is_binary(content: bytes) -> bool:
    """Tell whether a file holds controls that are no halves of characters in UTF-16 or UTF-32: it is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or is_wide(content):
        return False
    sample = content[:SAMPLE]
    return sum(map(sample.count, range(9))) > MOST_CONTROLS * len(sample)


def _beginning(content: bytes, length: int = HEAD) -> str:
    """Give the first characters of a text, in whichever Unicode encoding; in another one, its ASCII is right."""
    head = content[:length]
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace").lstrip()
    if head[:200].count(0) > len(head[:200]) // 3:
        order = "be" if head[:1] == b"\0" else "le"
        return head.decode(f"utf-16-{order}", "replace").lstrip()
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\0\t\n\r\f ").decode("utf-8", "replace")
