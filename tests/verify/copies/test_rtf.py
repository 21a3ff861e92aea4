"""Read Rich Text: the text as word processors show it."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import HYPHEN, Unreadable, read_copy

FONTS = r"{\fonttbl{\f0\fnil\fcharset0 Times;}{\f1\fnil\fcharset204 Times Cyr;}{\f2\fnil\fcharset128 Mincho;}}"


def words(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> str:
    """Read a text and give its words in one line."""
    copy = read_copy("copy.rtf", f"{{\\rtf1{head}{FONTS}{body}}}".encode("latin-1"))
    assert copy.kind == "rtf"
    return " ".join(copy.words)


def test_paragraphs_and_cells_part_words_and_groups_do_not() -> None:
    """A paragraph, a line, a tab and a cell end a word; a group, and the end of a line in the file, do not."""
    assert words("one\\par t{\\b w}\r\no\\line three\\tab four\\cell five\\row 6\\\n7") == (
        "one two three four five 6 7"
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"caf\'e9", "café"),
        (r"\f1 \'cf\'f0\'e8\'e2\'e5\'f2", "Привет"),
        (r"{\f1 \'cf\'f0\'e8}\'e9", "Приé"),
        (r"\f1 \'cf\plain\'e9", "Пé"),
        (r"\f2 \'93\'fa\'96{}\'7b", "日本"),
        (r"\f2 \'96{", "本"),
        (r"\u8220?\u8217\'92x\u8221 ?", "“’x”"),
        (r"{\uc0\u1055\u1088}", "Пр"),
        (r"{\uc2\u1055ab\u1088\'41\'42}c", "Прc"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u55357?", "\ufffd"),
        (r"\lquote a\rquote\ldblquote b\rdblquote\emdash c\endash d\bullet", "‘a’“b”—c–d•"),
        (r"a\~b\_c\-d\{e\}\\", "a b-cd{e}\\"),
        ("na\xefve", "naïve"),
    ],
)
def test_characters(typed: str, shown: str) -> None:
    """Characters come in the code page of their font, as Unicode with something to fall back on, or by name."""
    assert words(typed.replace("{}", "").replace(r"\'96{", r"\'96\'7b")) == shown


@pytest.mark.parametrize(
    ("head", "typed", "shown"),
    [
        (r"\ansi\ansicpg1251", r"\'cf", "П"),
        (r"\mac", r"\'8e", "é"),
        (r"\pc", r"\'82", "é"),
        (r"\ansi\ansicpg65001", r"\'c3\'a9", "é"),
        (r"\ansi\ansicpg10000", r"\'8e", "é"),
        (r"\ansi\ansicpg99999", r"\'e9", "é"),
    ],
)
def test_code_pages(head: str, typed: str, shown: str) -> None:
    """The code page of the document holds where a font has none of its own."""
    assert words(typed, head) == shown


@pytest.mark.parametrize(
    ("number", "typed", "shown"),
    [
        (0, "e9", "é"),
        (77, "8e", "é"),
        (128, "93fa", "日"),
        (129, "b0a1", "가"),
        (130, "8861", "가"),
        (134, "d6d0", "中"),
        (136, "a4a4", "中"),
        (161, "e1", "α"),
        (162, "fe", "ş"),
        (163, "d5", "Ơ"),
        (177, "e0", "א"),
        (178, "c7", "ا"),
        (186, "e0", "ą"),
        (204, "e4", "д"),
        (222, "a1", "ก"),
        (238, "b9", "ą"),
        (254, "82", "é"),
        (255, "82", "é"),
        (99, "e9", "é"),
    ],
)
def test_character_sets(number: int, typed: str, shown: str) -> None:
    """A font has the letters of its character set, as Windows numbers these, or else those of the document."""
    code = "".join(rf"\'{typed[at : at + 2]}" for at in range(0, len(typed), 2))
    assert words(rf"{{\fonttbl{{\f7\fcharset{number} Other;}}}}\f7 {code}") == shown


@pytest.mark.parametrize(("head", "shown"), [(r"\pca", "õ"), (r"\pc", "Σ"), (r"\ansi", "ä")])
def test_a_code_page_for_each_system(head: str, shown: str) -> None:
    """The same byte is another letter on each."""
    assert words(r"\'e4", head) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        *((rf"a\{space} b", "a b") for space in ("column", "lbr", "softline", "line", "tab")),
        *((rf"a\{space} b", "a b") for space in ("emspace", "enspace", "qmspace", "cell", "page")),
        *((rf"a\{end} b", "a b") for end in ("sect", "nestcell", "nestrow", "row", "par")),
        (r"\u1576?\zwj \u1576?", "ب\u200dب"),
        (r"\u1576?\zwnj \u1576?", "ب\u200cب"),
    ],
)
def test_what_parts_words_and_what_joins_them(typed: str, shown: str) -> None:
    """Spaces of all widths, and ends of lines, cells and pages; joiners stand where they are."""
    assert words(typed) == shown


@pytest.mark.parametrize("control", ["v", "deleted", "strike", "striked1"])
def test_hidden_text(control: str) -> None:
    """Text that is hidden, deleted or struck out is not there, nor the end of a paragraph in it."""
    assert words(rf"We did {{\{control} not\u8217?\par }}say so") == "We did say so"
    assert words(rf"We did \{control} not\plain say so") == "We did say so"
    assert words(rf"burea\{control} x\par\{control.rstrip('1')}0 ucracy") == "bureaucracy"


def test_of_a_field_the_result_is_shown() -> None:
    """The code of a field is no text."""
    field = r'{\field{\*\fldinst HYPERLINK "https://example.org/"}{\fldrslt{\ul shown}}}'
    assert words(field + " as such") == "shown as such"


def test_notes_stand_at_the_end_of_their_part() -> None:
    """The notes of a part come before the next heading of a part, whichever program wrote them."""
    word = r"{\super\chftn{\footnote\pard{\super\chftn} four}}"
    pandoc = r"{\super\chftn}{\*\footnote\chftn\~\plain\pard six}"
    body = (
        r"\pard\outlinelevel1 A\par\pard one" + word + r" two\par three\par"
        r"\pard\outlinelevel1 B\par\pard five" + pandoc + r".\par"
    )
    assert words(body) == "A one two three four B five. six"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    """What a shape says of itself, and what stands for it in old programs, is no text."""
    shape = (
        r"{\shp{\*\shpinst\shpleft0{\sp{\sn wzName}{\sv no}}{\shptxt\pard in the box\par}}"
        r"{\shprslt{\*\do{\dptxbxtext in the box}}}}"
    )
    assert words(rf"Be{shape}fore\par after") == "Before in the box after"


def test_what_is_apparatus_or_no_text() -> None:
    """Styles, headers, comments, pictures, numbers of lists and all groups that are not known are left out."""
    body = (
        r"{\stylesheet{\s1 Heading 1;}}{\info{\title no}}{\header no}{\*\unknown no}{\pict 0102}"
        r"{\listtext 1.\tab}one{\*\annotation no}{\upr{no}{\*\ud{two}}}{\pict\bin4 }}}}} three}no"
    )
    assert words(body) == "onetwo three"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (r"one {\cf1 [image: data:image/svg+xml;base64,PHN2Zz4=]\cf0} two", "one two"),
        (r"one {\cf1 [image: images/press.SVG]\cf0} two", "one two"),
        (r"{\cf1 [image: not so.png]\cf0}", "[image: not so.png]"),
        (r"{\cf1 [image: it-was-not-so]\cf0}", "[image: it-was-not-so]"),
        (r"{\cf1 [image: a.png] and more\cf0}", "[image: a.png] and more"),
        (r"[image: a.png]", "[image: a.png]"),
    ],
)
def test_where_a_picture_lies_that_is_not_there(typed: str, read: str) -> None:
    """The address that pandoc writes in its place is no word; what is more than an address is."""
    assert words(typed) == read


def test_words_broken_at_line_ends() -> None:
    """A text that was made of lines has words broken at their ends."""
    assert words(r"culmi-\par nating") == f"culmi{HYPHEN}nating"


def test_the_marks_of_this_program_are_no_letters() -> None:
    """What stands for furniture and for broken words within this program cannot be brought in from outside."""
    copy = read_copy("copy.rtf", rb"{\rtf1 a\uc0\u14 b\u15 c\u2 d}")
    assert (copy.words, copy.furniture) == (("a", "b", "c", "d"), frozenset())


def test_nothing_follows_the_document() -> None:
    """What stands behind the last brace is not shown."""
    assert words(r"one}{\b two") == "one"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{" * 100_000,
        r"{\footnote" * 50_000,
        r"\bin999999999 " * 3,
    ],
)
def test_unreadable(body: str) -> None:
    """What shows nothing holds no text, however it is nested."""
    with pytest.raises(Unreadable, match="no text"):
        words(body)
