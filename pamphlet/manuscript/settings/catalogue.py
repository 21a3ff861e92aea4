"""Read what `pamphlet.yaml` says for shelves and catalogues: the series of the work, and what is claimed of its access.

In: the fields of the file. Out: the types of the model, or None for what is not said.
"""

from __future__ import annotations

from pamphlet.manuscript.yaml.fields import Fields
from pamphlet.work.expressions import expression
from pamphlet.work.model import AccessibilityClaim, Series

# EPUB Accessibility 1.1 §3.5.2: the claim is exactly one of these, which say the version and the level of WCAG.
_CONFORMANCE = expression(r"EPUB Accessibility 1\.1 - WCAG 2\.[0-2] Level A{1,3}")
_POSITION = expression(r"[0-9]+(\.[0-9]+)*")  # EPUB 3.3, “group-position”


def series_of(root: Fields) -> Series | None:
    """Read the series: its name, and the number of the work in it, if it has one."""
    entry = root.group("series", ("name", "number"))
    if entry is None:
        return None
    name = entry.text("name", required=True)
    number = entry.text("number")
    if number and not _POSITION.fullmatch(number):
        hint = "write a number, or several with points between: 3, 2.1"
        entry.error("M03", f"“{number}” is no number in a series", "number", hint)
    return Series(name, number) if name else None


def claim_of(root: Fields) -> AccessibilityClaim | None:
    """Read what the editor claims: a statement of conformance, and who looked into it."""
    entry = root.group("accessibility", ("conforms-to", "certified-by"))
    if entry is None:
        return None
    conforms_to = entry.text("conforms-to", required=True)
    certified_by = entry.text("certified-by", required=True)
    if conforms_to and not _CONFORMANCE.fullmatch(conforms_to):
        message = f"“{conforms_to}” is no statement of conformance"
        hint = "write it exactly so: EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
        entry.error("M03", message, "conforms-to", hint)
    return AccessibilityClaim(conforms_to, certified_by) if conforms_to and certified_by else None
