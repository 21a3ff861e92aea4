"""Small releases, made without a build: a report, and files that are as it tells."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from PIL import Image

from pamphlet.release.sums import SUMS, write_sums
from pamphlet.site.listing import Listed
from pamphlet.site.press import Press
from pamphlet.site.releases import Release
from pamphlet.site.shelf import Volume
from pamphlet.site.told import Told, told_by

# By the ends of their names: the format, and the pages of paper.
FILES = {
    ".epub": ("epub", 0),
    ".kepub.epub": ("kepub", 0),
    ".pdf": ("pdf", 42),
    "-large-print.pdf": ("large-print", 80),
    "-booklet-a4-short-edge.pdf": ("booklets", 22),
    "-booklet-a4-fronts.pdf": ("booklets", 11),
    "-booklet-a4-backs.pdf": ("booklets", 11),
    "-how-to-print.pdf": ("guide", 1),
    "-test-sheet-a4.pdf": ("guide", 2),
    ".html": ("html", 0),
    "-fragment.html": ("fragment", 0),
    ".txt": ("text", 0),
    "-complete.zip": ("complete", 0),
}
WORK: dict[str, Any] = {
    "slug": "four-doors",
    "title": "Four Doors",
    "title_supplied": False,
    "subtitle": "of One Street",
    "language": "en",
    "direction": "ltr",
    "people": [
        {
            "name": "Ada Wren",
            "role": "aut",
            "term": "author",
            "sort_name": "Wren, Ada",
            "told": "Ada Wren",
        },
        {"name": "Ilse Marder", "role": "trl", "term": "translator", "told": "Translated by I. M."},
    ],
    "date": "1931-03",
    "publisher": "Harbour & Sons",
    "description": "Four people <speak> of one street.",
    "subjects": ["Streets", "Doors & windows"],
    "series": None,
    "licence": {"name": "Copy it whole", "condition": "Print one, print all.", "url": ""},
    "emendations": [{"told": "“dor” is printed as “door”", "reason": "a slip"}],
    "accessibility": [
        ["schema:accessMode", "textual"],
        ["schema:accessModeSufficient", "textual"],
        ["schema:accessibilityFeature", "displayTransformability"],
        ["schema:accessibilityFeature", "pageNavigation"],
        ["schema:accessibilityFeature", "tableOfContents"],
        ["schema:accessibilityHazard", "none"],
        ["schema:accessibilitySummary", "All of it can be listened to."],
    ],
}
IDENTIFIER = "urn:uuid:97987481-764a-5e2c-b400-ded2c612b354"
PRESS = Press("Harbour Press", "https://example.org/p/", "p{margin:0}", "en")
BARE_PRESS = Press("", "", "p{margin:0}", "en")


def report(**work: Any) -> dict[str, Any]:
    """Give the report of a release; what it tells of the work may be told otherwise."""
    return {
        "pamphlet": "Four Doors",
        "identifier": IDENTIFIER,
        "edition": "1",
        "released": "2026-11-22",
        "fingerprint": "d2" * 32,
        "words": 9457,
        "work": {**WORK, **work},
        "onix_196": {"11": "Table of contents navigation", "36": "All textual content"},
        "files": [],
    }


def release_in(
    folder: Path, *, top: dict[str, Any] | None = None, checker: bytes = b"", **work: Any
) -> Path:
    """Make a release in a folder below this one, which has the name of its slug unless it is taken."""
    about = report(**work) | (top or {})
    slug = str(about["work"]["slug"])
    target = folder / slug
    while target.exists():
        target = target.with_name(f"{target.name}-again")
    target.mkdir(parents=True)
    for end, (form, pages) in (FILES | ({"-check.html": ("check", 0)} if checker else {})).items():
        content = book() if end == ".epub" else f"{slug}{end} of {about['edition']}".encode()
        content = checker if end == "-check.html" else content
        (target / f"{slug}{end}").write_bytes(content)
        made = {"name": f"{slug}{end}", "format": form, "pages": pages, "size": len(content)}
        about["files"].append(made | {"sha256": sha256(content).hexdigest()})
    sums = {file["name"]: file["sha256"] for file in about["files"]}
    (target / SUMS).write_bytes(write_sums(sums))
    (target / "build-report.json").write_text(json.dumps(about), "utf-8")
    return target


def bag_of(release: Path, target: Path, pictures: Mapping[str, bytes] | None = None) -> Path:
    """Put a release into a bag, as far as a site looks into it; with pictures of its cover, if there are any."""
    about = json.loads((release / "build-report.json").read_text("utf-8"))
    about["files"] = [file for file in about["files"] if file["format"] != "complete"]
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("any-complete/bagit.txt", "BagIt-Version: 1.0\n")
        archive.writestr("any-complete/data/report.json", json.dumps(about))
        archive.writestr("any-complete/data/release/SHA256SUMS", (release / SUMS).read_bytes())
        for file in about["files"]:
            content = (release / file["name"]).read_bytes()
            archive.writestr(f"any-complete/data/release/{file['name']}", content)
        for name, content in (pictures or {}).items():
            archive.writestr(f"any-complete/data/pictures/{name}", content)
    return target


def book() -> bytes:
    """Give a ZIP archive with a cover in the place where an EPUB of ours has it."""
    cover = io.BytesIO()
    Image.new("L", (160, 240), 200).save(cover, "PNG")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("EPUB/cover.png", cover.getvalue())
    return packed.getvalue()


def told(*, top: dict[str, Any] | None = None, **work: Any) -> Told:
    """Give what a report tells that lists files of no bytes."""
    about = report(**work) | (top or {})
    slug = about["work"]["slug"]
    about["files"] = [
        {
            "name": f"{slug}{end}",
            "format": form,
            "pages": pages,
            "size": 90_387,
            "sha256": "a1" * 32,
        }
        for end, (form, pages) in FILES.items()
    ]
    return told_by(about)


def listed(*, top: dict[str, Any] | None = None, **work: Any) -> Listed:
    """Give a volume that is listed, whose files are nowhere."""
    about = told(top=top, **work)
    release = Release(Path("nowhere"), about, "state", is_bag=False)
    return Listed(Volume(release, about.slug), 720)
