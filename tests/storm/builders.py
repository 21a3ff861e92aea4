"""Builds that are made to suffer, and the judgement of what they leave."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pamphlet.release.report import REPORT, files_made, former_report
from pamphlet.release.sums import SUMS, read_sums
from tests.cli.runs import COMMAND, ROOT, environment
from tests.conftest import FIGURES
from tests.once import kept

WORK = ROOT / "tests" / "works" / "plain"
SOURCE = Path(__file__).with_name("faults.c")
MINE = {
    "mine.txt": "mine",
    "notes/mine.txt": "mine too",
}  # what lies in the folder and is no release


def fault_library(folder: Path) -> Path:
    """Compile what brings the faults about; skip where that cannot be done."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("there is no C compiler, or no Linux")
    library = folder / "faults.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=True)
    return library


@dataclass
class Field:
    """A folder with a folder of releases, and one of temporary files; `known` are the releases that may stand there.

    Builds are made of `work`; `within` that folder they stand when they begin, so that files are moved one by one.
    """

    root: Path
    library: Path
    within: bool = False
    work: Path = WORK
    known: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the folders."""
        self.output.mkdir(parents=True)
        self.temporary.mkdir()
        for name, content in MINE.items():
            path = self.output / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(content)

    @property
    def output(self) -> Path:
        """The folder of the release, beside nothing."""
        return self.root / "beside" / "build"

    @property
    def counter(self) -> Path:
        """The file in which moments are counted."""
        return self.root / "counter"

    @property
    def temporary(self) -> Path:
        """The folder of temporary files."""
        return self.root / "temporary"

    def learn(self, *formats: Iterable[str]) -> None:
        """Get to know the releases of some formats, and build that of the first, which is the former one."""
        self.known += [hashes_of(self.work, tuple(names), self.library) for names in formats[::-1]]
        assert self.build(formats[0]).returncode == 0
        assert self.fault() == ""

    def begin(self, formats: Iterable[str], **variables: str) -> subprocess.Popen[str]:
        """Begin a build, in a process group of its own."""
        options = [option for name in formats for option in ("--format", name)]
        output = "." if self.within else str(self.output)
        return subprocess.Popen(
            [*COMMAND, "build", str(self.work), "--output", output, *options],
            cwd=self.output if self.within else self.root,
            env=environment(TMPDIR=str(self.temporary), **variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def build(self, formats: Iterable[str], **variables: str) -> subprocess.CompletedProcess[str]:
        """Build to the end."""
        with self.begin(formats, **variables) as process:
            told = process.communicate(timeout=300)
        return subprocess.CompletedProcess(process.args, process.returncode, *told)

    def suffer(self, formats: Iterable[str], fault: str, at: int) -> Suffered:
        """Build with a fault at some moment."""
        done = self.build(formats, **self.with_fault(fault, at))
        moments = int.from_bytes(self.counter.read_bytes(), sys.byteorder)
        return Suffered(done.returncode, done.stderr, moments >= at)

    def with_fault(self, fault: str, at: int) -> dict[str, str]:
        """Give the variables with which a build meets a fault at some moment."""
        self.counter.write_bytes(bytes(8))
        return {
            "LD_PRELOAD": str(self.library),
            "FAULT": fault,
            "AT": str(at),
            "COUNTER": str(self.counter),
        }

    def found(self) -> dict[str, str]:
        """Give the hashes of what stands in the folder, but for the report, which holds durations."""
        return {
            str(path.relative_to(self.output)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.output.rglob("*"))
            if path.is_file() and path.name != REPORT and not path.name.startswith(".")
        }

    def fault(self) -> str:
        """Say what is wrong with the release that stands in the folder; nothing, when it is whole."""
        found = self.found()
        if self.known and found not in self.known:
            return f"a mixture: {sorted(found)}"
        told = {file.name: file.sha256 for file in files_made(former_report(self.output))}
        sums = read_sums((self.output / SUMS).read_bytes())
        rest = {name: found[name] for name in found if name not in {SUMS, *MINE}}
        if not sums == told == rest:
            return "the report, the sums and the files are not one release"
        lost = [name for name in MINE if name not in found]
        return f"lost: {lost}" if lost else ""

    def left(self) -> list[str]:
        """Give what is left beside the release, in it, and among the temporary files."""
        hidden = [path for path in self.output.iterdir() if path.name.startswith(".")]
        beside = [path for path in self.output.parent.iterdir() if path != self.output]
        return [path.name for path in (*hidden, *beside, *self.temporary.iterdir())]


def hashes_of(work: Path, formats: tuple[str, ...], library: Path) -> dict[str, str]:
    """Give what stands in a folder in which some formats of a work were built, which is done once in a run."""

    def build(path: Path) -> None:
        field = Field(path.with_name(f"{path.name}.field"), library, work=work)
        assert field.build(formats).returncode == 0
        assert (field.fault(), field.left()) == ("", [])
        path.write_text(json.dumps(field.found()), "utf-8")

    name = "-".join(("storm", work.name, *formats))
    hashes: dict[str, str] = json.loads(kept(name, build).read_text("utf-8"))
    return hashes


@dataclass(frozen=True, slots=True)
class Suffered:
    """What came of a build with a fault; `reached` tells whether its moment came."""

    status: int
    errors: str
    reached: bool


def show(request: pytest.FixtureRequest, figures: Mapping[str, int] | Mapping[str, float]) -> None:
    """Have the figures of a storm printed in the end of the run."""
    told = ", ".join(f"{number} {what}" for what, number in figures.items())
    request.node.user_properties.append((FIGURES, told))
