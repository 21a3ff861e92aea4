"""Two reading systems in the one headless Chromium, driven by `tests/node/readers.mjs`."""

from pathlib import Path
from typing import Any, Literal, get_args

from tests.validators.browser import ask_browser

Engine = Literal["epubjs", "foliate"]
ENGINES: tuple[Engine, ...] = get_args(Engine)

OPENING_S = 180  # that an engine may take to open a book on a busy machine


def read_in(
    engine: Engine, book: Path, pictures: Path, citation: str = "", *, patience_s: int = OPENING_S
) -> dict[str, Any]:
    """Open a book, and give what the engine shows of it; pictures of its chapters are left in a folder.

    `texts` are the chapters as they read, `links` tells how many were clicked and which did not arrive, `trip` where a
    tap on the `citation` (page and ID) led, and the way back; `pages` are those of its page list, each with what the
    marker says where the list leads; `dressed` measures each chapter with large letters on a dark ground. A book that
    is not opened in time is a RuntimeError.
    """
    paths = {"path": str(book.resolve()), "pictures": str(pictures.resolve())}
    answer: dict[str, Any] = ask_browser(
        "read", engine=engine, there=citation, patience=patience_s, **paths
    )
    return answer
