"""Say what the preview says, in the language of whoever looks: one YAML file a language, as the books have them."""

from __future__ import annotations

import re
from pathlib import Path

from pamphlet.pages.strings import load
from pamphlet.pages.strings.phrases import Speech

FOLDER = Path(__file__).parent / "strings"
ASKED = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*")
MOST_ASKED = 20


def speech_for(accepted: str) -> Speech:
    """Give the strings of the language that a browser would rather have (RFC 9110 §12.5.4), or else English."""
    wanted = []
    for number, asked in enumerate(accepted.split(",")[:MOST_ASKED]):
        if match := ASKED.fullmatch(asked):
            wanted.append((-float(match[2] or 1), number, match[1].lower()))
    for _, _, language in sorted(wanted):
        if strings := load(language, FOLDER):
            return Speech(strings, language)
    english = load("en", FOLDER)
    assert english
    return Speech(english, "en")
