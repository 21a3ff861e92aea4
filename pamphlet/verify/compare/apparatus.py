"""Tell what a copy may have beside the words of a work without departing from it: marks, numbers, titles.

What it says beside marks and numbers must be one or several of the texts that may stand there, whole.

    ["*", "*", "*"]                         says nothing
    ["xii", "INTERVIEW"]                    says what a title says
    ["Interview", "A5", "page:", "6–7"]     says what two of the texts say
    ["Buy", "our", "shoes."]                says something else

>>> said(["xii", "INTERVIEW"]), said(["12."]), said(["Buy", "our", "shoes."])
('interview', '', 'buyourshoes.')
>>> is_apparatus(["Interview", "A5", "page:", "6–7"], {"interview", "a5page:"})
True
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from pamphlet.verify.compare.folding import LONGEST_KEPT, WORDS_KEPT, fold
from pamphlet.work.expressions import expression
from pamphlet.work.frozen import frozen
from pamphlet.work.words import BlockWords, Words

COLON = ":"  # behind the name of a column, before a cell
LONGEST_TOLD = 2_000  # characters: what says more is taken for no row of titles

# A number of up to four digits (a page, a year, a raised one of a note) or two of them, one with parts (“3.1”, of a
# heading), a time (“00:13:02”, “13′02″”, of a recording), a Roman number below a hundred (a page before the text;
# “civil” is none; in capitals with a mark behind: “IV.”, as “MI” may be a word), a letter (of an item in a list), or
# marks alone: it stands between blocks and says nothing.
_ROMAN = "(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_TIME = r"\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,3})?|\d{1,3}[′’'m]\d\d(?:[″”\"s]|'')?"
_SAYS_NOTHING = expression(
    rf"[\W_]*(?:\d{{1,4}}(?:[-–/]\d{{1,4}})?|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}|{_TIME}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}}|{_ROMAN}"
    rf"|{_ROMAN.upper()}(?=[.):])|[^\W\d_])?[\W_]*"
)

# “Page 6 of 37”, “6 / 37”, “S. 6 von 37”: as readers, browsers and word processors count pages. The space before is a
# part of it: of a text, only what stands behind one is looked at; and at length where a number comes next.
_PAGE = expression(
    r" (?=[^\W\d_]*\.? ?\d)"
    r"(?:(?:(?:page|seite|página|pagina|sida|side|strona|strana|страница|сторінка|σελίδα|sayfa|עמוד|صفحة"
    r"|[sp]|pág|pag|str|стр)\.? )?\d{1,4}(?:(?: ?/ ?| (?:of|von|de|sur|di|van|z|из|із|από|av|af|מתוך|من) )\d{1,4})"
    r"(?=\s)|(?:page|seite|página|pagina|sida|strona|strana|страница|сторінка|σελίδα|sayfa) \d{1,4}(?=\s))",
    re.IGNORECASE,
)

# “Chapter 3:”, as programs and websites count the parts of a work before their headings.
_COUNTED = expression(
    r" (?=[^\W\d_]+\.? [\dxvi])"
    r"(?:ch\.|chap\.|kap\.|cap\.|гл\.|chapter|part|section|kapitel|teil|abschnitt|chapitre|partie|capítulo|parte|sección|capitolo|sezione"
    r"|hoofdstuk|deel|del|kapittel|rozdział|część|глава|часть|розділ|частина|κεφάλαιο|μέρος|bölüm|kısım|פרק|חלק"
    rf"|فصل|الفصل|جزء|الجزء) (?:\d{{1,3}}|(?=[xvi]){_ROMAN})[.:)–—-]*(?=\s)",
    re.IGNORECASE,
)


@frozen
class Beside:
    """The texts that may stand between the blocks of a work: `columns` those that may besides at some of its blocks."""

    texts: frozenset[str]
    columns: Mapping[int, frozenset[str]]

    def at(self, block: int) -> frozenset[str]:
        """Give what may stand right before a block, given by its index."""
        columns = self.columns.get(block)
        return self.texts | columns if columns else self.texts


def beside(words: Words) -> Beside:
    """Give what a copy may show between the blocks: titles and the like anywhere, the head of a column at its cells.

    >>> kinds = ("Year", "head"), ("Bread", "head"), ("1917", "cell"), ("none", "cell"), ("And", "text"), ("so", "text")
    >>> blocks = tuple(BlockWords(text, 0, (text,), kind=kind) for text, kind in kinds)
    >>> told = beside(Words((PartWords("part", "Part", blocks),)))
    >>> sorted(told.at(4)), sorted(told.at(5))
    (['bread', 'bread:', 'part', 'year', 'year:', 'yearbread'], ['part', 'yearbread'])
    """
    return Beside(texts_beside(words) | texts_drawn(words), _column_heads(words.blocks))


def _column_heads(blocks: Sequence[BlockWords]) -> dict[int, frozenset[str]]:
    """Give, by the index of each cell and of the block behind a table, what the heads of its columns say, as labels."""
    columns: dict[int, frozenset[str]] = {}
    heads: frozenset[str] = frozenset()
    former = ""
    for at, block in enumerate(blocks):
        if block.kind == "head":
            head = said(block.words)
            heads = (heads if former == "head" else frozenset()) | {head, head + COLON}
        elif "cell" in (block.kind, former):
            columns[at] = heads
        if block.kind not in ("head", "cell"):
            heads = frozenset()
        former = block.kind
    return columns


def texts_beside(words: Words) -> frozenset[str]:
    """Give what titles, by-lines and the heads of tables say: a copy may show them anew, at the top of a page too."""
    texts = (*words.beside, *(part.title for part in words.parts), *_heads(words))
    return frozenset(filter(None, (said(text.split()) for text in texts)))


def texts_drawn(words: Words) -> frozenset[str]:
    """Give what the descriptions of pictures say, and the texts in them: a copy may have them where the picture is.

    Programs that show no pictures write them in brackets: “[A shelf of books.]”.
    """
    forms = (form for text in words.pictures for form in (text, f"[{text}]"))
    return frozenset(filter(None, (said(form.split()) for form in forms)))


def _heads(words: Words) -> Iterator[str]:
    """Give the head rows of tables, which come again on each page."""
    for is_head, row in groupby(words.blocks, key=lambda block: block.kind == "head"):
        if is_head:
            yield " ".join(word for cell in row for word in cell.words)


def is_apparatus(found: Iterable[str], texts: Collection[str]) -> bool:
    """Tell whether words say nothing, or what some of these texts say, one after the other."""
    told = said(found)
    if not told or told in texts:
        return True
    if len(told) > LONGEST_TOLD:
        return False
    reached = {0}
    for start in range(len(told)):
        if start in reached:
            reached.update(start + len(text) for text in texts if told.startswith(text, start))
    return len(told) in reached


def said(words: Iterable[str]) -> str:
    """Give what words say, without the marks and numbers among them and without typography.

    >>> said("Page 6 of 37".split()), said("Chapter 3:".split()), said("A page of".split())
    ('', '', 'apageof')
    """
    text = _COUNTED.sub(" ", _PAGE.sub(" ", f" {' '.join(words)} "))
    every = text.split()
    told = {word: _told(word) for word in set(every)}
    return "".join(map(told.__getitem__, every))


def _told(word: str) -> str:
    return _told_by(word) if len(word) <= LONGEST_KEPT else _told_by.__wrapped__(word)


@lru_cache(WORDS_KEPT)
def _told_by(word: str) -> str:
    return "" if says_nothing(word) else fold(word)


def page_counted(words: Iterable[str]) -> int:
    """Give the number of a page that is counted or named as one, or 0.

    >>> page_counted("Interview Page 6 of 37".split()), page_counted("6/37".split()), page_counted("6 37".split())
    (6, 6, 0)
    """
    counted = _PAGE.search(f" {' '.join(words)} ")
    return int(re.findall(r"\d+", counted[0])[0]) if counted else 0


def says_nothing(word: str) -> bool:
    """Tell whether a word is a mark, a number or a letter, as stands beside items, notes and pages."""
    return _SAYS_NOTHING.fullmatch(word) is not None
