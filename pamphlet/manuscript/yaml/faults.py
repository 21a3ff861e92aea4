"""Say what is wrong with malformed YAML as an editor would see it, and where it would be mended.

In: the parser's complaint and the text. Out: one problem. A quotation mark left open is told where
it stands, not where the parser gave up.
"""

from __future__ import annotations

import re

from pamphlet.work.expressions import expression
from pamphlet.work.problems import Place, Problem, error

# What PyYAML (libyaml) says; a sentence; a way out.
FAULTS = (
    (
        "stands too far right",
        "this line begins further to the right than the fields that it belongs to",
        "align it with the fields around it",
    ),
    (
        "mapping values are not allowed",
        "a colon and a space stand here, where no field can begin",
        "put the value in quotation marks if the colon belongs to it, or align the line with the others",
    ),
    (
        "could not find expected ':'",
        "this line has no colon behind the name of its field",
        "write “name: value”; indent the line if it belongs to the value above",
    ),
    (
        "did not find expected ',' or",
        "a list or a group of fields is never closed before this line",
        "close it with ] or }, with commas between its entries",
    ),
    (
        "did not find expected '-' indicator",
        "this line is no entry of the list above it",
        "begin it with “- ”, as far to the left as the entries above",
    ),
    (
        "did not find expected key",
        "no field can begin here",
        "align the line with the fields around it; round a value that holds \" write '…'",
    ),
    (
        "cannot start any token",
        "no value can begin with this character",
        "put the value in quotation marks; indent with spaces, not with tabs",
    ),
    (
        "unknown escape character",
        "a backslash in double quotation marks stands before a character that it cannot",
        "write two backslashes, or use single quotation marks",
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot begin here",
        "begin it on a line of its own, or put the value in quotation marks",
    ),
    (
        "document start",
        "a second document begins here",
        "keep everything in one, without --- or ... between",
    ),
)
OTHER_HINT = "check the indentation, and put a value that holds : # [ ] { } in quotation marks"

_QUOTED = expression(
    r"""(?:^\s*|:\s+|-\s+|[\[{]\s*|,\s+)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?P<open>["']))"""
)
_BEHIND_QUOTED = expression(r"\s*(?:[,:\]}#].*)?$")


def explain(failure: object, text: str, path: str, line_offset: int) -> Problem:
    """Make a problem of what the parser raised; `line_offset` lines stand above the text."""
    mark = getattr(failure, "problem_mark", None)
    said = str(getattr(failure, "problem", None) or getattr(failure, "reason", None) or failure)
    if "expected ':'" in said:
        mark = getattr(failure, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if "mapping values" in said and (indented := _indented(text.split("\n")[line], column)):
        said, column = "stands too far right", indented
    left_open = _open_quote(text.split("\n"), line)
    if left_open:
        line, column = left_open
        message, hint = "this quotation mark is never closed", "close it at the end of the value"
    else:
        _, message, hint = next(
            (fault for fault in FAULTS if fault[0] in said),
            ("", f"this is not YAML: {said}", OTHER_HINT),
        )
    return error("Y01", message, Place(path, line + 1 + line_offset, column + 1), hint)


def _indented(line: str, colon: int) -> int:
    """Give how far a line is indented in which nothing but a field's name stands before a colon."""
    name = line[:colon].strip(" ")
    return len(line) - len(line.lstrip(" ")) if re.fullmatch(r"[\w-]+", name) else 0


def _open_quote(lines: list[str], last: int) -> tuple[int, int] | None:
    """Find the nearest quotation mark at or above a line that its value does not close."""
    for number in range(min(last, len(lines) - 1), -1, -1):
        for value in _QUOTED.finditer(lines[number]):
            quote = value["open"]
            if quote and not _closes_below(lines[number + 1 : last + 1], quote):
                return number, value.start("open")
    return None


def _closes_below(lines: list[str], quote: str) -> bool:
    """Tell whether a value of several lines ends where a value may end."""
    for line in lines:
        closing = re.search(r'(?<!\\)"' if quote == '"' else r"'(?!')", line.replace("''", "  "))
        if closing:
            return bool(_BEHIND_QUOTED.match(line, closing.end()))
    return False
