"""A simulated printer, and a pair of hands that fold: what becomes of the sides of a file on paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spot:
    """What is seen in half of a side: a page's number (0: nothing) and whether it stands on its head."""

    page: int
    turned: bool = False


Side = tuple[Spot, Spot]  # left, right


@dataclass(frozen=True)
class Paper:
    """A printed sheet: its front, and its back as it is seen when the sheet is turned like a leaf."""

    front: Side
    back: Side
    signature: str = ""


def half_turn(side: Side) -> Side:
    """Turn a side round by half a turn."""
    left, right = side
    return (
        Spot(right.page, not right.turned and right.page != 0),
        Spot(left.page, not left.turned and left.page != 0),
    )


def printed_both_sides(sides: Sequence[Side], edge: str) -> list[Paper]:
    """Print on a duplex unit that flips the paper on its “short” or its “long” edge."""
    assert len(sides) % 2 == 0
    pairs = zip(sides[::2], sides[1::2], strict=True)
    # Turned on the long edge and then looked at like a leaf, the back has made half a turn.
    return [Paper(front, back if edge == "short" else half_turn(back)) for front, back in pairs]


def printed_in_two_passes(fronts: Sequence[Side], backs: Iterable[Side]) -> list[Paper]:
    """Print the fronts; they lie in the tray face down, the last on top. Print the backs on the stack as it lies."""
    stack = list(fronts)
    done: list[Paper] = []
    for back in backs:
        done.insert(0, Paper(stack.pop(), back))
    assert not stack, "there are fewer backs than fronts"
    return done


def folded(papers: Iterable[Paper], *, spine: str = "left") -> list[Spot]:
    """Wrap each sheet of a signature around those inside it, fold, and turn the leaves: what is seen on each page."""
    signatures: dict[str, list[Paper]] = {}
    for paper in papers:
        signatures.setdefault(paper.signature, []).append(paper)
    book: list[Spot] = []
    for stack in signatures.values():
        block: list[Spot] = []
        for paper in reversed(stack):
            (outer_left, outer_right), (inner_left, inner_right) = paper.front, paper.back
            if spine == "left":
                block = [outer_right, inner_left, *block, inner_right, outer_left]
            else:
                block = [outer_left, inner_right, *block, inner_left, outer_right]
        book += block
    return book


def faults(book: Sequence[Spot], count: int) -> list[str]:
    """Say what is wrong with a folded booklet of so many pages: nothing, when it reads 1 to n, upright."""
    found = [f"page {spot.page} stands on its head" for spot in book if spot.page and spot.turned]
    seen = [spot.page for spot in book]
    blanks = [0] * (len(seen) - count)
    right = [1, *blanks] if count == 1 else [*range(1, count), *blanks, count]
    if seen != right:
        found.append(f"it reads {seen}, not {right}")
    return found
