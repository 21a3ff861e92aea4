"""Run the command line, as `python -m pamphlet` too. As long as it is being loaded, Ctrl-C ends it without a word."""

from __future__ import annotations

import signal


def run() -> None:
    """Run a command, which tells when it was stopped by hand; and end with its exit status."""
    heeds = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heeds:  # not in the background, where Ctrl-C is meant for others
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from pamphlet.cli.main import main

    if heeds:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    main()


if __name__ == "__main__":
    run()
