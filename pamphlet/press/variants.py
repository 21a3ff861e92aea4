"""The kinds of PDF that are made here: what standards each keeps to, and what it must be and say for that.

A new kind is a row at the end: PDF/UA-2 with PDF/A-4f, say, has the version, the identification and the structure
types of PDF 2.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# The structure types of ISO 32000-1 §14.8.4, by the role or the tag of an element; others have none of their own.
TYPES = {
    "section": "Sect", "aside": "Sect", "doc-footnote": "Note", "blockquote": "BlockQuote",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "p": "P", "pre": "P", "code": "Code", "ol": "L", "ul": "L",
    "table": "Table", "thead": "THead", "tbody": "TBody", "tr": "TR", "th": "TH", "td": "TD",
    "figure": "Div", "figcaption": "Caption", "img": "Figure", "{http://www.w3.org/2000/svg}svg": "Figure",
}  # fmt: skip

# PDF/A-3 knows no property of PDF/UA, so the file describes the one that it uses (ISO 19005-3 §6.6.2.3).
UA_SCHEMA = """\
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


@dataclass(frozen=True, slots=True)
class Variant:
    """A kind of PDF.

    `version` is the one of PDF that the file begins with; `identification` the properties of XMP that name the
    standards, and `extension` describes those that are no part of XMP; `types` are the structure types of elements, and
    `base` is WeasyPrint's name of what it draws for it (both empty where pages are only shown).
    """

    version: str
    identification: Mapping[str, str]
    extension: str = ""
    types: Mapping[str, str] = field(default_factory=dict)
    base: str = ""


# For screens, plain printing and reading aloud: PDF/A-3a and PDF/UA-1 in one.
READ = Variant(
    "1.7",
    {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"},
    UA_SCHEMA,
    TYPES,
    "pdf/a-3a",
)
# For printing shops: PDF/X-4.
SHOP = Variant("1.6", {"pdfxid:GTS_PDFXVersion": "PDF/X-4"})
