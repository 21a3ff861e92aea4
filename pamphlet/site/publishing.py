"""Fill the folder of a site: the files of the releases, the pages of each, and then what leads to them.

What the former site has of the same releases is linked, not made again; the files of a release that lies in the site's
folder already, by its slug, stay where they are. In: volumes, the press, the former site's record. Out: files, the sums
of all of them, and a record; a volume whose files are not as they were told is left out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import file_digest, sha256
from itertools import chain
from pathlib import Path

from pamphlet.release.plain_file import read_plain
from pamphlet.release.sums import SUMS, write_sums
from pamphlet.release.swap import link_or_copy
from pamphlet.site.catalogue import catalogue_of
from pamphlet.site.checker import with_reader
from pamphlet.site.listing import Listed
from pamphlet.site.page import fragment_of
from pamphlet.site.pdfjs import FOLDER, Reader
from pamphlet.site.pictures import height_of, memory_kept, packed_pictures, pictures_of
from pamphlet.site.press import Press
from pamphlet.site.record import RECORD, Record, write_record
from pamphlet.site.releases import BAG, NotWhole
from pamphlet.site.shelf import COVER, Volume
from pamphlet.site.states import press_state, site_state, volume_state
from pamphlet.site.volume_files import files_of
from pamphlet.work.problems import Place, Problem, error

AGAIN = "build the release anew, or fetch it again from where it came"


class NothingLeft(Exception):
    """Not one of the releases is whole; the problems tell why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


@dataclass
class Publishing:
    """A site in the making, and what came of it."""

    volumes: tuple[Volume, ...]
    press: Press
    former: Record
    settled: Collection[str]  # the folders of releases that lie where they are to be
    tell: Callable[[str], None]
    reader: Reader
    problems: list[Problem] = field(default_factory=list)
    pamphlets: int = 0
    written: int = 0

    def fill(self, new: Path) -> Collection[str]:
        """Fill a folder; give the names of all files in it. Raises NothingLeft."""
        self.problems.clear()
        sums: dict[str, str] = {}
        self.tell("gathering the files of the releases, and making their pages")
        with memory_kept(), ThreadPoolExecutor(os.cpu_count()) as pool:
            # Files are hashed while pages are made: the one does not hold up the other's thread.
            made = dict(
                chain.from_iterable(pool.map(partial(self._work, new, sums), self._works()))
            )
        if not made:
            raise NothingLeft(self.problems)
        listed = [made[volume.folder][0] for volume in self.volumes if volume.folder in made]
        whole = tuple(each.volume for each in listed)
        self.tell("making the catalogue")
        self.pamphlets = len(whole)
        for name, content in catalogue_of(listed, self.press).items():
            sums[name] = _write(new / name, content)
        for name, content in self.reader.files:
            sums[name] = _write(new / name, content)
        states = {volume.folder: volume_state(volume, self.press) for volume in whole}
        state = site_state(whole, self.press)
        reports = {volume.folder: volume.release.state for volume in whole}
        common = press_state(self.press)
        record = write_record(state, states, common, reports, is_among=bool(self.settled))
        sums[RECORD] = _write(new / RECORD, record)
        _write(new / SUMS, write_sums(sums))
        os.utime(new / RECORD)  # it is the youngest, by which the age of the others is told
        self.written = sum(fresh for _, fresh in made.values())
        return {*sums, SUMS}

    def _works(self) -> Iterable[tuple[Volume, ...]]:
        """Give the volumes by their works: the editions of one name each other."""
        works: dict[str, list[Volume]] = {}
        for volume in self.volumes:
            works.setdefault(volume.told.slug, []).append(volume)
        return map(tuple, works.values())

    def _work(
        self, new: Path, sums: dict[str, str], editions: tuple[Volume, ...]
    ) -> list[tuple[str, tuple[Listed, bool]]]:
        """Put the files and pages of a work into its folders; tell by folder what was listed, and if it is fresh."""
        gathered = [self._gather(new, sums, volume) for volume in editions]
        whole = self._whole(new, editions, gathered)
        return [(volume.folder, self._make(new, sums, volume)) for volume in whole]

    def _whole(
        self, new: Path, editions: tuple[Volume, ...], gathered: list[Problem | None]
    ) -> tuple[Volume, ...]:
        """Give the editions that are whole, each knowing only of others that are; clear away what is not."""
        whole = []
        for volume, problem in zip(editions, gathered, strict=True):
            if problem is None:
                whole.append(volume)
                continue
            self.problems.append(problem)
            for name in volume.release.names:
                (new / volume.folder / name).unlink(missing_ok=True)
            with suppress(OSError):  # a former edition is in it
                (new / volume.folder).rmdir()
        folders = {volume.folder for volume in whole}
        return tuple(
            replace(volume, others=tuple(each for each in volume.others if each[0] in folders))
            for volume in whole
        )

    def _gather(self, new: Path, sums: dict[str, str], volume: Volume) -> Problem | None:
        """Put the files of a release into their folder, out of the former site if it has them; or tell of a fault."""
        told = {file.name: file.sha256 for file in volume.told.files}
        (new / volume.folder).mkdir(parents=True, exist_ok=True)
        place = self._place(new, volume)
        kept = self.former.has_same_sources(volume)
        own: dict[str, str] = {}
        try:
            for name in volume.release.names:
                path = f"{volume.folder}/{name}"
                known = self.former.sums.get(path, "")
                if kept and known and known == told.get(name, known) and self._has((path,)):
                    if volume.folder not in self.settled:
                        link_or_copy(self.former.folder / path, new / path)
                    own[path] = known
                    continue
                if volume.folder in self.settled:
                    volume.release.look(name)
                else:
                    volume.release.put(name, new / path)
                own[path] = told.get(name) or _hash_of(place / name)
        except NotWhole as reason:
            named = Place(volume.release.path.as_posix())
            return error("W03", f"this release is left out: {reason}", named, AGAIN)
        sums.update(own)
        return None

    def _place(self, new: Path, volume: Volume) -> Path:
        """Give the folder that has the files of a release while the site is made."""
        return volume.release.path if volume.folder in self.settled else new / volume.folder

    def _has(self, paths: Iterable[str]) -> bool:
        return self.former.is_whole(paths)

    def _make(self, new: Path, sums: dict[str, str], volume: Volume) -> tuple[Listed, bool]:
        """Put the pages of a volume into its folder; tell whether they were made anew."""
        folder = new / volume.folder
        taken = set(volume.release.names)
        pages = [name for name in self.former.names_in(volume.folder) if name not in taken]
        paths = [f"{volume.folder}/{name}" for name in pages]
        state = volume_state(volume, self.press)
        fresh = self.former.volumes.get(volume.folder) != state or not self._has(paths)
        if fresh:
            place = self._place(new, volume)
            pictures = self._pictures(place, volume)
            checker = self._checker(place, volume) if self.press.reader else b""
            listed = Listed(volume, height_of(pictures.get(COVER, b"")), checker)
            fragment = fragment_of(volume.told)
            text = ""
            if fragment:
                content = read_plain(place / fragment.name, fragment.size)
                text = content.decode("utf-8", "replace")
            for name, content in (*pictures.items(), *files_of(listed, self.press, text)):
                sums[f"{volume.folder}/{name}"] = _write(folder / name, content)
        else:
            for path in paths:
                link_or_copy(self.former.folder / path, new / path)
                sums[path] = self.former.sums[path]
            cover = folder / COVER
            listed = Listed(volume, height_of(cover.read_bytes()) if cover.exists() else 0)
        return listed, fresh

    def _checker(self, folder: Path, volume: Volume) -> bytes:
        """Give the page that checks copies as it is in a site that has pdf.js."""
        page = volume.told.file("-check.html")
        return (
            with_reader(read_plain(folder / page.name, page.size), f"{volume.root}{FOLDER}/")
            if page
            else b""
        )

    def _pictures(self, folder: Path, volume: Volume) -> dict[str, bytes]:
        bag = f"{volume.told.slug}{BAG}"
        packed = packed_pictures(folder / bag) if bag in volume.release.names else {}
        book = volume.told.file(".epub")
        return packed or (pictures_of(folder / book.name) if book else {})


def _write(path: Path, content: bytes) -> str:
    """Write a file, and give its hash."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return sha256(content).hexdigest()


def _hash_of(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
