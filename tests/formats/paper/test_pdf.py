"""The PDF is the print, under the name of the work."""

import pytest

from pamphlet.formats import Ready
from pamphlet.formats.paper.pdf import write
from pamphlet.pages import Pages
from pamphlet.press import PageStart, Printed


def test_it_is_what_was_printed(first: Pages) -> None:
    """The file holds the bytes of the press untouched, and is called after the slug."""
    made = write(first, Ready({"a5": Printed(b"%PDF", (PageStart("1", "title-page", 0),))}))
    assert made == {"fall-of-the-soviet-union.pdf": b"%PDF"}


def test_it_needs_a_print(first: Pages) -> None:
    """Without printed pages there is no file, and no empty one either."""
    with pytest.raises(KeyError, match="a5"):
        write(first, Ready())
