"""Read `emendations.yaml`: every place where the parts depart from the copy text, and why.

An entry that is `kept: true` instead of having `reads` records an oddity of the copy text that is
printed as received.
"""

from __future__ import annotations

from pamphlet.manuscript.yaml import fields
from pamphlet.manuscript.yaml.nodes import Mapping, Node, Sequence
from pamphlet.work.model import Emendation
from pamphlet.work.problems import Problem, error


def read_emendations(root: Node, problems: list[Problem]) -> tuple[Emendation, ...]:
    """Read the record: each entry has `copy-text`, `reads` (or `kept: true`) and `reason`."""
    items = root.items if isinstance(root, Sequence) else ()
    if not isinstance(root, Sequence) and not (isinstance(root, Mapping) and not root.entries):
        fields.wrong_kind("emendations.yaml", "a list of entries with fields", root, problems)
    found = []
    for item in items:
        if not isinstance(item, Mapping):
            fields.wrong_kind("an emendation", "fields with values", item, problems)
            continue
        fields.reject_unknown(item, ("copy-text", "reads", "kept", "reason"), problems)
        received = fields.text_of(item, "copy-text", problems, required=True)
        kept = fields.flag_of(item, "kept", problems)
        reads = received if kept else fields.text_of(item, "reads", problems)
        reason = fields.text_of(item, "reason", problems, required=True)
        if item.get("kept") is None and item.get("reads") is None:
            hint = "write “reads: …”, the words as printed here, or “kept: true”"
            problems.append(error("M02", "the field “reads” is missing", item.place, hint))
        elif not kept and reads == received:
            hint = "write “kept: true” instead of “reads” to record that it is printed as received"
            problems.append(error("E02", "this emendation changes nothing", item.place, hint))
        elif received:
            found.append(Emendation(received, reads, reason, item.place))
    return tuple(found)
