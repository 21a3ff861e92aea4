"""Write `pamphlet.yaml`, with comments that explain each field to whoever opens it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PLAIN = re.compile(r"[^\W\d_](?:[\w .()’“”„«»–—/&+!?-]*[\w.)”’»!?])?")
_WORDS_OF_YAML = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
LICENCE = "Reproduce in full"  # the name of a licence that has none of its own


@dataclass(slots=True)
class Settings:
    """What a `pamphlet.yaml` says; what is empty stands there as a comment that shows how it is written."""

    title: str
    language: str
    released: str
    parts: Sequence[str]
    title_supplied: bool = False
    subtitle: str = ""
    people: Sequence[tuple[str, str]] = ()
    condition: str = ""
    speakers: Sequence[tuple[str, str]] = ()
    asks: str = ""
    copy_text: str = ""
    emendations: str = ""


def settings_file(settings: Settings) -> str:
    """Give the text of the file."""
    sections = (
        _title(settings),
        _people(settings),
        _dates(settings),
        _licence(settings),
        _speakers(settings),
        _files(settings),
    )
    return "\n".join(sections)


def quoted(text: str) -> str:
    """Write a value so that YAML reads it as this text: plain where that is sure, else in quotation marks."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(_printable(sign) for sign in escaped)}"'


def _printable(sign: str) -> str:
    return sign if sign.isprintable() else f"\\U{ord(sign):08X}"


def _title(settings: Settings) -> str:
    lines = [
        "# What this file says is printed on cover, title page and licence page, and told to catalogues."
    ]
    lines += [f"title: {quoted(settings.title)}"]
    if settings.title_supplied:
        lines += ["title-supplied: true  # the work itself bears no title; the book says so"]
    lines += [f"subtitle: {quoted(settings.subtitle)}" if settings.subtitle else "# subtitle: …"]
    return "\n".join(
        [*lines, f"language: {settings.language}  # the short name: en, en-GB, de, el …", ""]
    )


def _people(settings: Settings) -> str:
    lines = [
        "# Who made it. Roles: author, editor, translator, interviewer, interviewee, illustrator …"
    ]
    if settings.people:
        lines += ["contributors:"]
        lines += [f"  - {{name: {quoted(name)}, role: {role}}}" for name, role in settings.people]
    else:
        lines += ["# contributors:", "#   - {name: Jane Doe, role: author}"]
    return "\n".join([*lines, ""])


def _dates(settings: Settings) -> str:
    return "\n".join(
        [
            "# When the work was made: a year, a month or a day. When these files are given out: a day.",
            "# date: 2011-08",
            f"released: {settings.released}",
            "",
            "# description: One or two sentences for the back cover and for catalogues.",
            "",
        ]
    )


def _licence(settings: Settings) -> str:
    lines = [
        "# On which condition it may be passed on. The sentence must stand word for word in a part."
    ]
    if settings.condition:
        lines += [
            "licence:",
            f"  name: {LICENCE}",
            f"  condition: {quoted(settings.condition)}",
            "  # url: https://…",
        ]
    else:
        lines += ["# licence:", f"#   name: {LICENCE}", "#   condition: …"]
    return "\n".join([*lines, ""])


def _speakers(settings: Settings) -> str:
    lines = [
        "# Who speaks in a part whose role is interview: the label that stands before the colon, and the full name."
    ]
    if settings.speakers:
        lines += ["speakers:"]
        lines += [f"  {quoted(key)}: {quoted(name)}" for key, name in settings.speakers]
        asks = f"asks: {quoted(settings.asks or settings.speakers[0][0])}"
        lines += [asks if settings.asks else f"# {asks}"]
    else:
        lines += ["# speakers:", "#   JD: Jane Doe"]
    lines += ["# alterations: true  # if square brackets mark words that the editor altered"]
    return "\n".join([*lines, ""])


def _files(settings: Settings) -> str:
    lines = ["# The parts, in their order.", "parts:"]
    lines += [f"  - {quoted(name)}" for name in settings.parts]
    for field_name, name in (
        ("copy-text", settings.copy_text),
        ("emendations", settings.emendations),
    ):
        if name:
            lines += [f"{field_name}: {name}"]
    return "\n".join([*lines, ""])
