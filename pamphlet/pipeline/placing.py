"""Put a release in place and sign it, one process at a time; and clear away what builds have left that were killed.

In: the folder that was named, the manuscript's, the files. Out: which files of the former release are gone. What is
read of the former release is read under the lock, so that no build mixes its files with those of another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pamphlet.pipeline.signals import to_the_end
from pamphlet.release import report
from pamphlet.release.folders import folder_for_content
from pamphlet.release.lock import Busy, held
from pamphlet.release.plain_file import read_plain
from pamphlet.release.sums import SIGNATURE, SUMS, write_sums
from pamphlet.release.swap import recover, replace_release
from pamphlet.release.target import CannotGo, Target, target_of
from pamphlet.release.workspace import clear_dead_workspaces

if TYPE_CHECKING:
    from pamphlet.release.minisign import SecretKey

MAKE_ROOM = (
    "choose another folder with --output, or make room or give yourself the right to write there"
)
WAIT = "wait until it has ended, and build again"


def clear_up(output: Path, manuscript: Path) -> None:
    """Bring in order what killed builds have left, here and among the temporary files. Raises CannotGo.

    Where another build is at it nothing is touched.
    """
    target = target_of(output, (manuscript,))
    clear_dead_workspaces()
    try:
        _bring_in_order(target)
    except Busy:
        return
    except OSError as failure:
        raise _not_written(failure) from failure


def clear_up_beside(room: Path, slugs: Collection[str]) -> None:
    """Bring in order what killed builds have left in a folder of releases, of those of which none is to be built.

    A build that was killed when its release had just taken its place has left its lock. What cannot be cleared away is
    left to the next build of the work, which tells why.
    """
    try:
        hidden = [path.name[1:] for path in room.iterdir() if path.name.startswith(".")]
    except OSError:
        return
    for slug in sorted({name.rpartition(".")[0] for name in hidden}.intersection(slugs)):
        with suppress(CannotGo, Busy, OSError):
            _bring_in_order(target_of(room / slug))


def _bring_in_order(target: Target) -> None:
    """Bring in order what stands beside a release. Raises Busy where another build is at it; OSError."""
    if any(path.exists() for path in target.traces()):
        with held(target.lock, patience=0):
            recover(target)


def put_in_place(
    output: Path,
    files: Mapping[str, bytes],
    apart_from: Iterable[Path],
    waiting: Callable[[], None],
) -> tuple[str, ...]:
    """Let files take the place of the release that is there; give the names of what is there no more.

    `waiting` is told when another build is at it. Raises CannotGo, and then the former release is as it was.
    """
    target = target_of(output, apart_from)
    try:
        with folder_for_content(target.room), held(target.lock, waiting), to_the_end():
            recover(target)
            former = {file.name for file in report.files_made(report.former_report(target.folder))}
            former |= {SUMS, report.REPORT, SIGNATURE}
            replace_release(target, files, former)
    except (Busy, OSError) as failure:
        raise _not_written(failure) from failure
    return tuple(sorted(former - set(files) - {SIGNATURE}))


def sign(output: Path, hashes: Mapping[str, str], key: SecretKey) -> Path:
    """Sign the hashes of a release that is in place, and give the signature's path. Raises CannotSign.

    A build takes the signature of the former release away, so that none stands beside hashes that it does not fit.
    """
    from pamphlet.release import minisign
    from pamphlet.release.minisign import CannotSign

    try:
        target = target_of(output)
        with held(target.lock):
            facts = report.former_report(target.folder)
            sums = write_sums(hashes)
            if read_plain(target.folder / SUMS, report.LARGEST_REPORT) != sums:
                raise CannotSign("another build has put its release there meanwhile")
            comment = "{pamphlet}, edition {edition}, released {released}".format_map(facts)
            signature = target.folder / SIGNATURE
            minisign.sign(target.folder / SUMS, signature, key, " ".join(comment.split()))
    except (CannotGo, Busy) as reason:
        raise CannotSign(str(reason)) from None
    except KeyError:
        raise CannotSign(f"{report.REPORT} does not say what it is") from None
    except OSError as failure:
        raise CannotSign(f"the system says: {failure.strerror or failure}") from failure
    return output / SIGNATURE


def _not_written(failure: Busy | OSError) -> CannotGo:
    """Say why a release was not written, and what to do about it."""
    if isinstance(failure, Busy):
        return CannotGo(f"the release cannot be written: {failure}", WAIT)
    what = f" ({Path(str(failure.filename)).name})" if failure.filename else ""
    told = f"the release cannot be written: {failure.strerror or failure}{what}"
    return CannotGo(told, MAKE_ROOM)
