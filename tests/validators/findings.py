"""What a validator found, and the memory that spares it a second look at the same bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

Options = ParamSpec("Options")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a file, in the validator's own words."""

    rule: str  # the validator's name for it: RSC-007, color-contrast, ua1 7.1-10
    severity: str  # as the validator grades it
    place: str  # a path and line in a book, a selector in a page, an object in a PDF
    message: str


def once_for_same_bytes(
    check: Callable[Concatenate[Path, Options], Answer],
) -> Callable[Concatenate[Path, Options], Answer]:
    """Run a check once for each content of its file, kind of file and options."""
    answers: dict[tuple[object, ...], Answer] = {}

    @wraps(check)
    def checked(path: Path, /, *args: Options.args, **options: Options.kwargs) -> Answer:
        content = sha256(path.read_bytes()).digest()
        key = (content, path.suffix, args, tuple(sorted(options.items())))
        if key not in answers:
            answers[key] = check(path, *args, **options)
        return answers[key]

    return checked
