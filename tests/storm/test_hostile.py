"""Stylesheets and pictures of strangers are built with: each is refused, or drawn, within bounds, with no traceback."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.manuscript.hostile_pictures import DRAWN, REFUSED, UNDRAWABLE
from tests.pages.own_style.sheets import HOSTILE
from tests.storm.builders import show
from tests.storm.measuring import measured

SECONDS_MOST = 60 * 1.1  # the layout's bound and a tenth, by the processor's clock
MEMORY_MOST_KB = 1_500_000 * 1.1

pytestmark = pytest.mark.slow
OPTIONS = ("--jobs", "1", "--format", "pdf", "--format", "html", "--format", "epub")
YAML = "title: T\nlanguage: en\nreleased: 2026-11-22\nslug: t\nparts: [a.md]\n"


def built(folder: Path, **files: bytes) -> tuple[int, str]:
    """Build a manuscript with some files; give exit status and errors."""
    manuscript = folder / "manuscript"
    manuscript.mkdir(parents=True)
    (manuscript / "pamphlet.yaml").write_text(YAML)
    picture = next((name for name in files if name.startswith("p_")), "")
    name = picture.replace("_", ".")
    shown = f"![a picture]({name})\n\n" if picture else ""
    (manuscript / "a.md").write_text(f"---\ntitle: A\nrole: chapter\n---\n{shown}Some *words*.\n")
    for file, content in files.items():
        (manuscript / file.replace("_", ".")).write_bytes(content)
    taken = measured("build", str(manuscript), "--output", str(folder / "build"), *OPTIONS)
    assert taken.seconds < SECONDS_MOST
    assert taken.kilobytes < MEMORY_MOST_KB
    assert "Traceback" not in taken.errors, taken.errors
    return taken.status, taken.errors


def chosen(request: pytest.FixtureRequest, names: object, every: int) -> list[str]:
    """Give all names in the whole storm, and else one of so many."""
    every = 1 if request.config.getoption("--storm") else every
    return list(names)[::every]  # type: ignore[call-overload,no-any-return]


def test_stylesheets_of_strangers(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Each is refused with the place of what is wrong, and no release is made."""
    figures: Counter[str] = Counter()
    for number, name in enumerate(chosen(request, HOSTILE, 16)):
        code, line, column, css = HOSTILE[name]
        status, told = built(tmp_path / str(number), style_css=css.encode())
        assert status == 1, name
        place = f":{line}:{column}" if line else ""
        assert f"style.css{place}: error {code}: " in told, told
        assert not (tmp_path / str(number) / "build").exists()
        figures["stylesheets"] += 1
    show(request, figures)


def test_pictures_of_strangers(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Each is refused with its name and its place, or is drawn and the release made."""
    figures: Counter[str] = Counter()
    pictures = {**REFUSED, **DRAWN, **UNDRAWABLE}
    for number, name in enumerate(chosen(request, pictures, 12)):
        content = pictures[name]
        kind = "p_png" if content.startswith(b"\x89PNG") else "p_svg"
        status, told = built(tmp_path / str(number), **{kind: content})
        if name in REFUSED:
            assert status == 1, name
            assert "a.md:5:1: error I03: the picture “p." in told, told
        elif name in UNDRAWABLE:
            assert status == 1, name
            assert "a.md:5:1: error I03: this picture cannot be drawn" in told, told
        else:
            assert status == 0, (name, told)
        assert (tmp_path / str(number) / "build").exists() == (name in DRAWN)
        figures["pictures"] += 1
    show(request, figures)
