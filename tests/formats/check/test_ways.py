"""All ways in which a copy comes to the checking page, and what was found leaves it, done in a real browser."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from pamphlet.formats import Ready
from pamphlet.formats.web import html
from pamphlet.pages import Pages
from tests.formats.check.dropped import checking_page, dropped, verified
from tests.formats.made import pages_of
from tests.validators.websites import axe, evaluate, vnu

WORK = "tests/works/plain"
# What every step waits for: the page is ready, then so many copies have been checked.
STEPS = """
  const wait = async (holds) => { while (!holds()) await new Promise((go) => setTimeout(go, 10)); };
  const checked = (count) => wait(() => document.querySelectorAll("#results section").length === count);
  await wait(() => "ready" in document.documentElement.dataset);
  const record = () => JSON.parse(document.getElementById("record").textContent).files;
  const saved = [];
  URL.createObjectURL = (blob) => { saved.push(blob); return "#"; };
"""


@pytest.fixture(scope="module")
def work() -> Pages:
    """Give a short work."""
    return pages_of(WORK)


@pytest.fixture
def checking(work: Pages, tmp_path: Path) -> Path:
    """Give the page on it."""
    return checking_page(work, tmp_path)


def done(checking: Path, steps: str) -> Any:
    """Do something in the page, and give what comes of it."""
    return evaluate(checking, f"(async () => {{ {STEPS} {steps} }})()")


def said(work: Pages) -> str:
    """Give the words of a work."""
    return "\n\n".join(" ".join(block.words) for block in work.words.blocks)


def test_a_text_is_typed(work: Pages, checking: Path) -> None:
    """A text is checked when the button is pressed; an empty one is not."""
    steps = f"""
      const button = document.getElementById("check-pasted");
      button.click();
      document.getElementById("pasted").value = {json.dumps(said(work))};
      button.click();
      await checked(1);
      return record().map(({{ file, verdict }}) => [file, verdict]);"""
    assert done(checking, steps) == [["pasted.txt", "complete"]]


def test_a_piece_of_a_page_is_pasted_or_dragged(work: Pages, checking: Path) -> None:
    """What was marked on a page comes with its markup, and is read by that."""
    markup = "".join(f"<p>{escape(one)}</p>" for one in said(work).split("\n\n"))
    steps = f"""
      const clip = new DataTransfer();
      clip.setData("text/html", {json.dumps(markup + '<p style="display: none">unseen</p>')});
      clip.setData("text/plain", "quite another text");
      const area = document.getElementById("pasted");
      area.dispatchEvent(new ClipboardEvent("paste", {{ clipboardData: clip, bubbles: true, cancelable: true }}));
      await checked(1);
      area.dispatchEvent(new DragEvent("drop", {{ dataTransfer: clip, bubbles: true, cancelable: true }}));
      await checked(2);
      return record().map(({{ verdict }}) => verdict);"""
    assert done(checking, steps) == ["complete", "complete"]


def test_files_are_dropped(work: Pages, checking: Path) -> None:
    """Several files are checked one after the other; what was found in the last one stands first."""
    steps = f"""
      const clip = new DataTransfer();
      clip.items.add(new File([{json.dumps(said(work))}], "whole.txt"));
      clip.items.add(new File(["Quite another text."], "other.txt"));
      document.body.dispatchEvent(new DragEvent("drop", {{ dataTransfer: clip, bubbles: true, cancelable: true }}));
      await checked(2);
      return record().map(({{ file, verdict }}) => [file, verdict]);"""
    assert done(checking, steps) == [["other.txt", "another text"], ["whole.txt", "complete"]]


def test_a_page_is_given_with_its_sheets(work: Pages, checking: Path) -> None:
    """Style sheets that a browser saved beside a page are applied when they are given with it, and are no copies."""
    link = '<link rel="stylesheet" href="./saved_files/a%20b.css?v=1">'
    page = f'{link}<p class="x">Put in.</p><pre>{escape(said(work))}'
    steps = f"""
      const clip = new DataTransfer();
      clip.items.add(new File([".x {{ display: none }}"], "a b.css"));
      clip.items.add(new File([{json.dumps(page)}], "page.html"));
      document.body.dispatchEvent(new DragEvent("drop", {{ dataTransfer: clip, bubbles: true, cancelable: true }}));
      await checked(1);
      return record().map(({{ verdict, reason, around }}) => [verdict, reason, around]);"""
    assert done(checking, steps) == [["complete", "", []]]


def test_the_bookmarklet(work: Pages, checking: Path, tmp_path: Path) -> None:
    """On another page it gathers what a reader sees there, and the checking page judges it as the command does."""
    address = done(checking, 'return document.getElementById("bookmarklet-link").href;')
    ((_, page),) = html.write(work, Ready()).items()
    seen = page.decode().replace("</p>", ' <span style="opacity: 0">not</span></p>')
    copy = tmp_path / "copy.html"
    copy.write_text(seen, "utf-8")
    gathered = evaluate(
        copy,
        f"""(async () => {{
          let saved;
          URL.createObjectURL = (blob) => {{ saved = blob; return "#"; }};
          globalThis.alert = () => null;
          (0, eval)(decodeURIComponent({json.dumps(address.removeprefix("javascript:"))}));
          return saved.text();
        }})()""",
    )
    assert json.loads(gathered)["address"] == copy.as_uri()
    (found,) = dropped(checking, {"copy.json": gathered.encode()}, tmp_path)
    (wanted,) = verified(work, {"copy.json": seen.encode()})
    assert found | {"file": ""} == wanted | {"file": ""}


@pytest.mark.parametrize("answers", [True, False])
def test_the_bookmarklet_opens_the_page(checking: Path, tmp_path: Path, *, answers: bool) -> None:
    """On the web it opens the checking page and sends what it gathered when asked; when nobody asks, it is saved."""
    address = done(checking, 'return document.getElementById("bookmarklet-link").href;')
    script = unquote(address.removeprefix("javascript:")).replace(
        checking.as_uri(), "https://example.org/x-check.html"
    )
    copy = tmp_path / "copy.html"
    copy.write_text("<!DOCTYPE html><title>.</title><p>A word.</p>", "utf-8")
    told = evaluate(
        copy,
        f"""(async () => {{
          const told = [];
          URL.createObjectURL = () => {{ told.push("saved"); return "#"; }};
          globalThis.alert = () => null;
          const source = new MessageChannel().port1;
          source.postMessage = (copy, origin) => told.push([copy.text.trim(), origin]);
          window.open = () => source;
          const wait = window.setTimeout;
          window.setTimeout = (then) => wait(then, 50);
          (0, eval)({json.dumps(script)});
          const ask = (origin) => window.dispatchEvent(
            new MessageEvent("message", {{ data: "pamphlet-check", origin, source }}));
          ask("https://example.com");
          if ({json.dumps(answers)}) ask("https://example.org");
          await new Promise((go) => wait(go, 200));
          return told;
        }})()""",
    )
    assert told == ([["A word.", "https://example.org"]] if answers else ["saved"])


def test_a_message_of_the_bookmarklet(work: Pages, checking: Path) -> None:
    """A page that the bookmarklet opened it from may send what it gathered, and no other page may."""
    copy = {"pamphlet-copy": 1, "text": said(work), "address": "https://example.org/"}
    send = "window.dispatchEvent(new MessageEvent('message', { data: %s, source: %s }));"
    steps = f"""
      {send % (json.dumps(copy), "null")}
      window.opener = window;
      {send % (json.dumps(copy), "window")}
      await checked(1);
      {send % (json.dumps(copy), "null")}
      await new Promise((go) => setTimeout(go, 300));
      return record().map(({{ file, verdict }}) => [file, verdict]);"""
    assert done(checking, steps) == [["https://example.org/", "complete"]]


def test_a_report_is_saved(work: Pages, checking: Path, tmp_path: Path) -> None:
    """The report is a page without a script, in which validators find nothing; the JSON is that of the command."""
    damaged = said(work).replace("book", "volume", 1).replace("the", "", 1)
    steps = f"""
      document.getElementById("pasted").value = {json.dumps(damaged)};
      document.getElementById("check-pasted").click();
      await checked(1);
      document.getElementById("save").click();
      document.getElementById("save-json").click();
      return Promise.all(saved.map((blob) => blob.text()));"""
    page, record = done(checking, steps)
    report = tmp_path / "report.html"
    report.write_text(page, "utf-8")
    assert "<script" not in page
    assert "volume" in page
    assert vnu(report) == ()
    assert axe(report) == ()
    (wanted,) = verified(work, {"pasted.txt": damaged.encode()})
    (found,) = json.loads(record)["files"]
    assert {key: found[key] for key in wanted} == wanted


def test_a_stranger_cannot_write_into_the_page(checking: Path) -> None:
    """Names, words and what a page calls its parts are shown as they are, and nothing of them runs."""
    markup = '<div class="comments"><p><b>x</b>&lt;img src=x onerror=hurt()&gt;</p></div><script>hurt()</script>'
    steps = f"""
      globalThis.hurt = () => {{ globalThis.isHurt = true; }};
      const clip = new DataTransfer();
      clip.items.add(new File([{json.dumps(markup)}], "<img src=x onerror=hurt()>.html"));
      document.body.dispatchEvent(new DragEvent("drop", {{ dataTransfer: clip, bubbles: true, cancelable: true }}));
      await checked(1);
      await new Promise((go) => setTimeout(go, 100));
      return [document.querySelectorAll("#results img, #results script, iframe").length, "isHurt" in globalThis];"""
    assert done(checking, steps) == [0, False]


def test_it_can_be_stopped(work: Pages, checking: Path) -> None:
    """What takes too long is stopped by a button, and then the next copy is checked."""
    endless = "Not one of these words is of the work. " * 15_000
    steps = f"""
      document.getElementById("pasted").value = {json.dumps(said(work))} + {json.dumps(endless)};
      document.getElementById("check-pasted").click();
      await wait(() => document.getElementById("status").textContent.startsWith("Comparing"));
      document.getElementById("stop").click();
      await checked(1);
      document.getElementById("pasted").value = {json.dumps(said(work))};
      document.getElementById("check-pasted").click();
      await checked(2);
      return record().map(({{ verdict, reason }}) => [verdict, reason]);"""
    assert done(checking, steps) == [["complete", ""], ["unreadable", "You stopped the checking."]]
