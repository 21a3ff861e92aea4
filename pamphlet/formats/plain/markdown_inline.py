"""Write inline pieces as CommonMark, so that each character of them comes back when it is rendered.

In: pieces of XHTML. Out: Markdown text; a line end stands where the editor asked for one. Emphasis that the syntax
cannot express where it stands (a mark between a full stop and a letter, say) is given up: words come before looks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pamphlet.formats.xhtml import (
    NO_BREAK_SPACE,
    SPACE,
    Element,
    Piece,
    Run,
    indent_of,
    is_call,
    is_raster,
    is_script,
    is_way_back,
    pieces,
    script_of,
    tag_of,
)
from pamphlet.work.scripts import LOWERED, RAISED

# What is markup wherever it stands; a square bracket only before one of these: `[so]` is text, `[so](` is not. Behind
# a mark of emphasis that is given up anything may stand.
SPECIAL = re.compile(
    r"[\\`*_~^{]|<(?=[A-Za-z/!?*_])|&(?=[#A-Za-z*_])|!(?=[\[*_])|\[(?=[ xX]\])|\](?=[(\[{:*_])"
)
SPECIAL_IN_BRACKETS = re.compile(r"[\\`*_~^{\[\]]|<(?=[A-Za-z/!?*_])|&(?=[#A-Za-z*_])|!(?=[\[*_])")

# What would open a block at the beginning of a line, or underline the line above (CommonMark 0.31 §4, §5; GFM §4.10).
BLOCK_START = re.compile(r"#{1,6}(?=\s|$)|>|[-+:](?=[\s-]|$)|=+\s*$|[-:|\s]+$")
NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
MARKS = {"em": 1, "i": 1, "cite": 1, "strong": 2, "b": 2}
DEEPEST = 1  # emphasis within emphasis is told apart by its marks, a third kind there is not
FIRST = {"indent": NO_BREAK_SPACE, "nothing": "", "br": "\n", "img": "!", "code": "`", "call": "["}
SIGNS = re.compile(f"[{''.join((*RAISED.values(), *LOWERED.values()))}]")
ENTITY_IN_ADDRESS = re.compile(r"&(?=#?\w+;)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a piece: the characters next to it, and the emphasis and brackets that it is in."""

    before: str = "\n"
    after: str = "\n"
    depth: int = 0
    bracketed: bool = False

    @property
    def mark(self) -> str:
        """Give the mark of emphasis: alternately, so that nested marks are told apart."""
        return "*_"[self.depth % 2]


def inline(run: Run, around: Surroundings = Surroundings()) -> str:
    """Write pieces one after the other."""
    text = ""
    for number, piece in enumerate(run):
        after = _first_character(run[number + 1 :], around) or around.after
        text += _piece(piece, replace(around, before=(text or around.before)[-1], after=after))
    return text


def in_cell(run: Run) -> str:
    """Write the pieces of a table's cell: on one line, each bar escaped (GFM §4.10)."""
    return " ".join(inline(run).split("\n")).strip(" ").replace("|", "\\|")


def at_line_start(line: str) -> str:
    """Escape what would be a block's mark at the beginning of a line."""
    if BLOCK_START.match(line):
        return f"\\{line}"
    return NUMBER_START.sub(r"\1\\\2", line, count=1) if NUMBER_START.match(line) else line


def _piece(piece: Piece, around: Surroundings) -> str:
    if isinstance(piece, str):
        return _with_signs_told(_escaped(SPACE.sub(" ", piece), around))
    within = pieces(piece)
    match _kind(piece, around):
        case "nothing":
            return ""
        case "br":
            return "\n"
        case "img":
            return _picture(piece)
        case "code":
            return _code(SPACE.sub(" ", "".join(piece.itertext())), around)
        case "call":
            return f"[^{''.join(piece.itertext())}]"
        case "link":
            return _bracketed(within, f"({_address(piece.get('href', ''))})", around)
        case "language":
            return _bracketed(within, f"{{lang={piece.get('lang')}}}", around)
        case "indent":
            return indent_of(piece) + inline(within, replace(around, before=NO_BREAK_SPACE))
        case "script":
            return _escaped(script_of(piece), around)
        case tag if tag in MARKS:
            return _marked(within, MARKS[tag], around)
    return inline(within, around)


def _kind(element: Element, around: Surroundings) -> str:
    """Tell what an element becomes; what else there is has the name of its tag."""
    tag = tag_of(element)
    if is_way_back(element) or (tag == "img" and not is_raster(element)):
        return "nothing"
    if is_call(element):
        return "call"
    if is_script(element):
        return "script"
    if indent_of(element):
        return "indent"
    if tag == "a" and ":" in element.get("href", ""):
        return "link"
    if tag == "span" and element.get("lang") and not around.bracketed:
        return "language"
    return tag


def _escaped(text: str, around: Surroundings) -> str:
    """Put a backslash before what is markup, judged with the character that follows."""
    special = SPECIAL_IN_BRACKETS if around.bracketed else SPECIAL
    text, following = text + around.after, len(text)
    escaped = special.sub(lambda mark: ("\\" if mark.start() < following else "") + mark[0], text)
    return escaped[: -len(around.after)]


def _with_signs_told(text: str) -> str:
    """Write the signs that the author typed by their numbers: a bare “²” is a raised 2 of the work (`is_script`)."""
    return text if text.isascii() else SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", text)


def _marked(run: Run, strength: int, around: Surroundings) -> str:
    """Mark emphasis, white space at its edges outside it, if the marks open and close there (CommonMark 0.31 §6.2)."""
    mark = around.mark
    text = inline(run, replace(around, before=mark, after=mark, depth=around.depth + 1))
    core = text.strip()
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    before, after = (lead or around.before)[-1], (trail or around.after)[0]
    free = core and around.depth <= DEEPEST and mark not in (before, after, core[0], core[-1])
    if free and _flanks(before, core[0], mark) and _flanks(after, core[-1], mark):
        return f"{lead}{mark * strength}{core}{mark * strength}{trail}"
    return inline(run, around)


def _flanks(outside: str, inside: str, mark: str) -> bool:
    """Tell whether a mark between two characters opens, or closes, emphasis on the inner side.

    Symbols count as punctuation since CommonMark 0.31; the stricter reading of old and new programs is taken.
    """
    free = outside.isspace() or unicodedata.category(outside)[0] == "P"
    return free or (mark == "*" and unicodedata.category(inside)[0] not in "PS")


def _bracketed(run: Run, said: str, around: Surroundings) -> str:
    """Put pieces in brackets, and behind them what is said of them; a run without words is left as it is."""
    text = inline(run, replace(around, before="[", after="]", bracketed=True))
    return f"[{text}]{said}" if text.strip() else text


def _address(href: str) -> str:
    """Give an address as a link destination, in angle brackets where it needs them (CommonMark 0.31 §6.3)."""
    href = ENTITY_IN_ADDRESS.sub(r"\\&", re.sub(r"[\\<>]", r"\\\g<0>", href))
    return f"<{href}>" if re.search(r"[\s()]", href) else href


def _code(text: str, around: Surroundings) -> str:
    """Give a code span, between more backquotes than it holds in a row (CommonMark 0.31 §6.1).

    Right behind another one it is text, for the backquotes would be taken together.
    """
    if around.before == "`" or not text.strip():
        return _escaped(text, around)
    fence = "`"
    while fence in text:
        fence += "`"
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _picture(image: Element) -> str:
    """Name a picture that is given at the end of the file."""
    alternative = _escaped(image.get("alt", ""), Surroundings(after="]", bracketed=True))
    return f"![{alternative}][{image.get('src')}]"


def _first_character(run: Iterable[Piece], around: Surroundings) -> str:
    """Give the character that the Markdown of pieces begins with, or nothing."""
    return next(filter(None, (_first_of(piece, around) for piece in run)), "")


def _first_of(piece: Piece, around: Surroundings) -> str:
    if isinstance(piece, str):
        return piece[:1]
    kind = _kind(piece, around)
    if kind == "script":
        return script_of(piece)[:1]
    if kind in FIRST:
        return FIRST[kind]
    if "".join(piece.itertext()).strip():
        if kind in ("link", "language"):
            return "["
        if kind in MARKS:
            return around.mark
    return _first_character(pieces(piece), around)
