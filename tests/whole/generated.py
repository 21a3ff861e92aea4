"""Works that nobody wrote: parts of one to four hundred words, notes anywhere, tables, pictures, verse, three scripts.

They are made to be mistaken: headings say what titles say, paragraphs come again, the same few words are everywhere.
"""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import strategies as st

from tests.manuscript.desk import SVG, png

SCRIPTS = {
    "en": "the of and Work meeting house came river window morning paper it. not, hand [was] “voice” state-owned 1917",
    "ru": "и в не на Работа собрание дом река окно утро бумага это. рука, [было] «голос» кое-что 1917",
    "he": "את של הוא על העבודה האסיפה הבית הנהר החלון הבוקר הנייר זה. היד, [היה] „הקול” 1917",
}
# Written without spaces between words, these to be strung together, or their letters where there are no spaces at all.
UNSPACED = {
    "ja": "人間理性良心自由平等尊厳権利精神行動世界労働会議歴史革命国家新聞川窓朝紙のにをはがとでもからこれいるし",
    "zh-Hans": "人生而自由在尊严和权利上一律平等他们赋有理性良心并应以兄弟关系的精神相对待工会历史报纸河窗早晨",
    "th": "มนุษย์ ทั้งหลาย เกิด มา มี อิสระ และ เสมอภาค กัน ใน เกียรติศักดิ์ สิทธิ เหตุผล มโนธรรม ควร ปฏิบัติ ด้วย น้ำ ทำ",
    "km": "មនុស្ស ទាំងអស់ កើត មក មាន សេរីភាព និង សមភាព ក្នុង ផ្នែក សេចក្ដី ថ្លៃថ្នូរ សិទ្ធិ ហើយ គប្បី ប្រព្រឹត្ដ",
}
PICTURES = {"dot.png": png(), "drawing.svg": SVG.encode()}


def unspaced_text(language: str, chance: random.Random) -> str:
    """Give a paragraph of some hundreds of letters in one of these scripts: sentences and clauses, words of none."""
    vocabulary = UNSPACED[language].split() if " " in UNSPACED[language] else UNSPACED[language]
    clauses = [
        "".join(chance.choices(vocabulary, k=chance.randint(3, 18)))
        for _ in range(chance.randint(4, 30))
    ]
    if isinstance(vocabulary, list):
        return " ".join(clauses)
    return "".join(clause + chance.choice("、。") for clause in clauses[1:]) + clauses[0] + "。"


def unspaced_work(language: str) -> dict[str, str]:
    """Give the files of a manuscript of several pages in one of these scripts, with notes."""
    chance = random.Random(language)  # noqa: S311 - always the same
    paragraphs = [unspaced_text(language, chance) for _ in range(16)]
    notes = [
        f"[^{number}]: {unspaced_text(language, chance).split()[0][:30]}" for number in (1, 2, 3)
    ]
    for number in (1, 2, 3):
        clause = paragraphs[number * 4].split()[0]
        paragraphs[number * 4] = paragraphs[number * 4].replace(clause, f"{clause}[^{number}]", 1)
    if " " not in UNSPACED[language]:  # amid a word of many lines
        paragraphs[8] = paragraphs[8].replace("[^2]", "").replace("、", "、[^2]", 1)
    text = "\n\n".join(f"{{lang={language}}}\n{paragraph}" for paragraph in paragraphs)
    body = f"---\ntitle: One\nrole: chapter\n---\n# One\n\n{text}\n\n" + "\n\n".join(notes)
    settings = "title: Without Spaces\nlanguage: en\nreleased: 2026-11-22\nparts: [one.md]\n"
    return {"one.md": body + "\n", "pamphlet.yaml": settings}


def _words(vocabulary: list[str], least: int, most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(vocabulary), min_size=least, max_size=most).map(" ".join)


@st.composite
def parts(draw: st.DrawFn, vocabulary: list[str], title: str) -> str:
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
    if set(kinds) == {"picture"}:
        kinds.append("short")  # a work has words
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
def works(draw: st.DrawFn) -> dict[str, str]:
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
