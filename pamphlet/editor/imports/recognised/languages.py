"""Languages: which one a text is in, by its commonest words; and which runs in it are in another, by their script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from pamphlet.editor.imports.tree import (
    Block,
    Enclosing,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Run,
    Table,
    Text,
    Tongue,
)

SAMPLE = 4_000  # words
CLEAR = 1.5  # times as many common words as in the next language
COMMONEST = {
    "en": "the of and to in that is was it for as with on be by",
    "de": "der die und in den von zu das mit sich des ist nicht auch es",
    "fr": "le de la et les des en un du une que est pour dans qui",
    "es": "el de la que y en los se del las por un con una para",
    "it": "il di che e la per un non del sono le della con una gli",
    "pt": "de a o que e do da em um para com não uma os no",
    "nl": "de het een van en in is dat op te zijn met voor niet aan",
    "sv": "och att det i en som är av för på med den inte till var",
    "pl": "w i na się z nie do to że jest o jak od po przez",
    "ru": "и в не на что он с как это по но из у за от",
    "uk": "і в не на що з до як це за від та є про",
}
# Scripts in which only one language is commonly written, by the first word of a letter's Unicode name.
SCRIPTS = {
    "GREEK": "el",
    "HEBREW": "he",
    "ARABIC": "ar",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "THAI": "th",
}
_POLYTONIC = re.compile("[\u1f00-\u1fff]")
_LETTERS = re.compile(r"[^\W\d_]")


def language_of(words: Iterable[str]) -> str:
    """Give the language of words, or nothing where it is not clear."""
    sample = [
        word.strip(".,;:!?“”\"'()").lower() for _, word in zip(range(SAMPLE), words, strict=False)
    ]
    letters = "".join(sample)[:SAMPLE]
    scripts = Counter(filter(None, map(_script, letters)))
    if (
        scripts
        and (common := scripts.most_common(1)[0])[1] > len(letters) / 2
        and common[0] in SCRIPTS
    ):
        return SCRIPTS[common[0]]
    counted = Counter(sample)
    votes = sorted(
        ((sum(counted[word] for word in common.split()), tag) for tag, common in COMMONEST.items()),
        reverse=True,
    )
    (most, tag), (next_most, _) = votes[:2]
    return tag if most > CLEAR * next_most and most >= 3 else ""


def with_tongues(blocks: Iterable[Block], main: str) -> tuple[Block, ...]:
    """Give blocks in which each run in the script of another language says so, where only one can be meant."""
    return tuple(_block(block, main) for block in blocks)


def _block(block: Block, main: str) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, runs=_runs(block.runs, main))
        case Quotation():
            return Quotation(with_tongues(block.blocks, main))
        case Listing():
            return replace(block, items=tuple(with_tongues(item, main) for item in block.items))
        case Table():
            rows = tuple(
                tuple(Paragraph(_runs(cell.runs, main)) for cell in row) for row in block.rows
            )
            return replace(block, rows=rows)
    return block


def _runs(runs: tuple[Run, ...], main: str) -> tuple[Run, ...]:
    primary = main.partition("-")[0]
    made: list[Run] = []
    for run in runs:
        if isinstance(run, Text):
            made += _split(run.text, primary)
        elif isinstance(run, Tongue):
            same = run.language.partition("-")[0] == primary
            made += run.runs if same else [run]
        elif isinstance(run, Enclosing):
            made.append(replace(run, runs=_runs(run.runs, main)))
        else:
            made.append(run)
    return tuple(made)


def _split(text: str, primary: str) -> list[Run]:
    """Cut a text where words of another script begin and end."""
    if text.isascii():
        return [Text(text)]
    runs: list[Run] = []
    pending = ""
    tongue = ""
    for piece in re.findall(r"\s+|\S+", text):
        language = "" if piece.isspace() else _tongue(piece, primary)
        if piece.isspace():
            pending += piece
            continue
        if language != tongue and (runs or pending.strip() or tongue):
            runs.append(_run(pending.rstrip() if tongue else pending, tongue))
            pending = pending[len(pending.rstrip()) :] if tongue else ""
        tongue = language
        pending += piece
    runs.append(_run(pending, tongue))
    return [run for run in runs if run != Text("")]


def _run(text: str, tongue: str) -> Run:
    return Tongue(tongue, (Text(text),)) if tongue else Text(text)


def _tongue(word: str, primary: str) -> str:
    letters = _LETTERS.findall(word)
    scripts = {_script(letter) for letter in letters}
    if len(scripts) != 1:
        return ""
    language = SCRIPTS.get(scripts.pop() or "", "")
    if language == primary or (language == "el" and primary == "grc"):
        return ""
    if language == "el" and _POLYTONIC.search(unicodedata.normalize("NFC", word)):
        return "grc"
    return language


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
