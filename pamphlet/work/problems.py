"""What can be wrong with a manuscript, a build or a copy: a place, a sentence and a way out.

`CODES` is the one table of codes. A step collects `Problem`s and hands them on; only the command line prints them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pamphlet.work.frozen import frozen

Severity = Literal["error", "warning"]

CODES: dict[str, str] = {
    # F: files and folders
    "F01": "a file that the manuscript names is missing",
    "F02": "a path or a link leads out of the manuscript's folder",
    "F03": "a file is not UTF-8",
    "F04": "a NUL or another control character",
    "F05": "a file is too large",
    "F06": "the manuscript has no pamphlet.yaml, or is no folder",
    "F07": "a file cannot be read",
    # Y: YAML
    "Y01": "malformed YAML",
    "Y02": "a key that stands twice",
    "Y03": "a YAML alias, anchor or tag",
    "Y04": "nested too deeply, or too many values",
    # M: metadata
    "M01": "an unknown field",
    "M02": "a required field is missing",
    "M03": "a value of the wrong kind",
    "M04": "an impossible date",
    "M05": "a bad language tag",
    "M06": "an unknown role",
    "M07": "a slug, an identifier or a key that cannot be used",
    "M08": "the condition does not stand in the text",
    "M09": "a string that the book needs is missing in its language",
    "M10": "a file or a speaker that is named twice",
    # P: parts
    "P01": "an empty part",
    "P02": "a heading skips a level",
    "P03": "front matter is missing or never closed",
    "P04": "a heading, a quotation, a list or a table without any text",
    "P05": "a piece of text that would not be printed",
    "P06": "markup nested too deeply",
    "P07": "a list number that would be printed otherwise than typed",
    "P08": "markup that is not ours, and would be printed",
    "P09": "dashes of hyphens, and no curly quotation mark",
    # T: turns
    "T01": "an undeclared speaker label",
    "T02": "a speaker who never speaks",
    "T03": "a turn without words",
    "T04": "a speaker label that opens no turn",
    # B: brackets and quotation marks
    "B01": "a bracket that is never closed",
    "B02": "a closing bracket without an opening one",
    "B03": "unbalanced quotation marks",
    # C: citations
    "C01": "a source is never cited",
    "C02": "an unknown citation key",
    "C03": "a locator that is no page",
    "C04": "a source that stands twice",
    "C05": "a bracket that names a source, and is no citation",
    # I: images
    "I01": "an image is missing",
    "I02": "an image without alternative text",
    "I03": "an image that cannot be used",
    # N: footnotes
    "N01": "a footnote without text",
    "N02": "a footnote that nothing calls",
    # L: links
    "L01": "an anchor to nowhere",
    "L02": "a link that a reader could not follow",
    "L03": "an anchor that stands twice",
    # E: the copy text and its emendations
    "E01": "a difference to the copy text that no emendation explains",
    "E02": "an emendation that explains nothing",
    "E03": "an emendation whose copy text does not stand exactly once",
    # G: glyphs
    "G01": "a character that no font of the release has",
    "G02": "a character that e-readers garble",
    # S: the stylesheet
    "S01": "the stylesheet asks for something that no build may fetch, or is no CSS",
    "S02": "a rule of the stylesheet could put words in, or hide or change some",
    "S03": "the stylesheet is too long, or nested too deeply",
    # D: documents that are imported
    "D01": "a document that cannot be imported",
    "D02": "a decision of an import that is open",
    "D03": "something of a document that was left out",
    "D04": "words of a document that the manuscript has not, or has otherwise",
    "D05": "something of a document that became plain text",
    "D06": "a folder that holds something already",
    "D07": "a place that was changed by hand and in a newer document",
    # R: release, found while a release is written
    "R01": "a file of the release does not hold the whole work",
    "R02": "a format cannot be made on this machine",
    "R03": "the release cannot be written",
    "R04": "the typesetter complains",
    "R05": "a shop or an e-reader would reject or garble the book",
    "R06": "a claim of accessibility that the book does not bear out",
    "R07": "the system broke off what was begun",
    "R08": "the release cannot be signed",
    "R09": "the pages cannot be laid out, or take too much time or memory",
    # W: websites, made of releases
    "W01": "a release that cannot be read",
    "W02": "two releases of one name, or one that can have no folder",
    "W03": "a release whose files are not as its report tells",
    "W04": "an address that no site can have",
    "W05": "a folder that is not pdf.js, or another version of it",
    # J: works that are built together
    "J01": "two works have one slug",
    "J02": "the build of a work came to no end",
    "J03": "a worker has other versions",
}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: `path` relative to the manuscript's parent; 0 is no line or column.

    Lines and columns count from 1, columns in characters.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path, *numbers])

    @classmethod
    def at(cls, path: str, text: str, position: int) -> Place:
        """Give the place of a character of a text."""
        column = position - text.rfind("\n", 0, position)
        return cls(path, text.count("\n", 0, position) + 1, column)

    def position_in(self, text: str) -> int:
        """Give the position in the text of the character that stands here."""
        lines = text.split("\n")[: self.line - 1]
        return sum(len(line) + 1 for line in lines) + self.column - 1


@frozen
class Problem:
    """One thing that is wrong, told to a person who can mend it."""

    code: str
    severity: Severity
    message: str
    place: Place
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.place}: {self.severity} {self.code}: {self.message}"
        return f"{text}\n    hint: {self.hint}" if self.hint else text


class Problems(list[Problem]):
    """The problems that were noted so far, in whatever order."""

    def error(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Note a problem that stops a build."""
        self.append(error(code, message, place, hint))

    def warning(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Note a problem that a build can live with."""
        self.append(warning(code, message, place, hint))


def error(code: str, message: str, place: Place, hint: str = "") -> Problem:
    """Make a problem that stops a build; raise KeyError for a code that the table does not have."""
    return _problem(code, "error", message, place, hint)


def warning(code: str, message: str, place: Place, hint: str = "") -> Problem:
    """Make a problem that a build can live with; raise KeyError as `error` does."""
    return _problem(code, "warning", message, place, hint)


def _problem(code: str, severity: Severity, message: str, place: Place, hint: str) -> Problem:
    if code not in CODES:
        raise KeyError(code)
    return Problem(code, severity, message, place, hint)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by place, then code, and drop those said twice."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda problem: (problem.place, problem.code, problem.message)))


def together(problems: Iterable[Problem]) -> tuple[tuple[Problem, ...], ...]:
    """Gather the problems that are told in the same words, each lot at the place of its first."""
    lots: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        said = (problem.code, problem.severity, problem.message, problem.hint)
        lots.setdefault(said, []).append(problem)
    return tuple(map(tuple, lots.values()))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops a build."""
    return any(problem.severity == "error" for problem in problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give a hint with the nearest known words, or an empty one."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=3, cutoff=0.6)
    if not near:
        return ""
    return "did you mean " + " or ".join(f"“{name}”" for name in near) + "?"
