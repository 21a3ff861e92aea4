"""Read Word documents: the text as Word shows it."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import HYPHEN, Unreadable, read_copy
from tests.verify.documents import NAMESPACES, docx, p, r, related

SHAPE = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
BOX = "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>"


def words(body: str, styles: str = "", notes: str = "") -> str:
    """Read a document and give its words in one line."""
    copy = read_copy("copy.docx", docx(body, styles=styles, notes=notes))
    assert copy.kind == "docx"
    return " ".join(copy.words)


def field(kind: str) -> str:
    """Make the mark of a field."""
    return r(f'<w:fldChar w:fldCharType="{kind}"/>')


def test_paragraphs_and_cells_part_words_and_runs_do_not() -> None:
    """A paragraph, a line break, a tab and a cell end a word; a run within a word does not."""
    cells = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format(p("five"), p("6"))
    assert words(
        p("one") + p("t", "w", "o", r("<w:br/>"), "three", r("<w:tab/>"), "four") + cells
    ) == ("one two three four five 6")


def test_tracked_changes_are_accepted() -> None:
    """What was put in or moved in is there, what was deleted or moved away is not."""
    moved = f"<w:moveFrom>{r('never')}</w:moveFrom><w:moveTo>{r('always ')}</w:moveTo>"
    body = p(
        "We ",
        f"<w:del>{r('<w:delText>not </w:delText>')}</w:del>",
        f"<w:ins>{r('did ')}</w:ins>",
        moved,
        "say so",
    )
    assert words(body) == "We did always say so"


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    """So does a large initial letter, which Word keeps in a paragraph of its own."""
    deleted = p("bureau", properties="<w:rPr><w:del/></w:rPr>") + p("cracy")
    initial = p("T", properties='<w:framePr w:dropCap="drop"/>') + p("he end")
    assert words(deleted + initial) == "bureaucracy The end"


@pytest.mark.parametrize(
    ("properties", "paragraph", "shown"),
    [
        ("<w:vanish/>", "", False),
        ('<w:vanish w:val="0"/>', "", True),
        ("<w:strike/>", "", False),
        ("<w:dstrike/>", "", False),
        ('<w:rStyle w:val="Hidden"/>', "", False),
        ('<w:rStyle w:val="Child"/>', "", False),
        ('<w:rStyle w:val="Child"/><w:vanish w:val="false"/>', "", True),
        ("", '<w:pStyle w:val="Hidden"/>', False),
        ('<w:rStyle w:val="Loop"/>', "", True),
    ],
)
def test_hidden_text(properties: str, paragraph: str, *, shown: bool) -> None:
    """Text that is hidden or struck out, by itself or by a style, is not there."""
    styles = (
        '<w:style w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Child"><w:basedOn w:val="Hidden"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    body = p("We did") + p(r("not", properties), properties=paragraph) + p("say so")
    assert words(body, styles) == ("We did not say so" if shown else "We did say so")


@pytest.mark.parametrize(("styles", "shown"), [(20, False), (21, True)])
def test_styles_that_are_based_on_each_other(styles: int, *, shown: bool) -> None:
    """Twenty of them are looked through, and no more: a stranger's may be based on each other without end."""
    chain = "".join(
        f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/></w:style>'
        for at in range(1, styles)
    )
    last = f'<w:style w:styleId="s{styles}"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = p("We did", r(" not", '<w:rStyle w:val="s1"/>'))
    assert words(body, chain + last) == ("We did not" if shown else "We did")


def test_of_a_field_the_result_is_shown() -> None:
    """The code of a field is no text, nor that of a field in it."""
    inner = field("begin") + r("<w:instrText>PAGE</w:instrText>") + field("separate") + r("7")
    code = r("<w:instrText>IF </w:instrText>") + inner + field("end")
    body = p(field("begin"), code, field("separate"), "shown", field("end"), " as such")
    assert words(body) == "shown as such"


def test_a_text_box_is_read_once() -> None:
    """Of a shape that is written in two ways one is read, after the paragraph that it is anchored in."""
    shape = SHAPE.format(BOX.format(p("in the box")), BOX.format(p("in the box")))
    assert words(p("Be", r(shape), "fore") + p("after")) == "Before in the box after"


def test_a_shape_without_text_gives_what_stands_for_it() -> None:
    """A shape that only the older writing has text for is read from that."""
    shape = SHAPE.format("<w:drawing/>", BOX.format(p("in the box")))
    assert words(p("before", r(shape))) == "before in the box"


def note(number: int, text: str) -> str:
    """Make a footnote."""
    return f'<w:footnote w:id="{number}">{p(r("<w:footnoteRef/>"), text)}</w:footnote>'


def test_notes_stand_at_the_end_of_their_part() -> None:
    """The notes of a part come before the next heading of a part, and sub-headings do not call for them."""
    call = '<w:footnoteReference w:id="{}"{}/>'
    first = p("one", r(call.format(1, "")), " two")
    second = p("five", r(call.format(2, ' w:customMarkFollows="1"') + "<w:t>*</w:t>"), ".")
    part, section = ('<w:outlineLvl w:val="1"/>', '<w:outlineLvl w:val="2"/>')
    body = (
        p("Title", properties='<w:outlineLvl w:val="0"/>')
        + p("A", properties=part)
        + first
        + p("Aa", properties=section)
        + p("three")
        + p("B", properties=part)
        + second
    )
    assert words(body, notes=note(1, "four") + note(2, "six")) == (
        "Title A one two Aa three four B five. six"
    )


@pytest.mark.parametrize(
    "style",
    [
        '<w:style w:styleId="H"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
        '<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>',
    ],
)
def test_headings_are_known_by_their_style(style: str) -> None:
    """A style makes a heading by its outline level, or by its name."""
    heading = '<w:pStyle w:val="H"/>'
    call = r('<w:footnoteReference w:id="1"/>')
    body = p("A", properties=heading) + p("one", call) + p("B", properties=heading) + p("two")
    assert words(body, style, note(1, "note")) == "A one note B two"


def test_what_is_apparatus_or_no_text() -> None:
    """Comments, headers, the readings of characters and soft hyphens are left out; a hard hyphen is one."""
    ruby = "<w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>".format(r("no"), r("base"))
    body = p("state", r("<w:noBreakHyphen/>"), "ow", r("<w:softHyphen/>"), "ned ", r(ruby))
    assert words(body + '<w:sectPr><w:headerReference r:id="x"/></w:sectPr>') == "state-owned base"


def test_symbols() -> None:
    """A symbol is the character of its code, and a code that is none is nothing."""
    body = p(
        r('<w:sym w:char="2192"/>'), " x", r('<w:sym w:char="zz"/>'), r('<w:sym w:char="D800"/>')
    )
    assert words(body) == "→ x\ufffd"


def test_words_broken_at_line_ends() -> None:
    """A document that was made of lines has words broken at their ends."""
    assert words(p("culmi-") + p("nating")) == f"culmi{HYPHEN}nating"


def test_a_page_that_is_packed_into_the_document() -> None:
    """Programs that make a document of a page may put the whole page into it."""
    assert words(p("before") + '<w:altChunk r:id="raFChunk"/>') == "before from a page"


def test_known_by_content() -> None:
    """A document is known by what is in it, whatever its name; so is one of the strict kind."""
    content = docx(p("word"))
    assert read_copy("copy.zip", content).words == ("word",)
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    main = f"<w:document {strict}><w:body>{p('word')}</w:body></w:document>"
    assert read_copy("x", docx("", others={"word/document.xml": main})).words == ("word",)


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        ({"_rels/.rels": "<Relationships/>"}, "does not say where its text is"),
        ({"word/document.xml": "<w:document"}, "not well-formed"),
        ({"word/document.xml": b" " * (33 * 2**20)}, "too large"),
        (
            {
                "word/document.xml": '<!DOCTYPE a [<!ENTITY a "aa">]>'
                f"<w:document {NAMESPACES}>{p('&a;')}</w:document>"
            },
            "entities of its own",
        ),
        (
            {
                "word/document.xml": f"<w:document {NAMESPACES}>{'<w:sdt>' * 200}{'</w:sdt>' * 200}"
                "</w:document>"
            },
            "no text",
        ),
        ({"word/chunk.html": b"\x1f\x8b"}, "gzip"),
    ],
)
def test_unreadable(others: dict[str, str | bytes], reason: str) -> None:
    """What cannot be read is said in a sentence."""
    with pytest.raises(Unreadable, match=reason):
        read_copy("copy.docx", docx("", others=others))


@pytest.mark.parametrize("other", ["<!-- one -->", "<?one two?>", "&one;", "text"])
def test_what_is_no_element_stands_nowhere_in_the_way(other: str) -> None:
    """Comments, instructions and entities that nobody expands may stand between all elements of all files."""
    files = {
        "_rels/.rels": related(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": related(styles="styles.xml", footnotes="footnotes.xml"),
        "word/styles.xml": f'<w:styles {NAMESPACES}><w:style w:styleId="a"/></w:styles>',
        "word/footnotes.xml": f"<w:footnotes {NAMESPACES}><w:footnote/></w:footnotes>",
    }
    between: dict[str, str | bytes] = {
        name: f'<!DOCTYPE a SYSTEM "a">{part.replace("><", f">{other}<")}'
        for name, part in files.items()
    }
    body = p("words", properties='<w:pStyle w:val="a"/>')
    assert read_copy("copy.docx", docx(body, others=between)).words == ("words",)
