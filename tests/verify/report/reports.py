"""Copies of a small work with the report that is written of them."""

from __future__ import annotations

from collections.abc import Sequence

from pamphlet.verify.outline import outline_of
from pamphlet.verify.report.page import Asked, written
from pamphlet.verify.verdict import Checked, Verdict, verify
from pamphlet.work.words import Words
from tests.verify.samples import ANSWERED, NOTE, TEXTS, html, words_of

CHANGED = (*TEXTS[:3], ANSWERED.replace("[reflected] not", "reflected"), *TEXTS[4:])
PUT_IN = (*TEXTS[:3], "LT: I never said a word of this, nor shall I.", *TEXTS[3:])
MOVED = (TEXTS[0], NOTE, *TEXTS[3:5], TEXTS[2], TEXTS[5])
ALL_KINDS = (*TEXTS[:1], TEXTS[2], PUT_IN[3], CHANGED[3], TEXTS[5], TEXTS[4], "Buy our shoes.")


def checked(
    verdict: Verdict, words: Words, name: str = "copy.html", title: str = "A Work"
) -> Checked:
    """Give a verdict as the program gives it, measured by a release."""
    outline = outline_of(words)
    return Checked(name, verdict, "release", "rel", title, words.fingerprint, "en", outline)


def report_of(texts: Sequence[str], *, url: str = "", name: str = "copy.html") -> str:
    """Write the report on a page of texts."""
    words = words_of()
    file = checked(verify(words, "copy.html", html(texts).encode()), words, name)
    return written([file], (), Asked((name,), "rel", url=url)).decode()
