"""Show problems, each kind once with its hint on a line of its own, and give the exit status they come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pamphlet.cli.terminal import Coloured, Terminal, counted
from pamphlet.work.problems import Problem, has_errors, together

FAULTY, BROKEN_OFF, STOPPED = 1, 2, 130
PLACES_SHOWN = 3  # beside the first
COLOURS = {"error": "red", "warning": "yellow"}


def show_problems(problems: Iterable[Problem]) -> None:
    """Print problems to standard error: whole lines in a pipe, where programs read them."""
    terminal = Terminal(err=True)
    told = tuple(problems)
    for alike in together(told):
        problem = alike[0]
        severity = Coloured(f"{problem.severity} {problem.code}:", COLOURS[problem.severity])
        whole = not terminal.is_terminal
        said = f" {problem.message}{_elsewhere(alike)}"
        terminal.say(f"{problem.place}: ", severity, said, indent=4, whole=whole)
        if problem.hint:
            terminal.say(f"    hint: {problem.hint}", indent=4, whole=whole)
    errors = sum(problem.severity == "error" for problem in told)
    counts = [counted(errors, "error"), counted(len(told) - errors, "warning")]
    if told:
        terminal.say(" and ".join(filter(None, counts)))


def _elsewhere(alike: Sequence[Problem]) -> str:
    """Say how often a problem stands, and where besides: “(82 times: also at 9:1, 15:1, 21:1 …)”."""
    first, *others = (problem.place for problem in alike)
    if not others:
        return ""
    shown = ", ".join(
        str(place).removeprefix(f"{first.path}:") if place.path == first.path else str(place)
        for place in others[:PLACES_SHOWN]
    )
    more = " …" if len(others) > PLACES_SHOWN else ""
    return f" ({len(alike)} times: also at {shown}{more})"


def exit_status(problems: Iterable[Problem], *, strict: bool) -> int:
    """Give 2 when there is no manuscript to read, 1 when problems count, else 0."""
    told = tuple(problems)
    if any(problem.code == "F06" for problem in told):
        return 2
    return 1 if has_errors(told) or (strict and told) else 0
