"""Say in the file what it is: title, people, dates and rights, and the standards that it keeps to.

The same facts stand in the information dictionary and in one RDF of the XMP packet (ISO 16684-1 §7). WeasyPrint 70 can
name one standard only and would put more into a second RDF, which is not well-formed XMP; so the packet is made here.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pydyf
import weasyprint
from weasyprint.pdf.metadata import DocumentMetadata

from pamphlet.press.engine.shapes import PdfFile
from pamphlet.press.properties import PROGRAM, SPACES, Properties, expanded, pdf_date, properties
from pamphlet.press.variants import Variant
from pamphlet.work.model import Metadata

PRODUCER = f"WeasyPrint {weasyprint.__version__}"
HEADER = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
FOOTER = '\n</x:xmpmeta>\n<?xpacket end="r"?>'
# How a property is written that has a value for each language, or several values in order or in none.
ARRAYS = {
    "Alt": {"dc:title", "dc:description", "dc:rights", "xmpRights:UsageTerms"},
    "Seq": {"dc:creator", "dc:date"},
    "Bag": {"dc:subject", "dc:language", "dc:publisher"},
}
for prefix, address in SPACES.items():
    ET.register_namespace(prefix, address)


class WorkMetadata(DocumentMetadata):  # type: ignore[misc] # WeasyPrint 70 has no annotations
    """What WeasyPrint asks for a document's metadata, answered from those of the work."""

    def __init__(self, work: Metadata, variant: Variant) -> None:
        super().__init__(title=work.title, lang=work.language)
        self._work, self._variant = work, variant

    def include_in_pdf(self, pdf: PdfFile, *_: object, **__: object) -> None:
        """Write the information dictionary and the XMP packet, which PDF/A wants uncompressed for finders."""
        pdf.info.clear()
        for name, value in _information(self._work).items():
            pdf.info[name] = pydyf.String(value)
        content = packet(self._work, self._variant)
        stream = pydyf.Stream([content], {"Type": "/Metadata", "Subtype": "/XML"})
        pdf.add_object(stream)
        pdf.catalog["Metadata"] = stream.reference


def packet(work: Metadata, variant: Variant) -> bytes:
    """Give the XMP packet."""
    root = ET.Element(expanded("rdf:RDF"))
    about = ET.SubElement(root, expanded("rdf:Description"), {expanded("rdf:about"): ""})
    told: Properties = {**variant.identification, **properties(work, work.title, PRODUCER)}
    for name, value in told.items():
        _add(ET.SubElement(about, expanded(name)), name, value)
    if variant.extension:
        root.append(ET.fromstring(variant.extension))  # noqa: S314 # it stands in a table of ours
    return (HEADER + ET.tostring(root, encoding="unicode") + FOOTER).encode()


def _add(element: ET.Element, name: str, value: str | list[str]) -> None:
    """Write the value of a property into its element."""
    kind = next((kind for kind, names in ARRAYS.items() if name in names), None)
    if kind is None:
        element.text = str(value)
        return
    array = ET.SubElement(element, expanded(f"rdf:{kind}"))
    for part in [value] if isinstance(value, str) else value:
        entry = ET.SubElement(array, expanded("rdf:li"))
        entry.text = part
        if kind == "Alt":
            entry.set("{http://www.w3.org/XML/1998/namespace}lang", "x-default")


def _information(work: Metadata) -> dict[str, str]:
    """Give the entries of the information dictionary (ISO 32000-1 §14.3.3), without the empty ones."""
    moment = pdf_date(work.released)
    entries = {
        "Title": work.title,
        "Author": "; ".join(person.name for person in work.contributors),
        "Subject": work.description,
        "Keywords": ", ".join(work.subjects),
        "Creator": PROGRAM,
        "Producer": PRODUCER,
        "CreationDate": moment,
        "ModDate": moment,
    }
    return {name: value for name, value in entries.items() if value}
