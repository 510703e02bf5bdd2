"""The benches run, small, and print the keys that they promise. How fast anything was is nobody's business here."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MEMORY = Path("/dev/shm")

SMALL = {
    "imports": ["--files", "10", "--deals", "40", "--posts", "20"],
    "gate": ["--rows", "200", "--requests", "4"],
    "ask": ["--sizes", "200", "--questions", "4"],
    "pages": ["--sizes", "100", "--requests", "1"],
    "board": ["--sizes", "60", "--times", "1"],
    "alignment": ["--deals", "40", "--times", "1"],
    "market": ["--sizes", "100", "--runs", "1"],
}
PROMISED = {
    "ask": {"p95_ms_200", "p50_ms_200", "first_ms_200", "vectors_mb_200", "page_p95_ms_200"},
    "pages": {"noop_rps", "list_rps", "list_p50_ms", "list_p95_ms", "search_p95_ms", "rows", "deals_bytes"},
    "imports": {"folder_files_s", "folder_again_s", "folder_mb", "crm_rows_s", "crm_mb", "tracker_s", "tracker_mb"},
    "gate": {"p50_ms", "p95_ms", "changed_p95_ms", "anew_p95_ms", "noop_p95_ms", "rows"},
    "alignment": {"page_ms", "cases_ms", "report_ms", "limit_ms"},
    "board": {"cold_ms_60", "cold_cpu_ms_60", "rated_ms_60", "warm_ms_60", "top_ms_60"},
    "market": {
        "board_p50_ms_100",
        "board_p95_ms_100",
        "confirmed_p95_ms_100",
        "sentences_p95_ms_100",
        "limit_p50_ms_100",
    },
}


@pytest.fixture(scope="module")
def said(ready_home: Path) -> dict[str, str]:
    """What each of them printed, all run in one process. Their homes lie in memory where there is any."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "DATABASE_"))}
    environment |= {"ROPETEAM_BENCH_HOME": str(ready_home), "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    if os.access(MEMORY, os.W_OK):
        environment["TMPDIR"] = str(MEMORY)
    runs = [word for name, options in SMALL.items() for word in ("--", name, *options)]
    line = [sys.executable, str(Path(__file__).with_name("small.py")), *runs]

    ran = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600)

    assert ran.returncode == 0, ran.stderr[-2000:]
    parts = re.split(r"^end of (\w+) 0$", ran.stdout, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[::2], strict=False))


@pytest.mark.parametrize("name", SMALL)
def test_a_small_run_prints_the_promised_keys_last(said: dict[str, str], name: str) -> None:
    figures = json.loads(said[name].splitlines()[-1])

    assert figures.keys() >= PROMISED[name]
    assert all(isinstance(value, int | float) for value in figures.values())
