"""Read back what a finished EPUB claims of its accessibility, and say it as booksellers do.

In: the opened book. Out: codes of ONIX code list 196 (E-publication Accessibility Details) with their names. A code
stands for what the package document says, nothing else.

Which code a property of schema.org has is told by the W3C's Schema.org Accessibility Properties Crosswalk, “From
EPUB” and “From Schema.org” (w3c.github.io/a11y-discov-vocab/crosswalk/); of code 52 it says nothing, and the DAISY
Consortium's knowledge base does: a sufficient access mode of `textual`
(kb.daisy.org/publishing/docs/metadata/onix/codelist-196/196-52.html). `unlocked` is in list 144 what it says, and
not code 10 of this one, which promises far more: reading systems, images of text, styles.
"""

from __future__ import annotations

import re

from pamphlet.formats.epub.checks.opened import OpenedBook

FEATURE = "schema:accessibilityFeature"

# The property and the value of the package document, the code, and its name.
CODES = (
    (FEATURE, "tableOfContents", "11", "Table of contents navigation"),
    (FEATURE, "readingOrder", "13", "Single logical reading order"),
    (FEATURE, "alternativeText", "14", "Short alternative textual descriptions"),
    (FEATURE, "printPageNumbers", "19", "Print-equivalent page numbering"),
    (FEATURE, "structuralNavigation", "29", "Next / Previous structural navigation"),
    (FEATURE, "ARIA", "30", "ARIA roles provided"),
    (FEATURE, "displayTransformability", "36", "All textual content can be modified"),
    (FEATURE, "pageNavigation", "41", "Page list navigation"),
    (
        "schema:accessModeSufficient",
        "textual",
        "52",
        "All non-decorative content supports reading without sight",
    ),
)
CONFORMS = "04"
WCAG = {"2.0": "80", "2.1": "81", "2.2": "82"}
LEVELS = {"A": "84", "AA": "85", "AAA": "86"}

_CONFORMANCE = re.compile(r"EPUB Accessibility 1\.1 - WCAG (\S+) Level (A+)")


def onix_196(book: OpenedBook) -> dict[str, str]:
    """Give the codes that are true of a book, in their order, each with its meaning."""
    claims = [(meta.get("property"), meta.text or "") for _, meta in book.select("//opf:meta")]
    codes = {code: name for key, value, code, name in CODES if (key, value) in claims}
    for key, value in claims:
        if key == "a11y:certifiedBy":
            codes["90"] = f"Compliance certification by: {value}"
        elif key == "dcterms:conformsTo" and (statement := _CONFORMANCE.fullmatch(value)):
            codes[CONFORMS] = "EPUB Accessibility Specification 1.1"
            codes[WCAG[statement[1]]] = f"WCAG v{statement[1]}"
            codes[LEVELS[statement[2]]] = f"WCAG level {statement[2]}"
    return dict(sorted(codes.items()))
