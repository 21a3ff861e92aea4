"""Tell with which versions a release was built: of all that shapes its bytes, or reads them back."""

from __future__ import annotations

import ctypes
import platform
import zlib
from collections.abc import Iterable
from functools import cache

from pamphlet import DISTRIBUTION, __version__

NONE = "none"  # the version of what is not there

# Libraries of the system: names to load, and the function that tells the version.
LIBRARIES = {
    "pango": (
        ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
        "pango_version_string",
    ),
    "harfbuzz": (
        ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
        "hb_version_string",
    ),
    "fontconfig": (
        ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
        "FcGetVersion",
    ),
}


@cache
def versions() -> dict[str, str]:
    """Give the versions of Python and its zlib, of the distributions that this one requires, and of the libraries."""
    return {
        "pamphlet": __version__,
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **required_by(DISTRIBUTION),
        **{name: _library_version(*library) for name, library in LIBRARIES.items()},
    }


def required_by(distribution: str) -> dict[str, str]:
    """Give the versions of what a distribution requires on this machine, and of what that requires, and so on."""
    from importlib import metadata

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    installed = {}
    waiting = [(distribution, "")]  # with an extra, or without; it grows while it is gone through
    for name, extra in waiting:
        try:
            told = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            installed[name] = NONE
            continue
        installed[name] = told["Version"]
        for requirement in map(Requirement, told.get_all("Requires-Dist") or ()):
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                required = canonicalize_name(requirement.name)
                waiting += [
                    (required, wanted)
                    for wanted in ("", *requirement.extras)
                    if (required, wanted) not in waiting
                ]
    del installed[distribution]
    return dict(sorted(installed.items()))


def _library_version(files: Iterable[str], function: str) -> str:
    for file in files:
        try:
            tell = getattr(ctypes.CDLL(file), function)
        except (OSError, AttributeError):
            continue
        tell.restype = ctypes.c_int if function == "FcGetVersion" else ctypes.c_char_p
        version = tell()
        return str(version) if isinstance(version, int) else version.decode()
    return NONE
