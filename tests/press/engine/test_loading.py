"""WeasyPrint is loaded quickly and silently, or it is said why it cannot be."""

from __future__ import annotations

import sys

import pytest

from tests.press.prints import run

LOAD = "from pamphlet.press.engine.loading import load_weasyprint\n"


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
