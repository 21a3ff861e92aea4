"""The HTML file of every work before those who judge websites."""

import pytest

from tests.releases import Release
from tests.share import share
from tests.validators import axe, evaluate, vnu

pytestmark = share(4)


def test_the_html_is_valid(built: Release) -> None:
    """The Nu checker has no remark."""
    assert vnu(built.file(".html")) == ()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1200, 360])
def test_the_html_is_accessible(built: Release, width: int, *, dark: bool) -> None:
    """To axe there is nothing amiss, on a wide screen and on a phone, light and dark."""
    assert axe(built.file(".html"), width, dark=dark) == ()


def test_nothing_sticks_out_of_a_narrow_window(built: Release) -> None:
    """In a window of 320 pixels long words, tables, code and pictures leave nothing to scroll sideways."""
    page = built.file(".html")
    assert evaluate(page, "document.documentElement.scrollWidth", 320, 600) <= 320
