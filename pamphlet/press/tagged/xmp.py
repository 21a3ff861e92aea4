"""Say in the file what it is: title, people, dates and rights, and the two standards that it keeps to.

The same facts stand in the information dictionary and in one RDF of the XMP packet (ISO 16684-1 §7). WeasyPrint 70 can
name one standard only and would put more into a second RDF, which is not well-formed XMP; so the packet is made here.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pydyf
import weasyprint
from weasyprint.pdf.metadata import DocumentMetadata

from pamphlet import PROGRAM
from pamphlet.work.model import Metadata

PRODUCER = f"WeasyPrint {weasyprint.__version__}"

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}

# PDF/A knows no property of PDF/UA, so the file describes the one that it uses (ISO 19005-3 §6.6.2.3).
EXTENSION = """\
<rdf:Description rdf:about=""
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""

HEADER = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
FOOTER = '\n</x:xmpmeta>\n<?xpacket end="r"?>'


class WorkMetadata(DocumentMetadata):  # type: ignore[misc] # WeasyPrint 70 has no annotations
    """What WeasyPrint asks for a document's metadata, answered from those of the work."""

    def __init__(self, work: Metadata) -> None:
        super().__init__(title=work.title, lang=work.language)
        self._work = work

    def include_in_pdf(self, pdf: Any, *_: object, **__: object) -> None:
        """Write the information dictionary and the XMP packet, which PDF/A wants uncompressed for finders."""
        pdf.info.clear()
        for name, value in information(self._work).items():
            pdf.info[name] = pydyf.String(value)
        packet = pydyf.Stream([xmp(self._work)], {"Type": "/Metadata", "Subtype": "/XML"})
        pdf.add_object(packet)
        pdf.catalog["Metadata"] = packet.reference


def information(work: Metadata) -> dict[str, str]:
    """Give the entries of the information dictionary (ISO 32000-1 §14.3.3), without the empty ones."""
    entries = {
        "Title": work.title,
        "Author": "; ".join(person.name for person in work.contributors),
        "Subject": work.description,
        "Keywords": ", ".join(work.subjects),
        "Creator": PROGRAM,
        "Producer": PRODUCER,
        "CreationDate": pdf_date(work.released),
        "ModDate": pdf_date(work.released),
    }
    return {name: value for name, value in entries.items() if value}


def xmp(work: Metadata) -> bytes:
    """Give the XMP packet."""
    root = ET.Element(_name("rdf:RDF"))
    about = ET.SubElement(root, _name("rdf:Description"), {_name("rdf:about"): ""})
    for name, value in _simple(work).items():
        if value:
            ET.SubElement(about, _name(name)).text = value
    for name, (kind, values) in _listed(work).items():
        if any(values):
            array = ET.SubElement(ET.SubElement(about, _name(name)), _name(f"rdf:{kind}"))
            for value in values:
                entry = ET.SubElement(array, _name("rdf:li"))
                entry.text = value
                if kind == "Alt":
                    entry.set("{http://www.w3.org/XML/1998/namespace}lang", "x-default")
    root.append(ET.fromstring(EXTENSION))  # noqa: S314 # it stands above
    for prefix, uri in SPACES.items():
        ET.register_namespace(prefix, uri)
    for prefix in ("Extension", "Schema", "Property"):
        mark = "/" if prefix == "Extension" else "#"
        ET.register_namespace(
            f"pdfa{prefix}", f"http://www.aiim.org/pdfa/ns/{prefix.lower()}{mark}"
        )
    return (HEADER + ET.tostring(root, encoding="unicode") + FOOTER).encode()


def pdf_date(date: str) -> str:
    """Turn a year, a month or a day into a date of PDF (ISO 32000-1 §7.9.4): its beginning, in universal time."""
    year, month, day = [*date.split("-"), "01", "01"][:3]
    return f"D:{year}{month}{day}000000Z"


def xmp_date(date: str) -> str:
    """Turn a year, a month or a day into the same moment as `pdf_date`, as XMP writes it."""
    year, month, day = [*date.split("-"), "01", "01"][:3]
    return f"{year}-{month}-{day}T00:00:00Z"


def _simple(work: Metadata) -> dict[str, str]:
    """Give the properties with one value."""
    licence = work.licence
    return {
        "pdfaid:part": "3",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
        "dc:format": "application/pdf",
        "dc:identifier": work.identifier,
        "pdf:Producer": PRODUCER,
        "pdf:Keywords": ", ".join(work.subjects),
        "xmp:CreatorTool": PROGRAM,
        "xmp:CreateDate": xmp_date(work.released),
        "xmp:ModifyDate": xmp_date(work.released),
        "xmp:MetadataDate": xmp_date(work.released),
        "xmpRights:Marked": "True" if licence else "",
        "xmpRights:WebStatement": licence.url if licence else "",
    }


def _listed(work: Metadata) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give the properties that are arrays: their kind, and their values."""
    condition = (work.licence.condition,) if work.licence else ()
    return {
        "dc:title": ("Alt", (work.title,)),
        "dc:creator": ("Seq", tuple(person.name for person in work.contributors)),
        "dc:description": ("Alt", (work.description,)),
        "dc:subject": ("Bag", work.subjects),
        "dc:language": ("Bag", (work.language,)),
        "dc:publisher": ("Bag", (work.publisher,)),
        "dc:date": ("Seq", (work.date,)),
        "dc:rights": ("Alt", condition),
        "xmpRights:UsageTerms": ("Alt", condition),
    }


def _name(qualified: str) -> str:
    """Give a name with its prefix as ElementTree writes it."""
    prefix, _, local = qualified.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"
