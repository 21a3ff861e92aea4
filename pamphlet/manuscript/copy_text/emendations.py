"""Read `emendations.yaml`: every place where the parts depart from the copy text, and why.

An entry that is `kept: true` instead of having `reads` records an oddity of the copy text that is
printed as received; of such oddities nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pamphlet.manuscript.files import Folder
from pamphlet.manuscript.yaml.fields import Fields, fields_of, wrong_kind
from pamphlet.manuscript.yaml.nodes import Mapping, Node, Sequence
from pamphlet.work.model import Emendation
from pamphlet.work.problems import Problem, Problems


def read_emendations(root: Node, problems: Problems) -> tuple[Emendation, ...]:
    """Read the record: each entry has `copy-text`, `reads` (or `kept: true`) and `reason`."""
    if isinstance(root, Mapping) and not root.entries:  # an empty file
        return ()
    if not isinstance(root, Sequence):
        wrong_kind("emendations.yaml", "a list of entries with fields", root, problems)
        return ()
    entries = (fields_of(item, "an emendation", problems) for item in root.items)
    emendations = (_emendation(entry) for entry in entries if entry)
    return tuple(emendation for emendation in emendations if emendation)


def _emendation(entry: Fields) -> Emendation | None:
    entry.reject_unknown(("copy-text", "reads", "kept", "reason"))
    place = entry.mapping.place
    received = entry.text("copy-text", required=True)
    kept = entry.flag("kept")
    reads = received if kept else entry.text("reads")
    reason = entry.text("reason", required=True)
    if entry.node("kept") is None and entry.node("reads") is None:
        hint = "write “reads: …”, the words as printed here, or “kept: true”"
        entry.problems.error("M02", "the field “reads” is missing", place, hint)
    elif not kept and reads == received:
        hint = "write “kept: true” instead of “reads” to record that it is printed as received"
        entry.problems.error("E02", "this emendation changes nothing", place, hint)
    elif received:
        return Emendation(received, reads, reason, place)
    return None


def without_kept(
    problems: Iterable[Problem], folder: Folder, emendations: Iterable[Emendation]
) -> Iterator[Problem]:
    """Give the problems that do not stand within words which the editor keeps as received."""
    kept = [
        re.compile(r"\s+".join(map(re.escape, emendation.copy_text.split())))
        for emendation in emendations
        if emendation.reads == emendation.copy_text
    ]
    for problem in problems:
        if not any(_stands_within(problem, pattern, folder) for pattern in kept):
            yield problem


def _stands_within(problem: Problem, pattern: re.Pattern[str], folder: Folder) -> bool:
    text = folder.text_at(problem.place)
    position = problem.place.position_in(text)
    return any(run.start() <= position < run.end() for run in pattern.finditer(text))
