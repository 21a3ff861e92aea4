"""Make words of the visible text of a page: furniture and what the page sets aside are told apart from the rest."""

from __future__ import annotations

from pamphlet.verify.copies import Aside, Copy, CopyKind, seen_words
from pamphlet.verify.copies.marks import BEGIN, END
from pamphlet.verify.copies.mojibake import repaired
from pamphlet.verify.copies.page_numbers import with_page_furniture, without_line_ends

LONGEST_FURNITURE = 120  # words: marks that hold more are no furniture


def words_of_markup(kind: CopyKind, text: str, remarks: tuple[str, ...] = ()) -> Copy:
    """Make a copy of visible text; `remarks` are those that reading it gave."""
    words: list[str] = []
    begun: list[tuple[int, str]] = []
    furniture: set[int] = set()
    asides: list[Aside] = []
    text, mended = repaired(text)
    text = without_line_ends(with_page_furniture(text))
    for word in seen_words(text):
        if word[0] == BEGIN:
            begun.append((len(words), word[1:]))
        elif word == END:
            start, name = begun.pop() if begun else (len(words), "")
            if name and start < len(words):
                asides.append(Aside(start, len(words), name))
            elif len(words) - start <= LONGEST_FURNITURE:
                furniture.update(range(start, len(words)))
        else:
            words.append(word)
    asides.sort(key=lambda aside: (aside.start, -aside.end))
    return Copy(
        kind,
        tuple(words),
        furniture=frozenset(furniture),
        asides=tuple(asides),
        remarks=(*mended, *remarks),
    )
