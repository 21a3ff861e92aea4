"""Give the page of the preview itself: markup with its words, styles and scripts, and the fonts of the books."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from pamphlet.pages.fonts import TEXT_FACES, files_of
from pamphlet.pages.strings.phrases import Speech
from pamphlet.work.languages import direction_of
from pamphlet.work.templates import read_template

PAGE = Path(__file__).parent / "page"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
FILES = {path.name: path for path in sorted(PAGE.iterdir()) if path.suffix in TYPES}
FONTS = {"serif.ttf": ("Source Serif 4", "normal"), "sans.ttf": ("Source Sans 3", "normal")}

# The views, in their order: the name of each, what draws it, and for an e-reader how it is dressed.
VIEWS = (
    ("pages", "pictures", ""),
    ("phone", "book", ""),
    ("eink", "book", "eink"),
    ("dark", "book", "dark"),
    ("large", "book", "large"),
    ("web", "web", ""),
    ("large-print", "pictures", ""),
    ("booklet", "pictures", ""),
    ("cover", "pictures", ""),
)
FOR_SCRIPTS = (
    "page-name", "page-begins", "sheet-front", "sheet-back", "line-name", "error", "warning",
    "decision", "lost", "times", "waiting",
    "answer", "answer-failed", "answered", "your-answer",
    "choice-drop", "choice-keep", "choice-no", "choice-section", "choice-yes",
)  # fmt: skip


def shell(speech: Speech, can_open: bool) -> bytes:  # noqa: FBT001 # it is what is shown
    """Write the page in a language; `can_open`: an editor opens the lines of the manuscript."""
    words = {name: speech.strings[name] for name in FOR_SCRIPTS}
    page = read_template(PAGE / "preview.html").render(
        say=speech.say,
        language=speech.language,
        direction=direction_of(speech.language),
        views=VIEWS,
        words=json.dumps(words, ensure_ascii=False),
        can_open=can_open,
    )
    return page.encode()


@cache
def font(name: str) -> bytes | None:
    """Give a font of the books, in which the page is set, too."""
    if name not in FONTS:
        return None
    family, style = FONTS[name]
    face = next(face for face in TEXT_FACES if face.family == family)
    return next(file.path for file in files_of(face) if file.style == style).read_bytes()
