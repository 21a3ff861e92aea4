"""Read mail, and pages that are saved as mail is packed."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from pamphlet.verify.copies import Unreadable, read_copy

LONG = "word " * 450


def words(content: bytes, name: str = "copy.eml") -> str:
    """Read a message and give its words in one line, without what is furniture in it."""
    copy = read_copy(name, content)
    assert copy.kind == "mime"
    return " ".join(word for at, word in enumerate(copy.words) if at not in copy.furniture)


def message(text: str = "", **headers: str) -> EmailMessage:
    """Make a message."""
    made = EmailMessage(policy=SMTP)
    made["From"] = "ann@example.org"
    made["Subject"] = "No word of it"
    for name, value in headers.items():
        made[name] = value
    if text:
        made.set_content(text)
    return made


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "koi8-r"])
def test_encodings(encoding: str, charset: str) -> None:
    """A message is read in whichever way it was packed, in whichever character set."""
    text = "Переворот в Союзе" if charset != "iso-8859-1" else "trahie où déjà"
    made = message()
    made.set_content(text, charset=charset, cte=encoding)
    assert words(bytes(made)) == text


def test_a_page_that_names_its_encoding_wrongly() -> None:
    """The header of a part goes before what the page in it says of itself."""
    made = message()
    made.set_content('<meta charset="iso-8859-1"><p>the “end”', subtype="html", charset="utf-8")
    assert words(bytes(made)) == "the “end”"


def test_of_alternatives_the_page_is_read() -> None:
    """What is said in several ways is read once; one that says nothing is passed over."""
    made = message("plain one")
    made.add_alternative("<p>page <b>one</b>", subtype="html")
    assert words(bytes(made)) == "page one"
    empty = message("plain one")
    empty.add_alternative("<p> </p>", subtype="html")
    assert words(bytes(empty)) == "plain one"


def test_parts_that_follow_each_other() -> None:
    """Texts are read in order, a message within a message too; pictures and calendars are not."""
    made = message("one\n")
    made.add_attachment(message("two"), disposition="inline")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", disposition="inline")
    made.add_attachment("three", subtype="plain", disposition="inline")
    made.add_attachment("BEGIN:VCALENDAR", subtype="calendar", disposition="inline")
    assert words(bytes(made)) == "one two three"


def test_quoted_text() -> None:
    """The signs before quoted lines are furniture, however many there are."""
    assert words(bytes(message("Ann wrote:\n> > one word\n>> is bro-\n> ken"))) == (
        "Ann wrote: one word is bro\x02ken"
    )


def test_lines_that_flow_on() -> None:
    """Where the space at a line's end is deleted, a word goes on over it."""
    made = b"From: a@b.org\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed; delsp=yes\n\nbureau \ncracy\n"
    assert words(made) == "bureaucracy"


def test_a_mailbox() -> None:
    """Messages that follow each other in a mailbox are read one after the other."""
    envelope = b"From ann@example.org Tue Mar  3 10:00:00 2020\n"
    content = envelope + bytes(message("one\n\nFrom Berlin to 1917\n")) + b"\n" + envelope
    assert words(content + bytes(message("two")), "copy.mbox") == "one From Berlin to 1917 two"


def test_a_message_as_apple_mail_keeps_it() -> None:
    """A number of bytes may stand before the message."""
    content = bytes(message("one", **{"Message-ID": "<1@example.org>"}))
    assert words(b"%d\n" % len(content) + content, "1.emlx") == "one"


def page(body: str, *others: str) -> bytes:
    """Make a page as Chromium saves it."""
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n'
    )
    parts = "".join(
        f"\r\n----b\r\nContent-Type: text/html\r\n\r\n{part}" for part in (body, *others)
    )
    return f"{head}{parts}\r\n----b--\r\n".encode()


def test_a_saved_page() -> None:
    """Of a page that was saved with all that belongs to it the page is read; of one of frames, the frames."""
    assert words(page("<p>one</p>", "<p>advertisement</p>"), "page.mhtml") == "one"
    frames = page("<frameset><frame src=a><frame src=b></frameset>", "<p>one</p>", "<p>two</p>")
    assert words(frames, "page.mht") == "one two"


def test_known_by_content() -> None:
    """A message is known by fields that nobody types; text that begins with a name and a colon is none."""
    assert words(page("<p>one"), "page.txt") == "one"
    for text in ("CS: Why?\nLT: Because.\n\nSo it is.", "From: Ann\nTo: Bob\n\nDear Bob"):
        assert read_copy("copy.txt", text.encode()).kind == "text"
    assert words(b"From: Ann\nTo: Bob\n\nDear Bob") == "Dear Bob"


def test_an_attached_file() -> None:
    """A short message is about the file that is attached; a long one may be the work, with something attached."""
    made = message("Here it is.")
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="work.pdf")
    with pytest.raises(Unreadable, match=r"“work\.pdf”: save that"):
        words(bytes(made))
    made = message(LONG)
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="work.pdf")
    assert words(bytes(made)) == LONG.strip()


@pytest.mark.parametrize(("count", "is_read"), [(400, False), (401, True)])
def test_how_long_a_covering_note_is(count: int, *, is_read: bool) -> None:
    """A message of up to four hundred words that has a file attached is about that file."""
    made = message("word " * count)
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="work.pdf")
    if is_read:
        assert words(bytes(made)) == ("word " * count).strip()
    else:
        with pytest.raises(Unreadable, match=r"“work\.pdf”: save that"):
            words(bytes(made))


@pytest.mark.parametrize(("count", "is_read"), [(2_000, True), (2_001, False)])
def test_how_many_parts_a_message_may_have(count: int, *, is_read: bool) -> None:
    """Two thousand."""
    head = b"MIME-Version: 1.0\nTo: a\nContent-Type: multipart/mixed; boundary=b\n\n"
    content = head + b"--b\nContent-Type: text/plain\n\na\n" * count + b"--b--\n"
    if is_read:
        assert words(content) == ("a " * count).strip()
    else:
        with pytest.raises(Unreadable, match="more than 2,000 parts"):
            words(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            b"MIME-Version: 1.0\nTo: a\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n",
            "password",
        ),
        (b"MIME-Version: 1.0\nTo: a\nContent-Type: application/pkcs7-mime\n\nMII", "password"),
        (b"MIME-Version: 1.0\nTo: a\n\n", "no text"),
        (
            b"MIME-Version: 1.0\nTo: a\nContent-Type: multipart/mixed; boundary=b\n\n"
            + b"--b\nContent-Type: text/plain\n\na\n" * 3_000,
            "more than 2,000 parts",
        ),
        (
            b"MIME-Version: 1.0\nTo: a\n" + b"Content-Type: message/rfc822\n\n" * 3_000,
            "nested too deeply",
        ),
    ],
)
def test_unreadable(content: bytes, reason: str) -> None:
    """What cannot be read is said in a sentence."""
    with pytest.raises(Unreadable, match=reason):
        words(content)


STRANGE = "Content-Type: {}\nMessage-ID: <a@b>\nFrom: a\nMIME-Version: 1.0\n\n{}"
RELATED = "--x\nContent-Type: text/html\n\n<p>Some words.\n--x\n{}\n\np {{}}\n--x--\n"


@pytest.mark.parametrize(
    "sheet",
    [
        "Content-Type: text/css\nContent-ID: <\xe9>",
        "Content-Type: text/css\nContent-Location: \xe9",
        "Content-Type: text/\xe9; charset=\xe9",
        "Content-Type: text/css\nContent-Transfer-Encoding: \xe9",
    ],
)
def test_headers_of_other_bytes(sheet: str) -> None:
    """A message is read whose headers hold what no header may."""
    content = STRANGE.format("multipart/related; boundary=x", RELATED.format(sheet))
    assert words(content.encode("latin-1")) == "Some words."


@pytest.mark.parametrize(
    "kind",
    ["text/html; charset*=a\0''x", "multipart/mixed; boundary*=a\0''x", "text/x; name*=a\0''x"],
)
def test_encodings_that_nobody_can_name(kind: str) -> None:
    """A message with a NUL in the name of an encoding is read, or told to be broken."""
    try:
        words(STRANGE.format(kind, "Some words.").encode())
    except Unreadable as reason:
        assert str(reason).startswith(("The message is broken", "The file holds no text"))  # noqa: PT017
