"""Read what is packed as mail is (RFC 2045): a message, a mailbox of them, or a page that a browser saved as .mhtml.

Of a message that says the same in several ways the page is read, as programs for mail show it, or else the text. Files
that are attached are not opened: where the message itself says little, the sentence is to save and check them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from pamphlet.verify.copies import Copy, Unreadable
from pamphlet.verify.copies.archive import shown
from pamphlet.verify.copies.encodings import decode
from pamphlet.verify.copies.html import parse_html
from pamphlet.verify.copies.magic import LOCKED
from pamphlet.verify.copies.markup import words_of_markup
from pamphlet.verify.copies.pasted import marked
from pamphlet.verify.copies.styles import Styles
from pamphlet.verify.copies.styles.sheets import sheets_at
from pamphlet.verify.copies.visible import visible_text
from pamphlet.work.expressions import expression

MOST_PARTS = 2_000
COVERING_NOTE = (
    400  # words: a message that says no more, and has a file attached, is about that file
)
ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")

# The line between the messages of a mailbox (RFC 4155): “From ann@example.org Tue Mar  3 10:00:00 2020”.
_ENVELOPE = expression(rb"^From \S+ +[A-Z][a-z]{2} [^\n]*\d:\d\d[^\n]*\d{4}[^\n]*\n", re.MULTILINE)
_COUNT = expression(rb"\s*\d+\s*\n")  # of bytes, before a message as Apple Mail keeps it (.emlx)

_FLOWS_ON = expression(r" \r?\n")

_Shown = str | Message  # a text that is shown, or a part that is offered to be saved


def read(content: bytes) -> Copy:
    """Give the words of the messages. Raises Unreadable."""
    styles = Styles()
    parts = _parts(content, styles)
    copy = words_of_markup("mime", _joined(parts), styles.remarks)
    attached = [part for part in parts if not isinstance(part, str)]
    if attached and len(copy.words) <= COVERING_NOTE:
        name = shown(attached[0].get_filename("") or attached[0].get_content_type())
        raise Unreadable(
            f"The message is about a file that is attached to it, {name}: save that, and check it."
        )
    return copy


def text_of_messages(content: bytes) -> str:
    """Give what messages show. Raises Unreadable."""
    return _joined(_parts(content, Styles()))


def _joined(parts: list[_Shown]) -> str:
    return "\n".join(part for part in parts if isinstance(part, str))


def _parts(content: bytes, styles: Styles) -> list[_Shown]:
    """Give what messages show and offer. Raises Unreadable."""
    try:
        return _parts_of_messages(content, styles)
    except ValueError as fault:  # of `email`, for a NUL in the name of an encoding
        raise Unreadable(f"The message is broken: {fault}.") from fault


def _parts_of_messages(content: bytes, styles: Styles) -> list[_Shown]:
    if count := _COUNT.match(content):
        content = content[count.end() :]
    messages = _ENVELOPE.split(content) if content.startswith(b"From ") else [content]
    filled = (message_from_bytes(message) for message in messages if message.strip())
    parts: list[_Shown] = []
    for message in filled:
        styles.fetch = sheets_at(dict(_sheets(message)))
        parts += _shown(message, styles)
    if len(parts) > MOST_PARTS:
        raise Unreadable(f"The message has more than {MOST_PARTS:,} parts.")
    return parts


def _sheets(message: Message) -> Iterator[tuple[str, bytes]]:
    """Give the style sheets of a message by the addresses and the IDs that pages in it know them by (RFC 2557 §5)."""
    for part in message.walk():
        if part.get_content_type() == "text/css":
            content = part.get_payload(decode=True)
            for address in (
                part.get("Content-Location", ""),
                f"cid:{str(part.get('Content-ID', '')).strip('<> ')}",  # no text, where it has other bytes
            ):
                yield str(address).strip(), content if isinstance(content, bytes) else b""


def _shown(part: Message, styles: Styles) -> list[_Shown]:
    """Give what is shown of a part, in order, and the files in it that are offered to be saved."""
    kind = part.get_content_type()
    if kind in ENCRYPTED:
        raise Unreadable(LOCKED.format("an encrypted message"))
    if part.get_content_disposition() == "attachment":
        return [part]
    if part.is_multipart():
        return _chosen(
            kind,
            [_shown(piece, styles) for piece in part.get_payload() if isinstance(piece, Message)],
        )
    if kind in ("text/html", "text/plain", "application/xhtml+xml"):
        return [_text(part, styles)]
    is_beside = part.get_content_maintype() in ("image", "font", "text")
    return [part] if part.get_filename() and not is_beside else []


def _chosen(kind: str, pieces: list[list[_Shown]]) -> list[_Shown]:
    """Choose what is shown of a part that is made of pieces.

    Of alternatives it is the last that says something, as they stand in the order of faithfulness (RFC 2046 §5.1.4);
    of related pieces the first, as the others are its pictures and styles, or, if it is a page of frames, the frames.
    """
    telling = [
        piece for piece in pieces if any(isinstance(text, str) and text.strip() for text in piece)
    ]
    if kind == "multipart/alternative" and telling:
        return telling[-1]
    if kind == "multipart/related" and telling and telling[0] is pieces[0]:
        return telling[0]
    return [text for piece in pieces for text in piece]


def _text(part: Message, styles: Styles) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    declared = part.get_content_charset("")
    if part.get_content_type() == "text/plain":
        text = decode(content, declared)
        if (
            part.get_param("delsp") == "yes"
        ):  # of a line that flows on, the space at its end is none (RFC 3676)
            text = _FLOWS_ON.sub("", text)
        return marked(text)
    if declared:
        content = b"\xef\xbb\xbf" + decode(content, declared).encode("utf-8", "replace")
    address = str(part.get("Content-Location", "")).strip()
    return visible_text(parse_html(content), styles, address) if content.strip() else ""
