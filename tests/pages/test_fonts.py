"""The fonts of a text: from the font packages, and only those that it cannot do without."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from pamphlet.pages import FontFile
from pamphlet.pages.extra_faces import EXTRA_FACES, Typeface
from pamphlet.pages.fonts import (
    COVERED,
    COVERED_ELSEWHERE,
    OTHER_FACES,
    TEXT_FACES,
    files_of,
    fonts_for,
    missing_characters,
    package_for,
)
from pamphlet.pages.styles import shared_styles

REPOSITORY = Path(__file__).parents[2]


def families(text: str) -> list[str]:
    """Give the families of the fonts of a text, each once, in order."""
    return list(dict.fromkeys(font.family for font in fonts_for(text)))


def characters(font: FontFile) -> set[str]:
    """Open a font, and give the characters that it has."""
    with TTFont(font.path) as opened:
        return {chr(code) for code in opened.getBestCmap()}


def every(ranges: str) -> set[str]:
    """Give every character of some ranges."""
    wanted = re.compile(f"[{ranges}]")
    return {chr(code) for code in range(0x10000) if wanted.match(chr(code))}


@pytest.mark.parametrize("face", TEXT_FACES, ids=lambda face: face.family)
def test_the_text_faces_have_what_is_taken_for_granted(face: Typeface) -> None:
    """Every file of both text faces has every character that no font is opened for."""
    for font in files_of(face):
        assert every(COVERED) - characters(font) == set()


@pytest.mark.parametrize("family", COVERED_ELSEWHERE)
def test_the_other_faces_have_what_is_taken_for_granted(family: str) -> None:
    """The upright of each other face has the characters that are said to be its."""
    (face,) = (face for face in OTHER_FACES if face.family == family)
    has = characters(files_of(face)[0])
    assert {each for each in every(COVERED_ELSEWHERE[family]) if each.isprintable()} - has == set()


def test_the_first_pamphlet_needs_the_text_faces_alone() -> None:
    """The work has no character beyond the two faces that it is set in."""
    text = "".join(
        path.read_text(encoding="utf-8") for path in (REPOSITORY / "manuscript").glob("*.md")
    )
    assert families(text) == ["Source Serif 4", "Source Sans 3"]
    assert missing_characters(text) == ()


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Ελληνικά, Русский, Żółw, …", []),
        ("ἄνθρωπος", ["Noto Serif"]),
        ("שלום", ["Frank Ruhl Libre"]),
        ("سلام", ["Amiri"]),
        ("سلام שלום ἄ", ["Noto Serif", "Frank Ruhl Libre", "Amiri"]),
        ("\u200f\u2060\ufeff\n\t", []),
        ("Ɱ ≠", ["Noto Serif"]),
        ("漢字かな한글", ["Noto Sans CJK JP"]),
        ("Բարև", ["Noto Sans Armenian"]),
        ("ქართული", ["Noto Sans Georgian"]),
        ("አማርኛ", ["Noto Sans Ethiopic"]),
        ("हिन्दी, தமிழ்", ["Noto Sans Devanagari", "Noto Sans Tamil"]),
        ("ไทย ខ្មែរ", ["Noto Sans Thai", "Noto Sans Khmer"]),
        ("① ⑳ ✝ ☭", ["Noto Sans Symbols"]),
        ("3 ∶ 4, a ⇔ b", ["Vollkorn"]),
        ("│ ◐", ["Fira Code"]),
        ("★ ☆ ♡", ["Inter"]),
        ("☞ ❦", ["EB Garamond"]),
        ("🌍 🙂", ["Noto Emoji"]),
        ("𒀀", []),
    ],
)
def test_a_text_brings_the_faces_that_it_needs(text: str, more: list[str]) -> None:
    """Another face comes in for characters that the text faces lack, and for nothing else."""
    assert families(text) == ["Source Serif 4", "Source Sans 3", *more]


def test_missing_characters_are_named_once() -> None:
    """A character that no font has is named, once, and ordinary ones are not."""
    assert missing_characters("𒀁𒀀𒀁 and ☉, not Ɱ ≠ ☭ or שלום") == ("☉", "𒀀", "𒀁")


def test_the_stylesheet_names_every_face() -> None:
    """Each family stands in the print rules: the serif, and the sans before it, then the others in order."""
    serif = [f'"{face.family}"' for face in (TEXT_FACES[0], *OTHER_FACES)]
    assert f"font-family: {', '.join(serif)}, serif;" in shared_styles()
    sans = [f'"{TEXT_FACES[1].family}"', *serif]
    stacks = re.findall(
        r'font-family:\s*("Source Sans 3", "Source Serif 4"[^;]*);', shared_styles()
    )
    assert {" ".join(stack.split()) for stack in stacks} == {f"{', '.join(sans)}, sans-serif"}


def test_a_font_says_where_it_comes_from() -> None:
    """Every font is a file with a version and an open licence."""
    fonts = fonts_for("ἄ שלום سلام")
    assert {font.licence for font in fonts} == {"OFL-1.1"}
    assert all(
        font.version and font.path.suffix == ".ttf" and font.path.is_file() for font in fonts
    )
    assert [font.weights for font in fonts if font.family == "Amiri"] == [
        "400",
        "400",
        "700",
        "700",
    ]


def test_ordinary_text_opens_no_font() -> None:
    """For a Latin, Greek, Cyrillic, Hebrew or Arabic text fontTools is not even imported."""
    code = (
        "import sys; from pamphlet.pages.fonts import *;"
        "assert missing_characters('plain “text” – Русский שלום سلام ἄνθρωπος') == ();"
        "fonts_for('plain שלום'); assert 'fontTools' not in sys.modules;"
        "missing_characters('漢'); assert 'fontTools' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=REPOSITORY)


def test_what_would_help_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a character of a face that does not come with the program it is said how to have it."""
    assert package_for("☉") == "--no-deps rinoh-typeface-symbola"
    assert package_for("𒀀") == ""
    monkeypatch.setattr("pamphlet.pages.fonts._is_there", lambda face: not face.by)
    assert package_for("漢") == package_for("한") == '"pamphlet-press[cjk]"'


def test_each_face_can_be_had() -> None:
    """It comes with the program, or with an extra, or with a package that is named."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    for face in EXTRA_FACES:
        extra = re.fullmatch(r'"pamphlet-press\[(\w+)\]"', face.by)
        wanted = extras[extra[1]] if extra else project["dependencies"]
        assert any(each.startswith(face.project) for each in wanted) or face.project in face.by
