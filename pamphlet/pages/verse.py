"""Take verse apart into its lines, so that each hangs when it is turned over, on whatever paper or screen.

In: the runs of a paragraph whose line ends are the editor's. Out: its lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pamphlet.work import nodes


@dataclass(frozen=True, slots=True)
class Line:
    """A line of verse: by how many spaces it is set in, and its runs."""

    indent: int
    runs: list[nodes.Inline] = field(default_factory=list)


def lines_of(runs: Sequence[nodes.Inline], indent: int) -> list[Line]:
    """Give the lines of verse whose first is set in by `indent`; what goes on over a line end is begun anew behind it.

    An anchor stays where it is first.
    """
    lines = [Line(indent)]
    for run in runs:
        if isinstance(run, nodes.LineBreak):
            lines.append(Line(run.indent))
        elif isinstance(run, nodes.Enclosing):
            first, *others = lines_of(run.runs, 0)
            lines[-1].runs.append(replace(run, runs=tuple(first.runs)))
            rest = replace(run, anchor="") if isinstance(run, nodes.Span) else run
            lines += [Line(line.indent, [replace(rest, runs=tuple(line.runs))]) for line in others]
        else:
            lines[-1].runs.append(run)
    return lines
