"""Show problems, each with its hint on a line of its own, count them, and give the exit status they come to."""

from __future__ import annotations

from collections.abc import Iterable

from pamphlet.cli.terminal import Coloured, Terminal, counted
from pamphlet.work.problems import Problem, has_errors

FAULTY, BROKEN_OFF, STOPPED = 1, 2, 130
COLOURS = {"error": "red", "warning": "yellow"}


def show_problems(problems: Iterable[Problem]) -> None:
    """Print problems to standard error: whole lines in a pipe, where programs read them."""
    terminal = Terminal(err=True)
    told = tuple(problems)
    for problem in told:
        severity = Coloured(f"{problem.severity} {problem.code}:", COLOURS[problem.severity])
        whole = not terminal.is_terminal
        terminal.say(f"{problem.place}: ", severity, f" {problem.message}", indent=4, whole=whole)
        if problem.hint:
            terminal.say(f"    hint: {problem.hint}", indent=4, whole=whole)
    errors = sum(problem.severity == "error" for problem in told)
    counts = [counted(errors, "error"), counted(len(told) - errors, "warning")]
    if told:
        terminal.say(" and ".join(filter(None, counts)))


def exit_status(problems: Iterable[Problem], *, strict: bool) -> int:
    """Give 2 when there is no manuscript to read, 1 when problems count, else 0."""
    told = tuple(problems)
    if any(problem.code == "F06" for problem in told):
        return 2
    return 1 if has_errors(told) or (strict and told) else 0
