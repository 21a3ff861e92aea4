"""Load WeasyPrint without the look-ups that it doesn't need, and without the fonts of the machine.

WeasyPrint 70 asks `ctypes.util.find_library` 22 times, mostly for names that no library has; on Linux every question
runs ldconfig, and a compiler and a linker where there are any. The names that it tries last are those of the files
themselves, so on Linux the questions are answered with “none” while it is loaded. It also loads parts of fontTools that
it needs only where HarfBuzz does not help; these wait until they are called.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import importlib
import io
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from pamphlet.press import CannotTypeset
from pamphlet.press.engine.alone import ALONE, replaced

NO_FONTS = Path(__file__).with_name("no-fonts.conf")
DEFERRED = ("fontTools.subset", "fontTools.varLib.instancer")
MISSING = (
    "WeasyPrint cannot be loaded; it needs Pango, fontconfig and HarfBuzz on this machine ({cause})"
)


def load_weasyprint() -> None:
    """Import WeasyPrint, so that the modules that use it can be imported.

    Raises CannotTypeset when it, or a library that it needs, is not there.
    """
    with ALONE:
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
    answering_none = replaced(ctypes.util, find_library=lambda _: None)
    look_up = answering_none if quick else contextlib.nullcontext()
    with without_host_fonts(), _quietly(), _deferring(*DEFERRED), look_up:
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
def _deferring(*names: str) -> Iterator[None]:
    """Let modules stand in for others that are loaded only when a function of theirs is called."""

    def calling(module: str, function: str) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            return getattr(importlib.import_module(module), function)(*args, **options)

        return call

    absent = [name for name in names if name not in sys.modules]
    for name in absent:
        stand_in = ModuleType(name)
        stand_in.__getattr__ = partial(calling, name)  # type: ignore[method-assign]
        sys.modules[name] = stand_in
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Swallow what WeasyPrint 70 prints when a library is missing, and its warning that there are no fonts."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
