"""What a reader sees of a page is the same to the checking page, which asks the browser, and to the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.check.dropped import checking_page, dropped
from tests.formats.made import made
from tests.verify.copies.styles.test_sight import PAGE, SEEN, UNSEEN, WORD


@pytest.mark.slow
def test_what_is_seen(tmp_path: Path) -> None:
    """A word that the style of its page hides is missing from the copy, and any other is there."""
    work = made("<p>one not two</p>")
    cases = [(css, WORD) for css in (*UNSEEN, *SEEN)]
    copies = {
        f"{number}.html": PAGE.format(css=css, body=body).encode()
        for number, (css, body) in enumerate(cases)
    }
    found = dropped(checking_page(work, tmp_path), copies, tmp_path)
    wrong = [
        css
        for (css, _), copy in zip(cases, found, strict=True)
        if (copy["words_found"] == 3) == (css in UNSEEN)
    ]
    assert wrong == []
