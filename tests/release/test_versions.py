"""The report tells the versions of whatever shapes the bytes of a release."""

from __future__ import annotations

import platform
import re
import tomllib
from pathlib import Path

import pytest

from pamphlet import __version__
from pamphlet.release.versions import NONE, required_by, versions

ROOT = Path(__file__).parents[2]


def test_every_dependency_is_told() -> None:
    """Python, what pyproject.toml asks for, what that asks for in turn, extras too, and the system's libraries."""
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    told = versions()
    for dependency in dependencies:
        match = re.match(r"[a-z0-9-]+", dependency)
        assert match
        assert re.match(r"\d", told[match[0]]), dependency
    for name in ("tinyhtml5", "brotli", "zopfli", "pango", "harfbuzz", "zlib"):
        assert re.match(r"\d+\.\d", told[name]), name
    assert re.fullmatch(r"\d{5}", told["fontconfig"])  # 2.14.1 is 21401
    assert told["pamphlet"] == __version__
    assert told["python"] == platform.python_version()
    assert not {"pytest", "hypothesis", "pamphlet-press"} & set(told)


def install(folder: Path, name: str, version: str, *requires: str) -> None:
    """Make as if a distribution were installed in a folder."""
    path = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    path.mkdir()
    lines = ["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}"]
    lines += [f"Requires-Dist: {required}" for required in requires]
    (path / "METADATA").write_text("\n".join(lines) + "\n")


def test_markers_and_extras_are_minded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is for another system or an extra that nobody asks for is left out; what is missing is told as such."""
    monkeypatch.syspath_prepend(str(tmp_path))
    install(
        tmp_path,
        "top-of-all",
        "1",
        "Needed.One[fast]>=2",
        "not-there",
        "elsewhere; sys_platform == 'amiga'",
        "for-tests; extra == 'tests'",
    )
    install(
        tmp_path,
        "needed-one",
        "2.5",
        "quick; extra == 'fast'",
        "nice; extra == 'doc'",
        "top-of-all",
    )
    install(tmp_path, "quick", "3")
    assert required_by("top-of-all") == {"needed-one": "2.5", "not-there": NONE, "quick": "3"}
