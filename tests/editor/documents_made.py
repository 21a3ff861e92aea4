"""Documents to import, made by the libraries that make such files, or typed as programs write them."""

from __future__ import annotations

import io
import textwrap
import zipfile
from pathlib import Path

from PIL import Image

SAID = "It began when the mill was built, and nobody asked why it stood there and not by the ford. "


def picture() -> bytes:
    """Draw a picture."""
    target = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(target, "PNG")
    return target.getvalue()


def word(folder: Path) -> Path:
    """Make a Word document: styles, lists, a table, a header, and text that is struck, hidden or boxed."""
    import docx
    from docx.oxml import OxmlElement, parse_xml
    from docx.oxml.ns import nsdecls, qn

    document = docx.Document()
    document.add_heading("A Talk with the Ferryman", 0)
    document.add_paragraph("By Ada Brook")
    document.add_heading("Foreword", 1)
    paragraph = document.add_paragraph("This was said on the river, ")
    paragraph.add_run("all of it").bold = True
    paragraph.add_run(", in ")
    paragraph.add_run("May").italic = True
    paragraph.add_run(". It may be reprinted on condition that nothing is left out.")
    paragraph = document.add_paragraph("They stayed: ")
    paragraph.add_run("not this").font.strike = True
    paragraph.add_run(" but this. ")
    paragraph.add_run("unseen").font.hidden = True
    run = paragraph.add_run("Self")
    run._r.append(OxmlElement("w:noBreakHyphen"))  # type: ignore[arg-type] # two sets of stubs
    paragraph.add_run("made.")
    document.add_heading("The Conversation", 1)
    for number in range(3):
        paragraph = document.add_paragraph()
        paragraph.add_run("Q:").bold = True
        paragraph.add_run(f" Is {number} a_b_c * 2, [sic]?")
        document.add_paragraph(f"A: {number}. `Yes` & <tags>, 1{number} of them.")
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Bullet")
    document.add_paragraph("quoted words", style="Intense Quote")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a|b", "c"
    table.cell(1, 0).text, table.cell(1, 1).text = "d", "e\nf"
    document.add_picture(io.BytesIO(picture()))
    box = parse_xml(
        f"<w:p {nsdecls('w')}><w:r><w:t>Beside it.</w:t></w:r><w:r><w:pict>"
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>Words in a box</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    document.element.body.insert(len(document.element.body) - 1, box)
    deleted = document.add_paragraph("It was ")
    change = OxmlElement("w:del")
    change.set(qn("w:id"), "1")
    change.set(qn("w:author"), "E")
    inner, text = OxmlElement("w:r"), OxmlElement("w:delText")
    text.text = "never "
    inner.append(text)
    change.append(inner)
    deleted._p.append(change)  # type: ignore[arg-type] # two sets of stubs
    deleted.add_run("late.")
    document.sections[0].header.paragraphs[0].text = "Running head"
    path = folder / "talk.docx"
    document.save(str(path))
    return path


def with_contents(folder: Path) -> Path:
    """Make a Word document that begins with its list of contents."""
    import docx

    document = docx.Document()
    document.add_heading("Contents", 1)
    document.add_paragraph("The Mill\t3")
    document.add_paragraph("The Ford\t5")
    for title in ("The Mill", "The Ford"):
        document.add_heading(title, 1)
        document.add_paragraph(f"{title} is old. " + SAID)
    path = folder / "two-chapters.docx"
    document.save(str(path))
    return path


def open_document(folder: Path) -> Path:
    """Make an OpenDocument text in German: a note, a comment, a text box, text that is struck."""
    from odf import dc
    from odf.draw import Frame, TextBox
    from odf.office import Annotation
    from odf.opendocument import OpenDocumentText
    from odf.style import Style, TextProperties
    from odf.text import H, LineBreak, Note, NoteBody, NoteCitation, P, Span

    document = OpenDocumentText()
    bold = Style(name="B", family="text")
    bold.addElement(TextProperties(fontweight="bold"))
    struck = Style(name="S", family="text")
    struck.addElement(TextProperties(textlinethroughstyle="solid", textlinethroughtype="single"))
    document.automaticstyles.addElement(bold)
    document.automaticstyles.addElement(struck)
    document.text.addElement(H(outlinelevel=1, text="Vorwort"))
    paragraph = P(text="Der Brunnen stand im Hof, und alle holten dort das Wasser für den Tag.")
    note = Note(noteclass="footnote")
    note.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text="Heute ist er zu."))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addElement(Span(stylename=struck, text=" gestrichen"))
    comment = Annotation()
    comment.addElement(dc.Creator(text="X"))
    comment.addElement(P(text="Prüfen!"))
    paragraph.addElement(comment)
    document.text.addElement(paragraph)
    document.text.addElement(H(outlinelevel=1, text="Das Gespräch"))
    for number in range(3):
        for label, said in (("Frage:", f" Was ist {number}?"), ("Antwort:", f" Es ist {number}.")):
            paragraph = P()
            paragraph.addElement(Span(stylename=bold, text=label))
            paragraph.addText(said)
            paragraph.addElement(LineBreak())
            paragraph.addText("Und mehr.")
            document.text.addElement(paragraph)
    frame, box = Frame(width="5cm", height="3cm"), TextBox()
    box.addElement(P(text="Im Kasten"))
    frame.addElement(box)
    paragraph = P()
    paragraph.addElement(frame)
    document.text.addElement(paragraph)
    path = folder / "brunnen.odt"
    document.save(str(path))
    return path


def captioned(folder: Path) -> Path:
    """Make an OpenDocument text with a picture and its caption in a frame, as LibreOffice puts them there."""
    from odf.draw import Frame, TextBox
    from odf.draw import Image as Drawn
    from odf.opendocument import OpenDocumentText
    from odf.text import H, P

    (folder / "red.png").write_bytes(picture())
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Introduction"))
    inner = Frame(width="1cm", height="1cm")
    inner.addElement(Drawn(href=document.addPicture(str(folder / "red.png"))))
    boxed = P()
    boxed.addElement(inner)
    boxed.addText("Figure 1: a red field")
    box = TextBox(minheight="1cm")
    box.addElement(boxed)
    frame = Frame(width="5cm", height="3cm")
    frame.addElement(box)
    anchor = P()
    anchor.addElement(frame)
    document.text.addElement(anchor)
    document.text.addElement(P(text="And after it this."))
    path = folder / "captioned.odt"
    document.save(str(path))
    return path


def rich_text(folder: Path) -> Path:
    """Type Rich Text with a header, a note and text that is struck."""
    path = folder / "note.rtf"
    path.write_bytes(
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\header Running head}"
        rb"{\pard\s1\outlinelevel0\b Introduction\b0\par}"
        rb"{\pard He said \i hello\i0  and left.{\super\chftn}{\footnote\pard{\super\chftn} A note here.}"
        rb" \strike gone\strike0  Caf\'e9 closed.\par}"
        rb"{\pard {\b AB:} One?\par}{\pard {\b CD:} Two.\par}"
        rb"{\pard {\pict\pngblip\picw30\pich20 " + picture().hex().encode() + rb"}\par}"
        rb"{\pard {\b AB:} Three?\par}{\pard {\b CD:} Four.\par}}"
    )
    return path


GOOGLE = """<html><head><title>My Doc</title><style type="text/css">
.c1{font-weight:700}.c2{font-style:italic}.c0{color:#000}</style></head><body class="c9 doc-content">
<p class="c4 title"><span class="c0">An Hour with the Piano Tuner</span></p>
<h1 id="h.1"><span class="c0">Introduction</span></h1>
<p class="c3"><span class="c0">He came at nine</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span
 class="c0">, with a bag. </span><span class="c2">Listen</span><span class="c0">, he said.</span><sup><a
 href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>
<h1><span>Interview</span></h1>
<p><span class="c1">EL: </span><span class="c0">What do you hear?</span></p>
<p><span class="c1">PT: </span><span>Beats.</span></p>
<p><span class="c1">EL: </span><span class="c0">Always?</span></p>
<p><span class="c1">PT: </span><span>See </span><span><a
 href="https://www.google.com/url?q=https://example.org/piano&amp;sa=D">this page</a></span><span>.</span></p>
<p><img alt="" src="images/image1.png"></p>
<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> In the morning.</span></p></div>
<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Check this.</span></p></div></body></html>"""


def google_page(folder: Path) -> Path:
    """Save a page as Google Docs exports it, with its folder of pictures."""
    (folder / "images").mkdir()
    (folder / "images" / "image1.png").write_bytes(picture())
    path = folder / "google.html"
    path.write_text(GOOGLE, "utf-8")
    return path


def blog_page(folder: Path) -> Path:
    """Save a page of a site: a menu, a header, comments, things to share."""
    body = "Many words follow here. " * 40
    path = folder / "blog.html"
    path.write_text(
        f"""<!doctype html><html lang="en"><head><title>The Baker - Blog</title></head><body>
<header class="site"><a href="/">Home</a> <a href="/about">About us</a></header>
<nav><ul><li>Menu one<li>Menu two</ul></nav><div id="wrap"><article class="post"><h1>The Baker at Four</h1>
<p>By Jo Day</p><p>The oven is lit at four. {body}</p><h2>Why so early</h2>
<p>Because <s>of</s> bread. <span lang="de">Brot</span> {body}</p><h2>And then</h2><p>Sleep.</p>
<div class="share">Share this everywhere</div></article><aside><p>Related: buns</p></aside></div>
<div class="comments"><p>Great post!</p></div><footer>Copyright</footer><script>var a="x"</script></body></html>""",
        "utf-8",
    )
    return path


def libre_office_page(folder: Path) -> Path:
    """Save a page as LibreOffice exports it."""
    path = folder / "writer.html"
    path.write_text(
        """<!DOCTYPE HTML><html><head><title>A talk</title></head><body lang="en-GB" dir="ltr">
<h1 class="western">Introduction</h1><p style="line-height: 115%">This is <b>what</b> was said<a
 class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> that day.</p>
<h1 class="western">Conversation</h1><p><b>KL:</b> Why?</p><p><b>MN:</b> Because.
<span lang="de-DE">Warum nicht?</span></p><p><b>KL:</b> Really?</p><p><b>MN:</b> Yes, and the river was high.</p>
<table><thead><tr><th><p>A</p></th><th><p>B</p></th></tr></thead><tbody><tr><td><p>1</p></td><td><p>2</p></td></tr>
</tbody></table><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
 href="#sdfootnote1anc">1</a>It was a Monday.</p></div></body></html>""",
        "utf-8",
    )
    return path


def book(folder: Path) -> Path:
    """Pack an EPUB whose notes stand on a page of their own."""
    pages = {
        "cover.xhtml": '<section epub:type="cover"><p>A cover</p></section>',
        "one.xhtml": "<h1>The Mill</h1><p>It stood<a epub:type='noteref' id='c1' href='notes.xhtml#n1'>1</a>"
        " there.</p><p><img src='../img/p.png' alt='A mill'/></p>",
        "two.xhtml": f"<h1>The Ford</h1><p>{SAID}</p><p>Deep<a epub:type='noteref' href='#n2'>*</a> too.</p>"
        "<aside epub:type='footnote' id='n2'><p>A foot or two.</p></aside>",
        "notes.xhtml": "<div id='n1'><p><a href='one.xhtml#c1'>1</a> Till 1950.</p></div>",
    }
    items = "".join(
        f'<item id="i{at}" href="text/{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Mill and Ford</dc:title>'
        f"<dc:language>en</dc:language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    path = folder / "mill.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile'
            ' full-path="OPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        archive.writestr("OPS/content.opf", package)
        archive.writestr("OPS/img/p.png", picture())
        for name, body in pages.items():
            archive.writestr(
                f"OPS/text/{name}",
                '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
                f"<head><title>x</title></head><body>{body}</body></html>",
            )
    return path


def markdown(folder: Path) -> Path:
    """Type Markdown with a note, a list, a table and straight quotation marks."""
    path = folder / "text.md"
    path.write_text(
        '# Introduction\n\nHe said "no" -- twice...[^1] ~~gone~~ and x^2^.\n\n1. one\n2. two\n\n'
        "| a | b |\n|---|--:|\n| 1 | 2 |\n\n# Afterword\n\nThe *end*, [at last](https://example.org/end).\n\n"
        "[^1]: A note.\n",
        "utf-8",
    )
    return path


TURNS = (
    ("Anna Reed", "What did you grind?"),
    ("Tom Hale", "Rye, mostly. " + 6 * SAID),
    ("Anna Reed", "And in bad years?"),
    ("Tom Hale", 8 * SAID),
    ("Anna Reed", "Nothing else?"),
    ("Tom Hale", "Nothing."),
)


def paged_text(folder: Path) -> Path:
    """Type a text of pages: 64 columns, turns without empty lines, page numbers, running heads."""
    lines = ["THE MILLER SPEAKS", "", "Introduction", "", *textwrap.wrap(6 * SAID, 64), ""]
    lines += ["Interview", ""]
    for name, said in TURNS:
        lines += textwrap.wrap(f"{name}: {said}", 64)
    pages: list[str] = []
    for number, start in enumerate(range(0, len(lines), 17), 1):
        pages += ["The Miller Speaks"] if number > 1 else []
        pages += [*lines[start : start + 17], "", f"- {number} -", ""]
    path = folder / "miller.txt"
    path.write_text("\n".join(pages), "utf-8")
    return path


HYPHENATED = """In the begin-
ning there was a com-
pany of actors who wandered through the coun-
try and played what-
ever was asked of them. The company had a self-
made stage. In the country nothing else was known of the begin-
ning. Peo-
ple laughed, and the people paid.

Inter-
est in them was great. Nobody had any other interest, what-
ever the beginning, and people from every com-
pany came to see them. The people paid lit-
tle. It was a little com-
pany after all.
"""
