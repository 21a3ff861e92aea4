"""Name the media types of a site, those that e-readers and feeds need among them."""

from __future__ import annotations

from pamphlet.pages.media_types import media_type as _media_type

# By the ends of names, the longest first.
OWN = {
    "manifest.json": "application/webpub+json",
    "feed.json": "application/feed+json",
    ".atom": "application/atom+xml",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".xml": "application/xml",
    ".zip": "application/zip",
    ".minisig": "text/plain",
}
OPDS_1 = "application/atom+xml;profile=opds-catalog"
OPDS_2 = "application/opds+json"


def media_type(name: str) -> str:
    """Give the media type of a file."""
    return next((kind for end, kind in OWN.items() if name.endswith(end)), None) or (
        _media_type(name) if "." in name else "text/plain"
    )
