"""Those who made a work are named as its book says it."""

from __future__ import annotations

from dataclasses import replace

from pamphlet.pages.apparatus.credits import credit, credits_of
from pamphlet.pages.strings.phrases import Speech
from pamphlet.work.model import Contributor, Pamphlet


def test_a_role_without_words_is_told_in_english_only_to_english_readers() -> None:
    """In English a role is told by MARC's term when there are no words for it; elsewhere the name stands alone."""
    binder = Contributor("B. Binder", "bnd", "binder")
    editor = Contributor("E. Editor", "edt", "editor")
    speech = Speech({"role-edt": "Edited by {name}"})
    assert credit(binder, "en-GB", speech) == "B. Binder, binder"
    assert credit(binder, "ru", speech) == "B. Binder"
    assert credit(editor, "en", speech) == "Edited by E. Editor"


def test_a_by_line_is_printed_as_it_is_given(first: Pamphlet) -> None:
    """It stands in the place of name and role."""
    maker = Contributor("Leon Trotsky", "aqt", "author", "", "The answers in his words")
    metadata = replace(first.metadata, contributors=(maker,))
    assert credits_of(metadata, Speech({}, "en")) == ("The answers in his words",)
