"""Give the strings that the tool itself prints in a book: one YAML file a language, English first.

In: a language and the manuscript's own strings. Out: all that a book needs, and the keys for which there is none.
Nothing falls back to English in a book of another language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from pamphlet.work.expressions import expression

_FOLDER = Path(__file__).parent
_PLACEHOLDER = expression(r"\{([a-z-]+)\}")
_ROLE = "role-"
_FORMS = ("-zero", "-one", "-two", "-few", "-many")  # of what is counted; “-other” is wanted


def primary(language: str) -> str:
    """Give the primary subtag of a language tag (BCP 47), in small letters."""
    return language.partition("-")[0].lower()


@cache
def load(language: str, folder: Path = _FOLDER) -> dict[str, str] | None:
    """Read the strings of a language, those of books or of another folder; None when there is no file for it."""
    name = primary(language)
    path = folder / f"{name}.yaml"
    if not name.isalpha() or not path.is_file():
        return None
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    strings: dict[str, str] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - safe in both
    return strings


def keys(roles: Iterable[str] = ()) -> tuple[str, ...]:
    """Give the keys that every book needs, and those of the roles (MARC codes) of its contributors."""
    english = load("en") or {}
    return (
        *(key for key in english if not key.startswith(_ROLE) and not key.endswith(_FORMS)),
        *dict.fromkeys(f"{_ROLE}{role}" for role in roles),
    )


def complete(
    language: str, own: Mapping[str, str], roles: Iterable[str] = ()
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Give a book's strings, the manuscript's own before ours, and the keys for which there is none.

    English names a role that has no string by MARC's term, so none is missing there.
    """
    ours = load(language)
    strings = {**(ours or {}), **{key: text for key, text in own.items() if text}}
    wanted = keys(roles if ours is None else ())
    return strings, tuple(key for key in wanted if key not in strings)


def fill(text: str, **values: str) -> str:
    """Put values in the places that a string names; a name that stands for nothing stays as it is.

    Only whole names in braces count: a manuscript's string can reach nothing else.
    """
    return _PLACEHOLDER.sub(lambda place: values.get(place[1], place[0]), text)
