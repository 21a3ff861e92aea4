"""What a copy is measured by: a manuscript, a release, a bag, a file of a release, or the wording that it carries."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from pamphlet.pipeline.examination import holding_the_work
from pamphlet.pipeline.verification import NoMeasure, chosen_measure, verify_copies
from pamphlet.verify.measure import Measure
from pamphlet.verify.record import record
from pamphlet.verify.verdict import Checked
from tests.cli.runs import left_on_screen, run, run_in_terminal
from tests.share import share
from tests.verify.samples import SCHEMA, bag_of, exemplar_with, html, words_of

ROOT = Path(__file__).parents[2]
SLUG = "fall-of-the-soviet-union"
FINGERPRINT = "d278 9948 88a1 93f0"

Damage = Callable[[str], str]


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with no manuscript."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def judged(path: Path, against: Path | None = None) -> Checked:
    """Give the first verdict on a file."""
    return next(iter(verify_copies((path,), chosen_measure(against))))


def damaged(release: Path, folder: Path, suffix: str, old: str, new: str) -> Path:
    """Write a copy of a file of the release with something replaced in it."""
    source = release / f"{SLUG}{suffix}"
    path = folder / f"damaged{suffix}"
    if suffix == ".epub":
        with zipfile.ZipFile(source) as book, zipfile.ZipFile(path, "w") as made:
            for name in book.namelist():
                content = book.read(name)
                if name.endswith(".xhtml"):
                    content = content.replace(old.encode(), new.encode())
                made.writestr(name, content)
    else:
        path.write_bytes(source.read_bytes().replace(old.encode(), new.encode()))
    assert path.read_bytes() != source.read_bytes()
    return path


MEASURES = ("manuscript", "release", "bag", "file")


def measure_of(kind: str, release: Path) -> Path:
    """Give the path of something to compare with."""
    places = {"manuscript": ROOT / "manuscript", "release": release}
    files = {"bag": f"{SLUG}-complete.zip", "file": f"{SLUG}.pdf"}
    return places[kind] if kind in places else release / files[kind]


@pytest.mark.parametrize("kind", MEASURES)
def test_each_thing_to_compare_with(kind: str, release: Path, away: Path) -> None:
    """Whatever a copy is compared with, the word that was changed is named, and a whole copy is complete."""
    against = measure_of(kind, release)
    bad = judged(damaged(release, away, ".html", "[was]", "was"), against)
    assert (bad.measured_by, bad.verdict.name) == (kind, "altered")
    first = bad.verdict.differences[0]
    assert (first.expected, first.found, first.turn) == (("[was]",), ("was",), 2)
    copy = away / "copy.md"
    copy.write_bytes((release / f"{SLUG}.md").read_bytes() + b"\n")
    good = judged(copy, against)
    assert (good.verdict.name, good.verdict.licensed) == ("complete", True)
    assert bad.fingerprint == good.fingerprint
    assert bad.fingerprint.startswith(FINGERPRINT.replace(" ", ""))


@pytest.mark.parametrize("kind", ["release", "bag"])
def test_what_is_identical(kind: str, release: Path, away: Path) -> None:
    """A file is identical when the sums of the release that it is compared with name it; another one is not."""
    del away
    against = measure_of(kind, release)
    for suffix in (".epub", ".pdf", "-fragment.html", ".txt"):
        assert judged(release / f"{SLUG}{suffix}", against).verdict.name == "identical"
    by_file = judged(release / f"{SLUG}.txt", release / f"{SLUG}.html")
    assert by_file.verdict.name == "complete"


@pytest.mark.parametrize("suffix", [".epub", ".html", ".pdf"])
def test_a_file_by_its_own_wording(suffix: str, release: Path, away: Path) -> None:
    """Without anything to compare with, a file is measured by the wording that it carries."""
    del away
    own = judged(release / f"{SLUG}{suffix}")
    assert (own.measured_by, own.verdict.name) == ("itself", "complete")
    assert own.verdict.count == own.verdict.found == 9457


@share(4)
@pytest.mark.parametrize("measure", ["itself", ".html", ".epub", ".pdf", "folder", "bag"])
@pytest.mark.parametrize(
    ("suffix", "words", "verdict", "turn"),
    [
        (".html", ("[was]", "was"), "altered", 2),
        (".epub", ("[was]", "was"), "altered", 2),
        (".html", ("but not the", "but the"), "incomplete", 2),
        (".html", ("Boris Yeltsin", "Mikhail Gorbachev"), "altered", 0),
    ],
)
def test_the_same_by_every_measure(
    release: Path,
    away: Path,
    measure: str,
    suffix: str,
    words: tuple[str, str],
    verdict: str,
    turn: int,
) -> None:
    """Whatever carries the wording, the file itself too, the verdict is that by the manuscript, with the very words."""
    against = {
        "itself": None,
        "folder": release,
        "bag": release / f"{SLUG}-complete.zip",
    }.get(measure, release / f"{SLUG}{measure}")
    copy = damaged(release, away, suffix, *words)
    found = judged(copy, against).verdict
    assert found.name == verdict
    first = found.differences[0]
    kind = {"altered": "changed", "incomplete": "missing"}[verdict]
    assert (first.kind, first.turn) == (kind, turn)
    assert set(" ".join(first.expected).replace("’s", "").split()) <= set(words[0].split())
    assert found.differences == judged(copy, ROOT / "manuscript").verdict.differences


def test_blocks_lost_put_in_and_moved_by_the_own_wording(release: Path, away: Path) -> None:
    """By its own wording a turn that is gone is missing, one that moved has moved, and a paragraph more is put in."""
    page = (release / f"{SLUG}.html").read_text("utf-8")
    paragraph = re.search(r'<p id="interview_6".*?</p>', page, re.DOTALL)
    assert paragraph
    path = away / "x.html"
    path.write_text(page.replace(paragraph[0], ""), "utf-8")
    (gone,) = judged(path).verdict.differences
    assert (gone.kind, gone.anchor, gone.found) == ("missing", "interview_6", ())
    path.write_text(
        page.replace(paragraph[0], paragraph[0] + "<p>LT: I changed my mind.</p>"), "utf-8"
    )
    (more,) = judged(path).verdict.differences
    assert (more.kind, more.found) == ("put in", ("LT:", "I", "changed", "my", "mind."))
    other = re.search(r'<p id="interview_8".*?</p>', page, re.DOTALL)
    assert other
    swapped = page.replace(paragraph[0], "\0").replace(other[0], paragraph[0])
    path.write_text(swapped.replace("\0", other[0]), "utf-8")
    moved = judged(path).verdict
    assert moved.name == "altered"
    assert {each.kind for each in moved.differences} == {"moved"}
    assert {each.anchor for each in moved.differences} <= {
        "interview_6",
        "interview_7",
        "interview_8",
    }


def test_the_manuscript_here_goes_before_the_own_wording(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder with the manuscript of a work its files are measured by that, others by their own wording."""
    monkeypatch.chdir(tmp_path)
    book = release / f"{SLUG}.epub"
    shutil.copytree(ROOT / "manuscript", tmp_path / "manuscript")
    assert judged(book).measured_by == "manuscript"
    shutil.rmtree(tmp_path / "manuscript")
    shutil.copytree(ROOT / "tests" / "works" / "plain", tmp_path / "manuscript")
    assert (judged(book).measured_by, judged(book).verdict.name) == ("itself", "complete")
    assert judged(book, tmp_path / "manuscript").verdict.name == "another text"


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_file_in_the_folder_of_its_release(
    release: Path, away: Path, monkeypatch: pytest.MonkeyPatch, *, elsewhere: bool
) -> None:
    """What carries no wording is measured by the release that it lies in, if that names it, from anywhere."""
    folder = away / "release"
    folder.mkdir()
    names = (f"{SLUG}.txt", f"{SLUG}-booklet-a4-fronts.pdf", f"{SLUG}.html", "SHA256SUMS")
    for name in names:
        shutil.copyfile(release / name, folder / name)
    if elsewhere:
        monkeypatch.chdir(ROOT / "tests" / "works" / "plain")  # where another manuscript stands
    for name in names[:2]:
        whole = judged(folder / name)
        assert (whole.measured_by, whole.verdict.name) == ("release", "identical")
    text = folder / names[0]
    text.write_bytes(text.read_bytes().replace(b"[was]", b"was"))
    assert judged(text).verdict.name == "altered"
    stranger = folder / "copy.txt"
    shutil.copyfile(release / names[0], stranger)
    assert judged(stranger).verdict.name == ("another text" if elsewhere else "unreadable")


def test_nothing_to_compare_with(release: Path, away: Path) -> None:
    """A text that carries no wording, in a folder without manuscript, is not judged, and the way out is told."""
    copy = away / "copy.txt"
    shutil.copyfile(release / f"{SLUG}.txt", copy)
    found = judged(copy)
    assert found.verdict.name == "unreadable"
    assert found.measured_by == ""
    assert "--against" in found.verdict.reason


@pytest.mark.parametrize("suffix", [".txt", "-fragment.html", ".nowhere"])
def test_what_cannot_be_compared_with(suffix: str, release: Path) -> None:
    """A file that carries no wording is refused."""
    with pytest.raises(NoMeasure, match=r"carries no wording|No such file"):
        chosen_measure(release / f"{SLUG}{suffix}")


def test_a_release_that_is_damaged_is_no_measure(release: Path, away: Path) -> None:
    """A file that is not the one that the sums of its release name is passed over; if none is left, all are refused."""
    folder = away / "release"
    folder.mkdir()
    for name in ("SHA256SUMS", f"{SLUG}.html", f"{SLUG}.epub"):
        shutil.copy(release / name, folder)
    (folder / f"{SLUG}.html").write_bytes((folder / f"{SLUG}.html").read_bytes() + b"\n")
    assert chosen_measure(folder)
    (folder / f"{SLUG}.epub").unlink()
    with pytest.raises(NoMeasure, match="SHA256SUMS"):
        chosen_measure(folder)


# --- bags -------------------------------------------------------------------------------------------------------------


def bag_with(release: Path, path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Write the bag of the release with its files changed."""
    with zipfile.ZipFile(release / f"{SLUG}-complete.zip") as bag:
        files = {name: bag.read(name) for name in bag.namelist()}
    change(files)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    path.write_bytes(target.getvalue())
    return path


def test_a_bag_and_the_files_in_it(release: Path, away: Path) -> None:
    """A bag is complete when its manifests hold and each file of the release in it is; the files are named."""
    path = Path(shutil.copy(release / f"{SLUG}-complete.zip", away / "copy.zip"))
    bag, *files = verify_copies((path,), chosen_measure(None))
    assert (bag.verdict.name, bag.measured_by) == ("complete", "itself")
    sheets = [
        path for path in release.iterdir() if re.search("-booklet-|-to-print|-test-", path.name)
    ]
    assert bag.verdict.reason.endswith(f"compared with its manifest only: {len(sheets)}.")
    assert {each.verdict.name for each in files} == {"complete"}
    names = {each.name.rpartition("/")[2] for each in files}
    assert {f"{SLUG}{suffix}" for suffix in (".epub", ".pdf", ".html", ".txt", ".md")} <= names
    (identical,) = verify_copies((path,), chosen_measure(release))
    assert identical.verdict.name == "identical"


def test_a_bag_that_is_damaged(release: Path, away: Path) -> None:
    """A file changed, lost or put in is told by the manifest, and a word changed by the verdict on its file."""

    def change(files: dict[str, bytes]) -> None:
        name = f"{SLUG}-complete/data/release/{SLUG}.txt"
        files[name] = files[name].replace(b"[was]", b"was")
        del files[f"{SLUG}-complete/data/LICENCE.txt"]
        files[f"{SLUG}-complete/data/more.txt"] = b"more"

    path = bag_with(release, away / "x.zip", change)
    bag, *files = verify_copies((path,), chosen_measure(ROOT / "manuscript"))
    assert bag.verdict.name == "altered"
    for said in (f"{SLUG}.txt” is not", "LICENCE.txt” is missing", "more.txt” was put in"):
        assert said in bag.verdict.reason
    bad = [each for each in files if each.verdict.name != "complete"]
    assert [each.name.endswith(f"{SLUG}.txt") for each in bad] == [True]
    with pytest.raises(NoMeasure, match="bag is damaged"):
        chosen_measure(path)


def test_a_manifest_that_holds_is_not_enough(release: Path, away: Path) -> None:
    """A tag file that is changed is told, as is a file beside the folder of the bag."""

    def change(files: dict[str, bytes]) -> None:
        files[f"{SLUG}-complete/READ-ME-FIRST.txt"] += b"Buy shoes."
        files["shoes.txt"] = b"Buy shoes."

    path = bag_with(release, away / "x.zip", change)
    bag = next(iter(verify_copies((path,), chosen_measure(ROOT / "manuscript"))))
    assert bag.verdict.name == "altered"
    assert "READ-ME-FIRST.txt” is not" in bag.verdict.reason
    assert "shoes.txt” stands beside" in bag.verdict.reason


SUFFIXES = (".epub", ".html", "-booklet-a4-fronts.pdf", "-large-print-a4.pdf", "-how-to-print.pdf")


@pytest.mark.parametrize("slug", ["peace", "the-booklet", "a-how-to-print", "x-large-print", "-y"])
def test_a_slug_that_reads_like_a_format(slug: str) -> None:
    """Which files of a release are sheets is told by what follows the slug, whatever the slug is."""
    whole = holding_the_work([*(slug + suffix for suffix in SUFFIXES), "notes.txt", "SHA256SUMS"])
    expected = ("-large-print-a4.pdf", ".epub", ".html")
    assert whole == tuple(sorted([*(slug + suffix for suffix in expected), "notes.txt"]))


def test_a_bag_whose_slug_reads_like_a_format(tmp_path: Path) -> None:
    """The files of a work called “booklet” are measured, and its booklets are not."""
    names = ("my-booklet.html", "my-booklet.md.html", "my-booklet-booklet-a4-backs.pdf")
    path = tmp_path / "my-booklet-complete.zip"
    path.write_bytes(bag_of({f"data/release/{name}": html().encode() for name in names}))
    measure = Measure("manuscript", "m", exemplar_with(words_of()))
    judged, *files = verify_copies((path,), measure)
    assert judged.verdict.name == "complete"
    assert judged.verdict.reason.endswith("compared with its manifest only: 1.")
    assert [file.name.rpartition("/")[2] for file in files] == [*names[:2]]


def test_many_faults_of_a_bag(tmp_path: Path) -> None:
    """Of the faults of a bag five are told."""
    page = {"data/release/x.html": html().encode()}
    strange = {f"data/{at}.txt": b"x" for at in range(6)}
    path = tmp_path / "x.zip"
    path.write_bytes(bag_of(page, strange))
    measure = Measure("manuscript", "m", exemplar_with(words_of()))
    verdict = next(iter(verify_copies((path,), measure))).verdict
    assert (verdict.name, verdict.reason.count("was put in")) == ("altered", 5)


# --- what is printed --------------------------------------------------------------------------------------------------


def test_the_record_of_real_files(release: Path, away: Path) -> None:
    """What --json prints on files good, bad and unreadable keeps to the schema, in the order of the files."""
    bad = damaged(release, away, ".html", "[was]", "was")
    (away / "empty.txt").write_bytes(b"")
    files = (bad, release / f"{SLUG}.epub", away / "empty.txt")
    done = run("verify", "--json", *map(str, files), "--against", str(release), cwd=away)
    told = json.loads(done.stdout)
    jsonschema.validate(told, json.loads(SCHEMA.read_bytes()))
    assert done.returncode == told["exit_status"] == 2
    assert [each["file"] for each in told["files"]] == list(map(str, files))
    assert [each["verdict"] for each in told["files"]] == ["altered", "identical", "unreadable"]
    assert told == record(verify_copies(files, chosen_measure(release)))


def test_the_listing_in_a_pipe(release: Path, away: Path) -> None:
    """In a pipe each place is a hunk of a unified listing, without colour."""
    bad = damaged(release, away, ".html", "but not the", "but the")
    told = run("verify", str(bad), "--against", str(release), cwd=away)
    assert told.returncode == 1
    assert "\x1b" not in told.stdout
    assert re.search(
        r"\n@@ Interview, turn 2: missing @@\n … .* but\n-not\n the .* …\n", told.stdout
    )
    assert f"fingerprint {FINGERPRINT}" in " ".join(told.stdout.split())


def test_the_own_wording_is_not_praised(release: Path, away: Path) -> None:
    """A file measured by its own wording is said to be, with the fingerprint, and what that cannot show."""
    told = " ".join(run("verify", str(release / f"{SLUG}.epub"), cwd=away).stdout.split())
    assert f"Measured by the wording that it carries; fingerprint {FINGERPRINT}" in told
    assert "lost by accident, not what was forged" in told


def test_a_screenful_unless_all(release: Path, away: Path) -> None:
    """Many places are cut to a screenful, the number of the others is told, and --all shows each of them."""
    page = (release / f"{SLUG}.html").read_text("utf-8")
    (away / "x.html").write_text(re.sub(r"\bthe state\b", "the State of it", page), "utf-8")
    short = run("verify", "x.html", "--against", str(release), cwd=away).stdout
    every = run("verify", "x.html", "--against", str(release), "--all", cwd=away).stdout
    assert len(short.splitlines()) <= 24
    more = re.search(r"and (\d+) more places; --all shows them", short)
    assert more
    assert every.count("\n@@ ") == short.count("\n@@ ") + int(more[1])


@pytest.mark.parametrize("no_color", ["", "1"])
def test_a_narrow_window(release: Path, away: Path, no_color: str) -> None:
    """In a window of 40 columns no line is longer but for names of files; colour is there unless NO_COLOR is.

    On a busy machine a bar is shown meanwhile, line over line.
    """
    damaged(release, away, ".html", "[was]", "was").rename(away / "x.html")
    shutil.copy(release / f"{SLUG}.txt", away / "y.txt")
    arguments = ["verify", "x.html", "y.txt", "--against", str(ROOT / "manuscript")]
    screen = run_in_terminal(arguments, away, columns=40, NO_COLOR=no_color)
    lines = left_on_screen(screen).split("\n")
    assert "-[was]" in lines
    assert "+was" in lines
    assert max(len(line) for line in lines if str(ROOT) not in line) <= 40
    assert bool(re.search(r"\x1b\[\d+m", screen)) == (not no_color)


def test_no_text_commands_the_terminal(release: Path, away: Path) -> None:
    """What stands in a copy, and what it is called, is printed without any character that a terminal obeys."""
    page = (
        (release / f"{SLUG}.txt").read_text("utf-8").replace("[was]", "\x1b[31mwas\x9b1m\u202e", 1)
    )
    name = "x\x1b[2J\n.txt"
    (away / name).write_text(page, "utf-8")
    told = run("verify", name, "--against", str(release), cwd=away)
    assert told.returncode == 1
    assert not set(told.stdout) & {"\x1b", "\x9b", "\u202e"}
    assert "was" in told.stdout


def test_a_bar_while_it_takes_its_time(release: Path, away: Path) -> None:
    """On a terminal a bar is shown when it takes more than a second, and is gone in the end."""
    for number in range(6):
        shutil.copy(release / f"{SLUG}.pdf", away / f"{number}.pdf")
    (away / "manuscript").symlink_to(ROOT / "manuscript")
    names = [f"{number}.pdf" for number in range(6)]
    screen = run_in_terminal(["verify", *names], away, columns=80)
    assert "reading" in screen
    assert screen.rstrip().endswith("5.pdf")
