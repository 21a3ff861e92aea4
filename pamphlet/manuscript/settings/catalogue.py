"""Read what `pamphlet.yaml` says for shelves and catalogues: the series of the work, and what is claimed of its access.

In: the root mapping of the file. Out: the types of the model, or None for what is not said.
"""

from __future__ import annotations

import re

from pamphlet.manuscript.yaml import fields
from pamphlet.manuscript.yaml.nodes import Mapping
from pamphlet.work.model import AccessibilityClaim, Series
from pamphlet.work.problems import Problem, error

# EPUB Accessibility 1.1 §3.5.2: the claim is exactly one of these, which say the version and the level of WCAG.
_CONFORMANCE = re.compile(r"EPUB Accessibility 1\.1 - WCAG 2\.[0-2] Level A{1,3}")
_POSITION = re.compile(r"[0-9]+(\.[0-9]+)*")  # EPUB 3.3, “group-position”


def series_of(root: Mapping, problems: list[Problem]) -> Series | None:
    """Read the series: its name, and the number of the work in it, if it has one."""
    entry = fields.mapping_of(root, "series", problems)
    if entry is None:
        return None
    fields.reject_unknown(entry, ("name", "number"), problems)
    name = fields.text_of(entry, "name", problems, required=True)
    number = fields.text_of(entry, "number", problems)
    if number and not _POSITION.fullmatch(number):
        message = f"“{number}” is no number in a series"
        hint = "write a number, or several with points between: 3, 2.1"
        problems.append(error("M03", message, fields.place_of(entry, "number"), hint))
    return Series(name, number) if name else None


def claim_of(root: Mapping, problems: list[Problem]) -> AccessibilityClaim | None:
    """Read what the editor claims: a statement of conformance, and who looked into it."""
    entry = fields.mapping_of(root, "accessibility", problems)
    if entry is None:
        return None
    fields.reject_unknown(entry, ("conforms-to", "certified-by"), problems)
    conforms_to = fields.text_of(entry, "conforms-to", problems, required=True)
    certified_by = fields.text_of(entry, "certified-by", problems, required=True)
    if conforms_to and not _CONFORMANCE.fullmatch(conforms_to):
        message = f"“{conforms_to}” is no statement of conformance"
        hint = "write it exactly so: EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
        problems.append(error("M03", message, fields.place_of(entry, "conforms-to"), hint))
    return AccessibilityClaim(conforms_to, certified_by) if conforms_to and certified_by else None
