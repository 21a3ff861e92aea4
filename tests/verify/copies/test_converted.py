"""The first pamphlet as people really have it: each form that real programs and habits give it is complete."""

from __future__ import annotations

import json
import quopri
import re
import subprocess
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path

import pytest

from pamphlet.manuscript.reading import read_manuscript
from pamphlet.verify.copies import WRONG_ENCODING, read_copy
from pamphlet.verify.verdict import verify
from pamphlet.work.words import BlockWords, PartWords, Words
from tests.validators.programs import program
from tests.verify.samples import zip_of

ROOT = Path(__file__).parents[3]
SLUG = "fall-of-the-soviet-union"


@pytest.fixture(scope="session")
def words() -> Words:
    """Give the wording of the first pamphlet."""
    pamphlet, _ = read_manuscript(ROOT / "manuscript")
    assert pamphlet
    return pamphlet.words


def _text(release: Path, suffix: str = ".txt") -> str:
    return (release / f"{SLUG}{suffix}").read_text(encoding="utf-8")


@pytest.mark.parametrize("source", [".html", ".epub"])
@pytest.mark.parametrize("target", ["docx", "odt", "fodt", "rtf"])
def test_documents_that_pandoc_makes(
    words: Words, release: Path, tmp_path: Path, source: str, target: str
) -> None:
    """A document that pandoc makes of a file of the release is complete, and of the kind that it says."""
    made = tmp_path / f"copy.{target}"
    writer = "opendocument" if target == "fodt" else target
    command = [program("pandoc"), "--standalone", "--to", writer, "--output", str(made)]
    subprocess.run([*command, str(release / f"{SLUG}{source}")], check=True, capture_output=True)
    content = made.read_bytes()
    if (
        target == "fodt"
    ):  # pandoc writes the content of a document; what makes a flat one of it is its root
        content = content.replace(b"office:document-content", b"office:document")
    assert read_copy(made.name, content).kind == target.removeprefix("f")
    assert verify(words, made.name, content).name == "complete"


PAGE = (
    "<h1>A Press</h1><p>What is typed as <q>&amp;copy;</q> is shown so.</p>"
    '<p><img src="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=" alt=""> The press has a bed and a bar.</p>'
)


@pytest.mark.parametrize("kind", ["gfm", "commonmark", "rtf"])
def test_what_pandoc_makes_of_names_of_signs_and_of_pictures(tmp_path: Path, kind: str) -> None:
    """A name of a sign that is typed is a word in Markdown, and in Rich Text the address of a picture is none."""
    page, made = tmp_path / "page.html", tmp_path / f"copy.{'rtf' if kind == 'rtf' else 'md'}"
    page.write_text(PAGE, "utf-8")
    said = "What is typed as “&copy;” is shown so.", "The press has a bed and a bar."
    blocks = tuple(BlockWords(f"p-{at}", 0, tuple(text.split())) for at, text in enumerate(said))
    command = [program("pandoc"), "--standalone", "--to", kind, "--output", str(made), str(page)]
    subprocess.run(command, check=True, capture_output=True)
    work = Words((PartWords("part", "A Press", blocks),))
    assert verify(work, made.name, made.read_bytes()).name == "complete"


def mail(release: Path) -> bytes:
    """Send the text by mail, with lines that flow."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = "No word of it"
    made.set_content(_text(release), cte="quoted-printable")
    return bytes(made)


def mail_of_a_page(release: Path) -> bytes:
    """Send the page by mail, with its text beside it and a picture."""
    made = EmailMessage(policy=SMTP)
    made.set_content("See the page.")
    made.add_alternative(_text(release, ".html"), subtype="html", cte="base64")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    return bytes(made)


def quoted_mail(release: Path) -> bytes:
    """Answer to the mail: its lines are quoted."""
    lines = "\n".join(f"> {line}" for line in _text(release).splitlines())
    return f"Ann wrote:\n{lines}\n\nThank you!\n".encode()


def saved_page(release: Path) -> bytes:
    """Save the page as Chromium does."""
    head = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n----b\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return (
        head.encode() + quopri.encodestring(_text(release, ".html").encode()) + b"\r\n----b--\r\n"
    )


def zipped_page(release: Path) -> bytes:
    """Zip the page with its folder."""
    return zip_of({"copy.html": _text(release, ".html"), "copy_files/a.css": "p {}"})


def post_in_a_forum(release: Path) -> bytes:
    """Post the text in a forum."""
    text = re.sub(r"^(CS:|LT:)", r"[b]\1[/b]", _text(release), flags=re.MULTILINE)
    return f'[quote="Ann"]{text}[/quote]'.encode()


def answer_of_an_interface(release: Path) -> bytes:
    """Fetch the page from the interface of a blog."""
    return json.dumps({"id": 1, "content": {"rendered": _text(release, "-fragment.html")}}).encode()


def string_of_json(release: Path) -> bytes:
    """Copy the text out of JSON."""
    return json.dumps(_text(release)).encode()


def dump_with_link_numbers(release: Path) -> bytes:
    """Dump the page as lynx does: a number before each link, the addresses at the end."""
    count = 0

    def number(link: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"[{count}]{link[0]}"

    text = re.sub(r"\[\d{4}[a-z]?:", number, _text(release))
    return (text + "".join(f"  {at}. https://a.b/{at}\n" for at in range(1, count + 1))).encode()


def lines_of_a_pdf(release: Path) -> bytes:
    """Copy the text out of a PDF: every forty lines a number and the title, with no form feed."""
    lines = re.sub(r"(\w{5})(\w{4,}) ", r"\1-\n\2 ", _text(release)).splitlines()
    pages = (lines[start : start + 40] for start in range(0, len(lines), 40))
    feet = (["", f"Page {number} of 99", "", "Leon Trotsky"] for number in range(1, 99))
    return "\n".join(
        line for page in zip(pages, feet, strict=False) for part in page for line in part
    ).encode()


def markdown_in_a_text(release: Path) -> bytes:
    """Keep the Markdown in a file that is called a text."""
    return re.sub(r"(?<!\\)(['.])(?=\s)", r"\\\1", _text(release, ".md")).encode()


def page_of_lines(release: Path) -> bytes:
    """Convert a PDF to a page: each line is a paragraph."""
    lines = lines_of_a_pdf(release).decode().splitlines()
    return ("<!DOCTYPE html>" + "".join(f"<p>{escape(line)}</p>\n" for line in lines)).encode()


FORMS: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "mail": ("copy.eml", mail),
    "mail of a page": ("copy.eml", mail_of_a_page),
    "quoted mail": ("copy.txt", quoted_mail),
    "saved page": ("copy.mhtml", saved_page),
    "zipped page": ("copy.zip", zipped_page),
    "post in a forum": ("copy.txt", post_in_a_forum),
    "answer of an interface": ("copy.json", answer_of_an_interface),
    "string of JSON": ("copy.txt", string_of_json),
    "dump with link numbers": ("copy.txt", dump_with_link_numbers),
    "lines of a PDF": ("copy.txt", lines_of_a_pdf),
    "page of lines": ("copy.html", page_of_lines),
    "Markdown in a text": ("copy.txt", markdown_in_a_text),
}


@pytest.mark.parametrize("form", FORMS)
def test_forms(words: Words, release: Path, form: str) -> None:
    """A copy in each of these forms is complete."""
    name, make = FORMS[form]
    found = verify(words, name, make(release))
    assert (found.differences, found.exit_status) == ((), 0)


@pytest.mark.parametrize("suffix", [".html", ".txt", ".md"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_wrong_encoding(words: Words, release: Path, suffix: str, encoding: str) -> None:
    """A copy in a wrong encoding is complete, and says so."""
    content = _text(release, suffix).encode().decode(encoding, "replace").encode()
    assert read_copy(f"copy{suffix}", content).remarks == (WRONG_ENCODING,)
    assert verify(words, f"copy{suffix}", content).differences == ()
