"""`pamphlet new`: ask what only a person knows, write a manuscript that builds, and say what to type next."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pamphlet.cli.options import PATH
from pamphlet.cli.problems import FAULTY, show_problems
from pamphlet.cli.terminal import Terminal
from pamphlet.work.languages import is_language

if TYPE_CHECKING:
    from pamphlet.editor.new.answers import Answers

# What is asked, by the field of the answer. “-” answers: none.
QUESTIONS = (
    ("title", "Title"),
    ("author", "Who made it (a name, or - for nobody)"),
    ("language", "Language (en, en-GB, de, el …)"),
    ("condition", "On which condition may it be passed on (a sentence, or - for none)"),
    ("asks", "Who asks in the interview (a name, or - if there is no interview)"),
    ("answers", "Who answers"),
)
NONE = "-"


@click.command("new")
@click.argument("folder", type=PATH, metavar="DIR")
@click.option("--yes", is_flag=True, help="Ask nothing: take what is proposed.")
@click.option("--example", is_flag=True, help="Write the sample, an invented interview.")
def command(folder: Path, *, yes: bool, example: bool) -> int:
    """Write a new manuscript into DIR, which is empty or not there.

    A few things are asked; the return key takes what is proposed.
    The manuscript builds as it stands, and its files say what is
    to be put into them.
    """
    from pamphlet.editor.new import writing

    if problem := writing.refusal(folder):
        show_problems([problem])
        return FAULTY
    if example:
        files = writing.example_files()
    else:
        answers = _answers(ask=not yes and sys.stdin.isatty())
        files = writing.new_files(answers, date.today().isoformat())  # noqa: DTZ011 # where the user is
    writing.write(files, folder)
    terminal = Terminal()
    terminal.say(f"The manuscript is in {folder.as_posix()}/: {', '.join(sorted(files))}.")
    terminal.say("Open these files in any editor of texts; each says what it is for. Then type:")
    terminal.say(f"  pamphlet check {folder.as_posix()}", whole=True)
    terminal.say(f"  pamphlet build {folder.as_posix()}", whole=True)
    return 0


def _answers(*, ask: bool) -> Answers:
    """Ask each question, or none; what is answered with a dash is empty."""
    from pamphlet.editor.new.answers import PROPOSED

    answers = PROPOSED
    for field, question in QUESTIONS if ask else ():
        if field == "answers" and not answers.asks:
            continue
        proposed = getattr(answers, field)
        typed = click.prompt(question, default=proposed or NONE, value_proc=_proof(field))
        answers = replace(answers, **{field: "" if typed == NONE else typed})
    return answers


def _proof(field: str) -> Callable[[str], str]:
    """Give what takes a typed answer, and asks again where it cannot be used."""

    def prove(typed: str) -> str:
        answer = " ".join(typed.split())
        if field == "language" and not is_language(answer):
            raise click.BadParameter("write the short name, as en for English or de for German")
        if field == "title" and answer in {"", NONE}:
            raise click.BadParameter("a pamphlet needs a title; it can be changed later")
        return answer

    return prove
