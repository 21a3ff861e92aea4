"""Read what `pamphlet.yaml` says under `print`: the paper of a booklet, and how it is bound."""

from __future__ import annotations

from pamphlet.manuscript import fields
from pamphlet.manuscript.yaml_nodes import Mapping
from pamphlet.model import Printing
from pamphlet.problems import Problem

THICKEST_MM = 1  # such a sheet is board, and is not folded
MOST_SHEETS = 99


def read_printing(root: Mapping, problems: list[Problem]) -> Printing:
    """Give what is said; what is not said is None."""
    entry = fields.mapping_of(root, "print", problems)
    if entry is None:
        return Printing()
    fields.reject_unknown(entry, ("paper-thickness-mm", "sheets-per-signature"), problems)
    thickness = fields.number_of(
        entry, "paper-thickness-mm", problems, most=THICKEST_MM, whole=False
    )
    sheets = fields.number_of(entry, "sheets-per-signature", problems, most=MOST_SHEETS, whole=True)
    return Printing(thickness, None if sheets is None else int(sheets))
