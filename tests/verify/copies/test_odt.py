"""Read OpenDocument texts: the text as LibreOffice shows it."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import HYPHEN, Unreadable, read_copy
from tests.verify.documents import OFFICE, content_xml, odt

HIDDEN = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="C" style:family="text" style:parent-style-name="H"/>'
    '<style:style style:name="P" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="S" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="N" style:family="text">'
    '<style:text-properties style:text-line-through-style="none"/></style:style>'
)
ROW = (
    '<table:table><table:table-row table:visibility="collapse"><table:table-cell>'
    "<text:p>not</text:p></table:table-cell></table:table-row></table:table>"
)


def words(body: str, styles: str = "") -> str:
    """Read a document and give its words in one line."""
    copy = read_copy("copy.odt", odt(body, styles=styles))
    assert copy.kind == "odt"
    return " ".join(copy.words)


def test_paragraphs_and_cells_part_words_and_spans_do_not() -> None:
    """A paragraph, a line break, a tab, a space and a cell end a word; a span within a word does not."""
    body = (
        "<text:h>one</text:h><text:p>t<text:span>w</text:span>o<text:line-break/>three<text:tab/>four<text:s/>five"
        "</text:p><table:table><table:table-row><table:table-cell><text:p>six</text:p></table:table-cell>"
        "<table:table-cell><text:p>7</text:p></table:table-cell>"
        "<table:covered-table-cell><text:p>no</text:p></table:covered-table-cell></table:table-row></table:table>"
    )
    assert words(body) == "one two three four five six 7"


def test_tracked_changes_are_accepted() -> None:
    """What was deleted is kept apart and not there; what was put in is."""
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>not</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>We <text:change text:change-id="1"/>did <text:change-start/>always <text:change-end/>say so</text:p>'
    )
    assert words(body) == "We did always say so"


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        ('<text:span text:style-name="H">not</text:span>', False),
        ('<text:span text:style-name="C">not</text:span>', False),
        ('<text:span text:style-name="S">not</text:span>', False),
        ('<text:span text:style-name="N">not</text:span>', True),
        ('<text:hidden-text text:is-hidden="true">not</text:hidden-text>', False),
        ('<text:hidden-text text:is-hidden="false">not</text:hidden-text>', True),
        ('</text:p><text:p text:style-name="P">not</text:p><text:p>', False),
        (
            '</text:p><text:p><text:hidden-paragraph text:is-hidden="true"/>not</text:p><text:p>',
            False,
        ),
        (
            '</text:p><text:section text:display="none"><text:p>not</text:p></text:section><text:p>',
            False,
        ),
        ("</text:p><text:section><text:p>not</text:p></text:section><text:p>", True),
        (f"</text:p>{ROW}<text:p>", False),
    ],
)
def test_hidden_text(piece: str, *, shown: bool) -> None:
    """Text that is hidden or struck out, by itself or by a style, is not there."""
    body = f"<text:p>We did {piece} say so</text:p>"
    assert words(body, HIDDEN) == ("We did not say so" if shown else "We did say so")


def test_notes_stand_at_the_end_of_their_part() -> None:
    """The notes of a part come before the next heading of a part; their numbers are no text."""
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>{}</text:note-citation>'
        "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    )
    part = '<text:h text:outline-level="2">{}</text:h>'
    body = (
        part.format("A")
        + f"<text:p>one{note.format(1, 'four')} two</text:p><text:p>three</text:p>"
        + part.format("B")
        + f"<text:p>five{note.format(2, 'six')}.</text:p>"
    )
    assert words(body) == "A one two three four B five. six"


def test_a_text_box_is_read_after_its_paragraph() -> None:
    """What describes a picture is no text."""
    box = (
        "<draw:frame><draw:text-box><text:p>in the box</text:p></draw:text-box>"
        "<svg:title>no</svg:title><svg:desc>no</svg:desc></draw:frame>"
    )
    assert words(f"<text:p>Be{box}fore</text:p><text:p>after</text:p>") == "Before in the box after"


def test_what_is_apparatus_or_no_text() -> None:
    """Comments, readings of characters and the numbers of headings are left out; the result of a field is shown."""
    body = (
        "<text:p><text:number>1.</text:number>A<office:annotation><text:p>no</text:p></office:annotation>ll"
        " <text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>no</text:ruby-text></text:ruby>"
        " <text:title>Title</text:title><!-- no --></text:p>"
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>no"
        "</text:index-title-template></text:table-of-content-source><text:index-body><text:p>entry</text:p>"
        "</text:index-body></text:table-of-content>"
    )
    assert words(body) == "All base Title entry"


def test_words_broken_at_line_ends() -> None:
    """A document that was made of lines has words broken at their ends."""
    assert words("<text:p>culmi-</text:p><text:p>nating</text:p>") == f"culmi{HYPHEN}nating"


def test_a_document_in_one_file() -> None:
    """A flat document is one file of XML."""
    content = content_xml("<text:p>word</text:p>").replace("document-content", "document")
    copy = read_copy("copy.fodt", f'<?xml version="1.0" encoding="UTF-8"?>\n{content}'.encode())
    assert (copy.kind, copy.words) == ("odt", ("word",))


def test_styles_of_the_document() -> None:
    """A style that hides may stand in the file of styles."""
    styles = f"<office:document-styles {OFFICE}>{HIDDEN}</office:document-styles>"
    body = '<text:p>We did <text:span text:style-name="H">not</text:span> say so</text:p>'
    copy = read_copy("copy.odt", odt(body, others={"styles.xml": styles}))
    assert copy.words == ("We", "did", "say", "so")


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        ({"content.xml": "<office:document"}, "not well-formed"),
        ({"content.xml": "<a/>"}, "has no body"),
        ({"META-INF/manifest.xml": "<manifest:encryption-data/>"}, "password"),
        ({"encrypted-package": b"\1\2"}, "password"),
        ({"content.xml": b" " * (33 * 2**20)}, "too large"),
        (
            {"content.xml": f"<a {OFFICE}><office:body>{'<text:span>' * 300}x"},
            "not well-formed|nested",
        ),
        ({"content.xml": content_xml("<text:p/>")}, "holds no text"),
        (
            {"content.xml": content_xml('<draw:frame text:anchor-type="page"/>' * 101)},
            "line by line, as when a word processor opens a PDF",
        ),
    ],
)
def test_unreadable(others: dict[str, str | bytes], reason: str) -> None:
    """What cannot be read is said in a sentence."""
    with pytest.raises(Unreadable, match=reason):
        read_copy("copy.odt", odt("<text:p>word</text:p>", others=others))


@pytest.mark.parametrize(("styles", "shown"), [(20, False), (21, True)])
def test_styles_that_inherit_from_each_other(styles: int, *, shown: bool) -> None:
    """Twenty of them are looked through, and no more: a stranger's may inherit from each other without end."""
    chain = "".join(
        f'<style:style style:name="s{at}" style:family="text" style:parent-style-name="s{at + 1}"/>'
        for at in range(1, styles)
    )
    last = (
        f'<style:style style:name="s{styles}" style:family="text">'
        '<style:text-properties text:display="none"/></style:style>'
    )
    body = '<text:p>We did<text:span text:style-name="s1"> not</text:span></text:p>'
    assert words(body, chain + last) == ("We did not" if shown else "We did")


def test_a_hundred_frames_on_pages() -> None:
    """So many may be pictures and boxes; of more, as of lines that each stand in one, the order is lost."""
    frames = '<draw:frame text:anchor-type="page"/>' * 100
    assert words(f"{frames}<text:p>one</text:p>") == "one"
    assert words(f'{frames}<draw:frame text:anchor-type="paragraph"/><text:p>one</text:p>') == "one"
