"""Classes of values: what `@frozen` makes is what a frozen data class with slots is."""

from __future__ import annotations

import doctest
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest

from pamphlet.work import frozen as module
from pamphlet.work.frozen import frozen


@frozen
class Leaf:
    """A value of several kinds of field."""

    name: str
    line: int = 0
    marks: tuple[str, ...] = field(default_factory=tuple)
    note: str = field(default="", compare=False, repr=False)

    @property
    def told(self) -> str:
        """What a class may have besides its fields."""
        return f"{self.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class Known:
    """The same, as the standard library makes it."""

    name: str
    line: int = 0
    marks: tuple[str, ...] = field(default_factory=tuple)
    note: str = field(default="", compare=False, repr=False)


@frozen
class Alone:
    """A value of one field."""

    name: str


@frozen
class Nothing:
    """A value of none."""


CALLS: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    (("a",), {}),
    (("a", 2), {}),
    (("a", 2, ("x",), "n"), {}),
    ((), {"name": "a"}),
    (("a",), {"note": "n", "line": 3}),
    (("b",), {"marks": ("x",)}),
)
WRONG: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((), {}),
    ((), {"line": 1}),
    (("a",), {"name": "b"}),
    (("a",), {"colour": "red"}),
    (("a", 1, (), "", "more"), {}),
)


@pytest.mark.parametrize(("given", "named"), CALLS)
def test_a_value_is_made_shown_and_hashed_as_a_data_class_is(
    given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    """Whatever is given by its place, by its name or by default; so do `asdict`, `replace` and patterns take it."""
    made, known = Leaf(*given, **named), Known(*given, **named)
    assert repr(made) == repr(known).replace("Known", "Leaf")
    assert hash(made) == hash(known)
    assert asdict(made) == asdict(known)
    assert replace(made, line=9) == Leaf(made.name, 9, made.marks)
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - packed right here
    assert [each.name for each in fields(made)] == [each.name for each in fields(known)]
    match made:
        case Leaf(name, line):
            assert (name, line) == (made.name, made.line)


@pytest.mark.parametrize(("given", "named"), WRONG)
def test_what_a_data_class_refuses_is_refused(
    given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    """A field without anything, twice, or unknown."""
    for kind in Leaf, Known:
        with pytest.raises(TypeError):
            kind(*given, **named)


def test_values_are_equal_by_what_is_compared() -> None:
    """Fields that are not compared do not count; values of two classes are never equal."""
    assert Leaf("a", note="one") == Leaf("a", note="another")
    assert Leaf("a") != Leaf("b")
    other: object = Known("a")
    assert Leaf("a") != other
    assert Alone("a") == Alone("a") != Alone("b")
    assert Nothing() == Nothing()
    for small in Alone("a"), Nothing():
        assert pickle.loads(pickle.dumps(small)) == small  # noqa: S301 - packed right here


def test_nothing_of_a_value_changes() -> None:
    """No field is set or deleted, and none is put to it."""
    leaf = Leaf("a", 1)
    for name in "name", "colour":
        with pytest.raises(FrozenInstanceError):
            setattr(leaf, name, "b")
        with pytest.raises(FrozenInstanceError):
            delattr(leaf, name)
    assert (leaf.told, hasattr(leaf, "__dict__")) == ("a:1", False)


def test_the_example() -> None:
    """The docstring of the module is true."""
    assert doctest.testmod(module, extraglobs={"replace": replace}).failed == 0
