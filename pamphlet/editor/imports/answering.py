r"""Write an answer into `decisions.yaml`, for whoever answers elsewhere than in an editor: one value, and nothing else.

In: the folder of the manuscript, which decision is meant, and the answer. All else in the file stays as it was typed:
comments, order, quotation marks, line ends. The file is exchanged as a whole, and never another one written to.

>>> text = '- decision: hyphen\n  about: "ex-/bureaucrats"\n  answer:  # keep or drop'
>>> print(with_answer(text, ("hyphen", "ex-/bureaucrats"), "drop"))
- decision: hyphen
  about: "ex-/bureaucrats"
  answer: drop  # keep or drop
"""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

import yaml

from pamphlet.editor.imports.decisions import FILE, FIXED, read_answers
from pamphlet.editor.settings_file import quoted
from pamphlet.manuscript.files import CONTROL, TEXT_BYTES_MOST
from pamphlet.work.problems import Problems

LONGEST_ANSWER = (
    4_000  # characters: the description of a picture in a long paragraph has some 1,000
)

# Not every system has the last two: a pipe is not waited for, and no link is followed.
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_READ |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


class CannotAnswer(ValueError):
    """An answer is none that fits, or the file has no place for it."""


def write_answer(folder: Path, decision: tuple[str, str], answer: str) -> None:
    """Write an answer into the file; `decision` is its kind and what it is about, an empty answer takes one back.

    Raises CannotAnswer, and OSError where the file cannot be read or written.
    """
    answer = fitting(decision[0], answer)
    path = folder / FILE
    content, told = _content(path)
    try:
        text = content.decode()
    except UnicodeDecodeError as reason:
        raise CannotAnswer("the file is not UTF-8") from reason
    changed = with_answer(text, decision, answer).encode()
    # Hidden, so that nobody takes it for a file of the manuscript.
    descriptor, beside = tempfile.mkstemp(prefix=f".{FILE}-", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(changed)
        Path(beside).chmod(stat.S_IMODE(told.st_mode))
        now = path.lstat()
        if (now.st_ino, now.st_mtime_ns) != (told.st_ino, told.st_mtime_ns):
            raise CannotAnswer("the file has changed meanwhile")
        Path(beside).replace(path)
    finally:
        with suppress(FileNotFoundError):
            Path(beside).unlink()


def fitting(kind: str, answer: str) -> str:
    """Give an answer as it is written, in one line; raises CannotAnswer when it is none for decisions of its kind."""
    answer = " ".join(answer.split())
    if len(answer) > LONGEST_ANSWER or CONTROL.search(answer):
        raise CannotAnswer("no answer is as long, or has such characters")
    if answer and answer not in FIXED.get(kind, (answer,)):
        raise CannotAnswer("this is not one of the answers")
    return answer


def with_answer(text: str, decision: tuple[str, str], answer: str) -> str:
    """Give the text of `decisions.yaml` with an answer in its place; raises CannotAnswer where there is none."""
    problems = Problems()
    before = read_answers(text, FILE, problems)  # within its bounds
    if problems:
        raise CannotAnswer("the file is not as an import writes it")
    begin, end = _span(text, decision)
    written = quoted(answer) if answer else ""
    gap = "" if text[begin - 1 : begin] == " " or not written else " "
    behind = " " if written and text[end : end + 1] == "#" else ""
    changed = f"{text[:begin]}{gap}{written}{behind}{text[end:]}"
    after = read_answers(changed, FILE, problems)
    before.pop(decision, None)
    if problems or after.pop(decision, "") != answer or after != before:
        raise CannotAnswer("the file is not as an import writes it")
    return changed


def _span(text: str, decision: tuple[str, str]) -> tuple[int, int]:
    """Find the value behind “answer:” of a decision: where it begins, and where it ends."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for item in root.value if isinstance(root, yaml.SequenceNode) else ():
        values = {key.value: value for key, value in item.value}
        known = [
            " ".join(values[name].value.split()) for name in ("decision", "about") if name in values
        ]
        value = values.get("answer")
        if tuple(known) == decision and isinstance(value, yaml.ScalarNode):
            return value.start_mark.index, value.end_mark.index
    raise CannotAnswer("the file has no such decision any more")


def _content(path: Path) -> tuple[bytes, os.stat_result]:
    descriptor = os.open(path, _READ)
    with os.fdopen(descriptor, "rb") as file:
        told = os.fstat(descriptor)
        if not stat.S_ISREG(told.st_mode):
            raise CannotAnswer("it is no file")
        content = file.read(TEXT_BYTES_MOST + 1)
    if len(content) > TEXT_BYTES_MOST:
        raise CannotAnswer("the file is too large")
    return content, told
