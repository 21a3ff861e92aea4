"""Signs of Rich Text in the code pages of its fonts, and what stands for them, however it is written."""

from __future__ import annotations

import pytest

from pamphlet.editor.imports.documents.code_pages import in_unicode, with_signs


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (rb"{\rtf1\ansicpg1251 \'c4\'e0}", rb"{\rtf1\ansicpg1251 \u1044\'3f\u1072\'3f}"),
        (rb"{\rtf1\ansicpg1251 \u1044\'c4\'e0}", rb"{\rtf1\ansicpg1251 \u1044\'c4\u1072\'3f}"),
        (rb"{\rtf1 \uc2\u8230...x}", rb"{\rtf1 \uc2\u8230\'3f\'3f.x}"),
        (rb"{\rtf1 \uc0\u8230 x\'e9}", rb"{\rtf1 \uc0\u8230 x\u233 }"),
        (b"{\\rtf1 \\u8230\n? x}", b"{\\rtf1 \\u8230\n\\'3f x}"),
        (b"{\\rtf1 \\plain\nx\n y}", b"{\\rtf1 \\plain\nx\n y}"),
        (rb"{\rtf1 {\fonttbl{\f1\fcharset128 M;}}\f1 \'83e\'83\'58}",
         rb"{\rtf1 {\fonttbl{\f1\fcharset128 M;}}\f1 \u12486\'3f\u12473\'3f}"),
        (rb"{\rtf1 {\fonttbl{\f1\fcharset204 M;}}{\f1 \'c4}\'c4}",
         rb"{\rtf1 {\fonttbl{\f1\fcharset204 M;}}{\f1 \u1044\'3f}\u196\'3f}"),
        (rb"{\rtf1\mac \'8e}", rb"{\rtf1\mac \u233\'3f}"),
        (rb"{\rtf1\ansicpg65001 \'c3\'a9 \'5c}", rb"{\rtf1\ansicpg65001 \u233\'3f \'5c}"),
        (rb"{\rtf1\ansicpg99999 \'e9}", rb"{\rtf1\ansicpg99999 \u233\'3f}"),
        (b"{\\rtf1 {\\bin3 \\'}x}", b"{\\rtf1 {\\bin3 \\'}x}"),
        (b"{\\rtf1 \\'", b"{\\rtf1 \\'"),
    ],
)  # fmt: skip
def test_signs_are_said_in_unicode(typed: bytes, said: bytes) -> None:
    """By the code page of the font, or else of the document; what is binary, broken or Unicode stays as it is."""
    assert in_unicode(typed) == said


def test_signs_of_unicode_are_shown() -> None:
    """Those beyond the first plane stand as two."""
    assert with_signs(in_unicode("a \\u-10179?\\u-8704? é".encode("cp1252"))) == "a 😀 é".encode()
