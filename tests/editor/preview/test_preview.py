"""The preview as a command: it keeps what it shows true, lets nobody else in, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import shutil
import signal
import time
from collections.abc import Iterator
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from tests.editor.preview.previews import PATIENCE_SECONDS, Preview, previewing
from tests.releases import REPOSITORY

WORKS = REPOSITORY / "tests" / "works"


def copied(work: str, room: Path) -> Path:
    """Copy a work to where it may be edited, without a copy text that it would have to keep to."""
    folder = room / "manuscript"
    shutil.copytree(WORKS / work, folder)
    return folder


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder in which the manuscript of these tests lies."""
    return tmp_path_factory.mktemp("preview")


@pytest.fixture(scope="module")
def preview(room: Path) -> Iterator[Preview]:
    """Give a preview of a small work, with its pages laid out."""
    folder = copied("tool-library", room)
    with previewing(folder, "--output", "release", "--editor", "vscode") as running:
        running.wait("pages-a5")
        running.wait("head", state="settled")
        yield running


@pytest.fixture
def part(room: Path, preview: Preview) -> Iterator[Path]:
    """Give a part that may be edited, and put it back behind the test."""
    path = room / "manuscript" / "interview.md"
    text = path.read_text()
    yield path
    if path.read_text() != text:
        path.write_text(text)
        preview.wait("head", state="settled", revision=preview.last["head"]["revision"])


def test_what_is_saved_is_told_and_its_spread_before_all_pages(
    preview: Preview, part: Path
) -> None:
    """The paragraph comes with its new words, then the pages around it, then all of them."""
    part.write_text(part.read_text().replace("lonely", "forsaken"))
    told = preview.wait("text").news
    assert list(told["blocks"]) == [told["anchor"]]
    assert "forsaken" in told["blocks"][told["anchor"]]
    window = preview.wait("pages-window").news
    pages = preview.wait("pages-a5").news
    assert window["revision"] == pages["revision"] == told["revision"]
    shown = slice(window["first"], window["first"] + len(window["pictures"]))
    assert window["pictures"] == pages["pictures"][shown]
    assert b"forsaken" in preview.get("view/web")
    assert b"forsaken" in preview.get("view/book")


def test_an_error_leaves_the_last_good_pages_and_goes_with_it(preview: Preview, part: Path) -> None:
    """It is told with its place and beside its block; the text stays what it was, and is marked."""
    before = preview.get("view/web")
    good = part.read_text()
    part.write_text(good.replace("lonely", "[lonely](#nowhere)", 1))
    preview.wait("head", state="faulty")
    lost: dict[str, Any] = {}
    while not lost:  # a file that is only half written has other faults
        cards = preview.wait("cards").news["cards"]
        lost = next((card for card in cards if card["code"] == "L01"), {})
    (spot,) = lost["spots"]
    assert lost["kind"] == "error"
    assert spot["file"] == "interview.md"
    assert "#nowhere" in part.read_text().splitlines()[spot["line"] - 1]
    block = json.loads(preview.get(f"source?anchor={spot['anchor']}"))
    assert block["line"] == spot["line"]
    assert preview.get("view/web") == before
    part.write_text(good)
    preview.wait("head", state="settled")
    assert preview.wait("cards", cards=[]).news["summary"] == "No problems"


def test_a_place_is_found_from_a_page_a_block_and_a_problem(preview: Preview, part: Path) -> None:
    """Each gives the lines of the manuscript, and the address by which the editor opens them."""
    spots = preview.last["pages-a5"]["spots"]
    page, down, anchor = next(spot for spot in spots if spot[2] == "interview_2")
    from_page = json.loads(preview.get(f"source?page={page}&down={down + 0.001}"))
    from_block = json.loads(preview.get(f"source?anchor={anchor}"))
    assert from_page["lines"] == from_block["lines"]
    assert from_page["line"] == from_block["line"]
    line = from_block["line"]
    assert part.read_text().splitlines()[line - 1] in from_block["lines"]
    assert from_block["open"] == f"vscode://file{part.resolve()}:{line}:{from_block['column']}"
    assert preview.ask("source?file=../../etc/passwd&line=1").status == 404
    for apparatus in ("source?page=0&down=0.5", "source?anchor=title"):
        assert json.loads(preview.get(apparatus))["file"] == "pamphlet.yaml"
    assert preview.ask("source?page=x&down=y").status == 404


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/wrong-token/", {}),
        ("/wrong-token/events", {}),
        ("", {"Host": "pamphlet.example"}),
        ("events", {"Origin": "http://pamphlet.example"}),
        ("view/web", {"Sec-Fetch-Site": "cross-site"}),
    ],
)
def test_nobody_else_is_let_in(preview: Preview, path: str, headers: dict[str, str]) -> None:
    """By another token, host, origin or site nothing is given, and nothing is told of what is there."""
    answer = preview.ask(path, headers=headers)
    assert answer.status == 403
    assert answer.content == b""


def test_what_changes_something_must_come_from_its_own_page(preview: Preview) -> None:
    """A form on another page could send the rest."""
    for headers in ({}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"}):
        assert preview.ask("release", "POST", headers).status == 403
    assert preview.ask("release", "POST", {"Origin": preview.origin, "Host": "x"}).status == 403
    assert preview.ask("nothing", "POST", {"Origin": preview.origin}).status == 404


def test_an_answer_is_taken_from_its_own_page_alone(tmp_path: Path) -> None:
    """It is written into decisions.yaml, the card waits for the next import; what is no answer changes nothing."""
    folder = copied("plain", tmp_path)
    decisions = folder / "decisions.yaml"
    typed = "# Mine.\n- decision: hyphen\n  about: ex-/x\n  question: why?\n  default: keep\n  answer: # x\n"
    decisions.write_text(typed)
    (folder / ".import").mkdir()
    (folder / ".import" / "decisions.yaml").write_text(typed)
    good = {"decision": "hyphen", "about": "ex-/x", "answer": "drop"}
    with previewing(folder) as running:
        own = {"Origin": running.origin, "Content-Type": "application/json"}

        def post(told: object, headers: dict[str, str]) -> int:
            body = json.dumps(told).encode()
            return running.ask("answer", "POST", headers, body).status

        running.wait("cards", summary="1 decision")
        for foreign in ({}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"}):
            assert post(good, {**own, **foreign} if foreign else {}) == 403
        assert post(good, {**own, "Host": "x"}) == 403
        assert post(good, {**own, "Content-Type": "text/plain"}) == 404
        wrong: list[object] = [[], {}, {**good, "answer": 1}]
        assert [post(told, own) for told in wrong] == [404] * 3
        assert post({**good, "answer": "x" * 40_000}, own) == 403
        assert post({**good, "about": "../pamphlet.yaml"}, own) == 409
        assert post({**good, "answer": "perhaps"}, own) == 409
        assert decisions.read_text() == typed
        assert post(good, own) == 200
        assert decisions.read_text() == typed.replace("answer: # x", "answer: drop # x")
        news = running.wait("cards", summary="No problems").news
        assert [card["asked"]["answer"] for card in news["cards"]] == ["drop"]
        (folder / ".import" / "decisions.yaml").write_text(decisions.read_text())
        decisions.touch()
        running.wait("cards", cards=[])


def test_it_listens_on_the_loopback_address_alone(preview: Preview) -> None:
    """The system tells of its port on 127.0.0.1, and on no other address."""
    wanted = f":{preview.port:04X}"
    lines = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
    local = [line.split()[1] for line in lines.splitlines() if wanted in line and " 0A " in line]
    assert local == [f"0100007F{wanted}"]


def test_each_answer_forbids_what_it_does_not_need(preview: Preview) -> None:
    """Nothing may be loaded from elsewhere, kept, told to other pages, or framed by them."""
    for path in ("", "preview.js", "view/web", "view/book", "font/serif.ttf", "icon.svg"):
        answer = preview.ask(path)
        headers = answer.headers
        assert answer.status == 200, path
        assert headers["content-security-policy"].startswith("default-src 'none'"), path
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["server"] == "pamphlet"


def test_large_print_and_the_sheets_are_laid_out_when_somebody_looks(preview: Preview) -> None:
    """Not before; and then with a picture for each page."""
    assert "pages-large" not in preview.last
    preview.post("want/sheets")
    sheets = preview.wait("pages-sheets").news
    assert len(sheets["pictures"]) == -(-len(preview.last["pages-a5"]["pictures"]) // 4) * 2
    preview.post("want/large")
    large = preview.wait("pages-large").news
    for name in (sheets["pictures"][0], large["pictures"][-1]):
        assert preview.get(f"picture/{name}/1").startswith(b"\x89PNG")
    assert preview.ask("picture/nothing/1").status == 404
    assert preview.ask(f"picture/{sheets['pictures'][0]}/9").status == 404
    assert preview.ask("want/a5", "POST", {"Origin": preview.origin}).status == 404


def test_the_release_has_the_pages_that_were_shown(preview: Preview, room: Path) -> None:
    """A button builds it, with its progress; its files can be had; and each page is, to the pixel, the one on show."""
    for shown in ("large", "sheets"):
        preview.post(f"want/{shown}")
    preview.post("release")
    preview.wait("release", state="building")
    built = preview.wait("release", state="built").news
    names = [file["name"] for file in built["files"]]
    assert sorted(names) == sorted(
        path.name for path in (room / "release").iterdir() if path.name != "build-report.json"
    )
    for name in names:
        assert preview.get(f"release/{name}") == (room / "release" / name).read_bytes()
    for name in ("../manuscript/pamphlet.yaml", "build-report.json", "..%2Fmanuscript%2Fabout.md"):
        assert preview.ask(f"release/{name}").status == 404
    slug = next(name for name in names if name.endswith(".epub")).partition(".")[0]
    for topic, ending in (
        ("pages-a5", ""),
        ("pages-large", "-large-print-a4"),
        ("pages-sheets", "-booklet-a4-short-edge"),
    ):
        told = preview.last.get(topic) or preview.wait(topic).news
        with pypdfium2.PdfDocument(preview.get(f"release/{slug}{ending}.pdf")) as document:
            assert len(document) == len(told["pictures"])
            for page, name in zip(document, told["pictures"], strict=True):
                theirs = Image.open(BytesIO(preview.get(f"picture/{name}/1"))).convert("RGB")
                ours = page.render(scale=1.5).to_pil().convert("RGB")
                assert blake2b(ours.tobytes()).digest() == blake2b(theirs.tobytes()).digest()


def family(pid: int) -> set[int]:
    """Give the processes that came from one, and are there."""
    found, waiting = set[int](), [pid]
    while waiting:
        each = waiting.pop()
        for children in Path(f"/proc/{each}/task").glob("*/children"):
            new = {int(child) for child in children.read_text().split()}
            waiting += new - found
            found |= new
    return found


def is_there(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and waits to be noticed does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_all_that_it_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Amid a layout, too; Ctrl-C leaves no file and no process, and what was killed leaves no process."""
    temporary = tmp_path / "tmp" / ("deep" * 30)  # no socket could have a path below it
    temporary.mkdir(parents=True)
    monkeypatch.setenv("TMPDIR", str(temporary))
    folder = copied("refrain", tmp_path)
    with previewing(folder) as running:
        running.wait("head", state="laying-out")
        time.sleep(0.5)
        children = family(running.process.pid)
        assert children
        said = running.end(number)
    ends = time.monotonic() + PATIENCE_SECONDS
    while any(map(is_there, children)) and time.monotonic() < ends:
        time.sleep(0.1)
    assert not list(filter(is_there, children))
    if number != signal.SIGKILL:
        assert said.endswith("The preview has ended.\n")
        assert "Traceback" not in said
        assert os.listdir(temporary) == []  # noqa: PTH208 # names are enough


def test_two_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Each has its port and its token, and knows nothing of the other's text."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = copied("plain", tmp_path / "one"), copied("plain", tmp_path / "two")
    with previewing(one) as first, previewing(two) as second:
        assert first.port != second.port
        token = first.address.rstrip("/").rpartition("/")[2]
        assert second.ask(f"/{token}/").status == 403
        first.wait("pages-a5")
        second.wait("pages-a5")
        text = two / "text.md"
        text.write_text(text.read_text() + "\n\nA paragraph that only the second has.\n")
        second.wait("pages-a5")
        assert b"only the second" in second.get("view/web")
        assert b"only the second" not in first.get("view/web")


def test_a_folder_that_is_put_in_the_place_of_another_is_watched(tmp_path: Path) -> None:
    """As when it is unpacked or synchronised anew: while it is gone that is said, and then it is true again."""
    folder = copied("plain", tmp_path)
    with previewing(folder) as running:
        running.wait("pages-a5")
        shutil.move(folder, tmp_path / "former")
        running.wait("head", state="faulty")
        shutil.copytree(tmp_path / "former", folder)
        running.wait("head", state="settled")
        text = folder / "text.md"
        text.write_text(text.read_text() + "\n\nA paragraph that the former has not.\n")
        running.wait("pages-a5")
        assert b"that the former has not" in running.get("view/web")


def memory_kb(pid: int) -> int:
    """Give what a process holds in memory for itself."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


@pytest.mark.slow
def test_five_hundred_saves_take_no_more_memory_than_a_hundred(tmp_path: Path) -> None:
    """Nothing of a former text is kept, nor of its pages; and no process is left over."""
    folder = copied("plain", tmp_path)
    text = folder / "text.md"
    typed = text.read_text()
    with previewing(folder) as running:
        running.wait("pages-a5")
        after = []
        for number in range(500):
            text.write_text(f"{typed}\n\nParagraph number {number} of many.\n")
            running.wait("text")
            if number in {99, 499}:
                running.wait("head", state="settled")
                after.append(memory_kb(running.process.pid))
        assert len(family(running.process.pid)) <= 3  # those of multiprocessing itself
    assert after[1] < after[0] * 1.1 + 5_000
