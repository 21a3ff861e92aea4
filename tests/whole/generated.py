"""Works that nobody wrote: parts of one to four hundred words, notes anywhere, tables, pictures, verse, three scripts.

They are made to be mistaken: headings say what titles say, paragraphs come again, the same few words are everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from tests.manuscript.desk import SVG, png

SCRIPTS = {
    "en": "the of and Work meeting house came river window morning paper it. not, hand [was] “voice” state-owned 1917",
    "ru": "и в не на Работа собрание дом река окно утро бумага это. рука, [было] «голос» кое-что 1917",
    "he": "את של הוא על העבודה האסיפה הבית הנהר החלון הבוקר הנייר זה. היד, [היה] „הקול” 1917",
}
PICTURES = {"dot.png": png(), "drawing.svg": SVG.encode()}

Draw = Callable[[st.SearchStrategy[str]], str]


def _words(vocabulary: list[str], least: int, most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(vocabulary), min_size=least, max_size=most).map(" ".join)


@st.composite
def parts(draw: Draw, vocabulary: list[str], title: str) -> str:  # type: ignore[misc]
    """Give the text of a part, its footnotes at its end."""
    notes: list[str] = []

    def noted(text: str) -> str:
        """Call a footnote behind some of the words."""
        words = text.split(" ")
        for at in sorted(draw(st.sets(st.integers(0, len(words) - 1), max_size=2))):
            notes.append(draw(_words(vocabulary, 1, 30)))
            words[at] += f"[^{len(notes)}]"
        return " ".join(words)

    def table() -> str:
        columns = draw(st.integers(1, 3))
        rows = [
            [noted(draw(_words(vocabulary, 1, 6))) for _ in range(columns)]
            for _ in range(draw(st.integers(2, 12)))
        ]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * columns, *lines[1:]])

    def picture() -> str:
        name = draw(st.sampled_from(sorted(PICTURES)))
        return f"![{draw(_words(vocabulary, 1, 5)).replace('[', '').replace(']', '')}]({name})"

    def verse() -> str:
        lines = draw(st.lists(_words(vocabulary, 1, 6), min_size=2, max_size=5))
        return "\\\n".join(lines)

    block = {
        "paragraph": lambda: noted(draw(_words(vocabulary, 1, 400))),
        "short": lambda: noted(draw(_words(vocabulary, 1, 4))),
        "title": lambda: title,
        "heading": lambda: f"## {draw(_words(vocabulary, 1, 4))}",
        "quotation": lambda: f"> {noted(draw(_words(vocabulary, 1, 20)))}",
        "list": lambda: "\n".join(f"- {draw(_words(vocabulary, 1, 6))}" for _ in range(3)),
        "table": table,
        "picture": picture,
        "verse": verse,
    }
    kinds = draw(st.lists(st.sampled_from(sorted(block)), min_size=1, max_size=6))
    blocks = [block[kind]() for kind in kinds]
    if draw(st.booleans()):
        blocks.insert(0, f"# {title}")
        blocks.insert(1, draw(_words(vocabulary, 1, 5)))  # a heading of level two follows text
    if draw(st.booleans()):
        again = draw(
            st.sampled_from([at for at in range(len(blocks)) if "[^" not in blocks[at]] or [0])
        )
        if "[^" not in blocks[again] and not blocks[again].startswith("#"):
            blocks.append(blocks[again])
    definitions = [f"[^{number}]: {note}" for number, note in enumerate(notes, 1)]
    return "\n\n".join([*blocks, *definitions])


@st.composite
def works(draw: Draw) -> dict[str, str]:  # type: ignore[misc]
    """Give the files of a manuscript."""
    language = draw(st.sampled_from(sorted(SCRIPTS)))
    vocabulary = SCRIPTS[language].split(" ")
    plain = [word for word in vocabulary if word.isalpha()]
    title = draw(_words(plain, 1, 8))
    titles = draw(st.lists(st.just(title) | _words(plain, 1, 4), min_size=1, max_size=3))
    files = {
        f"part-{number}.md": f"---\ntitle: {name}\nrole: chapter\n---\n{draw(parts(vocabulary, name))}\n"
        for number, name in enumerate(titles, 1)
    }
    names = ", ".join(files)
    files["pamphlet.yaml"] = (
        f"title: {title}\nlanguage: {language}\nreleased: 2026-11-22\nparts: [{names}]\n"
    )
    return files


def laid_out_in(folder: Path, files: dict[str, str]) -> Path:
    """Write a manuscript into an empty folder."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    for name, content in PICTURES.items():
        (folder / name).write_bytes(content)
    return folder
