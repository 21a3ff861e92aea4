"""Characters that programs write as something else are read as they are meant."""

from __future__ import annotations

import quopri

import pytest

from pamphlet.verify.copies.escapes import unescaped


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (r"\[was\] \'it\'", "[was] 'it'"),
        (r"Don\’t, can\’t, won\’t", "Don’t, can’t, won’t"),
        (r"\[was\] it", r"\[was\] it"),
        (r"C:\a\b\c", r"C:\a\b\c"),
        ("&ldquo;a&rdquo; &amp; b", "“a” & b"),
        ("&#8220;a&#x201d; &#8211; b", "“a” – b"),
        ("R&D; a &amp; b", "R&D; a &amp; b"),
        (r"\u201ca\u201d \u2013 b", "“a” – b"),
        (r"\u{201c}a\u{201D} \u{1F600}", "“a” 😀"),
        (r"\ud83d\ude00 \u0041", "😀 A"),
        (r"\u201cfree\u201d \u2013", "“free” –"),
        (r"a\nb\nc\r\nd", "a\nb\nc\nd"),
        (r"a\nb", r"a\nb"),
        ("a=E2=80=99b soft=\nened =3D=20c", "a’b softened = c"),
        ("a = b = c = d", "a = b = c = d"),
        ("plain", "plain"),
    ],
)
def test_what_is_meant(text: str, meant: str) -> None:
    """As many escapes as are no accident are undone, and fewer are words."""
    assert unescaped(text) == meant


def test_quoted_printable() -> None:
    """What a mail makes of a text is read as that text."""
    text = "He said “don’t” – and that was all.\n" * 20
    assert unescaped(quopri.encodestring(text.encode()).decode()) == text
