"""Bytes become text: by the byte order mark, by what is declared, as UTF-8, or in the encoding that chardet finds."""

from __future__ import annotations

from pamphlet.verify.copies import Unreadable
from pamphlet.work.expressions import expression

MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Bytes that are looked at to find an encoding: one sentence was enough for chardet 7.7 in 31 of 31 trials (they are in
# the tests), and so many bytes take it 12 to 18 milliseconds.
SAMPLE = 65_536
MOST_CONTROLS = 0.01  # of a text; of bytes that are all as frequent, nine in 256 are controls
LEAST_HALVES = (
    8  # of a text in UTF-16 an eighth at the least are zero: spaces, figures, punctuation
)
FALLBACK = "windows-1252"  # for bytes that chardet takes for no text: their English is right

_NOT_ASCII = expression(rb"[\x80-\xff]")


def decode(content: bytes, declared: str = "") -> str:
    """Give the text of bytes. A declared encoding is believed unless the bytes contradict it.

    Names mean what they mean to browsers: Latin-1 is Windows-1252 (WHATWG Encoding Standard §4.2), and a page that
    calls itself UTF-16 and has no mark of it is not (HTML Standard §13.2.3.2).
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    told = "" if declared.lower().startswith("utf-16") else _as_browsers_read(declared)
    for encoding in filter(None, (told, "" if is_wide(content) else "utf-8")):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    if b"\0" in content[:SAMPLE]:
        return _without_mark(content)
    return content.decode(_likely(content), "replace")


def is_wide(content: bytes) -> bool:
    """Tell whether bytes are UTF-16 without its mark, as far as their zeros tell: English in it is good UTF-8, too."""
    head = content[:8192]
    return b"\0" in head and max(head[at::2].count(0) for at in (0, 1)) >= len(head) // LEAST_HALVES


def _as_browsers_read(name: str) -> str:
    """Give Python's name of the encoding that browsers take for a name; empty for one that they don't know."""
    from webencodings import lookup

    encoding = lookup(name)
    return encoding.codec_info.name if encoding else ""


def _without_mark(content: bytes) -> str:
    """Decode UTF-16 that lacks its mark: the half of the bytes that is mostly zero tells the order."""
    sample = content[:SAMPLE]
    order = "be" if sample[0::2].count(0) > sample[1::2].count(0) else "le"
    try:
        text = content[: len(content) // 2 * 2].decode(f"utf-16-{order}")
    except UnicodeError:
        text = "\0"
    if "\0" in text[:SAMPLE]:
        raise Unreadable("The file is no text: it holds zero bytes.")
    return text


def _likely(content: bytes) -> str:
    """Ask chardet for the encoding of the text from the first line on that is not plain ASCII."""
    from chardet import EncodingEra, detect

    start = _NOT_ASCII.search(content)
    assert start, "ASCII has been read as UTF-8"
    line = content.rfind(b"\n", 0, start.start()) + 1
    guess = detect(
        content[line : line + SAMPLE],
        encoding_era=EncodingEra.ALL & ~EncodingEra.MAINFRAME,
        max_bytes=SAMPLE,
        prefer_superset=False,  # it would take Windows-1250 for the superset of Latin-2 (7.7)
        compat_names=False,
        no_match_encoding=FALLBACK,
    )["encoding"]
    return _as_browsers_read(guess or FALLBACK) or guess or FALLBACK
