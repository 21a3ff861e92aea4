"""What is to be built is told by content, for every work below a folder."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from pamphlet.batch.catalogue import Address, make_catalogue
from pamphlet.batch.ledger import Entry, Ledger, prune, read_ledger, write_ledger
from pamphlet.batch.plan import Plan, Wishes, log_of, plan
from pamphlet.batch.pressing import the_only_press
from pamphlet.batch.works import Shard, Work, find_works
from pamphlet.pipeline.build import build
from pamphlet.release.report import REPORT
from pamphlet.release.sums import SUMS
from pamphlet.release.target import CannotGo
from pamphlet.site.own_style import OWN
from tests.batch.works import write_work, write_works

TEXT_ONLY = Wishes(("text",))


def planned(works: Path, output: Path, wishes: Wishes = TEXT_ONLY) -> Plan:
    """Plan, and remember it as a press does."""
    (output / ".press").mkdir(parents=True, exist_ok=True)
    todo = plan(works, output, wishes)
    write_ledger(output, todo.entries, todo.gone)
    return todo


def build_all(todo: Plan) -> None:
    """Build what a plan says, one after the other."""
    for order in todo.orders:
        assert order.output
        assert build(order.folder, order.output, order.formats).files


def test_every_manuscript_below_a_folder_is_a_work(tmp_path: Path) -> None:
    """Those deep down, too; none within another, none hidden, none behind a link, none of the output."""
    write_work(tmp_path / "b", 1)
    write_work(tmp_path / "a" / "deep" / "down", 2)
    write_work(tmp_path / "b" / "within", 3)
    write_work(tmp_path / ".hidden", 4)
    write_work(tmp_path / "build" / "release", 5)
    (tmp_path / "c").symlink_to(tmp_path / "b", target_is_directory=True)
    found = find_works(tmp_path, tmp_path / "build")
    assert [work.path for work in found] == ["a/deep/down", "b"]


def test_a_folder_that_is_a_work_is_one(tmp_path: Path) -> None:
    """The folder itself counts."""
    write_work(tmp_path / "b", 1)
    assert [work.path for work in find_works(tmp_path / "b", tmp_path / "build")] == ["."]


def test_shards_deal_the_works_out(tmp_path: Path) -> None:
    """Each work is in one of them, and stays in it when others come."""
    works = [Work(f"w{number}", tmp_path) for number in range(90)]
    shards = [[work for work in works if Shard(number, 3).has(work)] for number in (1, 2, 3)]
    assert sorted(work.path for dealt in shards for work in dealt) == sorted(w.path for w in works)
    assert all(15 < len(dealt) < 45 for dealt in shards)


def test_a_shard_is_planned_alone(tmp_path: Path) -> None:
    """All works are known, and those of other shards are not built."""
    write_works(tmp_path / "works", 8)
    shards = [
        plan(tmp_path / "works", tmp_path / "out", Wishes(shard=Shard(number, 2)))
        for number in (1, 2)
    ]
    assert sorted(order.path for todo in shards for order in todo.orders) == sorted(
        shards[0].entries
    )


def test_only_what_has_changed_is_built(tmp_path: Path) -> None:
    """It is told by what the files hold: a new date changes nothing, a changed letter does."""
    works, output = tmp_path / "works", tmp_path / "out"
    one, two, _ = write_works(works, 3)
    first = planned(works, output)
    assert (len(first.orders), dict(first.causes)) == (3, {"new": 3})
    build_all(first)
    os.utime(one / "text.md", (1, 1))
    second = planned(works, output)
    assert (second.orders, [row.state for row in second.rows]) == ((), ["unchanged"] * 3)
    text = (two / "text.md").read_bytes()
    (two / "text.md").write_bytes(text.replace(b"few", b"new"))
    os.utime(two / "text.md", (1, 1))
    (output / "work-3-of-many" / "work-3-of-many.txt").write_bytes(b"another")
    third = planned(works, output)
    assert [order.path for order in third.orders] == ["w002", "w003"]
    assert dict(third.causes) == {"manuscript": 1, "files": 1}


@pytest.mark.parametrize("changed", ["styles", "program", "formats"])
def test_it_is_said_why_all_is_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    """A changed stylesheet, version or wish concerns every work."""
    works, output = tmp_path / "works", tmp_path / "out"
    write_works(works, 2)
    build_all(planned(works, output))
    wishes = TEXT_ONLY
    if changed == "styles":
        (tmp_path / "styles").mkdir()
        (tmp_path / "styles" / "pamphlet.css").write_bytes(b"p { color: black }")
        for module in ("pamphlet.pipeline.standing", "pamphlet.batch.building"):
            monkeypatch.setattr(f"{module}.styles_folder", lambda: tmp_path / "styles")
    elif changed == "program":
        monkeypatch.setattr("pamphlet.release.report.program_hash", lambda: "another")
    else:
        wishes = Wishes(("text", "markdown"))
    again = planned(works, output, wishes)
    assert (len(again.orders), dict(again.causes)) == (2, {changed: 2})


def test_two_works_of_one_slug_are_told(tmp_path: Path) -> None:
    """Neither is built, for one would take the other's place; all others are."""
    works = tmp_path / "works"
    write_works(works, 2)
    write_work(works / "twin", 2)
    todo = planned(works, tmp_path / "out")
    assert [order.path for order in todo.orders] == ["w001"]
    assert [(row.path, row.problems[0].code) for row in todo.rows] == [
        ("twin", "J01"),
        ("w002", "J01"),
    ]
    assert "that of w002, too" in todo.rows[0].reason


def test_faulty_settings_leave_a_work_its_slug(tmp_path: Path) -> None:
    """Its last release stays its release; the work is told its faults by a build that writes nothing."""
    works, output = tmp_path / "works", tmp_path / "out"
    write_works(works, 1)
    planned(works, output)
    (works / "w001" / "pamphlet.yaml").write_bytes(b'title: "never closed')
    todo = planned(works, output)
    assert [(order.slug, order.output) for order in todo.orders] == [("", None)]
    assert todo.entries["w001"].slug == "work-1-of-many"
    assert todo.gone == ()


def test_what_is_gone_is_told_and_pruned_if_asked(tmp_path: Path) -> None:
    """Only what the release was made of is deleted; what others put beside it stays."""
    works, output = tmp_path / "works", tmp_path / "out"
    one, two, _ = write_works(works, 3)
    build_all(planned(works, output))
    (output / "work-2-of-many" / "note.txt").write_bytes(b"mine")
    for gone in (one, two):
        for file in gone.iterdir():
            file.unlink()
        gone.rmdir()
    todo = planned(works, output)
    assert todo.gone == ("work-1-of-many", "work-2-of-many")
    assert (output / "work-1-of-many" / "SHA256SUMS").exists()
    assert prune(output, todo.gone) == todo.gone
    left = sorted(path.relative_to(output).as_posix() for path in output.glob("*/*"))
    assert [name for name in left if "-1-" in name or "-2-" in name] == ["work-2-of-many/note.txt"]


@pytest.mark.parametrize("locked", ["shelf", "shelf/w002", "."])
def test_what_lies_in_a_folder_that_cannot_be_read_is_not_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    """The folder is a row that fails, in one shard of all; its works stay in the ledger, and their releases."""
    works, output = tmp_path / "works", tmp_path / "out"
    write_works(works / "shelf", 2)
    write_work(works / "shelf-2", 3)
    build_all(planned(works, output))
    scandir = os.scandir

    def refuse(folder: Any) -> Any:
        if not isinstance(folder, int) and Path(folder) == works / locked:
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr("os.scandir", refuse)
    for _ in range(2):
        todo = planned(works, output)
        assert todo.gone == ()
        assert len(todo.entries) == 3
        (failed,) = (row for row in todo.rows if row.failed)
        assert (failed.path, failed.state) == (locked, "no room")
        assert failed.problems[0].message == "this folder cannot be read: Permission denied"
    shards = [planned(works, output, Wishes(("text",), shard=Shard(n, 3))) for n in (1, 2, 3)]
    assert sum(row.failed for shard in shards for row in shard.rows) == 1


def test_a_spoiled_ledger_is_none(tmp_path: Path) -> None:
    """Whatever stands in its place, no path of it leads elsewhere."""
    ledger = tmp_path / ".press" / "works.json"
    ledger.parent.mkdir()
    assert read_ledger(tmp_path) == Ledger({}, ())
    for spoiled in (b"", b"[]", b'{"works": {"a": {"slug": "b"}}}', b"\xff"):
        ledger.write_bytes(spoiled)
        assert read_ledger(tmp_path) == Ledger({}, ())
    ledger.write_bytes(b'{"works": {"a": {"slug": "../b", "settings": ""}}, "gone": ["../c"]}')
    assert read_ledger(tmp_path) == Ledger({}, ())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_whatever_stands_in_the_place_of_the_ledger_is_replaced(tmp_path: Path) -> None:
    """No link is followed and no pipe waited for, in its place or beside it."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    press = tmp_path / "out" / ".press"
    press.mkdir(parents=True)
    for name, other in (("works.json", "works.json.new"), ("works.json.new", "works.json")):
        (press / name).symlink_to(tmp_path / "mine.txt")
        (press / other).unlink(missing_ok=True)
        os.mkfifo(press / other)
        write_ledger(tmp_path / "out", {"a": Entry("b", "c")}, ())
        assert read_ledger(tmp_path / "out").works == {"a": Entry("b", "c")}
        assert [path.name for path in press.iterdir()] == ["works.json"]
        (press / "works.json").unlink()
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", [".press", ".press/logs"])
def test_a_press_does_not_work_through_a_link(tmp_path: Path, name: str) -> None:
    """Its folders may not lead elsewhere; that is told before anything is done."""
    output, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (output / name).parent.mkdir(parents=True)
    (output / name).symlink_to(elsewhere)
    press = the_only_press(output, Wishes(), waits=False, waiting=lambda: None)
    with pytest.raises(CannotGo, match=f"{name} is a link"), press:
        pass
    assert list(elsewhere.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_in_a_release_is_not_waited_for(tmp_path: Path) -> None:
    """Its sums, or the dress beside it, may be one: the site then tells what is wrong."""
    release = tmp_path / "out" / "work"
    release.mkdir(parents=True)
    (release / REPORT).write_text("{}", "utf-8")
    for pipe in (release / SUMS, tmp_path / "out" / OWN):
        os.mkfifo(pipe)
    outcome = make_catalogue(tmp_path / "out", ["work"], Address())
    assert outcome
    assert [problem.severity for problem in outcome.problems] == ["error"] * 2


def test_logs_of_works_without_a_slug_have_names_of_their_own() -> None:
    """Whatever their paths, no two logs are one."""
    names = [log_of("", path).name for path in ("a/b", "a+b", "a++b", ".")]
    assert len({*names, log_of("a-b", "x").name}) == 5


def test_a_new_slug_leaves_the_old_release_behind(tmp_path: Path) -> None:
    """It is told as gone, as long as it is there."""
    works, output = tmp_path / "works", tmp_path / "out"
    (one,) = write_works(works, 1)
    build_all(planned(works, output))
    with (one / "pamphlet.yaml").open("a", encoding="utf-8") as settings:
        settings.write("slug: another\n")
    build_all(planned(works, output))
    todo = planned(works, output)
    assert (todo.orders, todo.gone) == ((), ("work-1-of-many",))
    prune(output, todo.gone)
    assert planned(works, output).gone == ()
