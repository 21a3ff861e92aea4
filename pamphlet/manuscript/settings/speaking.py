"""Read who speaks in a work, by which labels, who of them asks, and in which language."""

from __future__ import annotations

from collections.abc import Sequence

from pamphlet.manuscript.yaml.fields import Fields
from pamphlet.work.languages import is_language
from pamphlet.work.model import Speaker
from pamphlet.work.problems import did_you_mean


def speakers_of(root: Fields) -> tuple[Speaker, ...]:
    """Read the speakers; two may bear one name, for their keys tell them apart."""
    entry = root.group("speakers")
    if entry is None:
        return ()
    speakers: dict[str, Speaker] = {}
    names: set[str] = set()
    for key in entry.names():
        name = entry.text(key.value, required=True)
        short = " ".join(key.value.split())
        if not short:
            hint = "write “CS: Contemporary Socialist”: the label, a colon, the full name"
            root.problems.error("M02", "a speaker has no label", key.place, hint)
        elif short in speakers or short in names or name in speakers:
            message = f"the label “{short}” tells no single speaker"
            hint = "give each speaker a label that is no other's label or name"
            root.problems.error("M10", message, key.place, hint)
        else:
            speakers[short] = Speaker(short, name or short)
            names |= {name} - {""}
    return tuple(speakers.values())


def asks_of(fields: Fields, speakers: Sequence[Speaker]) -> tuple[str, ...] | None:
    """Read the keys of those who ask; None when nothing is said of it, and none when nobody does."""
    if fields.node("asks") is None:
        return None
    keys = {speaker.key for speaker in speakers}
    asking = []
    for typed in fields.values("asks"):
        key = " ".join(typed.value.split())
        if key in keys:
            asking.append(key)
        else:
            hint = (
                did_you_mean(key, keys)
                or "write the label of one of the speakers, or a list of them"
            )
            fields.problems.error("M07", f"no speaker is called “{key}”", typed.place, hint)
    return tuple(asking)


def hyphenation_of(root: Fields, language: str) -> str:
    """Read by the rules of which language words are divided: the work's own, in another region perhaps."""
    tag = root.text("hyphenation")
    if not tag:
        return ""
    if not is_language(tag):
        hint = "write a language with its region, like en-US or en-GB"
        root.error("M05", f"“{tag}” is no language tag", "hyphenation", hint)
        return ""
    if tag.partition("-")[0].lower() != language.partition("-")[0].lower():
        message = f"words in “{language}” cannot be divided by the rules of “{tag}”"
        hint = f"write “{language.partition('-')[0]}” with a region, or leave the field out"
        root.error("M05", message, "hyphenation", hint)
        return ""
    return tag


def language_of(fields: Fields, *, required: bool = False) -> str:
    """Read the language that a work or a part of it is in; an empty text where nothing is said, or no language."""
    tag = fields.text("language", required=required)
    if tag and not is_language(tag):
        hint = "write the short name of BCP 47: en for English, en-GB, de, el"
        fields.error("M05", f"“{tag}” is no language tag", "language", hint)
        return ""
    return tag
