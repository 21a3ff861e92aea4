"""Build a site: open the releases, make what has changed, link what has not, and put it all in place as a whole.

Nothing is printed here. A site of the same releases has the same bytes, whenever and wherever it is built.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from pamphlet.release.folders import folder_for_content
from pamphlet.release.lock import Busy, held
from pamphlet.release.sums import SUMS
from pamphlet.release.swap import recover, replace_folder
from pamphlet.release.target import OF_ITS_OWN, CannotGo, Target, target_of
from pamphlet.site.own_style import own_style
from pamphlet.site.pdfjs import Reader, read_pdfjs
from pamphlet.site.press import Press
from pamphlet.site.record import RECORD, Record, read_record
from pamphlet.site.releases import open_all
from pamphlet.site.shelf import OURS, Volume, shelve
from pamphlet.site.states import is_current
from pamphlet.site.told import ADDRESS
from pamphlet.site.unchanged import stands
from pamphlet.site.words import common_language
from pamphlet.work.problems import Place, Problem, error, has_errors, in_order

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


def build_site(  # noqa: PLR0913  what the command takes
    releases: Sequence[Path],
    output: Path,
    *,
    url: str | None,
    title: str | None,
    pdfjs: Path | None = None,
    among: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> SiteOutcome:
    """Make a site of releases in `output`; what of them is not as it must be is told, and left out.

    `url` is the site's address on the web, `title` who publishes, `pdfjs` a folder with pdf.js: each may be unknown.
    `tell` hears what is being done.
    With `among`, releases may lie in `output` already, in the folders of their slugs: they stay there, and their pages
    come beside them. With an error of the site itself, or when no release is left, nothing is written.
    """
    style, unstyled = own_style(releases)
    reader, unread_pdfjs = read_pdfjs(pdfjs)
    faults = (*_address_problems(url), *unstyled, *unread_pdfjs)
    press = _press(title, url, style, reader)
    note = "" if url else LEFT_OUT
    try:
        target = target_of(output)
        record = read_record(target.folder)
        is_left_whole = not any(map(os.path.lexists, target.traces()))
        if not faults and not among and is_left_whole and stands(record, releases, press):
            return SiteOutcome((), len(releases), unchanged=True, note=note)
        opened, unread = open_all(iter(releases))
        volumes, unshelved = shelve(opened)
        target, settled = _settled(target, volumes, among=among)
    except CannotGo as reason:
        return SiteOutcome((error("R03", str(reason), Place(output.as_posix()), reason.hint),))
    faults += tuple(_taken(output, target.folder, _wanted(volumes, settled), record))
    problems = in_order((*unread, *unshelved, *faults))
    if has_errors(faults) or not volumes:
        return SiteOutcome(problems)
    press = replace(press, language=common_language(each.told.language for each in volumes))
    unchanged = SiteOutcome(problems, len(volumes), unchanged=True, note=note)
    if is_left_whole and is_current(record, volumes, press):
        return unchanged
    # What makes pages is slow to load, and not needed where nothing is made.
    from pamphlet.site.publishing import NothingLeft, Publishing

    try:
        waiting = f"another build is writing to {output.as_posix()}/; waiting until it has ended"
        with folder_for_content(target.room), held(target.lock, lambda: tell(waiting)):
            recover(target)
            record = read_record(target.folder)
            if is_current(record, volumes, press):  # another build has made it meanwhile
                return unchanged
            publishing = Publishing(volumes, press, record, settled, tell, reader)
            replace_folder(target, publishing.fill, {*_replaced(publishing.former, settled), SUMS})
    except NothingLeft as nothing:
        return SiteOutcome(in_order((*problems, *nothing.problems)))
    except (Busy, OSError) as failure:
        return SiteOutcome(in_order((*problems, _not_written(output, failure))))
    return SiteOutcome(
        in_order((*problems, *publishing.problems)),
        publishing.pamphlets,
        publishing.written,
        note=note,
    )


def obstacles(output: Path, url: str | None) -> tuple[Problem, ...]:
    """Tell what would keep a site from being made among releases, as far as that is known before they are there."""
    _, unstyled = own_style((output / SUMS,))
    former = Record(output)
    known = os.path.lexists(output / RECORD)
    taken = () if known else _taken(output, output, ("index.html", SUMS), former)
    return in_order((*_address_problems(url), *unstyled, *taken))


def _address_problems(url: str | None) -> Iterator[Problem]:
    if url and (not ADDRESS.fullmatch(url) or "?" in url or "#" in url):
        hint = "give it as a browser shows it: https://example.org/pamphlets/"
        yield error("W04", "this is no address of a folder on the web", Place(url), hint)


def _press(title: str | None, url: str | None, style: str, reader: Reader) -> Press:
    """Give what is the same for all pages, whatever the language of the catalogue will be."""
    address = f"{url.rstrip('/')}/" if url else ""
    return Press(" ".join((title or "").split()), address, style, "", reader.state)


def _settled(
    target: Target, volumes: Sequence[Volume], *, among: bool
) -> tuple[Target, frozenset[str]]:
    """Tell how files go into a site, and the folders of releases that lie there already. Raises CannotGo.

    Among such releases, files are moved in one by one: their folders are those of other builds, too.
    """
    settled = set()
    for volume in volumes:
        path = volume.release.path
        with suppress(OSError, RuntimeError, ValueError):  # it is gone: that is told elsewhere
            if among and volume.folder == path.name and path.parent.resolve() == target.folder:
                settled.add(volume.folder)
            elif path.resolve().is_relative_to(target.folder):
                message = f"the site would stand around its release {path.as_posix()}"
                raise CannotGo(message, OF_ITS_OWN)
    return target.within if settled else target, frozenset(settled)


def _wanted(volumes: Sequence[Volume], settled: Collection[str]) -> Iterator[str]:
    """Give the first of what a site writes: in a folder of a release, pages; else, the whole folder is the site's."""
    yield from ("index.html", SUMS)
    for volume in volumes:
        if volume.folder in settled:
            yield from (f"{volume.folder}/{name}" for name in sorted(OURS))
        else:
            yield volume.told.slug


def _taken(output: Path, folder: Path, wanted: Iterable[str], record: Record) -> Iterator[Problem]:
    """Tell that something is there that no site has made, and that would be overwritten."""
    if record.sums:
        return
    names = [name for name in sorted(wanted) if os.path.lexists(folder / name)]
    if names:
        message = f"this folder is no site, and holds something of the name {names[0]}"
        yield error("R03", message, Place(output.as_posix()), OF_ITS_OWN)


def _replaced(former: Record, settled: Collection[str]) -> Iterator[str]:
    """Give what a new site has in the place of the former: among releases, nothing of theirs."""
    for name in former.sums:
        if not (settled or former.is_among) or "/" not in name or name.rpartition("/")[2] in OURS:
            yield name


def _not_written(output: Path, failure: Busy | OSError) -> Problem:
    reason = getattr(failure, "strerror", None) or failure
    hint = f"{OF_ITS_OWN}, or make room or give yourself the right to write there"
    return error("R03", f"the site cannot be written: {reason}", Place(output.as_posix()), hint)
