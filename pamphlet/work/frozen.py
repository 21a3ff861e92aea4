"""Classes of values: frozen data classes that are made at once, since nothing is compiled for them.

`dataclass` writes six functions for a frozen class and has each compiled: with CPython 3.11 a verdict by a manuscript,
which needs a hundred classes, takes 15 % longer. Here the functions are the same for all classes, but for which fields
they know. In all else a value is what `@dataclass(frozen=True, slots=True)` makes: `fields`, `replace`, `asdict`,
patterns and pickles take it for one.

>>> @frozen
... class Spot:
...     path: str
...     line: int = 0
>>> Spot("a.md", 7), replace(Spot(path="a.md"), line=8) == Spot("a.md", 8)
(Spot(path='a.md', line=7), True)
>>> Spot("a.md").line = 9
Traceback (most recent call last):
    ...
dataclasses.FrozenInstanceError: cannot assign to field 'line'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

Class = TypeVar("Class", bound=type)
Contents = Callable[[Any], Any]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(bare: Class) -> Class:
    """Make a class of values of one whose annotations name the fields, in order, with their defaults."""
    bare.__doc__ = (
        bare.__doc__ or bare.__name__
    )  # else `dataclass` makes one of its signature, at a millisecond each
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(bare)
    known = fields(made)
    made.__init__ = _taking(made, known)
    made.__eq__, made.__hash__ = _comparing(_contents(each for each in known if each.compare))
    made.__repr__ = _showing([each.name for each in known if each.repr])
    made.__reduce__ = _packing(_contents(known))
    made.__setattr__ = made.__delattr__ = _refuse
    return made  # type: ignore[no-any-return]


def _taking(made: Any, known: Sequence[Field[Any]]) -> Callable[..., None]:
    """Give what fills the slots of a new value; the slots themselves are asked, as a value takes nothing any more."""
    puts = tuple(made.__dict__[each.name].__set__ for each in known)

    def take(self: Any, *given: Any, **named: Any) -> None:
        if named or len(given) != len(puts):
            given = _completed(made, known, given, named)
        for put, content in zip(puts, given, strict=True):
            put(self, content)

    return take


def _completed(
    made: Any, known: Sequence[Field[Any]], given: Sequence[Any], named: dict[str, Any]
) -> tuple[Any, ...]:
    """Give what all fields hold: what is given in order, then by name, then by default. Raises TypeError."""
    contents = list(given)
    for each in known[len(given) :]:
        if each.name in named:
            contents.append(named.pop(each.name))
        elif each.default is not MISSING:
            contents.append(each.default)
        elif each.default_factory is not MISSING:
            contents.append(each.default_factory())
        else:
            raise TypeError(f"{made.__name__}() lacks {each.name!r}")
    if named or len(contents) > len(known):
        raise TypeError(f"{made.__name__}() takes no {', '.join(named) or 'more'}")
    return tuple(contents)


def _contents(known: Iterable[Field[Any]]) -> Contents:
    """Give what tells the contents of some fields of a value, as a tuple."""
    names = tuple(each.name for each in known)
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _comparing(contents: Contents) -> tuple[Callable[[Any, object], Any], Callable[[Any], int]]:
    def equals(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return contents(self) == contents(other)

    return equals, lambda self: hash(contents(self))


def _showing(names: Sequence[str]) -> Callable[[Any], str]:
    def show(self: Any) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({shown})"

    return show


def _packing(contents: Contents) -> Callable[[Any], tuple[type, Any]]:
    return lambda self: (type(self), contents(self))


def _refuse(_: Any, name: str, *__: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")
