"""Find the characters of a work that no page can show well: of what is printed, each where it stands first."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from pamphlet.pages.characters import character_problems
from pamphlet.work.problems import Place
from tests.manuscript.desk import SVG, YAML, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give an empty desk."""
    return Desk(tmp_path)


def told(desk: Desk) -> list[str]:
    """Give code and place of each problem, in the order of the places."""
    pamphlet, problems = desk.read()
    assert pamphlet, problems
    settings = Place((desk.folder / "pamphlet.yaml").as_posix())
    found = character_problems(pamphlet, settings, "a.pdf")
    return [
        f"{each.code} {str(each.place).rpartition('/')[2]}"
        for each in sorted(found, key=lambda p: p.place)
    ]


def test_a_work_of_plain_letters_has_none(desk: Desk) -> None:
    """What is set in the fonts of the release is not told."""
    desk.read_part("Plain “letters”, Русский, שלום, ἄνθρωπος.")
    assert told(desk) == []


def test_each_character_is_told_once_a_file(desk: Desk) -> None:
    """The place is that of the first one, lines counted however they end; a mark of byte order is no character."""
    desk.read_part("one\r\ntwo\r𒀀 three\u2060 𒀀 𒀁\n\u2060")
    text = desk.folder / "part.md"
    text.write_bytes("\ufeff".encode() + text.read_bytes())
    assert told(desk) == ["G01 part.md:7:1", "G02 part.md:7:8"]


def test_many_characters_that_one_package_has_are_one_message(desk: Desk) -> None:
    """Three are shown, the others counted, and it is said what to install to have them all."""
    desk.read_part("☉ ✘ ⤀ ⤁\n\n☭ 𒀀 𒀁")
    pamphlet, _ = desk.read()
    assert pamphlet
    found = list(
        character_problems(
            pamphlet, Place((desk.folder / "pamphlet.yaml").as_posix()), "a.pdf, b.pdf"
        )
    )
    messages = [(each.message.partition(", so ")[0], each.hint.partition(",")[0]) for each in found]
    shown = ", ".join(f"“{sign}” (U+{ord(sign):X} {unicodedata.name(sign)})" for sign in "☉✘⤀")
    assert messages == [
        (
            f"no font of the release has {shown} and 1 other character",
            "install the font for it (pip install --no-deps rinoh-typeface-symbola)",
        ),
        (
            "no font of the release has “𒀀” (U+12000 CUNEIFORM SIGN A), “𒀁” (U+12001 CUNEIFORM SIGN A TIMES A)",
            "write it in another way",
        ),
    ]
    assert all(each.message.endswith("so these are not made: a.pdf, b.pdf") for each in found)
    assert {each.severity for each in found} == {"warning"}


def test_only_what_is_printed_is_looked_at(desk: Desk) -> None:
    """Remarks in YAML, addresses of links, descriptions of pictures and other files are not printed."""
    yaml = f"# 𒀀 a remark\n{YAML}subtitle: so  # 𒀁\n"
    body = "[so](https://example.org/漢) ![漢](pictures/dot.png) `ordinary`"
    desk.read_part(body, yaml=yaml)
    desk.lay("notes.txt", "漢")
    assert told(desk) == []


def test_all_that_is_printed_is_looked_at(desk: Desk) -> None:
    """Titles, people, strings, sources, captions, code, labels and drawings are, each at its place."""
    yaml = YAML.replace("title: A Work", "title: A 𒀀 Work") + (
        "description: so 𒀁\ncontributors: [{name: 𒀂, role: author}]\nstrings: s.yaml\n"
    )
    drawn = SVG.replace("<circle", "<text>𒀈</text><circle")
    desk.lay("s.yaml", "contents: In 𒀃 short")
    body = 'LT (𒀄): yes\n\n![a](pictures/dot.png "𒀅")\n\n`𒀆`\n\n    𒀇\n\n![a](drawn.svg)\n'
    desk.lay("drawn.svg", drawn)
    desk.read_part(body, "interview", yaml)
    sources = (desk.folder / "sources.yaml").read_text("utf-8")
    desk.lay("sources.yaml", sources.replace("status: unidentified}", "title: 𒀉}", 1))
    found = told(desk)
    assert {place.partition(":")[0] for place in found} == {
        "G01 pamphlet.yaml",
        "G01 s.yaml",
        "G01 part.md",
        "G01 sources.yaml",
    }
    assert found[0] == "G01 pamphlet.yaml:1:10"
    pamphlet, _ = desk.read()
    assert pamphlet
    settings = Place((desk.folder / "pamphlet.yaml").as_posix())
    said = " ".join(each.message for each in character_problems(pamphlet, settings, "a.pdf"))
    assert (
        sum(said.count(f"“{chr(code)}”") for code in range(0x12000, 0x1200A)) + said.count("other")
        >= 7
    )
