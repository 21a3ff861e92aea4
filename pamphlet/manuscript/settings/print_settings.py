"""Read what `pamphlet.yaml` says of print: the paper of a booklet, how it is bound, what its contents list."""

from __future__ import annotations

from typing import Literal

from pamphlet.manuscript.yaml.fields import Fields
from pamphlet.work.model import CONTENTS, Contents, Printing
from pamphlet.work.problems import did_you_mean

THICKEST_MM = 1  # such a sheet is board, and is not folded
MOST_SHEETS = 99


def printing_of(root: Fields) -> Printing:
    """Read how a booklet is to be made; what is not said is None."""
    entry = root.group("print", ("paper-thickness-mm", "sheets-per-signature"))
    if entry is None:
        return Printing()
    thickness = entry.number("paper-thickness-mm", most=THICKEST_MM, whole=False)
    sheets = entry.number("sheets-per-signature", most=MOST_SHEETS, whole=True)
    return Printing(thickness, None if sheets is None else int(sheets))


def fit_of(root: Fields) -> Literal["", "sheets"]:
    """Tell whether the pages are to fill whole sheets."""
    value = root.text("fit")
    if value == "sheets":
        return "sheets"
    if value:
        message = f"the pages can be fitted to “sheets”, and to no “{value}”"
        root.error("M03", message, "fit", "write “fit: sheets”, or leave the field out")
    return ""


def contents_of(root: Fields) -> Contents:
    """Read what the printed contents list beside the parts."""
    value = root.text("contents") or CONTENTS[0]
    for kind in CONTENTS:
        if value == kind:
            return kind
    message = f"the printed contents can list parts, headings or questions, and no “{value}”"
    hint = did_you_mean(value, CONTENTS) or "write parts, headings or questions"
    root.error("M03", message, "contents", hint)
    return CONTENTS[0]
