"""What only a person knows of a new pamphlet, with a default for each."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers: who asks and who answers are names; where one is empty, nobody speaks."""

    title: str
    author: str
    language: str
    condition: str
    asks: str
    answers: str


PROPOSED = Answers(
    title="An Untitled Pamphlet",
    author="",
    language="en",
    condition="Anybody may copy and print this pamphlet, on condition that it is reproduced in full.",
    asks="Jane Doe",
    answers="John Smith",
)


def labels_for(names: tuple[str, str]) -> tuple[str, str]:
    """Give the labels of two speakers: their initials, or where these are the same or none, Q and A.

    >>> labels_for(("Ida Marsh", "Walter Penn")), labels_for(("Ida Marsh", "Ivo Mann"))
    (('IM', 'WP'), ('Q', 'A'))
    """
    first, second = (
        "".join(word[0] for word in re.findall(r"[^\W\d_]+", name)[:3]).upper() for name in names
    )
    return (first, second) if first and second and first != second else ("Q", "A")
