"""Read what a page hides until its reader asks for it."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import read_copy

REST = '<p>one<div id="rest" {}>two</div>'


@pytest.mark.parametrize("hiding", ["hidden", 'style="display: none"'])
@pytest.mark.parametrize(
    ("control", "shown"),
    [
        ("<button onclick=\"rest.style.display='block'\">Read more</button>", True),
        ('<a onclick="return show(\'rest\')" href="#">Read more</a>', True),
        ('<button aria-controls="a rest">Read more</button>', True),
        ('<button data-bs-target="#rest">Read more</button>', True),
        ("<button onclick=\"restore('it')\">Read more</button>", False),
        ("<button>Read more</button>", False),
        ("", False),
    ],
)
def test_what_a_control_shows(hiding: str, control: str, *, shown: bool) -> None:
    """What a control of the page names is there, and what none names is not."""
    copy = read_copy("page.html", f"<!DOCTYPE html>{REST.format(hiding)}{control}".encode())
    assert ("two" in copy.words) == shown
