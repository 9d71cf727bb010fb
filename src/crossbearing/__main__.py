"""`python -m crossbearing`, and the installed program."""

from __future__ import annotations

import os
import signal

# Until the command line is loaded there is nothing to clean up: Ctrl-C ends with the exit status of the contract and no traceback.
_STOPPED = 130


def main() -> None:
    """Runs the command line."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda *_: os._exit(_STOPPED))
    from crossbearing.cli.main import main as command_line

    signal.signal(signal.SIGINT, before)
    command_line()


if __name__ == "__main__":
    main()
