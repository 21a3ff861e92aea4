"""The HTML file of every work before those who judge websites."""

from tests.releases import Release
from tests.validators import axe, evaluate, vnu


def test_the_html_is_valid_and_accessible(built: Release) -> None:
    """The Nu checker has no remark, and axe finds nothing, on a wide screen and on a phone, light and dark."""
    page = built.file(".html")
    assert vnu(page) == ()
    assert [axe(page, width, dark=dark) for width in (1200, 360) for dark in (False, True)] == [
        ()
    ] * 4


def test_nothing_sticks_out_of_a_narrow_window(built: Release) -> None:
    """In a window of 320 pixels long words, tables, code and pictures leave nothing to scroll sideways."""
    page = built.file(".html")
    assert evaluate(page, "document.documentElement.scrollWidth", 320, 600) <= 320
