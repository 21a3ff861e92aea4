"""Make words of the visible text of a page: furniture and what the page sets aside are told apart from the rest."""

from __future__ import annotations

from pamphlet.verify.copies import Aside, Copy, CopyKind, seen_words
from pamphlet.verify.copies.marks import BEGIN, END, LINE
from pamphlet.verify.copies.mojibake import repaired
from pamphlet.verify.copies.page_numbers import with_page_furniture, without_line_ends
from pamphlet.work.expressions import expression

LONGEST_FURNITURE = 120  # words: marks that hold more are no furniture

# Scripts that are written without spaces between words, or break within them (UAX #14, classes ID, SA, CJ and those
# beside them): Thai, Lao, Tibetan, Myanmar, Khmer, Tai scripts, Chinese, Japanese, Yi.
_UNSPACED = (
    "[\u0e00-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u3001-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\ua4cf"
    "\ua9e0-\ua9ff\uaa60-\uaadf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_LINE_END = expression(
    rf"(?<={_UNSPACED})[^\S\n]*+\n\s*+(?=\S)|(?<=\S)[^\S\n]*+\n\s*+(?={_UNSPACED})"
)


def words_of_markup(kind: CopyKind, text: str, remarks: tuple[str, ...] = ()) -> Copy:
    """Make a copy of visible text; `remarks` are those that reading it gave."""
    words: list[str] = []
    begun: list[tuple[int, str]] = []
    furniture: set[int] = set()
    asides: list[Aside] = []
    text, mended = repaired(text)
    text = _with_line_starts(without_line_ends(with_page_furniture(text)))
    line_starts: set[int] = set()
    begins_line = False
    for word in seen_words(text):
        if word[0] == BEGIN:
            begun.append((len(words), word[1:]))
        elif word == END:
            start, name = begun.pop() if begun else (len(words), "")
            if name and start < len(words):
                asides.append(Aside(start, len(words), name))
            elif len(words) - start <= LONGEST_FURNITURE:
                furniture.update(range(start, len(words)))
        elif word == LINE:
            begins_line = True
        else:
            if begins_line and (not begun or begun[-1][1]):
                line_starts.add(len(words))
                begins_line = False
            words.append(word)
    asides.sort(key=lambda aside: (aside.start, -aside.end))
    return Copy(
        kind,
        tuple(words),
        line_starts=frozenset(line_starts),
        furniture=frozenset(furniture),
        asides=tuple(asides),
        remarks=(*mended, *remarks),
    )


def _with_line_starts(text: str) -> str:
    """Mark where a line begins beside a script that has no spaces between words: there it may have parted one."""
    return text if text.isascii() else _LINE_END.sub(f"\n{LINE}\n", text)
