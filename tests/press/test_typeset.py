"""Typesetting as a whole: what it loads, what it refuses, what it says, and that it comes out the same everywhere."""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pamphlet.pages import Asset
from pamphlet.pages.fonts import fonts_for
from pamphlet.press import CannotTypeset
from pamphlet.press.engine import speedups
from pamphlet.press.typeset import typeset
from tests.press.prints import REPOSITORY, dressed, made, pages_of, printed, words_by_pdfium

LOAD = "from pamphlet.press.engine.loading import load_weasyprint\n"
PRINT = """
import hashlib, sys
from pathlib import Path
from pamphlet.manuscript.reading import read_manuscript
from pamphlet.pages.composition import compose
from pamphlet.press.typeset import typeset
pamphlet, problems = read_manuscript(Path(sys.argv[1]))
print(hashlib.sha256(typeset(compose(pamphlet)).pdf).hexdigest())
"""


def run(script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, where nothing is loaded yet."""
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
    )


# --- loading ----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux looks libraries up by running programs"
)
def test_loading_starts_no_process() -> None:
    """The typesetter is loaded without any other program, and the system's own look-up is as it was afterwards."""
    told = run(
        "import ctypes.util, os, subprocess\n"
        "def never(*_, **__): raise AssertionError('a process was started')\n"
        "subprocess.Popen = os.posix_spawn = never\n"
        "look_up = ctypes.util.find_library\n" + LOAD + "load_weasyprint()\n"
        "import sys\n"
        "assert ctypes.util.find_library is look_up\n"
        "assert 'weasyprint' in sys.modules\n"
        "assert 'fontTools.subset' not in sys.modules\n"
        "import fontTools.subset\n"
        "assert fontTools.subset.Subsetter\n"
        "from weasyprint.pdf import fonts\n"
        "assert fonts.subset.Options is fontTools.subset.Options or fonts.subset.Options()\n"
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_a_library_that_only_the_system_finds_is_found() -> None:
    """Where a library goes by another name, the system's look-up is asked after all, and WeasyPrint loads."""
    told = run(
        "import ctypes.util, sys\n"
        "asked = []\n"
        "def look_up(name):\n"
        "    asked.append(name)\n"
        "    return 'libgobject-2.0.so.0' if name == 'gobject-2.0' else None\n"
        "ctypes.util.find_library = look_up\n"
        "import cffi\n"
        "dlopen = cffi.FFI.dlopen\n"
        "def opened(self, name, flags=0):\n"
        "    if name == 'libgobject-2.0.so.0': raise OSError('by this name it cannot be opened')\n"
        "    return dlopen(self, name, flags)\n"
        "cffi.FFI.dlopen = opened\n" + LOAD + "load_weasyprint()\n"
        "assert 'gobject-2.0' in asked, asked\n"
        "import weasyprint.text.ffi\n"
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_without_pango_it_says_so() -> None:
    """Where a library is missing, CannotTypeset says what is, in one line, and nothing else is printed."""
    told = run(
        "import cffi\n"
        "def never(self, name, flags=0): raise OSError(f'no {name}')\n"
        "cffi.FFI.dlopen = never\n"
        "from pamphlet.press import CannotTypeset\n" + LOAD + "try:\n"
        "    load_weasyprint()\n"
        "except CannotTypeset as failure:\n"
        "    print(failure)\n"
    )
    assert (told.returncode, told.stderr) == (0, "")
    (sentence,) = told.stdout.splitlines()
    assert "Pango" in sentence
    assert "gobject" in sentence


def test_without_weasyprint_it_says_so() -> None:
    """Where WeasyPrint itself is not installed, it is the same."""
    told = run(
        "import sys\n"
        "sys.modules['weasyprint'] = None\n"
        "del sys.modules['weasyprint']\n"
        "class Nowhere:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'weasyprint': raise ModuleNotFoundError('No module named weasyprint')\n"
        "sys.meta_path.insert(0, Nowhere())\n"
        "from pamphlet.press import CannotTypeset\n" + LOAD + "try:\n"
        "    load_weasyprint()\n"
        "except CannotTypeset as failure:\n"
        "    print(failure)\n"
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert "No module named weasyprint" in told.stdout


def test_without_a_font_it_says_so(tmp_path: Path) -> None:
    """Pages without any font that can be loaded end in a sentence, not in a crash."""
    with pytest.raises(CannotTypeset, match="font"):
        typeset(made('<p id="text-1">Words</p>'))
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font at all")
    (font, *_) = fonts_for("Latin")
    pages = replace(made('<p id="text-1">Words</p>'), fonts=(replace(font, path=broken),))
    with pytest.raises(CannotTypeset, match="font"):
        typeset(pages)


# --- complaints -------------------------------------------------------------------------------------------------------

DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'


@pytest.mark.parametrize(
    ("part", "style", "said"),
    [
        ('<p id="text-1">See <a href="#nowhere">there</a></p>', "", "nowhere"),
        ('<p id="text-1">Words</p>', "p { colour: red }", "colour"),
        ('<p id="text-1">A <img src="images/none.png" alt="nothing"/></p>', "", "images/none.png"),
        ('<p id="text-1">Words</p>', '@import "http://example.org/a.css";', "example.org"),
        ('<p id="text-1">A <img src="file:///etc/hostname" alt="x"/></p>', "", "/etc/hostname"),
        ('<p id="text-1">A <img src="data:image/svg+xml,x" alt="x"/></p>', "", "data:image"),
        ('<p id="text-1">Return \u21a9</p>', "", "U+21A9"),
    ],
    ids=["anchor", "rule", "picture", "import", "file", "data", "character"],
)
def test_faults_are_told(
    part: str,
    style: str,
    said: str,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A dead anchor, a bad rule, a missing picture, a foreign address: each is a complaint, and none is printed."""
    complaints = typeset(dressed(part, style)).complaints
    assert [each for each in complaints if said in each]
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_pictures_of_the_pages_are_served() -> None:
    """A picture that came with the pages is drawn, and nothing is complained of."""
    pages = dressed('<p id="text-1">A <img src="images/a%20dot.svg" alt="dot"/></p>')
    asset = Asset("images/a dot.svg", "image/svg+xml", DOT.encode())
    assert typeset(replace(pages, assets=(asset,))).complaints == ()


def test_works_without_faults_have_no_complaints() -> None:
    """The first pamphlet in the real stylesheet gives no cause for complaint."""
    assert printed("manuscript").complaints == ()


# --- the same everywhere ----------------------------------------------------------------------------------------------


def test_the_bytes_are_the_same_everywhere(tmp_path: Path) -> None:
    """Another folder, home, time zone, language and hash seed change no byte."""
    work = REPOSITORY / "tests" / "works" / "plain"
    here = run(PRINT, str(work), PYTHONHASHSEED="1", TZ="UTC", LANG="C.UTF-8", HOME=str(tmp_path))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    there = subprocess.run(
        [sys.executable, "-c", PRINT, os.path.relpath(work, elsewhere)],
        capture_output=True,
        text=True,
        check=True,
        cwd=elsewhere,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(REPOSITORY),
            "PYTHONHASHSEED": "99",
            "TZ": "Pacific/Kiritimati",
            "LANG": "tr_TR.UTF-8",
            "LC_ALL": "C",
            "HOME": "/nonexistent",
            "SOURCE_DATE_EPOCH": "1",
        },
    )
    assert here.stderr == there.stderr == ""
    assert len(here.stdout.strip()) == 64
    assert here.stdout == there.stdout


def test_twice_in_one_process_is_the_same() -> None:
    """A second print in the same process has the same bytes as the first."""
    pages = pages_of("tests/works/plain")
    assert (
        hashlib.sha256(typeset(pages).pdf).digest()
        == hashlib.sha256(printed("tests/works/plain").pdf).digest()
    )


@pytest.fixture
def spendthrift(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let WeasyPrint do all that we spare it."""
    from contextlib import nullcontext

    monkeypatch.setattr(speedups, "thrift", nullcontext)


@pytest.mark.usefixtures("spendthrift")
def test_thrift_changes_nothing() -> None:
    """What is spared WeasyPrint makes no difference to any byte."""
    assert typeset(pages_of("tests/works/plain")).pdf == printed("tests/works/plain").pdf


def test_fonts_made_static_are_those_of_fonttools(monkeypatch: pytest.MonkeyPatch) -> None:
    """HarfBuzz makes the same static fonts of the variable ones as fontTools: outlines, widths and overlaps."""
    from tests.press.font_files import embedded

    pages = dressed('<h2 id="text-1">Bold title</h2><p>Roman, <em>italics</em>, <b>bold</b></p>')
    quick = embedded(typeset(pages).pdf)
    from pamphlet.press.engine import static_fonts

    if static_fonts.PIN is None:
        pytest.skip("this HarfBuzz makes no static fonts")
    monkeypatch.setattr(static_fonts, "PIN", None)
    slow = embedded(typeset(pages).pdf)
    assert len(quick) >= 4
    assert quick == slow


def test_the_look_up_is_as_it_was() -> None:
    """In this process, too, nothing is left behind of what was put in place of the look-up."""
    printed("tests/works/plain")
    assert ctypes.util.find_library.__module__ == "ctypes.util"
    assert "FONTCONFIG_FILE" not in os.environ


def test_words_are_there_at_all() -> None:
    """The readers of these tests see the text of the pages."""
    assert sum(map(len, words_by_pdfium(printed("tests/works/plain").pdf))) > 300
