"""Name the classes that stand in the pages: the contract between them and all who dress them or read them.

The templates and `markup` write the classes, and so do the formats that add something; the stylesheets dress them, the
formats and the press know elements by them, and an author's own style.css may. Code outside this room takes a class
from here; tests hold everything else to the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from lxml.etree import _Element

Element: TypeAlias = "_Element | ET.Element"

TURN = "turn"
NOTE_NUMBER = "note-number"
NOTE_CALL = "note-call"
NOTES = "notes"
APPARATUS = "apparatus"
NOTED, HUNG = "noted", "hung"
LEFT, CENTER, RIGHT = "left", "center", "right"
QUESTIONS = "questions"
VERSE, SPOKEN, LINE, OPENING = "verse", "spoken", "line", "opening"
INDENT = "in-"  # and behind it a number
HEADINGS = "headings"
HEADING = "heading"
WAYS_BACK = "ways-back"
PLACES = "places"
SKIP = "skip"
TURN_LINK = "turn-link"
TO_CONTENTS = "to-contents"
FOOT = "foot"
LARGE = "large"
READING = "reading"
WORK_END = "work-end"
DIVISIBLE = "divisible"
CONTENTS = "contents"
TOGETHER = "together"
UNKNOWN = "unknown"
ALIKE = "alike"
LOW = "low"
COVER_PICTURE = "cover-picture"

# An attribute of a cell: the head of its column, which stands before it where the table is set as a list.
COLUMN_NAME = "data-column"

CLASSES = {
    # the sections of the book
    "part": "the section of a part of the work; a second class is its role",
    "introduction": "a part that leads into the work",
    "note": "a part by the editor; within a part, a footnote",
    "interview": "a part in turns",
    "chapter": "a part in prose",
    "appendix": "a part behind the work's body",
    "afterword": "a part that closes the work",
    "dedication": "a part that names whom the work is for",
    "acknowledgements": "a part of thanks",
    "cover": "the section of the front cover",
    "title-page": "the section of the title page",
    CONTENTS: "the section of the contents",
    "sources": "the section of the list of sources",
    "licence": "the section of the licence page",
    "colophon": "the section of the colophon",
    "back-cover": "the section of the back cover",
    # within the work
    TURN: "what one speaker says until the next one does",
    "question": "a turn of those who ask",
    "answer": "a turn of any other speaker, where somebody asks",
    "speaker-N": "a turn of the speaker who is declared as number N; a turn of several has a class of each",
    "label": "the label that opens a turn, colon included",
    "aside": "a stage direction or a time code in a label",
    "label-line": "a paragraph that is a label and nothing else",
    "alteration": "words that the editor altered or supplied, brackets included",
    "citation": "a link to the entry of a source, typed as it stands",
    DIVISIBLE: "a citation that is too long for a line of large type on a phone, and may be broken",
    VERSE: "a paragraph whose line ends are the editor's",
    SPOKEN: "verse that begins with the label that opens a turn",
    LINE: "a line of verse, which hangs when it is turned over",
    OPENING: "the line of verse that begins with the label",
    "in-N": "a line of verse that is set in, by so many spaces",
    "picture": "a paragraph that holds pictures and nothing else, or a picture with its caption",
    "caption-N": "a picture with a caption of so many tens of characters, which it leaves room for",
    "width-N": "a picture of so many hundredths of the line",
    WORK_END: "the mark behind the last word of the work, an empty element",
    ALIKE: "a heading of a rank in which some are typed in capitals: all of these are set in small ones",
    LOW: "capitals of such a heading that are set as small ones",
    "small-table": "a table that fits on paper in smaller type",
    "stacked": "a table that is a list on paper, each cell behind the name of its column: it is too wide, or too long",
    "large-stacked": "a table of which that is so in large print",
    "column-stacked": "a table of which that is so in a column of the reading copy",
    LEFT: "a cell of a column that is set from the left",
    CENTER: "a cell of a column that is centred",
    RIGHT: "a cell of a column that is set to the right",
    NOTED: "a cell of a column of numbers in which any has a raised figure behind it: there is room for that",
    HUNG: "a cell of such a column that is a number with a raised figure, which hangs, so that the numbers line up",
    NOTE_CALL: "the number that calls a footnote: no word of the work",
    NOTES: "the section of a part's footnotes",
    NOTE_NUMBER: "the paragraph before a footnote that holds its number: no word of the work",
    APPARATUS: "what else stands amid the work and is none of it",
    # what suits the length of a text: its type is the smaller, the more there is of it
    "short": "a text that fits in the largest type",
    "medium": "a text that fits in smaller type",
    "long": "a text that wants small type",
    "longest": "a title longer than these",
    # covers and title page
    "kind": "what the work is: an interview",
    "shape": "the drawing on the front cover, of a work without a picture for it",
    "cover-title": "the title on the front cover",
    TOGETHER: "words of a title, or of a line of the contents, that stay on one line",
    "cover-image": "the paragraph that holds the picture of the front cover",
    "pictured": "the section of a front cover that is a picture",
    "crowded": "the section of a title page with more on it than a page holds",
    "many": "so many people that they stand in small type",
    "contact": "where there are more copies, on the back cover",
    "cover-foot": "what stands at the foot of a cover",
    "back-title": "the title on the back cover",
    "description": "what the work is about, on the back cover",
    "condition-line": "the condition of the licence, or its name, on the back cover",
    "code-line": "the paragraph that holds the code",
    "code": "the drawing of the QR code of the licence's address",
    "address": "the sentence that gives the address of the licence",
    "subtitle": "the subtitle of the work",
    "contributor": "somebody who made the work, in the words for the role",
    "date": "when the work was made",
    "supplied": "that the title is not the work's own",
    "imprint": "what stands at the foot of the title page",
    "publisher": "who publishes the work",
    "release": "which edition this is, and of which day",
    "licence-line": "the name of the licence, which leads to its page",
    # contents
    "work-matter": "a line that leads to a part of the work",
    "back-matter": "a line that leads to what follows the work",
    QUESTIONS: "the list of an interview's questions, which are called there by their first words, and of its headings",
    HEADINGS: "the list of a part's headings, where it has no questions",
    HEADING: "a line of such a list that leads to a heading",
    "number": "the number of a question: in the contents alone",
    # the list of sources
    "intro": "what tells how the list is to be read",
    WAYS_BACK: "what tells of the links back: nothing where there are none",
    "entries": "the list itself",
    "entry": "the key of a source and what is known of it",
    "key": "the key by which a source is cited",
    "known": "a note on a source",
    "identified": "the sign of what the publisher of the files identified",
    "identified-intro": "what the sign says",
    UNKNOWN: "the list of keys of which nothing else is known",
    "said": "that this is so: on paper once for all of them",
    PLACES: "the links back to where a source is cited",
    "places-label": "the word before the links; paper has another",
    "comma": "what parts two links",
    "ordinal": "the number of a link; on paper stands that of the page",
    # licence page and colophon
    "licence-name": "the name of the licence",
    "condition": "the condition of the licence, word for word",
    "whole": "the list of the parts with their words",
    "part-words": "how many words a part has",
    "part-ends": "the first and the last words of a part",
    "sum": "how many words the whole work has",
    "command": "what is typed to check a copy",
    "fingerprint": "the fingerprint of the words",
    "emendations": "the list of what departs from the copy text",
    "supplied-list": "the list of what the publisher of the files supplied",
    "identifier": "the identifier of the edition",
    "credits": "the list of those who made single parts",
    "fonts": "the list of the fonts",
    "end": "the marked end of the book",
    # the web page
    SKIP: "the way past the contents, shown when it has the focus",
    TURN_LINK: "a link to a turn, in the margin beside it",
    TO_CONTENTS: "the way back to the contents, at the head of each part",
    # print: the root says what is laid out
    "a5": "the root of the book on A5",
    LARGE: "the root of the book in large print",
    READING: "the root of the book in two columns",
    "guide": "the root of what goes along with the booklets",
    FOOT: "what is laid over head and foot of a page, when all are laid out",
    # the e-book
    COVER_PICTURE: "the section that shows the picture of the cover",
    # how to print
    "how-to": "the section that tells how the booklets are printed",
    "of": "which pamphlet they are of",
    "needs": "what the booklet needs of paper",
    "amounts": "the table of what paper copies take",
    "step-number": "the number of a step",
    "step": "a step, or a part of one, with its drawing",
    "overleaf": "what stands on the back of the sheet",
    "programs": "the table of what programs call the settings",
    "paper": "the name of a paper",
    "files": "the table of the files",
    "drawn": "a cell with a drawing of how a printer turns the sheet",
    "name": "a cell with the names of files",
    "file": "the name of a file",
    "beside": "what is good to know besides",
    # the test sheet
    "test": "the section of a test sheet",
    "side": "a page of the sheet",
    "a4": "a page on half a sheet of A4",
    "letter": "a page on half a sheet of Letter",
    "first": "a page whose fold is where that of page 1 is",
    "second": "a page whose fold is at the other side",
    "numeral": "the large number of the page",
    "ruler": "the drawing of a ruler",
    "apart": "a sentence that names two files",
    "turned": "what is read when the sheet came out turned",
}

# What stands within a block of the work and is none of its words, as DPUB-ARIA 1.1 or a class tells it.
APPARATUS_ROLES = frozenset(("doc-noteref", "doc-backlink", "doc-pagebreak"))
APPARATUS_CLASSES = frozenset((NOTE_CALL, NOTE_NUMBER, APPARATUS))


def classes_of(element: Element) -> list[str]:
    """Give the classes of an element."""
    return element.get("class", "").split()


def has_class(element: Element, name: str) -> bool:
    """Tell whether an element is of a class."""
    return name in classes_of(element)


def is_apparatus(element: Element) -> bool:
    """Tell whether an element within the work is none of it: a note's number, a way back, the mark of a page."""
    return element.get("role") in APPARATUS_ROLES or not APPARATUS_CLASSES.isdisjoint(
        classes_of(element)
    )
