"""Say of a work what every file of it tells: title, people, dates and rights, by their names in XMP (ISO 16684-1)."""

from __future__ import annotations

import re
from typing import TypeAlias

from pamphlet import PROGRAM
from pamphlet.work.model import Metadata

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

# All that XMP has room for: “circa” and years before Christ stand in the text alone.
_PLAIN_DATE = re.compile(r"(?!0000)\d{4}(?:-\d{2}){0,2}")

Properties: TypeAlias = dict[str, str | list[str]]


def properties(work: Metadata, title: str, producer: str = PROGRAM) -> Properties:
    """Give the properties of a file of a work, without the empty ones; no clock but that of the release."""
    moment = xmp_date(work.released)
    condition, address = (work.licence.condition, work.licence.url) if work.licence else ("", "")
    every: Properties = {
        "dc:format": "application/pdf",
        "dc:identifier": work.identifier,
        "pdf:Producer": producer,
        "pdf:Keywords": ", ".join(work.subjects),
        "xmp:CreatorTool": PROGRAM,
        "xmp:CreateDate": moment,
        "xmp:ModifyDate": moment,
        "xmp:MetadataDate": moment,
        "xmpRights:Marked": "True" if work.licence else "",
        "xmpRights:WebStatement": address,
        "dc:title": title,
        "dc:creator": [person.name for person in work.contributors],
        "dc:description": work.description,
        "dc:subject": list(work.subjects),
        "dc:language": [work.language],
        "dc:publisher": [work.publisher],
        "dc:date": [work.date] if _PLAIN_DATE.fullmatch(work.date) else [],
        "dc:rights": condition,
        "xmpRights:UsageTerms": condition,
    }
    return {name: value for name, value in every.items() if any(value)}


def expanded(name: str) -> str:
    """Give a name with the address of its namespace in place of the prefix."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def xmp_date(date: str) -> str:
    """Turn a year, a month or a day into the moment in which it begins, in universal time."""
    return "-".join([*date.split("-"), "01", "01"][:3]) + "T00:00:00Z"


def pdf_date(date: str) -> str:
    """Write the same moment as PDF does (ISO 32000-1 §7.9.4)."""
    return f"D:{''.join(filter(str.isdecimal, xmp_date(date)))}Z"
