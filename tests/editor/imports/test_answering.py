"""An answer is written where it belongs, and nothing else in the file changes, nor any other file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pamphlet.editor.imports.answering import CannotAnswer, with_answer, write_answer
from pamphlet.editor.imports.decisions import read_answers
from pamphlet.work.problems import Problems

TYPED = """\
# A comment of mine.

- decision: hyphen
  about: "ex-/bureaucrats"   # another
  default: "keep"
  answer:  # keep or drop

- decision: picture
  about: "picture 0123"
  answer: 'A boat # on a lake'
- {decision: heading, about: Preface, answer: }
- decision: paragraph
  about: "the last one"
  answer:"""
HYPHEN = ("hyphen", "ex-/bureaucrats")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with decisions."""
    (tmp_path / "decisions.yaml").write_text(TYPED)
    return tmp_path


@pytest.mark.parametrize(
    ("decision", "answer", "before", "after"),
    [
        (HYPHEN, "drop", "  answer:  # keep", "  answer: drop  # keep"),
        (("picture", "picture 0123"), "A “boat”: #1", "'A boat # on a lake'", '"A “boat”: #1"'),
        (("picture", "picture 0123"), "yes", "'A boat # on a lake'", '"yes"'),
        (("picture", "picture 0123"), "", " 'A boat # on a lake'", " "),
        (("heading", "Preface"), "no", "answer: }", 'answer: "no" }'),
        (("paragraph", "the last one"), "yes", 'one"\n  answer:', 'one"\n  answer: "yes"'),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_all_but_the_answer_stays_as_it_was_typed(
    folder: Path, decision: tuple[str, str], answer: str, before: str, after: str, ends: str
) -> None:
    """Comments, order and line ends too; and the answer is read again as it was given."""
    typed = TYPED.replace("\n", ends)
    path = folder / "decisions.yaml"
    path.write_bytes(typed.encode())
    path.chmod(0o640)
    write_answer(folder, decision, answer)
    written = path.read_bytes().decode()
    assert written == typed.replace(before.replace("\n", ends), after.replace("\n", ends))
    assert read_answers(written, "", Problems()).get(decision, "") == answer
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(folder) == ["decisions.yaml"]  # noqa: PTH208 # names are enough


@pytest.mark.parametrize(
    ("decision", "answer"),
    [
        (("hyphen", "unheard-/of"), "drop"),
        (HYPHEN, "perhaps"),
        (("picture", "picture 0123"), "x" * 5000),
        (("picture", "picture 0123"), "a\x00b"),
    ],
)
def test_what_is_no_answer_is_not_written(
    folder: Path, decision: tuple[str, str], answer: str
) -> None:
    """One to no decision, one that is not among the choices, one without an end."""
    with pytest.raises(CannotAnswer):
        write_answer(folder, decision, answer)
    assert (folder / "decisions.yaml").read_text() == TYPED


@pytest.mark.parametrize(
    "text",
    ["", "[broken", "a: b", "- decision: hyphen\n  about: *alias\n", "- [answer]\n", "- 1\n"],
)
def test_in_a_file_that_is_otherwise_nothing_is_written(text: str) -> None:
    """Nor is the program broken by it."""
    with pytest.raises(CannotAnswer):
        with_answer(text, HYPHEN, "drop")


def test_no_other_file_is_ever_written(folder: Path) -> None:
    """Neither the one to which a link leads, nor one that is the same by another name, nor a pipe."""
    path, other = folder / "decisions.yaml", folder / "other.yaml"
    path.rename(other)
    path.symlink_to(other)
    with pytest.raises(OSError, match="symbolic"):
        write_answer(folder, HYPHEN, "drop")
    path.unlink()
    path.hardlink_to(other)
    write_answer(folder, HYPHEN, "drop")
    assert "answer: drop" in path.read_text()
    assert other.read_text() == TYPED
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(CannotAnswer):
        write_answer(folder, HYPHEN, "drop")
