"""Tell how a release stands to its manuscript: the same, or built from something else, by hashes and never by dates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pamphlet.manuscript.files import ALL_BYTES_MOST, FILES_MOST, SETTINGS, STYLE, Folder, Refusal
from pamphlet.pages.styles import styles_folder
from pamphlet.release import report
from pamphlet.release.versions import versions
from pamphlet.work.model import ManuscriptFile

# Why a release is built: there is none; the manuscript, the shared styles or the program (its versions, too) have
# changed; other formats are asked for; its files are not those that were built.
Cause = Literal["new", "manuscript", "styles", "program", "formats", "files"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The report of the release that is there, what it is to be built from now, and whether that is the same."""

    former: dict[str, Any]
    inputs: list[dict[str, Any]]  # without the manuscript's files when these have changed
    current: bool

    def cause(self, formats: Collection[str]) -> Cause:
        """Tell why the release of these formats is not current."""
        told = report.hashes_told(self.former)
        if not told:
            return "new"
        if self.inputs and not any(map(report.is_of_manuscript, self.inputs)):
            return "manuscript"
        if report.shared_inputs(self.former.get("inputs")) != report.shared_inputs(self.inputs):
            return "styles"
        if self.former.get("state") == report.state_of(self.inputs, formats):
            return "files"
        made = {file.format for file in report.files_made(self.former)}
        alike = self.former.get("state") == report.state_of(self.inputs, made)
        return "formats" if alike and self.former.get("versions") == versions() else "program"


def standing(folder: Folder, output: Path, formats: Collection[str]) -> Standing:
    """Hold the release in a folder to the files of its manuscript, the styles and the program as they are now."""
    former = report.former_report(output)
    inputs = report.inputs_of(_files_as_told(folder, report.hashes_told(former)), styles_folder())
    current = report.is_current(former, report.state_of(inputs, formats), output)
    return Standing(former, inputs, current)


def _files_as_told(folder: Folder, hashes: Mapping[str, str]) -> tuple[ManuscriptFile, ...]:
    """Look at the files that a former build was made from: none when one is missing or another file than it was.

    A stylesheet counts as soon as it is there, for nothing names it. A report that tells of more files than a
    manuscript may have is a stranger's, and believed in nothing.
    """
    if folder.lacks(SETTINGS):
        return ()
    names = {*hashes, STYLE} if not folder.lacks(STYLE) else set(hashes)
    if len(names) > FILES_MOST:
        return ()
    size = 0
    files = []
    for name in sorted(names):
        file = folder.look(name)
        if isinstance(file, Refusal) or file.sha256 != hashes.get(name):
            return ()
        size += len(file.content)
        if size > ALL_BYTES_MOST:
            return ()
        files.append(file)
    return tuple(files)
