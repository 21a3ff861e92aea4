"""Typeset: `Pages` become `Printed`, the A5 pages and the words that they begin with; and sheets are made of those.

`typeset.typeset` is the way in. It is told in the order in which it happens; what of WeasyPrint each step mends stands
in one table, `engine.mends`:

    engine      loading           WeasyPrint is imported, when it can be, without the look-ups that it doesn't need
    layout      fitting           where whole sheets are wanted, the leading and measure that fill them are looked for
                document          the joined pages and their stylesheet are put together
                reading_copy      in two columns, the title over both
                bookmarks         what becomes a bookmark is marked
                contents, keys    what a line end does not part there
                short_tables      tables of a few rows are kept whole
                grid              what keeps to the lines of the page
    engine      rendering         they become pages; nothing is fetched but what was given
                stylesheets       each is parsed once, whatever it dresses
                book_fonts        the fonts are loaded once, where they lie
                speedups          what nothing special holds for is looked up at once
                kept_values       what a style says of every box is reckoned once
                kept_layouts      and so is what it says of every run of text
                kept_texts        what was made of a text serves other layouts in the same type
                declared          what is used of libraries of C
                page_numbers      where several links lead to a page, it is said once
                page_heads        pages begin with what stands on them, and no white before it
                columns           pages as wide as a column are set side by side
                list_markers      numbers of lists are drawn before their items
                line_breaker      the lines of paragraphs are set as they were chosen
                shaping           each run of text is shaped once,
                slices            and what stands on a line is cut out of it, and drawn so
                paragraphs, runs  what a paragraph is made of
                measuring         where its lines may end, measured
                elasticity        how much the lines of a paragraph may give
                total_fit         all line ends of a paragraph are chosen together
                page_lines        paragraphs begin on a line of the page, and pages are full
                spreading         what is left of a line is spread over its spaces and letters
                pieces            what stands on the pages, and the lines that it makes
    layout      lines             which words each line holds, and how it ends
                pagination        the word with which each page begins
                last_sheet        what stands on the last sheet of a booklet for the sake of a few lines
    tagged      structure_tree    the structure: what is a heading, a list, a link, and what is mere furniture
                marked_content    the pages are drawn; a word that a line end breaks is written whole
                structure_writer  the structure goes into the file
                finishing         and what stands beside the pages: labels of pages, names of places
                xmp               title, people, dates and rights, and what standards the file keeps to
                attachments       the manuscript, and the list of blocks

What is printed goes on paper in `sheets`, and to a printing shop in `shop`. Known to all are the `units` of print, the
`properties` that files tell of a work, and the `variants` of PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Layout = Literal["a5", "large", "reading", "guide"]


class CannotTypeset(Exception):
    """No typesetter can be loaded on this machine. The message says what is missing."""


class CannotLayOut(CannotTypeset):
    """The layout has had its time, or the memory that it may take, or failed. The message says so."""


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page begins: its printed number, the block's anchor and the index of the first word within the block.

    A page that begins with apparatus has the anchor of its section, and the index is that within the section.
    """

    label: str
    anchor: str
    word: int


@dataclass(frozen=True, slots=True)
class Fit:
    """How the pages are set: leading and measure as parts of those of the stylesheet.

    `looseness` is the share of paragraphs that are a line longer than they would be, where their spaces allow that;
    below 0, a line shorter.
    """

    leading: float = 1.0
    measure: float = 1.0
    looseness: float = 0.0


@dataclass(frozen=True, slots=True)
class Printed:
    """The work laid out once: the tagged PDF, and where each of its pages begins.

    `complaints` are what the typesetter found fault with, a sentence each; none is fatal. `over` are sections with the
    number of lines that each would have to lose to save the last sheet of the booklet, when that is nearly blank.
    """

    pdf: bytes
    page_starts: tuple[PageStart, ...]
    complaints: tuple[str, ...] = ()
    fit: Fit = Fit()
    over: tuple[tuple[str, int], ...] = ()
