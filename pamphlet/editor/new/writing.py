"""Write a new manuscript: one that builds as it stands, and whose files say what is to be put into them.

In: the answers, or none for the sample. Out: the files by their names; a folder that holds something is refused.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from pamphlet.editor.escaping import at_line_start, escaped
from pamphlet.editor.folder import NEW, write_all
from pamphlet.editor.new.answers import Answers, labels_for
from pamphlet.editor.settings_file import Settings, settings_file
from pamphlet.work.problems import Place, Problem, error

INTRODUCTION = """\
---
# Between these two lines stand the name of the part, for contents and running heads, and its role:
# introduction, note, interview, chapter, appendix, afterword, dedication or acknowledgements.
title: Introduction
role: introduction
---
# Introduction

Here stands what a reader should know before the rest begins. Write in paragraphs, with an empty line between two.

Stars make *italics* and **bold** type. What else you type is printed as you type it, letter by letter.
"""

NOTE = """\
---
# The sentence of the condition in pamphlet.yaml must stand word for word in a part: here it does.
title: About This Pamphlet
role: note
---
# About This Pamphlet

{condition}

Here stands who made it, where and when.
"""

INTERVIEW = """\
---
# In an interview, a paragraph that begins with a label and a colon opens a turn. The labels, and the
# names that they stand for, are declared under “speakers” in pamphlet.yaml.
title: Interview
role: interview
---
# Interview

{asks}: What is a pamphlet?

{answers}: A few pages that can be folded, and handed on.

A paragraph without a label belongs to the turn above it.

{asks}: And a note?

{answers}: It is called where it belongs[^1], and its text stands at the end of the file.

[^1]: This is a note.
"""

CHAPTER = """\
---
title: The Text
role: chapter
---
# The Text

Here stands the text itself.

## A heading within it

Something that needs a note[^1] has its text at the end of the file.

[^1]: This is a note.
"""


def refusal(folder: Path) -> Problem | None:
    """Say why nothing new can be made here, if so."""
    if not folder.exists() or (
        folder.is_dir() and all(path.name == NEW for path in folder.iterdir())
    ):
        return None
    hint = "name a folder that is not there yet: “pamphlet new FOLDER”"
    return error("D06", "here is something already", Place(folder.as_posix()), hint)


def new_files(answers: Answers, released: str) -> dict[str, str]:
    """Give the files of a new manuscript."""
    files = {"introduction.md": INTRODUCTION}
    if answers.condition:
        files["about.md"] = NOTE.format(condition=at_line_start(escaped(answers.condition)))
    speakers: tuple[tuple[str, str], ...] = ()
    if answers.asks and answers.answers:
        asks, replies = labels_for((answers.asks, answers.answers))
        speakers = ((asks, answers.asks), (replies, answers.answers))
        files["interview.md"] = INTERVIEW.format(asks=asks, answers=replies)
    else:
        files["text.md"] = CHAPTER
    settings = Settings(
        title=answers.title,
        language=answers.language,
        released=released,
        parts=list(files),
        people=((answers.author, "author"),) if answers.author else (),
        condition=answers.condition,
        speakers=speakers,
        asks=speakers[0][0] if speakers else "",
    )
    return {"pamphlet.yaml": settings_file(settings), **files}


def example_files() -> dict[str, str]:
    """Give the files of the sample, an invented interview."""
    folder = resources.files("pamphlet.editor.new").joinpath("example")
    return {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.is_file()}


def write(files: dict[str, str], folder: Path) -> None:
    """Write files into a folder, which is made. Raises OSError."""
    write_all(folder, {name: text.encode() for name, text in files.items()})
