"""Quotation marks that a browser sets around a quotation are seen by the checking page as by the command."""

from __future__ import annotations

from pathlib import Path

from tests.formats.check.dropped import checking_page, dropped, verified
from tests.formats.made import made
from tests.verify.copies.test_quotes import MARKED, PAGE, QUOTED, STYLES


def test_quotation_marks(tmp_path: Path) -> None:
    """A copy whose marks are set by `q` is complete where they are seen; page and command say the same of each."""
    work = made(f"<p>{MARKED}</p>")
    copies = {
        f"{number}.html": PAGE.format(css=css, body=QUOTED).encode()
        for number, css in enumerate(STYLES)
    }
    found = dropped(checking_page(work, tmp_path), copies, tmp_path)
    told = verified(work, copies)
    assert [copy["verdict"] for copy in found] == [copy["verdict"] for copy in told]
    assert [copy["words_found"] for copy in found] == [copy["words_found"] for copy in told]
    for copy, (css, text) in zip(found, STYLES.items(), strict=True):
        assert (copy["verdict"] == "complete") == (text == MARKED), css
