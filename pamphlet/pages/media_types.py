"""Name the media type of a file by its name, the same on every system: what the standard library knows differs."""

from __future__ import annotations

MEDIA_TYPES = {
    "css": "text/css",
    "epub": "application/epub+zip",
    "html": "text/html",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "yaml": "application/yaml",
    "yml": "application/yaml",
}


def media_type(name: str) -> str:
    """Give the media type of a file; of an unknown one, that of any bytes."""
    return MEDIA_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
