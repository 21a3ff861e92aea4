"""Of a PDF its letters are read, and not what replacement texts say of them."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pamphlet.verify.copies import read_copy
from pamphlet.verify.copies.pdf_replacements import letters_carried, may_say, meaningless
from tests.verify.papers import pdf

NO_NUMBERS = "@page { @bottom-center { content: none } }"


def replaced(content: bytes, said: str | bytes, pages: slice = slice(None)) -> bytes:
    """Put a replacement text over all that the pages of a PDF draw."""
    with pikepdf.open(io.BytesIO(content)) as document:
        for page in list(document.pages)[pages]:
            operators = [
                (
                    [pikepdf.Name.Span, pikepdf.Dictionary(ActualText=pikepdf.String(said))],
                    pikepdf.Operator("BDC"),
                ),
                *pikepdf.parse_content_stream(page),
                ([], pikepdf.Operator("EMC")),
            ]
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(operators))
        return _saved(document)


def in_a_form(content: bytes) -> bytes:
    """Put the first page of a PDF together of a form, as a sheet is."""
    with pikepdf.open(io.BytesIO(content)) as source, pikepdf.new() as document:
        first = source.pages[0]
        form = document.copy_foreign(first.as_form_xobject())
        page = document.add_blank_page(page_size=(227, 199))  # as large as in `papers`, rounded
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=form))
        page.obj.Contents = document.make_stream(b"q /A Do Q")
        return _saved(document)


def _saved(document: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def read(content: bytes) -> str:
    """Read a PDF and give its words in one line, without its page numbers."""
    copy = read_copy("x.pdf", content)
    return " ".join(word for at, word in enumerate(copy.words) if at not in copy.furniture)


@pytest.mark.parametrize("said", ["not only the thought and will", "", "nothing"])
def test_what_is_said_of_letters(said: str) -> None:
    """A replacement text that says something else than the letters is not read; they are, within forms too."""
    lying = replaced(pdf("<p>only the thought and will", tagged=False), said)
    assert read(lying) == "only the thought and will"
    assert read(in_a_form(lying)) == "only the thought and will"


def test_letters_that_stand_for_nothing() -> None:
    """Where a font does not tell which characters its letters are, the replacement text is read."""
    drawn = pdf("<p>only the thought and will", tagged=False)
    with pikepdf.open(io.BytesIO(drawn)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                codes = item.ToUnicode.read_bytes()
                item.ToUnicode.write(codes.replace(b"> <00", b"> <e0"))
        mute = _saved(document)
    assert read(replaced(mute, "only the thought and will")).startswith("only the thought")


def test_meaningless() -> None:
    """What is private, unassigned or a control stands for nothing; line ends as PDFium writes them do."""
    assert meaningless("a\ue000\U000e0fff\x01\ufffd") == 4
    assert meaningless("state\ufffe\r\nowned – “it”\x02 ½") == 0


@pytest.mark.parametrize(
    ("text", "whole", "carried", "rest"),
    [
        ("of the magni-", "of the magnificent", "", "ficent"),
        ("ficent ideals", "ideals", "ficent", ""),
        ("ficent ide\ufffe", "ideals", "ficent", "als"),
        ("44\r\n45\r\nficent ideals", "44\r\n45\r\n ideals", "ficent", ""),
        ("44\r\nficent ide\ufffe", "44\r\n ideals", "ficent", "als"),
        ("44\r\nficent ideals", "45\r\n ideals", "ficent", None),
        ("whole", "whole", "", ""),
        ("of the magni-", "not of the magnificent", "", None),
        ("other ideals", "ideals", "ficent", None),
        ("a page", f"a page {'and more' * 9}", "", None),
    ],
)
def test_words_that_page_ends_broke(text: str, whole: str, carried: str, rest: str | None) -> None:
    """A replacement text may have the rest of a word that the end of a page broke, and nothing else of its own."""
    assert letters_carried(text, whole, carried) == rest


@pytest.mark.parametrize(
    ("said", "is_read"), [("אור גדול", "אור קטן"), ("אור קטן", "אור קטן"), ("", "אור קטן")]
)
def test_what_is_said_of_letters_from_right_to_left(said: str, is_read: str) -> None:
    """There too a replacement text with other letters than are drawn is not read."""
    drawn = pdf("<p>אור קטן", "he", "rtl", tagged=False)
    assert read(replaced(drawn, said)) == is_read


@pytest.mark.parametrize("said", ["भाषा हिन्दी", "हिन्दी भाला", "हिन्दी", "हिन्दी भाषा"])
def test_what_is_said_of_letters_that_change_their_order(said: str) -> None:
    """In scripts whose glyphs stand in another order, too, a replacement text says the letters that are drawn."""
    drawn = pdf("<p>हिन्दी भाषा", "hi", tagged=False)
    assert read(replaced(drawn, said)) == "हिन्दी भाषा"


def test_letters_of_another_order_are_no_replacement() -> None:
    """A replacement text with the letters that are drawn in another order, in whatever encoding, is not read."""
    said = "רוא קטן".encode("utf-8-sig")
    drawn = pdf('<p style="hyphens: none">אור קטן', "he", "rtl", NO_NUMBERS, tagged=False)
    assert read(replaced(drawn, said)) == "אור קטן"


@pytest.mark.parametrize(
    ("said", "drawn", "is_true"),
    [
        ("only the thought", "only the thought", True),
        ("only the thought", "the only thought", False),
        ("Leon", "LEON", True),
        ("file", "\ufffdle", True),
        ("the file", "\ufffdle", False),
        ("not guilty", "\ufffdot guilty", True),
        ("not guilty", "guilty not", False),
        ("कि", "िक", True),
        ("निर्णय में", "निणर्य में", True),
        ("भाषा हिन्दी", "हिन्दी भाषा", False),
        ("भाषा", "भाला", False),
        ("भ्राभा", "भ्रा\ufffdभ्रा", True),
        ("الله", "\ufffd", True),
        ("الله باب", "\ufffd باب", True),
        ("باب الله", "كتاب \ufffd", False),
    ],
)
def test_what_letters_may_say(said: str, drawn: str, *, is_true: bool) -> None:
    """The same letters, in their order or about there; one that stands for nothing may be any, and a few."""
    assert may_say(said, drawn) == is_true


@pytest.mark.parametrize(
    ("rest", "is_read"), [("ficent", "magni\x02ficent hall"), ("", "magni\x02hall")]
)
def test_what_a_page_has_of_the_next(rest: str, is_read: str) -> None:
    """A word that a page says whole is read so only if the next one has its rest."""
    drawn = pdf(
        f'<p>magni-<p style="break-before: page">{rest} hall', style=NO_NUMBERS, tagged=False
    )
    said = replaced(drawn, "magnificent", slice(1))
    assert read(said) == is_read
