"""Put JSON and scripts into a page: none ends its element, and a policy knows each by its hash."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256


def for_script(json: str) -> str:
    """Keep JSON from ending the script that holds it (HTML §4.12.1.3): a less-than sign is written as an escape."""
    return json.replace("<", "\\u003c")


def hash_source(text: str) -> str:
    """Give the source expression by which a policy knows a script or a style (CSP 3 §2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
