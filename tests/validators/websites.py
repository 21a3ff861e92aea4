"""The Nu HTML checker, axe and a look through Chromium: is it valid, and what do readers see?"""

import json
from pathlib import Path
from typing import Any, Literal

from tests.validators.browser import ask_browser
from tests.validators.findings import Finding, once_for_same_bytes
from tests.validators.programs import TESTS, ask, existing, java

Media = Literal["screen", "print"]

VNU = TESTS / "node" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@once_for_same_bytes
def vnu(page: Path) -> tuple[Finding, ...]:
    """Give every error, warning and remark of the Nu HTML checker, on the style sheet inside too."""
    source = TESTS / "vnu" / "NuCheck.java"
    (said,) = ask(str(page.resolve()), *java(source, existing(VNU)))
    return tuple(
        Finding(
            "html",
            message.get("subType", message["type"]),
            f"{message.get('lastLine', 0)}:{message.get('firstColumn', 0)}",
            message["message"],
        )
        for message in json.loads(said)["messages"]
    )


@once_for_same_bytes
def axe(page: Path, width: int = 1280, *, dark: bool = False) -> tuple[Finding, ...]:
    """Give the violations that axe-core finds in a page in a window of this width in CSS pixels."""
    looked = _look("axe", page, width, 800, dark=dark)
    if not looked["passes"]:
        raise RuntimeError(f"axe could check nothing in {page}")
    return tuple(
        Finding(rule["id"], rule["impact"], " ".join(map(str, node["target"])), rule["help"])
        for rule in looked["violations"]
        for node in rule["nodes"]
    )


def screenshot(
    page: Path,
    picture: Path,
    width: int = 1280,
    height: int = 800,
    *,
    dark: bool = False,
    full_page: bool = False,
    media: Media = "screen",
) -> Path:
    """Draw a page as PNG, the window or all of its length, and give the picture's path."""
    details = {"picture": str(picture.resolve()), "full_page": full_page}
    _look("screenshot", page, width, height, dark=dark, media=media, **details)
    return picture


def evaluate(
    page: Path,
    expression: str,
    width: int = 1280,
    height: int = 800,
    *,
    dark: bool = False,
    media: Media = "screen",
) -> Any:
    """Give the value of a JavaScript expression in a page, as JSON carries it."""
    return _look("evaluate", page, width, height, dark=dark, media=media, expression=expression)


def _look(
    question: str,
    page: Path,
    width: int,
    height: int,
    *,
    dark: bool,
    media: Media = "screen",
    **details: object,
) -> Any:
    window = {"path": str(page.resolve()), "width": width, "height": height}
    return ask_browser(question, **window, dark=dark, media=media, **details)
