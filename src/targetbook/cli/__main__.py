"""Runs the command as a process of its own, also by `python -m targetbook.cli`."""

import atexit
import gc

from targetbook.cli import app

MANY = 100_000  # objects made and not dropped before the collector looks


def main() -> None:
    """Run the command; what it loads stays to its end, so that collecting it is in vain."""
    gc.set_threshold(MANY)
    atexit.register(gc.freeze)
    app()


if __name__ == "__main__":
    main()
