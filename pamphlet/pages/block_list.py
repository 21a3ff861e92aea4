"""List the blocks of the work with their hashes: the list travels in EPUB, PDF and HTML, and measures a copy there."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pamphlet.work.model import Metadata
from pamphlet.work.words import Words

VERSION = 1


def block_list(metadata: Metadata, words: Words) -> bytes:
    """Give the list as JSON, one line a block, the same bytes every time."""
    head = {
        "version": VERSION,
        "title": metadata.title,
        "language": metadata.language,
        "identifier": metadata.identifier,
        "edition": metadata.edition,
        "released": metadata.released,
        "fingerprint": words.fingerprint,
        "words": words.count,
        "condition": metadata.licence.condition if metadata.licence else "",
    }
    blocks = ",\n".join(
        _json(
            {
                "id": block.anchor,
                "part": title,
                "turn": block.turn,
                "words": len(block.words),
                "sha256": block.sha256,
            }
        )
        for block, title in zip(words.blocks, words.titles, strict=True)
    )
    return f'{_json(head)[:-1]},"blocks":[\n{blocks}\n]}}\n'.encode()


def _json(value: Mapping[str, object]) -> str:
    """Write JSON without any “<”, so that it can stand within a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
