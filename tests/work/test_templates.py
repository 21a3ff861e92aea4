"""Templates: nothing that is put in is markup, and nothing is left out in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from pamphlet.work.templates import read_template


def test_a_template_is_filled(tmp_path: Path) -> None:
    """What is put in is escaped; lines of blocks and the last line end are not written; filters are those given."""
    file = tmp_path / "page.html"
    file.write_text(
        "<p>{{ said | twice }}</p>\n{% if said %}\n<hr>\n{% endif %}\n<p>end\n", "utf-8"
    )
    template = read_template(file, twice=lambda text: f"{text}, {text}")
    assert template.render(said="a<b") == "<p>a&lt;b, a&lt;b</p>\n<hr>\n<p>end"
    with pytest.raises(UndefinedError):
        template.render(unsaid="a")
