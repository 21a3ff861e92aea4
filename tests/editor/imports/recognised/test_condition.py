"""The sentence that says on which condition a work may be passed on, and none that speaks of other things."""

from __future__ import annotations

import pytest

from pamphlet.editor.imports.recognised.condition import FROM_EDGE, condition_in

WHOLE = "This text may be copied provided that nothing of it is left out and it stays complete."
SHORT = "It may be reprinted on condition that nothing is left out."
LAND = "The country shall be provided for so: the entire land is distributed into twelve parts."
OTHER = "The bread was shared in the evening, and everybody went home."


@pytest.mark.parametrize("before", [0, FROM_EDGE - 1, FROM_EDGE, 2 * FROM_EDGE])
@pytest.mark.parametrize(("said", "is_plain"), [(WHOLE, True), (SHORT, False)])
def test_amid_a_work_a_sentence_needs_all_three_signs(
    before: int, said: str, *, is_plain: bool
) -> None:
    """At the beginning and at the end two are enough."""
    paragraphs = [*[OTHER] * before, f"{OTHER} {said}", *[OTHER] * 2 * FROM_EDGE]
    assert condition_in([paragraphs]) == (said if is_plain or before < FROM_EDGE else "")
    assert condition_in([paragraphs[::-1]]) == (said if is_plain or before < FROM_EDGE else "")
    assert condition_in([[OTHER] * 3 * FROM_EDGE, paragraphs[before:]]) == said


def test_laws_about_land_are_no_condition() -> None:
    """“Provided for” is no condition, though things are distributed, and the whole is spoken of."""
    assert not condition_in([[*[OTHER] * FROM_EDGE, LAND, *[OTHER] * FROM_EDGE]])
