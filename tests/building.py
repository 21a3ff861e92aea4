"""Build a work by the command line, and leave its layouts where `laid_out.printed` looks for them.

    python -m tests.building WORK OUTPUT

To lay the works out takes a third of the time of their builds, and many tests want to see nothing but pages.
"""

from __future__ import annotations

import os
import pickle
import sys
from functools import wraps
from pathlib import Path

from pamphlet.__main__ import run
from pamphlet.pages import Pages
from pamphlet.pipeline import workers
from pamphlet.press import CannotTypeset, Layout, Printed
from tests.once import RUN, leave


def printed_name(work: str, layout: Layout) -> str:
    """Name a layout in the folder of the run."""
    return f"printed-{work.replace('/', '-')}-{layout}"


def main(work: str, output: str) -> None:
    """Build, as `pamphlet build` does; the processes that lay out are forked, and find what stands here by its name."""
    lay_out = workers.lay_out

    @wraps(lay_out)
    def leaving(pages: Pages, layout: Layout) -> Printed | CannotTypeset:
        laid_out = lay_out(pages, layout)
        if isinstance(laid_out, Printed):
            leave(Path(os.environ[RUN]) / printed_name(work, layout), pickle.dumps(laid_out))
        return laid_out

    workers.lay_out = leaving
    sys.argv[1:] = ["build", work, "--output", output]
    run()


if __name__ == "__main__":
    main(*sys.argv[1:])
