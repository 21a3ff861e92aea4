"""The pictures of a draft: brought to what a manuscript may have, named, and described.

PNG, JPEG and SVG stay as they are; what Pillow can read besides becomes PNG. A picture that nobody described gets words
that say so, as a decision: a build takes none without.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

from pamphlet.editor.imports.decisions import Decisions
from pamphlet.editor.imports.document import Document, LeftOut
from pamphlet.editor.imports.tree import Picture, every_run
from pamphlet.manuscript.slugs import slug_of

FOLDER = "pictures"
UNDESCRIBED = "A picture that nobody has described yet."
PIXELS_MOST = 50_000_000
READ = ("GIF", "BMP", "TIFF", "WEBP")  # formats that become PNG

_DATA = re.compile(r"data:image/[\w.+-]+(;base64)?,(.*)", re.DOTALL)
_HASH = re.compile("[0-9a-f]{24,}")  # a name that a program gave
_KINDS = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"))


@dataclass(slots=True)
class Pictures:
    """Files by their names in the manuscript, and of each picture of the trees the file and the description."""

    files: dict[str, bytes] = field(default_factory=dict)
    told: dict[Picture, tuple[str, str]] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)


def pictures_of(documents: Sequence[Document], decisions: Decisions) -> Pictures:
    """Take the pictures out of documents."""
    pictures = Pictures()
    for document in documents:
        names: dict[str, str] = {}
        for run in every_run(document.blocks):
            if not isinstance(run, Picture) or run in pictures.told:
                continue
            if run.file not in names:
                content = _content(run.file, document.picture)
                usable = _usable(content) if content else None
                if usable is None:
                    pictures.left_out.append(
                        LeftOut(_why_not(run.file, content), run.description, run.file[:80])
                    )
                    continue
                names[run.file] = _kept(usable, run.file, pictures.files)
            file = names[run.file]
            description = run.description or decisions.decide(
                "picture",
                f"picture {hashlib.sha256(pictures.files[file]).hexdigest()[:12]}",
                f"what does the picture {file} show?",
                UNDESCRIBED,
                "a sentence, or ornament if it says nothing",
                near=f"]({file})",
            )
            pictures.told[run] = (file, description)
    return pictures


def _content(file: str, picture: Callable[[str], bytes | None]) -> bytes | None:
    data = _DATA.match(file)
    if not data:
        return picture(file)
    try:
        return base64.b64decode(data[2]) if data[1] else unquote_to_bytes(data[2])
    except (binascii.Error, ValueError):
        return None


def _usable(content: bytes) -> tuple[bytes, str] | None:
    """Give a picture as a manuscript may have it, with the end of its name; None where it cannot be shown."""
    for beginning, suffix in _KINDS:
        if content.startswith(beginning):
            return content, suffix
    if b"<svg" in content[:2000]:
        return content, ".svg"
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=READ) as raster:
                if raster.width * raster.height > PIXELS_MOST:
                    return None
                target = io.BytesIO()
                shown = raster if raster.mode in {"L", "RGB", "RGBA"} else raster.convert("RGBA")
                shown.save(target, "PNG")
                return target.getvalue(), ".png"
    except (
        OSError,
        EOFError,
        SyntaxError,
        ValueError,
        OverflowError,
        Image.DecompressionBombError,
    ):
        return None


def _why_not(file: str, content: bytes | None) -> str:
    if re.match(r"https?:|//", file):
        return "a picture on another site, which is not fetched"
    return (
        "a picture that is not there, or broken"
        if content is None
        else "a picture of a kind that no page shows"
    )


def _kept(usable: tuple[bytes, str], file: str, files: dict[str, bytes]) -> str:
    """Keep a file under a name of its own."""
    content, suffix = usable
    stem = slug_of(PurePosixPath(file).stem)
    if file.startswith("data:") or not stem or _HASH.fullmatch(stem):
        stem = "picture"
    name, number = f"{FOLDER}/{stem}{suffix}", 1
    while name in files and files[name] != content:
        number += 1
        name = f"{FOLDER}/{stem}-{number}{suffix}"
    files[name] = content
    return name
