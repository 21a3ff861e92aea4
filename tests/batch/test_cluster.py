"""On a cluster of Dask the same bytes are built, and one bad book costs itself alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from pamphlet.batch import cluster as module
from pamphlet.batch.cluster import NoCluster, cluster_at
from pamphlet.batch.plan import Wishes, plan
from pamphlet.batch.running import press_works
from tests.batch.works import write_works
from tests.cli.runs import run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings(
        "ignore::ResourceWarning",  # distributed 2026.8 leaves sockets open when its workers end,
        "ignore::DeprecationWarning",  # and asks asyncio for what is on the way out
    ),
]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Start a cluster of two, each a daemon as they are; give its address."""
    pytest.importorskip("resource", reason="the workers are processes of Linux or macOS here")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as local:
        yield local.scheduler_address


def sums(output: Path) -> dict[str, bytes]:
    """Give the sums of the releases in a folder, by their slugs."""
    return {path.parent.name: path.read_bytes() for path in output.glob("work-*/SHA256SUMS")}


def test_a_cluster_builds_the_same_bytes(tmp_path: Path, scheduler: str) -> None:
    """By the command: what is faulty is told, all else is as this machine builds it."""
    works = write_works(tmp_path / "works", 4)
    (works[1] / "text.md").write_bytes(b"no front matter")
    command = ("press", "works", "--format", "text", "--format", "epub", "--no-site")
    here = run(*command, "--output", "here", cwd=tmp_path)
    there = run(*command, "--output", "there", "--scheduler", scheduler, cwd=tmp_path)
    assert (here.returncode, there.returncode) == (1, 1), there.stderr
    assert len(sums(tmp_path / "here")) == 3
    assert sums(tmp_path / "here") == sums(tmp_path / "there")
    assert "w002: faulty works/w002/text.md:1:1" in there.stdout


def test_without_a_folder_that_all_see_the_bytes_are_carried(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The manuscript's go there, and the release's come back."""
    write_works(tmp_path / "works", 2)
    outputs = [tmp_path / "seen", tmp_path / "carried"]
    for output, is_shared in zip(outputs, (True, False), strict=True):
        output.mkdir()
        monkeypatch.setattr(module, "_is_shared", lambda *_, shared=is_shared: shared)
        orders = plan(tmp_path / "works", output, Wishes(("text",))).orders
        with cluster_at(scheduler, tmp_path / "works", output) as cluster:
            assert cluster.shared is is_shared
            rows = press_works(orders, cluster.executor, 2, carrying=not cluster.shared)
            assert [row.state for row in rows] == ["built", "built"]
    assert sums(outputs[0]) == sums(outputs[1])
    assert len(sums(outputs[1])) == 2


def test_a_folder_that_workers_see_is_told(tmp_path: Path, scheduler: str) -> None:
    """By a file that is written for the question, and gone after it."""
    with cluster_at(scheduler, tmp_path, tmp_path) as cluster:
        assert (cluster.shared, cluster.at_once, cluster.refused) == (True, 2, {})
    assert list(tmp_path.iterdir()) == []


def test_workers_of_other_versions_get_nothing_to_do(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When all are such, nothing is built, and it is said what they have."""
    monkeypatch.setattr(module, "differences", lambda *_: "weasyprint 69.0 instead of 70.0")
    with (
        pytest.raises(NoCluster, match=r"no worker would make the same .* has weasyprint 69.0"),
        cluster_at(scheduler, tmp_path, tmp_path),
    ):
        pass


def test_where_no_scheduler_answers_that_is_told(tmp_path: Path) -> None:
    """With what would start one."""
    write_works(tmp_path / "works", 1)
    soon = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"}
    done = run("press", "works", "--scheduler", "tcp://127.0.0.1:9", cwd=tmp_path, **soon)
    assert done.returncode == 2
    assert "no scheduler answers at tcp://127.0.0.1:9" in done.stderr
    assert "dask scheduler" in done.stderr
