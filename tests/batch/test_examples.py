"""The queues of the README deal the works out so that all of them are built, and put them together."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from tests.batch.works import write_works
from tests.cli.runs import ROOT, environment
from tests.validators.programs import give_up

README = (ROOT / "README.md").read_text("utf-8")
QUICK = "--no-site --format text"


def example(language: str, begins: str) -> str:
    """Give an example of the README in a language, by how it begins."""
    return re.search(rf"```{language}\n({begins}.*?)```", README, re.DOTALL)[1]  # type: ignore[index] # it is there


def runs(job: dict[str, list[dict[str, str]]]) -> list[str]:
    """Give the commands of a job of a workflow that are ours."""
    return [step["run"] for step in job["steps"] if step.get("run", "").startswith("pamphlet")]


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of ours in a shell, quickly."""
    ours = command.replace("pamphlet press", f"{sys.executable} -m pamphlet press {QUICK}")
    return subprocess.run(  # noqa: S602 # a line of the README is one of a shell
        ours, shell=True, cwd=cwd, env=environment(), capture_output=True, check=True, text=True
    )


def test_the_matrix_of_the_workflow_builds_all_works(tmp_path: Path) -> None:
    """Each shard on a machine of its own; with what all have made there is nothing left to build."""
    jobs = yaml.safe_load(example("yaml", "jobs:"))["jobs"]
    (press,), (website,) = runs(jobs["press"]), runs(jobs["website"])
    write_works(tmp_path / "works", 8)
    for shard in jobs["press"]["strategy"]["matrix"]["shard"]:
        machine = tmp_path / f"machine-{shard}"
        shutil.copytree(tmp_path / "works", machine / "works")
        shell(press.replace("${{ matrix.shard }}", str(shard)), machine)
        if (machine / "build").exists():
            shutil.copytree(machine / "build", tmp_path / "build", dirs_exist_ok=True)
    assert len(list(tmp_path.glob("build/*/SHA256SUMS"))) == 8
    assert "8 works, none to build." in shell(website, tmp_path).stdout


def test_the_rules_of_the_snakefile_build_all_works(tmp_path: Path) -> None:
    """All shards, and then what puts them together."""
    snakemake = Path(sys.executable).with_name("snakemake")
    if not snakemake.exists():
        give_up("the package snakemake")
    write_works(tmp_path / "works", 4)
    rules = example("python", "rule website")
    ours = rules.replace("pamphlet press", f"{sys.executable} -m pamphlet press {QUICK}")
    (tmp_path / "Snakefile").write_text(ours, "utf-8")
    subprocess.run(
        [str(snakemake), "--cores", "2", "--forceall"],
        cwd=tmp_path,
        env={**environment(), "HOME": os.fspath(tmp_path)},
        check=True,
        capture_output=True,
    )
    assert len(list(tmp_path.glob("build/*/SHA256SUMS"))) == 4
