"""Read what `pamphlet.yaml` says of print: the paper of a booklet, how it is bound, whether it is to be full."""

from __future__ import annotations

from typing import Literal

from pamphlet.manuscript.yaml import fields
from pamphlet.manuscript.yaml.nodes import Mapping
from pamphlet.work.model import Printing
from pamphlet.work.problems import Problem, error

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


def read_fit(root: Mapping, problems: list[Problem]) -> Literal["", "sheets"]:
    """Tell whether the pages are to fill whole sheets."""
    value = fields.text_of(root, "fit", problems)
    if value == "sheets":
        return "sheets"
    if value:
        message = f"the pages can be fitted to “sheets”, and to no “{value}”"
        hint = "write “fit: sheets”, or leave the field out"
        problems.append(error("M03", message, fields.place_of(root, "fit"), hint))
    return ""
