"""Choose the lines below the parts in the contents: headings and questions, as many as stay of use.

In: the work. Out: lines for each part. Screens and e-readers have them all, paper those that `contents` in
pamphlet.yaml asks for. Beyond `MOST` lines a list is no help any more; then, until they are few enough, in this order:

1. a part that has headings keeps these alone, one without keeps every tenth question (1, 11, 21 …);
2. only the headings of the highest level are kept, and every hundredth question;
3. of the headings every tenth is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from pamphlet.pages.apparatus.questions import Question, questions_of
from pamphlet.work.frozen import frozen
from pamphlet.work.model import Pamphlet, Part
from pamphlet.work.nodes import Heading, Turn
from pamphlet.work.wording import plain_text

MOST = 150  # lines, some six screens of a phone


@frozen
class WayIn:
    """A line below a part: the ID that it leads to, what it says, a question's number or a heading's level."""

    anchor: str
    text: str
    number: int = 0
    level: int = 0


@frozen
class WaysIn:
    """The lines below one part."""

    lines: tuple[WayIn, ...] = ()

    @property
    def has_questions(self) -> bool:
        """Whether some of the lines are questions."""
        return any(line.number for line in self.lines)

    @property
    def is_counted(self) -> bool:
        """Whether the lines are questions, and the number of each follows that of the one before."""
        first = self.lines[0].number if self.lines else 0
        numbers = [line.number for line in self.lines]
        return first > 0 and numbers == list(range(first, first + len(numbers)))


def ways_in(pamphlet: Pamphlet) -> dict[str, WaysIn]:
    """Give the lines of each part, by the part's name."""
    questions = questions_of(pamphlet)
    found = {part.name: tuple(_lines(part, questions[part.name])) for part in pamphlet.parts}
    for thinned in (_one_kind, _highest, _every_tenth):
        if sum(map(len, found.values())) <= MOST:
            break
        found = {name: thinned(lines) for name, lines in found.items()}
    return {name: WaysIn(lines) for name, lines in found.items()}


def _lines(part: Part, questions: tuple[Question, ...]) -> Iterator[WayIn]:
    asked = {question.anchor: question for question in questions}
    for block in part.blocks:
        if isinstance(block, Heading) and (text := " ".join(plain_text(block.runs).split())):
            yield WayIn(block.anchor, text, level=block.level)
        elif isinstance(block, Turn) and (question := asked.get(block.anchor)):
            yield WayIn(block.anchor, question.opening, number=question.number)


def _one_kind(lines: tuple[WayIn, ...]) -> tuple[WayIn, ...]:
    return tuple(line for line in lines if line.level) or lines[::10]


def _highest(lines: tuple[WayIn, ...]) -> tuple[WayIn, ...]:
    highest = min((line.level for line in lines if line.level), default=0)
    return tuple(line for line in lines if line.level == highest) if highest else lines[::10]


def _every_tenth(lines: tuple[WayIn, ...]) -> tuple[WayIn, ...]:
    return lines[::10]
