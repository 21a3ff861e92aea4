"""Write runs as Markdown: emphasis, links, pictures, calls of notes, and text that is read back as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pamphlet.editor.escaping import at_line_start, escaped, wholly_escaped
from pamphlet.editor.imports.tree import (
    Break,
    Call,
    Code,
    Enclosing,
    Link,
    Picture,
    Run,
    Script,
    Styled,
    Text,
    Tongue,
    every_run,
    plain,
    words_of,
)
from pamphlet.manuscript.markdown.verse import DEEPEST

# Ways to mark what is stressed: where stars touch stars, lines tell them apart (CommonMark 0.31 §6.2).
MARKS = (
    {"emphasis": "*", "strong": "**"},
    {"emphasis": "_", "strong": "**"},
    {"emphasis": "*", "strong": "__"},
)
BARE, PLAIN = len(MARKS), len(MARKS) + 1
ORNAMENT = "ornament"
# How many of our spaces some are wide: those of an en, of an em, and of an ideograph.
WIDTHS = dict.fromkeys("\u2000\u2002", 2) | dict.fromkeys("\u2001\u2003\u3000", 4)

_WHITE = re.compile(r"[ \t\n\r\f\v]+")
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)
_IN_SCRIPT = re.compile(r"[^\s^~\\*_`\[\]]{1,40}")
_ADDRESS = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)", re.IGNORECASE)


@dataclass(slots=True)
class Surroundings:
    """What runs refer to, in a part: the notes called so far, and where links and pictures lead.

    `places` maps names of the document to links of the manuscript; `pictures` maps a picture to its file and
    description there, or is without it where the picture could not be had.
    """

    places: Mapping[str, str]
    pictures: Mapping[Picture, tuple[str, str]]
    notes: list[Call] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)  # here, of the notes by their own
    plain: list[str] = field(default_factory=list)  # texts of which the emphasis could not be kept

    def number_of(self, call: Call) -> int:
        """Give the number of a note in this part, the same where the same note was called before."""
        if call.number in self._numbers and self._numbers[call.number] <= len(self.notes):
            return self._numbers[call.number]
        self.notes.append(call)
        if call.number:
            self._numbers[call.number] = len(self.notes)
        return len(self.notes)


def written_runs(runs: Iterable[Run], around: Surroundings, plainness: int = 0) -> str:
    """Write runs; where the rules of Markdown have no way to mark some of them, write them more plainly.

    Up to `BARE` it is stressed by the `MARKS` of that number, then not at all; when `PLAIN` nothing encloses text, and
    every sign is escaped.
    """
    escape = escaped if plainness < PLAIN else wholly_escaped
    pieces: list[str] = []
    for run in runs:
        inner = written_runs(run.runs, around, plainness) if isinstance(run, Enclosing) else ""
        match run:
            case Text():
                pieces.append(escape(_WHITE.sub(" ", run.text)))
            case Code():
                text = _WHITE.sub(" ", run.text)
                pieces.append(_code(text) if plainness < PLAIN else escape(text))
            case Break():
                pieces.append("\n")
            case Call():
                pieces.append(f"[^{around.number_of(run)}]" if _says(run, around) else "")
            case Picture():
                pieces.append(_picture(run, around))
            case Styled():
                marks = MARKS[plainness] if plainness < BARE else {}
                pieces.append(_marked(inner, marks.get(run.kind, "")))
            case Link():
                pieces.append(_link(inner, run.target, around) if plainness < PLAIN else inner)
            case Script():
                pieces.append(_script(inner, "^" if run.raised else "~"))
            case Tongue():
                pieces.append(_spoken(inner, run.language) if plainness < PLAIN else inner)
    return "".join(pieces)


def as_lines(typed: str) -> str:
    """Make lines of a paragraph's text: a break that was asked for is a backslash at the end of a line.

    White space that stays where it is typed sets a line in, from the one that is set in least.
    """
    lines = [line for line in typed.split("\n") if line.strip()]
    indents = [_indent(line) for line in lines]
    least = min(indents, default=0)
    return "\\\n".join(
        " " * min(indent - least, DEEPEST) + at_line_start(_tidy(line.strip()))
        for indent, line in zip(indents, lines, strict=True)
    )


def _indent(line: str) -> int:
    """Give by how many spaces a line is set in: those that begin a line of a web page, or of Markdown, are not seen."""
    seen = _WHITE.sub(" ", line).removeprefix(" ")
    return sum(WIDTHS.get(sign, 1) for sign in seen[: len(seen) - len(seen.lstrip())])


def is_empty(runs: Iterable[Run]) -> bool:
    """Tell whether runs show nothing: no character, no picture, no note."""
    return not any(
        bool(plain((run,)).strip())
        if not isinstance(run, Picture | Call | Styled | Link | Tongue)
        else (isinstance(run, Picture | Call) or not is_empty(run.runs))
        for run in runs
    )


def _says(call: Call, around: Surroundings) -> bool:
    """Tell whether a note has any words, or a picture: one that shows nothing is no note of a manuscript."""
    return any(map(words_of, call.blocks)) or any(
        isinstance(run, Picture) and run in around.pictures for run in every_run(call.blocks)
    )


def _tidy(line: str) -> str:
    return re.sub(r" {2,}", " ", line.strip(" \t"))


def _code(text: str) -> str:
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}" if text.strip() else text


def _split(typed: str) -> tuple[str, str, str]:
    """Part the white space at the ends of what is typed from what stands between."""
    edges = _EDGES.match(typed)
    assert edges
    return edges[1], edges[2], edges[3]


def _marked(typed: str, mark: str) -> str:
    """Put marks around each line, not around white space: there they would mark nothing."""
    lines = []
    for line in typed.split("\n"):
        before, text, after = _split(line)
        lines.append(f"{before}{mark}{text}{mark}{after}" if text else line)
    return "\n".join(lines)


def _script(typed: str, mark: str) -> str:
    """Raise or lower what holds no white space and no mark; other text stays on the line."""
    return f"{mark}{typed}{mark}" if _IN_SCRIPT.fullmatch(typed) else typed


def _spoken(typed: str, language: str) -> str:
    """Say the language of each line."""
    lines = []
    for line in typed.split("\n"):
        before, text, after = _split(line)
        lines.append(f"{before}[{text}]{{lang={language}}}{after}" if text else line)
    return "\n".join(lines)


def _link(inner: str, target: str, around: Surroundings) -> str:
    before, text, after = _split(inner)
    address = around.places.get(target, "") if target.startswith("#") else target
    if not text or not (target.startswith("#") or _ADDRESS.match(address)) or not address:
        return inner
    shown = re.sub(r"[\s<>]", lambda sign: f"%{ord(sign[0]):02X}", address)
    shown = shown.replace("(", "%28").replace(")", "%29").replace("\\", "%5C")
    return f"{before}[{text.replace(chr(10), ' ')}]({shown}){after}"


def _picture(picture: Picture, around: Surroundings) -> str:
    if picture not in around.pictures:
        return " "
    file, description = around.pictures[picture]
    told = '""' if description == ORNAMENT else _in_brackets(description)
    caption = re.sub(r'[\\"&]', r"\\\g<0>", " ".join(picture.caption.split()))
    return f'![{told}]({file} "{caption}")' if caption else f"![{told}]({file})"


def _in_brackets(text: str) -> str:
    """Escape what would end a description."""
    return re.sub(r"[\\\[\]`<]", r"\\\g<0>", " ".join(text.split()))
