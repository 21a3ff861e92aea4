"""Load WeasyPrint without the look-ups that it doesn't need, and without the fonts of the machine.

WeasyPrint 70 asks `ctypes.util.find_library` for 15 names that no library has before it tries the one that each has; on
Linux every one of these 22 questions runs ldconfig, and a compiler and a linker where there are any. The names that it
tries last are those of the files themselves, so on Linux the questions are answered with “none” while it is loaded.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import importlib
import io
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from pamphlet.press import CannotTypeset

NO_FONTS = Path(__file__).with_name("no-fonts.conf")
MISSING = (
    "WeasyPrint cannot be loaded; it needs Pango, fontconfig and HarfBuzz on this machine ({cause})"
)


def load_weasyprint() -> None:
    """Import WeasyPrint, so that the modules that use it can be imported.

    Raises CannotTypeset when it, or a library that it needs, is not there.
    """
    if "weasyprint" in sys.modules:
        return
    try:
        _import(quick=sys.platform == "linux")
    except (ImportError, OSError, AttributeError) as failure:
        cause = " ".join(str(failure).split())
        raise CannotTypeset(MISSING.format(cause=cause)) from failure


@contextlib.contextmanager
def without_host_fonts() -> Iterator[None]:
    """Let fontconfig read, for the time being, a configuration that knows no folder of fonts.

    fontconfig looks at FONTCONFIG_FILE whenever a configuration is made (fontconfig's user manual).
    """
    former = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(NO_FONTS)
    try:
        yield
    finally:
        if former is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = former


def _import(*, quick: bool) -> None:
    """Import WeasyPrint; when the quick way finds a library missing, once more with the system's own look-up."""
    before = set(sys.modules)
    with without_host_fonts(), _quietly(), _answering_none() if quick else contextlib.nullcontext():
        try:
            importlib.import_module("weasyprint")
        except OSError:
            for name in set(sys.modules) - before:
                if name.partition(".")[0] == "weasyprint":
                    del sys.modules[name]
            if not quick:
                raise
        else:
            return
    _import(quick=False)


@contextlib.contextmanager
def _answering_none() -> Iterator[None]:
    look_up = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 # what it stands for is called with a name
    try:
        yield
    finally:
        ctypes.util.find_library = look_up


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Swallow what WeasyPrint 70 prints when a library is missing, and its warning that there are no fonts."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
