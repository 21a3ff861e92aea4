"""What is written into `pamphlet.yaml` is read back from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pamphlet.editor.settings_file import quoted
from pamphlet.manuscript.yaml.nodes import Mapping, Scalar, read_yaml
from pamphlet.work.problems import Problems

characters = st.characters(exclude_categories=("Cs", "Cc", "Cn"))


@given(st.one_of(st.text(characters), st.text(st.sampled_from("\"'\\:#-?&*!|>%@`{}[], ~ayes"))))
def test_a_value_is_read_as_it_was_written(text: str) -> None:
    """Whatever stands in a value, it is one string, also within braces."""
    problems = Problems()
    root = read_yaml(f"a: {quoted(text)}\nb: [{{c: {quoted(text)}}}]\n", "x", problems)
    assert problems == []
    assert isinstance(root, Mapping)
    value = root.get("a")
    assert isinstance(value, Scalar)
    assert value.value == text
    assert repr(text) in repr(root.get("b"))
