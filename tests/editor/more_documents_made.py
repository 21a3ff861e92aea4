"""More documents to import: as LibreOffice, AbiWord, calibre, an encyclopedia, a blog and old sites write them."""

from __future__ import annotations

import textwrap
import zipfile
from collections.abc import Iterable
from pathlib import Path

from tests.editor.documents_made import SAID

TURNS = (
    ("KV:", "How did you come to the bakery?"),
    ("RL:", "By the back door, at four in the morning."),
    ("KV:", "And you stayed?"),
    ("RL:", "Forty-one years. One does not count."),
)


def rich_text_in_cyrillic(folder: Path) -> Path:
    """Type Rich Text in the code page of a font, as programs for Russian do, with a Unicode sign amid it."""

    def said(text: str) -> bytes:
        return b"".join(
            b"\\'%02x" % sign if sign > 127 else bytes([sign]) for sign in text.encode("cp1251")
        )

    path = folder / "bread.rtf"
    path.write_bytes(
        rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times;}}"
        rb"{\header\pard\f1 " + said("Колонтитул") + rb"\par}"
        rb"\pard\f1 " + said("Через заднюю дверь") + rb"\u8230? " + said("и дальше.") + rb"\par"
        b"\n" + said("Пекарня кормила квартал с тех пор, как себя помнит.") + rb"\par"
        rb"\pard\f0 Caf\'e9, \u8222\'84well\u8220\'93, he said.\par}"
    )
    return path


def rich_text_of_writer(folder: Path) -> Path:
    """Type Rich Text as LibreOffice does: lines end behind control words, and notes are starred."""
    path = folder / "writer.rtf"
    path.write_bytes(
        rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}"
        b"\n\\pard\\plain \\rtlch\\af1\n\\ltrch\\f0\nThe mill stood by the ford"
        rb"{\super\chftn}{\*\footnote\pard\plain {\super\chftn} It was moved in 1950.}"
        b"\\ltrch\n, and nobody asked why.\\par\n}"
    )
    return path


def conversation_in_a_table(folder: Path) -> Path:
    """Make a Word document whose conversation stands in two columns."""
    import docx

    document = docx.Document()
    document.add_heading("The Bakery", 1)
    table = document.add_table(rows=0, cols=2)
    for label, said in TURNS:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, said
    table = document.add_table(rows=2, cols=2)
    for number, text in enumerate(("Year", "Loaves", "1987", "400")):
        table.cell(number // 2, number % 2).text = text
    path = folder / "bakery.docx"
    document.save(str(path))
    return path


DIALOGUE = (
    ("Cook", "Is it done?"),
    ("First Baker", "It is, and more than done."),
    ("", "<i>They look at the oven.</i>"),
    ("Cook", "<p>So it is.</p><p>And what are we to do?</p>"),
    ("First Baker", "Nothing…"),
    ("Cook<br>\nFirst Baker", "Nothing, then."),
    ("First Baker<br>\nCook", "No."),
    ("A Child", "I am hungry."),
)


def dialogue_without_colons(folder: Path) -> Path:
    """Save a page whose tables have a column of names without colons; a table of figures, too."""

    def table(rows: Iterable[tuple[str, str]]) -> str:
        cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"

    figures = (("<b>Baker</b>", "<b>Loaves</b>"), ("Ada", "12."), ("Bo", "4."), ("Ada", "3."))
    towns = (("Ada", "a mill"), ("Bo", "a ford"), ("Ada", "a weir"), ("Bo", "a bridge"))
    path = folder / "dialogue.html"
    path.write_text(
        f"<title>The Bakery</title><h1>The Oven</h1>{table(DIALOGUE)}<p>{SAID}</p>"
        f"{table((('Cook', 'Bread, then.'),))}{table(figures)}{table(towns)}",
        "utf-8",
    )
    return path


def fields_and_readings(folder: Path) -> Path:
    """Make a Word document with a field, and with a reading above a word."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.add_heading("Introduction", 1)
    paragraph = document.add_paragraph("It was said on ")
    paragraph._p.append(
        parse_xml(  # type: ignore[arg-type] # two sets of stubs
            f'<w:fldSimple {nsdecls("w")} w:instr="DATE"><w:r><w:t>3 May 1999</w:t></w:r></w:fldSimple>'
        )
    )
    paragraph.add_run(", in the house.")
    paragraph = document.add_paragraph("The word ")
    paragraph._p.append(
        parse_xml(  # type: ignore[arg-type] # two sets of stubs
            f"<w:r {nsdecls('w')}><w:ruby><w:rubyPr/><w:rt><w:r><w:t>reading</w:t></w:r></w:rt><w:rubyBase><w:r>"
            "<w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        )
    )
    paragraph.add_run(" has one.")
    paragraph = document.add_paragraph()
    paragraph._p.append(
        parse_xml(  # type: ignore[arg-type] # two sets of stubs
            f"<w:r {nsdecls('w')}><w:t>One line</w:t><w:cr/><w:t>and another</w:t></w:r>"
        )
    )
    path = folder / "fields.docx"
    document.save(str(path))
    return path


def shape_with_text(folder: Path) -> Path:
    """Make an OpenDocument text with words in a shape, as LibreOffice makes them of Word's boxes."""
    from odf.draw import CustomShape
    from odf.opendocument import OpenDocumentText
    from odf.text import H, P

    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Introduction"))
    shape = CustomShape(width="5cm", height="2cm", anchortype="as-char")
    shape.addElement(P(text="A light and winged thing"))
    anchor = P(text="Before it. ")
    anchor.addElement(shape)
    document.text.addElement(anchor)
    document.text.addElement(P(text="And after it this."))
    path = folder / "shape.odt"
    document.save(str(path))
    return path


def page_in_a_table(folder: Path) -> Path:
    """Save a page of an old site: all of it stands in a table, paragraphs end in two line ends."""
    turns = "<BR><BR>\n".join(f"<B>{label}</B> {said}" for label, said in TURNS)
    path = folder / "old.htm"
    path.write_bytes(
        f"""<HTML><HEAD><TITLE>The Bakery</TITLE></HEAD><BODY><TABLE WIDTH=600><TR><TD><CENTER><FONT SIZE=5><B>The
Bakery</B></FONT></CENTER><BR><BR>{SAID}<BR><BR>\n{SAID.upper()}<BR><BR>\n{turns}</TD></TR></TABLE></BODY></HTML>""".encode()
    )
    return path


def encyclopedia(folder: Path) -> Path:
    """Save a page of an encyclopedia, with what readers may edit, and boxes to navigate by."""
    path = folder / "mill.html"
    path.write_text(
        f"""<!doctype html><html lang="en"><head><title>Mill - Pedia</title></head><body><div id="content">
<h1>Mill</h1><div class="parser-output"><p>{SAID * 5}</p><div id="toc" class="toc"><h2>Contents</h2><ul>
<li><a href="#h">1 History</a></li></ul></div><h2><span id="h">History</span><span
 class="mw-editsection">[<a>edit</a>]</span></h2>
<p>It was moved.</p><div class="navbox">Mills of the world</div></div></div></body></html>""",
        "utf-8",
    )
    return path


def shared_blog(folder: Path) -> Path:
    """Save a page whose notes stand before what it has to share."""
    path = folder / "shared.html"
    path.write_text(
        f"""<!doctype html><html lang="en"><head><title>Mill</title></head><body><article><h1>Mill</h1><p>{SAID * 5}</p>
<p>Read on.<sup><a href="#f1" id="r1">1</a></sup></p><ol><li id="f1">A note at the end. <a href="#r1">↩</a></li></ol>
<p>And what follows the note is text.</p><div class="sharedaddy"><h3>Share this:</h3><ul><li>Everywhere</li></ul></div>
</article></body></html>""",
        "utf-8",
    )
    return path


def google_page_with_comment(folder: Path) -> Path:
    """Save a page of Google Docs with a comment before a full stop, and a subtitle."""
    path = folder / "google.html"
    path.write_text(
        """<html><head><title>x</title></head><body class="doc-content"><p class="c1 title"><span>The Mill</span></p>
<p class="c2 subtitle"><span>And the ford beside it</span></p><h1><span>Introduction</span></h1>
<p><span>It stood there for long</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>.</span></p>
<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is that so?</span></p></div></body></html>""",
        "utf-8",
    )
    return path


def book_of_calibre(folder: Path) -> Path:
    """Pack an EPUB as calibre makes it of a Word document: each note a list of one definition."""
    pages = {
        "one.html": "<h1>The Mill</h1>"
        "<p>It stood there<sup id='b1'><a href='two.html#n1' title='1'>1</a></sup> for long.</p>"
        f"<p>{SAID}</p>",
        "two.html": "<h1>Notes</h1><dl id='n1' class='footnote'><dt>[<a href='one.html#b1' title='1'>←1</a>]</dt>"
        "<dd><p> Till 1950.</p></dd></dl>",
    }
    names = list(pages)
    items = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(names)))
    path = folder / "calibre.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile'
            ' full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        archive.writestr(
            "content.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Unknown Title</dc:title>'
            "<dc:language>en</dc:language>"
            f"</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for name, body in pages.items():
            archive.writestr(
                name,
                f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{body}</body></html>',
            )
    return path


def notes_far_from_their_calls(folder: Path) -> Path:
    """Save a page as LibreOffice exports it, whose notes stand at its end, behind another part."""
    calls = "".join(
        f'<p>{SAID}<a class="sdfootnoteanc" name="sdfootnote{n}anc" href="#sdfootnote{n}sym"><sup>{n}</sup></a></p>'
        for n in range(1, 4)
    )
    notes = "".join(
        f'<div id="sdfootnote{n}"><p><a class="sdfootnotesym" name="sdfootnote{n}sym" href="#sdfootnote{n}anc">{n}</a>'
        f"Iliad XXIII {n}35.</p></div>"
        for n in range(1, 4)
    )
    path = folder / "notes.html"
    path.write_text(
        f'<html lang="en"><head><title></title></head><body><h1>Conversation</h1>{calls}<p>Not art.</p>'
        f"<h1>Passages</h1><p>And this behind it.</p>{notes}</body></html>",
        "utf-8",
    )
    return path


def bold_labels(folder: Path) -> Path:
    """Make a Word document without styles: its title in bold, and who speaks in bold on lines of their own."""
    import docx

    document = docx.Document()
    for text in ("BREAD ON THURSDAYS", "A conversation", "by Karim Voss", "Introduction"):
        document.add_paragraph().add_run(text).bold = text not in {
            "A conversation",
            "by Karim Voss",
        }
    document.add_paragraph(SAID)
    document.add_paragraph().add_run("The Interview").bold = True
    for number in range(3):
        for name in ("Karim Voss", "Rosa Lindt"):
            document.add_paragraph().add_run(name).bold = True
            document.add_paragraph(f"{name} said that {number} times, and more than that.")
    path = folder / "bold.docx"
    document.save(str(path))
    return path


def two_sided_pages() -> str:
    """Give a text as it is copied out of a book: heads that differ on left and right pages, set-in paragraphs."""
    lines = ["BREAD ON THURSDAYS", "by Karim Voss", "INTRODUCTION"]
    for number in range(60):
        first, *others = textwrap.wrap(f"Of the year {1900 + number} it is told: {SAID}", 60)
        lines += [f"  {first}", *others]
    pages: list[str] = []
    for number, start in enumerate(range(0, len(lines), 31), 1):
        head = "Bread on Thursdays".rjust(50) if number % 2 else f"{number}   Karim Voss"
        foot = f"{number}".center(60) if number % 2 else ""
        pages += [head, "", *lines[start : start + 31], "", foot]
    return "\n".join(pages)


def page_with_hidden_words(folder: Path) -> Path:
    """Save a page that hides words by an attribute, a style and a class."""
    path = folder / "hidden.html"
    path.write_text(
        f"""<!doctype html><html lang="en"><head>
<title>Mill</title><style>.gone {{ display: none }}</style></head><body>
<h1>Mill</h1><p>{SAID}</p><p hidden>By an attribute.</p><p style="display: none">By a style.</p>
<div class="gone"><p>By a <b class="gone">class</b>.</p></div><p>Seen.</p></body></html>""",
        "utf-8",
    )
    return path


def markdown_with_markup(folder: Path) -> Path:
    """Type Markdown with a piece of a web page in it."""
    path = folder / "markup.md"
    path.write_text(
        f"# Introduction\n\n{SAID}\n\n<div class='note'>\nA <b>note</b> &amp; more.\n</div>\n\n<!-- not this -->\n\n"
        "And an end.\n",
        "utf-8",
    )
    return path
