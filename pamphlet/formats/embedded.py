"""Put data and scripts into elements of a page: none ends its element, and a policy knows each by its hash."""

from __future__ import annotations

import zlib
from base64 import b64encode
from hashlib import sha256

from pamphlet.work.exemplar import Exemplar


def deflated(exemplar: Exemplar) -> str:
    """Give an exemplar deflated (RFC 1950) and in Base64: a third of its size, and no character that ends a script."""
    return _packed(exemplar.as_json())


def deflated_text(text: str) -> str:
    """Give a text in the same form."""
    return _packed(text.encode())


def _packed(content: bytes) -> str:
    return b64encode(zlib.compress(content, 9)).decode("ascii")


def for_script(text: str) -> str:
    """Keep JSON from ending the script that holds it (HTML §4.12.1.3): a less-than sign is written as an escape."""
    return text.strip().replace("<", "\\u003c")


def hash_source(script: str) -> str:
    """Give the source expression by which a policy knows a script (CSP 3 §2.3.1)."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
