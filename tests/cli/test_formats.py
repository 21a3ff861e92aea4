"""“pamphlet formats” and the README name the same formats."""

from __future__ import annotations

import re

from pamphlet.formats import FORMATS
from tests.cli.runs import ROOT, run


def test_every_format_is_listed_and_in_the_readme() -> None:
    """“pamphlet formats” and the README name each format and the files that it makes."""
    listed = run("formats").stdout
    readme = (ROOT / "README.md").read_text("utf-8")
    for format_ in FORMATS:
        assert re.search(rf"^{format_.name} ", listed, re.MULTILINE)
        for suffix in format_.suffixes:
            assert f"SLUG{suffix}" in listed
            assert f"`SLUG{suffix}`" in readme
