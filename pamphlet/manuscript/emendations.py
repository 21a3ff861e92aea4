"""Read `emendations.yaml`, and prove that the parts are the copy text word for word but for what it records.

White space, line ends and markup are no differences, and a word broken at a hyphen over a line end is whole. An entry
that is `kept: true` instead of having `reads` records an oddity of the copy text that is printed as received.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pamphlet.manuscript import fields
from pamphlet.manuscript.yaml_nodes import Mapping, Node, Sequence
from pamphlet.model import Emendation
from pamphlet.problems import Place, Problem, error
from pamphlet.wording import Words

CONTEXT = 3  # words shown on either side of a difference
SHOWN_MOST = 40  # differences told one by one


def read_emendations(root: Node, problems: list[Problem]) -> tuple[Emendation, ...]:
    """Read the record: each entry has `copy-text`, `reads` (or `kept: true`) and `reason`."""
    items = root.items if isinstance(root, Sequence) else ()
    if not isinstance(root, Sequence) and not (isinstance(root, Mapping) and not root.entries):
        fields.wrong_kind("emendations.yaml", "a list of entries", root, problems)
    found = []
    for item in items:
        if not isinstance(item, Mapping):
            fields.wrong_kind("an emendation", "fields: copy-text, reads, reason", item, problems)
            continue
        fields.reject_unknown(item, ("copy-text", "reads", "kept", "reason"), problems)
        received = fields.text_of(item, "copy-text", problems, required=True)
        kept = fields.flag_of(item, "kept", problems)
        reads = received if kept else fields.text_of(item, "reads", problems)
        reason = fields.text_of(item, "reason", problems, required=True)
        if not kept and item.get("reads") is None:
            problems.append(error("M02", "the field “reads” is missing", item.place, "say how it is printed, or “kept: true”"))
        elif not kept and reads == received:
            hint = "write “kept: true” instead of “reads” to record that it is printed as received"
            problems.append(error("E02", "this emendation changes nothing", item.place, hint))
        elif received:
            found.append(Emendation(received, reads, reason, item.place))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Received:
    """The copy text with the emendations made: its words, and for each the emendation that it comes from, or None."""

    words: list[str]
    origins: list[Emendation | None]


def differences(
    copy_text: str,
    emendations: tuple[Emendation, ...],
    words: Words,
    places: dict[str, Place],
    problems: list[Problem],
) -> None:
    """Note each difference that no emendation explains, and each emendation that explains nothing.

    `places` gives the place of each block by its anchor.
    """
    flat = " ".join(unicodedata.normalize("NFC", copy_text).split())
    usable = tuple(_once(flat, emendations, problems))
    received = _received(flat, usable)
    printed = words.flat()
    where = [places[block.anchor] for block in words.blocks for _ in block.words]
    line_ends = set(re.findall(r"(\S+-)[^\S\n]*\n\s*(\S+)", copy_text))
    chunks = list(_chunks(received, printed, line_ends))
    idle: set[Emendation] = set()
    told = 0
    for i, i_end, j, j_end in chunks:
        concerned = {each for each in received.origins[i:i_end] if each}
        idle |= concerned
        if not concerned:
            told += 1
            if told <= SHOWN_MOST:
                problems.append(_difference(received.words, printed, where, (i, i_end, j, j_end)))
    if told > SHOWN_MOST:
        place = Place(where[0].path) if where else Place("copy-text.txt")
        problems.append(error("E01", f"and {told - SHOWN_MOST} differences more", place))
    for emendation in sorted(idle, key=lambda each: each.place):
        message = f"the parts do not read “{emendation.reads}” here"
        hint = "change the part, or take the emendation out"
        problems.append(error("E02", message, emendation.place, hint))


def _once(flat: str, emendations: tuple[Emendation, ...], problems: list[Problem]) -> Iterator[Emendation]:
    """Give the emendations whose copy text stands exactly once, and note the others."""
    for emendation in emendations:
        count = flat.count(unicodedata.normalize("NFC", emendation.copy_text))
        if count == 1:
            yield emendation
            continue
        times = f"stands {count} times in the copy text" if count else "does not stand in the copy text"
        hint = "add words before or after it" if count else "copy it letter by letter, with the line end as a space"
        problems.append(error("E03", f"“{emendation.copy_text}” {times}", emendation.place, hint))


def _received(flat: str, emendations: tuple[Emendation, ...]) -> _Received:
    spans = sorted(
        ((flat.index(unicodedata.normalize("NFC", each.copy_text)), each) for each in emendations),
        key=lambda pair: pair[0],
    )
    text = ""
    marks: list[tuple[int, int, Emendation]] = []
    end = 0
    for start, emendation in spans:
        if start < end:
            continue
        text += flat[end:start]
        reads = unicodedata.normalize("NFC", emendation.reads)
        marks.append((len(text), len(text) + len(reads), emendation))
        text += reads
        end = start + len(emendation.copy_text)
    text += flat[end:]
    words: list[str] = []
    origins: list[Emendation | None] = []
    for found in re.finditer(r"\S+", text):
        words.append(found.group())
        origins.append(
            next((each for first, last, each in marks if found.start() < last and found.end() > first), None)
        )
    return _Received(words, origins)


def _chunks(
    received: _Received, printed: tuple[str, ...], line_ends: set[tuple[str, str]]
) -> Iterator[tuple[int, int, int, int]]:
    """Give each run of words that differs, as bounds in the received and the printed words."""
    joined = _join_broken(received, printed, line_ends)
    if tuple(joined.words) == printed:
        return
    received.words[:], received.origins[:] = joined.words, joined.origins
    from rapidfuzz.distance import Indel

    for op in Indel.opcodes(received.words, list(printed)).as_list():
        if op.tag != "equal":
            yield op.src_start, op.src_end, op.dest_start, op.dest_end


def _join_broken(
    received: _Received, printed: tuple[str, ...], line_ends: set[tuple[str, str]]
) -> _Received:
    """Put words together that a line end broke at a hyphen, where the printed text has them in one."""
    whole = set(printed)
    words: list[str] = []
    origins: list[Emendation | None] = []
    for word, origin in zip(received.words, received.origins, strict=True):
        broken = bool(words) and (words[-1], word) in line_ends and words[-1] + word in whole
        if broken:
            words[-1] += word
            origins[-1] = origins[-1] or origin
        else:
            words.append(word)
            origins.append(origin)
    return _Received(words, origins)


def _difference(
    received: list[str], printed: tuple[str, ...], where: list[Place], bounds: tuple[int, int, int, int]
) -> Problem:
    i, i_end, j, j_end = bounds
    place = where[min(j, len(where) - 1)] if where else Place("copy-text.txt")
    had = " ".join(received[i:i_end][:12])
    has = " ".join(printed[j:j_end][:12])
    before = " ".join(printed[max(0, j - CONTEXT) : j])
    after = f" after “{before}”" if before else " at the beginning"
    if had and has:
        message = f"the copy text reads “{had}”, this part “{has}”,{after}"
    elif had:
        message = f"the copy text has “{had}”{after}, this part has not"
    else:
        message = f"this part has “{has}”{after}, the copy text has not"
    return error("E01", message, place, "restore the words, or record the emendation and its reason")
