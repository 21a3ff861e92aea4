"""Read a PDF: the words of its pages, as PDFium finds them.

PDFium writes U+FFFE (of old, U+0002) where a line ends in a hyphen. Text that is marked as an artifact (ISO 32000-2
§14.8.2.2) is page furniture where it stands at the edge of the sheet or repeats an earlier page, and taken away before
the words are read, and so are replacement texts: letters count as they are drawn. What nobody sees is not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pypdfium2 as pdfium

from pamphlet.verify.copies import HYPHEN, Copy, Side, Unreadable
from pamphlet.verify.copies.lines import words_of_pages
from pamphlet.verify.copies.magic import LOCKED
from pamphlet.verify.copies.meaning import refuse_without_meaning
from pamphlet.verify.copies.page_numbers import WITHIN_LINE
from pamphlet.verify.copies.pdf_artifacts import squeezed, take_away_artifacts
from pamphlet.verify.copies.pdf_gaps import closed_up
from pamphlet.verify.copies.pdf_ink import unseen_ranges
from pamphlet.verify.copies.pdf_list_numbers import late_numbers, without_numbers
from pamphlet.verify.copies.pdf_objects import PageObject, are_upright, objects_on
from pamphlet.verify.copies.pdf_replacements import (
    RIGHT_TO_LEFT,
    drawn_letters,
    is_better,
    is_readable,
    letters_carried,
    needs_replacements,
    take_away_false_replacements,
    take_away_replacements,
)
from pamphlet.verify.copies.pdf_seen import SeenPage, characters_seen, sides_of, turned_by
from pamphlet.verify.copies.pdf_sheets import are_sheets, folded
from pamphlet.verify.copies.swapped import unswapped
from pamphlet.work.expressions import expression

MOST_PAGES = 20_000

_LINE_END = expression("(?<=[\ufffe\x02])|\r?\n")
_PAGE_END_HYPHEN = expression(r"[^\W_][-\u2010]")


def read(content: bytes) -> Copy:
    """Give the words of a PDF. Raises Unreadable."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as fault:
        raise Unreadable(_reason(str(fault))) from fault
    try:
        return _words(document)
    except pdfium.PdfiumError as fault:
        raise Unreadable(f"A page of the PDF cannot be read: {fault}") from fault
    finally:
        document.close()


def _reason(fault: str) -> str:
    if "password" in fault.lower():
        return LOCKED.format("an encrypted PDF")
    return "The file begins as a PDF, but it is broken."


def _words(document: pdfium.PdfDocument) -> Copy:
    if len(document) > MOST_PAGES:
        raise Unreadable(f"The PDF has more than {MOST_PAGES:,} pages.")
    pages: list[list[str]] = []
    sides: list[Side] = []
    are_all = True  # pages so far sheets, which have others side by side
    visual: set[int] = set()
    read = ""
    carried = ""  # letters of a word that the page before broke, and said whole
    as_drawn: list[str] = []  # that page by its letters alone
    for number in range(len(document)):
        page, objects = _opened(document, number, read)
        is_bare = take_away_replacements(objects)
        seen = _read(page, objects)
        numbers = late_numbers(seen.text)
        seen = replace(seen, text=without_numbers(seen.text, numbers)) if numbers else seen
        placed = sides_of(page, seen, _sheet_lines) if are_all else []
        are_all = bool(placed)  # on a sheet a word is whole only where both of its lines are
        rest: str | None = None
        former, drawn_before = carried, as_drawn
        if (
            is_bare
            and (carried or needs_replacements(seen.text))
            and not (placed and is_readable(seen.text))
        ):
            whole_page, replaced = _opened(document, number, read)
            readable = is_readable(seen.text)
            if not readable:
                take_away_false_replacements(replaced, drawn_letters(objects, seen.text_page))
            whole = _read(whole_page, replaced)
            whole = replace(whole, text=without_numbers(whole.text, numbers)) if numbers else whole
            rest = letters_carried(seen.text, whole.text, carried) if readable else None
            if rest is not None or is_better(whole.text, seen.text):
                as_drawn = _lines(seen.text)
                (page, whole_page), (seen, whole) = (whole_page, page), (whole, seen)
            whole.close()
            whole_page.close()
            placed = placed and sides_of(page, seen, _sheet_lines)
        if former and rest is None:
            pages[-1] = drawn_before  # what that page said more than it shows is not here
        carried = rest or ""
        if RIGHT_TO_LEFT.search(seen.text):
            visual.add(number)
        pages.append(_lines_of(page, seen))
        sides += placed
        read += squeezed(seen.text)
        seen.close()
        page.close()
    if carried:
        pages[-1] = as_drawn
    copy = words_of_pages("pdf", pages, visual)
    refuse_without_meaning(copy, document)
    if are_all and are_sheets(sides):
        return replace(copy, otherwise=partial(folded, sides), sheets=tuple(sides))
    return copy


def _lines_of(page: pdfium.PdfPage, seen: SeenPage) -> list[str]:
    """Give the lines of a page: from right to left as they stand, else as PDFium puts them together."""
    if not RIGHT_TO_LEFT.search(seen.text):
        return _lines(seen.text)
    from pamphlet.verify.copies.pdf_lines import lines_by_place

    return lines_by_place(page, seen.text_page, turned=seen.turned, unseen=seen.unseen)


def _opened(
    document: pdfium.PdfDocument, number: int, read: str
) -> tuple[pdfium.PdfPage, Sequence[PageObject]]:
    """Give a page without its furniture, upright: PDFium puts the lines of one that is turned in another order.

    Give its objects, too.
    """
    page = document[number]
    page.set_rotation(0)
    return page, take_away_artifacts(page, objects_on(page), read)


def _read(page: pdfium.PdfPage, objects: Sequence[PageObject]) -> SeenPage:
    """Give the text of a page as it is seen."""
    text_page = page.get_textpage()
    turned = 0 if are_upright(objects) else turned_by(text_page)
    if turned:
        text_page.close()
        page.set_rotation(turned)
        text_page = page.get_textpage()
    unseen = unseen_ranges(page, objects, text_page)
    # One that is put together of others, as a sheet is, may show a part of them only.
    if unseen or turned or any(each.is_form for each in objects):
        places = list(characters_seen(page, text_page, unseen))
        return SeenPage(text_page, "".join(place[0] for place in places), turned, unseen, places)
    return SeenPage(text_page, closed_up(text_page, text_page.get_text_range()), turned)


def _lines(text: str) -> list[str]:
    lines = _LINE_END.split(_open_ended(unswapped(text)))
    return [line.replace("\ufffe", HYPHEN) for line in lines]


def _open_ended(text: str) -> str:
    """Give a text with `HYPHEN` for a hyphen behind a letter at its end."""
    bare = text.rstrip()
    return f"{bare[:-1]}{HYPHEN}" if _PAGE_END_HYPHEN.fullmatch(bare[-2:]) else text


def _sheet_lines(text: str) -> list[str]:
    """Give the lines of a page on a sheet: where a word goes on, on the next page or in the next line, is open."""
    lines = (
        WITHIN_LINE.sub(HYPHEN, line) for line in _lines(text)
    )  # small lines may be run together
    return list(map(_open_ended, lines))
