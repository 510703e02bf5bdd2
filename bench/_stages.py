"""Where the processor time of listening goes: the three uses of the encoder while talks are heard, and loading."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from ropeteam.language.detect import listen
from ropeteam.language.match import held, non_goals

ASKED = {"reading": (listen, "read_texts"), "non_goals": (non_goals, "judged"), "limits": (held, "judged")}
LOADING = """
import time
begun = time.process_time()
from ropeteam.language.listening.hear import warm_up
warm_up()
print(time.process_time() - begun)
"""


@contextmanager
def timed() -> Iterator[dict[str, float]]:
    """Seconds of processor time by stage, gathered while this is open."""
    spent = dict.fromkeys(ASKED, 0.0)
    with ExitStack() as patches:
        for name, (module, function) in ASKED.items():
            patches.enter_context(patch.object(module, function, _timing(getattr(module, function), spent, name)))
        yield spent


def _timing(work: Callable[..., Any], spent: dict[str, float], name: str) -> Callable[..., Any]:
    def timing(*args: Any, **settings: Any) -> Any:
        begun = time.process_time()
        try:
            return work(*args, **settings)
        finally:
            spent[name] += time.process_time() - begun

    return timing


def load_s() -> float:
    """Processor time until a new process can hear, Python's own start not counted."""
    found = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    return float(found.stdout)
