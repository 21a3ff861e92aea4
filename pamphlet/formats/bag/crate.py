"""Describe the payload of the bag for machines: an RO-Crate 1.2, which is flat JSON-LD in the terms of schema.org.

In: `Pages` and the files by their paths. Out: `ro-crate-metadata.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from pamphlet.formats.web.html import described
from pamphlet.pages import Pages
from pamphlet.pages.media_types import media_type
from pamphlet.release.sums import SUMS

METADATA = "ro-crate-metadata.json"
SPECIFICATION = "https://w3id.org/ro/crate/1.2"
WORK = "#work"
LICENCE = "LICENCE.txt"

Entity = dict[str, Any]


def crate(pages: Pages, files: Mapping[str, bytes]) -> bytes:
    """Give the metadata document: itself, the crate, the work, its people, its licence, and each file."""
    work, people = _work(pages)
    entities: list[Entity] = [
        {
            "@id": METADATA,
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": SPECIFICATION},
        },
        _root(pages, sorted(files)),
        work,
        *people,
        _licence(pages),
        *(_file(name, files[name]) for name in sorted(files) if name != LICENCE),
    ]
    document = {"@context": f"{SPECIFICATION}/context", "@graph": entities}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _root(pages: Pages, names: list[str]) -> Entity:
    """Describe the crate: name, description, day and licence are demanded (RO-Crate 1.2, root data entity)."""
    metadata = pages.metadata
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": metadata.title,
        "description": metadata.description or metadata.title,
        "datePublished": metadata.released,
        "license": {"@id": LICENCE},
        "mainEntity": {"@id": WORK},
        "hasPart": [{"@id": name} for name in names],
    }


def _work(pages: Pages) -> tuple[Entity, list[Entity]]:
    """Describe the work as the HTML file does, each thing within it turned into an entity of its own."""
    people: list[Entity] = []

    def flat(value: Any) -> Any:
        if isinstance(value, list):
            return [flat(member) for member in value]
        if not isinstance(value, dict):
            return value
        entity = {"@id": f"#{len(people) + 1}", "@type": value.get("@type", "Thing")}
        people.append(entity)
        entity |= {name: flat(member) for name, member in value.items() if name != "@type"}
        return {"@id": entity["@id"]}

    told = {name: value for name, value in described(pages).items() if name != "@context"}
    told["license"] = LICENCE
    work = {"@id": WORK, **{name: flat(value) for name, value in told.items()}}
    return work | {"license": {"@id": LICENCE}}, people


def _licence(pages: Pages) -> Entity:
    licence = pages.metadata.licence
    entity: Entity = {"@id": LICENCE, "@type": ["File", "CreativeWork"]}
    entity["encodingFormat"] = "text/plain"
    entity["name"] = licence.name if licence else pages.strings["licence"]
    if not licence:
        entity["description"] = pages.strings["licence-none"]
    elif licence.condition:
        entity["description"] = licence.condition
    return entity | ({"url": licence.url} if licence and licence.url else {})


def _file(name: str, content: bytes) -> Entity:
    folder, _, leaf = name.rpartition("/")
    entity: Entity = {
        "@id": name,
        "@type": "File",
        "name": leaf,
        "encodingFormat": media_type(leaf) if "." in leaf else "text/plain",
        "contentSize": str(len(content)),
        "sha256": sha256(content).hexdigest(),
    }
    return entity | dict(_relation(folder, leaf))


def _relation(folder: str, leaf: str) -> Iterator[tuple[str, Any]]:
    """Say that a file of the release holds the work, and that all came from the manuscript."""
    if folder == "release" and leaf != SUMS:
        yield "encodesCreativeWork", {"@id": WORK}
