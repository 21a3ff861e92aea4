"""What we say that a reader sees of a page is what a browser draws."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.validators.programs import chromium, run
from tests.verify.copies.styles.test_sight import PAGE, SEEN, UNSEEN, WORD

WIDTH, HEIGHT = 1280, 60  # pixels of a case
TOLD = 24  # of 255: as much as letters differ from their paper by that can be made out

# Drawn, but not to be read as words of the text: struck out, upon one another, smaller than a pixel.
DRAWN = ("line-through", "letter-spacing", ".05em", "font-size:3%")
# Seen where the picture is there that it is set upon, or the page is no narrow strip.
UNDRAWN = ("url(dark.png)", "text-indent:-2em")


@pytest.mark.slow
def test_what_a_browser_draws(tmp_path: Path) -> None:
    """A word makes a difference on the screen where we say that it is seen, and nowhere else."""
    cases = (*UNSEEN, *SEEN)
    one, other = (_drawn(tmp_path, word, cases) for word in ("not", "ton"))
    difference = ImageChops.difference(one, other)
    for number, css in enumerate(cases):
        strip = difference.crop((0, number * HEIGHT, WIDTH, (number + 1) * HEIGHT))
        is_drawn = (
            strip.convert("L").point(lambda value: 255 * (value > TOLD)).getbbox() is not None
        )
        if any(part in css for part in DRAWN):
            assert is_drawn, css
        elif any(part in css for part in UNDRAWN):
            assert not is_drawn, css
        else:
            assert is_drawn == (css in SEEN), css


def _drawn(folder: Path, word: str, cases: tuple[str, ...]) -> Image.Image:
    """Have a browser draw all pages, one below the other."""
    height = HEIGHT * len(cases)
    frames = "".join(
        f'<iframe style="position:absolute;border:0;left:0;top:{number * HEIGHT}px;width:{WIDTH}px;height:{HEIGHT}px"'
        f' scrolling="no" srcdoc="{escape(PAGE.format(css=css, body=WORD.replace("not", word)))}"></iframe>'
        for number, css in enumerate(cases)
    )
    page, picture = folder / f"{word}.html", folder / f"{word}.png"
    page.write_text(
        f"<!DOCTYPE html><body style='margin:0;height:{height}px'>{frames}", encoding="utf-8"
    )
    run(
        chromium(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--no-first-run",
        "--disable-background-networking",
        f"--user-data-dir={folder / 'browser'}",
        f"--window-size={WIDTH},{height}",
        f"--screenshot={picture}",
        "--virtual-time-budget=5000",
        page.as_uri(),
    )
    return Image.open(picture).convert("RGB")
