"""Put pictures into a file itself, for formats that are one file."""

from __future__ import annotations

import base64
import re

from pamphlet.pages import Asset, Pages

SOURCE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)(")')


def data_address(asset: Asset) -> str:
    """Give a picture as an address that holds it (RFC 2397)."""
    return f"data:{asset.media_type};base64,{base64.b64encode(asset.content).decode('ascii')}"


def embedded(markup: str, pages: Pages) -> str:
    """Put every picture of the book into the markup that shows it. Raises KeyError for one that the book lacks."""
    if not pages.assets:
        return markup
    addresses = {asset.name: data_address(asset) for asset in pages.assets}
    return SOURCE.sub(lambda found: f"{found[1]}{addresses[found[2]]}{found[3]}", markup)
