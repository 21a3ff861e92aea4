"""Read what is raised or lowered: `x^2^` and `H~2~O`, as pandoc does, but a lowered run stands behind a letter.

No white space within: `5 ~ 6 ~ 7` and `2^10 or 3^10` are what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pamphlet.work.expressions import expression

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

RAISED = expression(r"\^(?=[^\s^])([^\s^\\]{1,40})\^(?!\^)")
LOWERED = expression(r"(?<=[\w)\]*])~(?=[^\s~])([^\s~\\]{1,40})~(?!~)")
TAGS = {"^": "sup", "~": "sub"}


def script(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's form
    """Make tokens of a raised or lowered run that begins here."""
    sign = state.src[state.pos]
    if sign not in TAGS:
        return False
    found = (RAISED if sign == "^" else LOWERED).match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        most = state.posMax
        state.push(f"{TAGS[sign]}_open", TAGS[sign], 1)
        state.pos, state.posMax = found.span(1)
        state.md.inline.tokenize(state)
        state.posMax = most
        state.push(f"{TAGS[sign]}_close", TAGS[sign], -1)
    state.pos = found.end()
    return True
