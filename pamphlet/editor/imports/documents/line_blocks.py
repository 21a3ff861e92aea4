r"""Write the line blocks of pandoc's Markdown as lines that CommonMark has, too: each but the last ends in a backslash.

    | The lark goes up,        The lark goes up,\
    |    the lark goes down.   the lark goes down.

What sets a line in becomes spaces that stay. A table, and what stands in code, is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pamphlet.editor.imports.tree import NO_BREAK_SPACE

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LINE = re.compile(r"\|(?: (?P<indent> *)(?P<text>.*))?")
_GOES_ON = re.compile(r" +\S")
_DELIMITERS = re.compile(r"\|?[\s:|+-]+\|?")


def with_line_blocks(text: str) -> str:
    """Give a text whose line blocks are paragraphs."""
    return "\n".join(_written(text.split("\n")))


def _written(lines: Sequence[str]) -> Iterator[str]:
    fence, at = "", 0
    blank_before = True
    while at < len(lines):
        line = lines[at]
        mark = _FENCE.match(line)
        if mark and (not fence or (mark[1].startswith(fence) and not line.strip(" `~"))):
            fence = "" if fence else mark[1]
        end = _end_of_block(lines, at) if blank_before and not fence else at
        if end > at:
            yield from _paragraphs(lines[at:end])
            at = end
            continue
        yield line
        blank_before = not line.strip()
        at += 1


def _end_of_block(lines: Sequence[str], start: int) -> int:
    """Give where a line block ends that begins here; its beginning where none does."""
    at = start
    while at < len(lines) and (
        _LINE.fullmatch(lines[at]) or (at > start and _GOES_ON.match(lines[at]))
    ):
        at += 1
    block = lines[start:at]
    is_table = any(_DELIMITERS.fullmatch(line) and "-" in line for line in block) or all(
        line.rstrip().endswith("|") for line in block
    )
    is_over = at == len(lines) or not lines[at].strip()
    return at if block and is_over and not is_table else start


def _paragraphs(block: Sequence[str]) -> Iterator[str]:
    """Write a line block: what goes on in the next line is one line, and a bare bar parts two stanzas."""
    whole: list[str] = []
    for line in block:
        found = _LINE.fullmatch(line)
        if found is None:
            whole[-1] += f" {line.strip()}"
        else:
            text = (found["text"] or "").strip()
            whole.append(f"{NO_BREAK_SPACE * len(found['indent'] or '')}{text}" if text else "")
    for at, line in enumerate(whole):
        is_last = at + 1 == len(whole) or not whole[at + 1]
        yield line if is_last or not line else f"{line}\\"
