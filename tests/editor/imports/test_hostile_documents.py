"""Import what a stranger made so that it holds up whoever reads it: it is read, or refused in a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pamphlet.editor.imports.importing import Imported, import_documents
from pamphlet.pipeline.build import check
from pamphlet.work.problems import has_errors
from tests.editor import documents_made as made
from tests.verify.documents import NAMESPACES, OFFICE, docx, odt, p, r, related
from tests.verify.samples import epub, xhtml

SAID = "Some words are said here, and nobody asked for more of them."
BOX = "<w:txbxContent><w:p><w:r><w:t>Words in a box.</w:t></w:r></w:p></w:txbxContent>"
MARKED_DOWN = f"""\
# T

{SAID} [1]{{.imported-note note=x}}

::: {{.imported-note-body note=x}}
a note
:::
"""
NOTED = '<{0} class="imported-note{1}" data-note="{2}">1</{0}>'


def garbled(content: bytes, name: str) -> bytes:
    """Spoil a file of an archive where it is packed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        about = archive.getinfo(name)
    at = about.header_offset + 30 + len(name)
    return content[:at] + b"\xff" * 4 + content[at + 4 :]


def forged(number: str) -> str:
    """Make a page that bears the marks by which our own readers know notes, with some number."""
    call, note = NOTED.format("span", "", number), NOTED.format("div", "-body", number)
    return f"<p>{SAID}{call}</p>{note}"


def _pictured(address: str) -> bytes:
    page = xhtml(f'<p>{SAID}</p><p><img src="{address}" alt="A picture."/></p>')
    return epub({"a.xhtml": page}, others={"OPS/p.png": made.picture()})


SHAPE = (
    f"<w:p><w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
# Each is a name, the bytes, and what must be told.
DOCUMENTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a comment among the relationships": (
        "a.docx",
        lambda: docx(
            p(SAID),
            others={
                "_rels/.rels": related(officeDocument="word/document.xml").replace(
                    "><", "><!-- one --><"
                )
            },
        ),
        "",
    ),
    "a Word document that is one paragraph with a box": (
        "a.docx",
        lambda: docx(
            "", others={"word/document.xml": f"<w:p {NAMESPACES}>{r(SAID)}{r(BOX)}</w:p>"}
        ),
        "",
    ),
    "a box that is there twice": ("a.docx", lambda: docx(p(SAID) + SHAPE), ""),
    "a note that says nothing": (
        "a.docx",
        lambda: docx(
            p(SAID, r('<w:footnoteReference w:id="2"/>')),
            notes='<w:footnote w:id="2"><w:p/></w:footnote>',
        ),
        "",
    ),
    "an OpenDocument text that is one paragraph with a box": (
        "a.odt",
        lambda: odt(
            "",
            others={
                "content.xml": f"<text:p {OFFICE}>{SAID}<draw:text-box><text:p>box</text:p>"
                "</draw:text-box></text:p>"
            },
        ),
        "",
    ),
    "a picture at an address that is none": (
        "a.epub",
        lambda: _pictured("http://["),
        "a picture",
    ),
    "a picture that is broken": (
        "a.epub",
        lambda: garbled(_pictured("p.png"), "OPS/p.png"),
        "a picture that is not there, or broken",
    ),
    "a picture at an address with a zero byte": (
        "a.epub",
        lambda: _pictured("p%00.png"),
        "a picture",
    ),
    "characters that no XML may have": (
        "a.epub",
        lambda: epub({"a.xhtml": xhtml(f'<p id="a&#1;b">{SAID}&#2;<br/>&#3;</p>')}),
        "",
    ),
    "a page with characters that no manuscript may have": (
        "a.html",
        f"<h1>T</h1><p>{SAID} Words&#3; and&#1;more &#4; words"
        '<sup><a id="c" href="#n">1</a></sup>&#5;, noted.</p><p id="n"><a href="#c">1</a> A&#6; note.</p>'.encode,
        "",
    ),
    "Markdown with characters that no manuscript may have": (
        "a.md",
        f"# T\n\n{SAID} Words\3 and\1more \4 words.\n".encode,
        "",
    ),
    "a tag with a name that none may have": (
        "a.epub",
        lambda: epub({"a.xhtml": xhtml(f'<a"b>{SAID}</a"b><p>{SAID}</p>')}),
        "",
    ),
    "notes with a number that is none": ("a.html", lambda: forged("one").encode(), ""),
    "notes without a number": ("a.html", lambda: forged("").encode(), ""),
    "notes with a number without end": ("a.html", lambda: forged("9" * 5000).encode(), ""),
    "a note that calls itself": (
        "a.html",
        lambda: forged("1").replace(">1</div>", f">{NOTED.format('span', '', '1')}</div>").encode(),
        "nested too deeply",
    ),
    "notes of Markdown with a number that is none": (
        "a.md",
        MARKED_DOWN.encode,
        "",
    ),
}


def told_of(told: Imported) -> str:
    """Give all that an import tells."""
    return "\n".join(problem.message for problem in told.problems)


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_was_made_to_harm(name: str, tmp_path: Path) -> None:
    """It becomes a manuscript without an error, or a sentence says why not; the program does not fail over it."""
    file, make, wanted = DOCUMENTS[name]
    (tmp_path / file).write_bytes(make())
    told = import_documents([tmp_path / file], tmp_path / "made", "2026-11-26")
    assert told.draft or [problem.code for problem in told.problems] == ["D01"]
    assert "failed over" not in told_of(told)
    assert wanted in told_of(told)
    assert (tmp_path / "made").exists() == bool(told.draft)
    if told.draft:
        assert not has_errors(check(tmp_path / "made")[1])


@pytest.mark.parametrize(
    "start", ["-5", "-1", "1000000000", "999999999", "99999999999999999999", "a"]
)
def test_a_list_may_begin_anywhere(start: str, tmp_path: Path) -> None:
    """Its numbers are no words of the manuscript, whatever they are in the document."""
    page = f'<h1>T</h1><p>{SAID}</p><ol start="{start}"><li>One thing.</li><li>Two.</li></ol>'
    (tmp_path / "a.html").write_text(page, "utf-8")
    told = import_documents([tmp_path / "a.html"], tmp_path / "made", "2026-11-26")
    assert "D04" not in {problem.code for problem in told.problems}, told_of(told)
    assert "1. One thing.\n2. Two.\n" in (tmp_path / "made" / "t.md").read_text("utf-8")
