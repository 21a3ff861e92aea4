"""Documents as word processors make them, written by hand: each holds what its test is about, and no more."""

from __future__ import annotations

from tests.verify.samples import zip_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{TYPES}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
OFFICE = " ".join(
    f'xmlns:{prefix}="{ODF}:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "svg": "svg-compatible",
    }.items()
)


def related(**targets: str) -> str:
    """List the parts that a part has, by the kinds of what they are to it."""
    rows = "".join(
        f'<Relationship Id="r{kind}" Type="{TYPES}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'


def docx(
    body: str, *, styles: str = "", notes: str = "", others: dict[str, str | bytes] | None = None
) -> bytes:
    """Make a Word document; `notes` are its footnotes, `styles` its styles, `others` replace or join its files."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types><Override PartName="/word/document.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
        ),
        "_rels/.rels": related(officeDocument="word/document.xml"),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": related(
            styles="styles.xml", footnotes="footnotes.xml", aFChunk="chunk.html"
        ),
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>",
        "word/chunk.html": "<!DOCTYPE html><p>from a page",
    }
    return zip_of(files | (others or {}))


def p(*runs: str, properties: str = "") -> str:
    """Make a paragraph of runs; what does not begin with a tag is the text of one."""
    pieces = (run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(pieces)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Make a run of text, or of what begins with a tag."""
    content = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def content_xml(body: str, styles: str = "") -> str:
    """Make the main part of an OpenDocument text."""
    return (
        f"<office:document-content {OFFICE}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(body: str, *, styles: str = "", others: dict[str, str | bytes] | None = None) -> bytes:
    """Make an OpenDocument text; `others` replace or join its files."""
    files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content_xml(body, styles),
    }
    return zip_of(files | (others or {}))
