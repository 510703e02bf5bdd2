"""A run for tests to kill: a thousand talks, each of which leaves a mark in a file."""

from __future__ import annotations

import signal
import sys

from language.listening.deeds import ready, say, talk

from ropeteam.language.listening.pool import Pool

if __name__ == "__main__":
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell hands it down ignored to what it runs in the background
    with Pool(2, do=say, warm=ready) as pool:
        for _ in pool.hear(talk(no, f"mark {sys.argv[1]}") for no in range(1000)):
            pass
