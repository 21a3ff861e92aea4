"""Build a site: open the releases, make what has changed, link what has not, and put it all in place as a whole.

Nothing is printed here. A site of the same releases has the same bytes, whenever and wherever it is built.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pamphlet.release.lock import Busy, held
from pamphlet.release.sums import SUMS
from pamphlet.release.swap import recover, replace_folder
from pamphlet.release.target import CannotGo, Target, target_of
from pamphlet.site.look import own_style, page_style
from pamphlet.site.press import Press
from pamphlet.site.publishing import NothingLeft, Publishing
from pamphlet.site.record import read_record
from pamphlet.site.releases import open_all
from pamphlet.site.shelf import Volume, shelve
from pamphlet.site.states import is_current
from pamphlet.site.told import ADDRESS
from pamphlet.site.words import common_language
from pamphlet.work.problems import Place, Problem, error, has_errors, in_order

ELSEWHERE = "choose a folder of its own with --output"
LEFT_OUT = (
    "Left out, as only --url tells the site’s address: canonical links, Open Graph, sitemap.xml, feed.json, and the"
    " addresses in citations and onix.xml."
)


@dataclass(frozen=True, slots=True)
class SiteOutcome:
    """What came of it: the pamphlets that are there, those whose pages were made anew, and what was left out."""

    problems: tuple[Problem, ...]
    pamphlets: int = 0
    written: int = 0
    unchanged: bool = False
    note: str = ""  # what is not there for want of an address


def build_site(
    releases: Sequence[Path],
    output: Path,
    *,
    url: str | None,
    title: str | None,
    tell: Callable[[str], None] = lambda _: None,
) -> SiteOutcome:
    """Make a site of releases in `output`; what of them is not as it must be is told, and left out.

    `url` is the site's address on the web, `title` who publishes; both may be unknown. `tell` hears what is being done.
    With an error of the site itself, or when no release is left, nothing is written.
    """
    opened, unread = open_all(iter(releases))
    volumes, unshelved = shelve(opened)
    style, unstyled = own_style(releases)
    faults = (*_address_problems(url), *unstyled, *_output_problems(output, releases, volumes))
    problems = in_order((*unread, *unshelved, *faults))
    if has_errors(faults) or not volumes:
        return SiteOutcome(problems)
    address = f"{url.rstrip('/')}/" if url else ""
    language = common_language(volume.told.language for volume in volumes)
    press = Press(" ".join((title or "").split()), address, page_style() + style, language)
    note = "" if url else LEFT_OUT
    target = target_of(output)
    if is_current(read_record(target.folder), volumes, press):
        return SiteOutcome(problems, len(volumes), unchanged=True, note=note)
    try:
        target.room.mkdir(parents=True, exist_ok=True)
        waiting = f"another build is writing to {output.as_posix()}/; waiting until it has ended"
        with held(target.lock, lambda: tell(waiting)):
            recover(target)
            publishing = Publishing(volumes, press, read_record(target.folder), tell)
            replace_folder(target, publishing.fill, {*publishing.former.sums, SUMS})
    except NothingLeft:
        return SiteOutcome(in_order((*problems, *publishing.problems)))
    except (Busy, OSError) as failure:
        return SiteOutcome(in_order((*problems, _not_written(output, failure))))
    return SiteOutcome(
        in_order((*problems, *publishing.problems)),
        publishing.pamphlets,
        publishing.written,
        note=note,
    )


def _address_problems(url: str | None) -> Iterator[Problem]:
    if url and (not ADDRESS.fullmatch(url) or "?" in url or "#" in url):
        hint = "give it as a browser shows it: https://example.org/pamphlets/"
        yield error("W04", "this is no address of a folder on the web", Place(url), hint)


def _output_problems(
    output: Path, releases: Sequence[Path], volumes: Sequence[Volume]
) -> Iterator[Problem]:
    """Tell why a site cannot go there, before anything is touched."""
    place = Place(output.as_posix())
    try:
        target: Target = target_of(output)
    except CannotGo as reason:
        yield error("R03", str(reason), place, reason.hint)
        return
    for release in releases:
        if release.resolve().is_relative_to(target.folder):
            message = f"the site would stand around its release {release.as_posix()}"
            yield error("R03", message, place, ELSEWHERE)
            return
    wanted = {"index.html", SUMS, *(volume.told.slug for volume in volumes)}
    names = [name for name in sorted(wanted) if os.path.lexists(target.folder / name)]
    if names and not read_record(target.folder).sums:
        message = f"this folder is no site, and holds something of the name {names[0]}"
        yield error("R03", message, place, ELSEWHERE)


def _not_written(output: Path, failure: Busy | OSError) -> Problem:
    reason = getattr(failure, "strerror", None) or failure
    hint = f"{ELSEWHERE}, or make room or give yourself the right to write there"
    return error("R03", f"the site cannot be written: {reason}", Place(output.as_posix()), hint)
