"""Run the command line, as `python -m pamphlet` too. As long as it is being loaded, Ctrl-C ends it without a word."""

from __future__ import annotations

import gc
import signal

GARBAGE = 50_000  # objects, after which Python looks for circles among them: at each 700, that is a tenth of a verdict


def run() -> None:
    """Run a command, which tells when it was stopped by hand; and end with its exit status."""
    heeds = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heeds:  # not in the background, where Ctrl-C is meant for others
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.set_threshold(GARBAGE)
    from pamphlet.cli.main import main

    if heeds:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        main()
    finally:
        gc.freeze()  # the system takes back all that is left, and nobody need look through it for garbage


if __name__ == "__main__":
    run()
