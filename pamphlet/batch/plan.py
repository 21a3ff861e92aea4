"""Plan: tell of every work whether its release is still the same, and why it is not, before anything is built.

In: a folder of works, and that of their releases. Out: a `Plan`. Nothing of a work that is unchanged reaches a worker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from pamphlet.batch.building import versions_here
from pamphlet.batch.ledger import LOGS, PRESS, Entry, read_ledger
from pamphlet.batch.orders import Order, Row
from pamphlet.batch.works import Shard, Work, find_works
from pamphlet.manuscript.files import SETTINGS, Folder, Refusal
from pamphlet.manuscript.naming import slug_in
from pamphlet.pipeline.build import chosen_formats
from pamphlet.pipeline.standing import Cause, standing
from pamphlet.release.report import REPORT
from pamphlet.work.problems import Place, error

SECONDS = 1800  # for one work: a thousand times what the first pamphlet takes


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done. `entries` are all works by their paths, `gone` the slugs of releases without a work.

    `causes` counts why releases are to be built; `rows` tell of what can not be built, or need not.
    """

    orders: tuple[Order, ...]
    rows: tuple[Row, ...]
    causes: Mapping[Cause, int]
    entries: Mapping[str, Entry]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How works are to be built, and which: the names of formats (none: all), the bound of time for each."""

    formats: tuple[str, ...] = ()
    seconds: float = SECONDS
    shard: Shard | None = None


def plan(
    folder: Path, output: Path, wishes: Wishes, looking: Callable[[int], None] = lambda _: None
) -> Plan:
    """Look at all works; `looking` is told how many of them are left."""
    former = read_ledger(output)
    rows: list[Row] = []
    unread: list[str] = []

    def miss(work: Work, failure: OSError) -> None:
        unread.append(work.path)
        if not wishes.shard or wishes.shard.has(work):
            rows.append(_unread(work, failure))

    works = tuple(find_works(folder, output, miss))
    entries = {path: entry for path, entry in former.works.items() if _is_in(path, unread)}
    entries |= {work.path: _entry(work, former.works.get(work.path)) for work in works}
    sharing = Counter(entry.slug for entry in entries.values() if entry.slug)
    versions = versions_here()
    names = [chosen.name for chosen in chosen_formats(wishes.formats)]
    orders: list[Order] = []
    causes: Counter[Cause] = Counter()
    for count, work in enumerate(works):
        looking(len(works) - count)
        if wishes.shard and not wishes.shard.has(work):
            continue
        entry = entries[work.path]
        if sharing[entry.slug] > 1:
            rows.append(_same_slug(work, entry.slug, entries))
            continue
        slug = entry.slug if entry.settings else ""
        if not slug:
            causes["manuscript" if entry.slug else "new"] += 1
        else:
            there = standing(Folder(work.folder), output / slug, names)
            if there.current:
                rows.append(Row(work.path, slug, "unchanged"))
                continue
            causes[there.cause(names)] += 1
        target = output / slug if slug else None
        orders.append(
            Order(
                work.path,
                slug,
                work.folder,
                target,
                wishes.formats,
                versions,
                output / log_of(slug, work.path),
                wishes.seconds,
                Path.cwd(),
            )
        )
    present = {entry.slug for entry in entries.values()}
    gone = {*(entry.slug for entry in former.works.values()), *former.gone} - present
    left = (slug for slug in sorted(gone) if (output / slug / REPORT).exists())
    return Plan(tuple(orders), tuple(rows), causes, entries, tuple(left))


def log_of(slug: str, path: str) -> Path:
    """Give where the log of a work stands in the folder of the releases: without a slug, by its path.

    No slug has a plus sign in it.
    """
    name = slug or "+" + path.replace("+", "++").replace("/", "+")
    return Path(PRESS, LOGS, f"{name}.log")


def _entry(work: Work, former: Entry | None) -> Entry:
    """Give the slug of a work, as it was told before from the same settings; faulty settings leave it as it was."""
    read = Folder(work.folder)
    settings = read.look(SETTINGS)
    if isinstance(settings, Refusal):
        return Entry(former.slug if former else "", "")
    if former and former.settings == settings.sha256:
        return former
    if slug := slug_in(read):
        return Entry(slug, settings.sha256)
    return Entry(former.slug if former else "", "")


def _is_in(path: str, folders: Collection[str]) -> bool:
    """Tell whether a work lies in one of some folders, or is one."""
    return any(each == "." or f"{path}/".startswith(f"{each}/") for each in folders)


def _unread(work: Work, failure: OSError) -> Row:
    """Give the row of a folder that cannot be read: what works it has is not known, and they are not gone."""
    message = f"this folder cannot be read: {failure.strerror}"
    hint = "give yourself the right to read it; the releases of the works in it stay"
    problem = error("F07", message, Place(work.folder.as_posix()), hint)
    return Row(work.path, "", "no room", (problem,))


def _same_slug(work: Work, slug: str, entries: Mapping[str, Entry]) -> Row:
    others = [path for path, entry in entries.items() if entry.slug == slug and path != work.path]
    message = f"the slug “{slug}” is that of {' and '.join(others)}, too"
    hint = "give one of them another, with “slug: …” in its pamphlet.yaml"
    place = Folder(work.folder).place(SETTINGS)
    return Row(work.path, slug, "faulty", (error("J01", message, place, hint),))
