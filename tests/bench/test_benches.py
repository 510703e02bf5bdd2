"""The benches run, small, and print the keys that they promise. How fast anything was is nobody's business here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MEMORY = Path("/dev/shm")

SMALL = {
    "ask": ["--sizes", "200", "--questions", "4"],
    "pages": ["--sizes", "200", "--requests", "2"],
    "imports": ["--files", "10", "--deals", "200", "--posts", "60"],
    "gate": ["--rows", "200", "--requests", "4"],
    "board": ["--sizes", "60", "--times", "1"],
    "market": ["--sizes", "100", "--runs", "1"],
}
PROMISED = {
    "ask": {"p95_ms_200", "p50_ms_200", "first_ms_200", "vectors_mb_200", "page_p95_ms_200"},
    "pages": {"noop_rps", "list_rps", "list_p50_ms", "list_p95_ms", "search_p95_ms", "rows", "deals_bytes"},
    "imports": {"folder_files_s", "folder_again_s", "folder_mb", "crm_rows_s", "crm_mb", "tracker_s", "tracker_mb"},
    "gate": {"p50_ms", "p95_ms", "changed_p95_ms", "anew_p95_ms", "noop_p95_ms", "rows"},
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
def running(ready_home: Path) -> Iterator[dict[str, subprocess.Popen[str]]]:
    """All of them at once: each waits for its own server most of the time. Their homes lie in memory where there is any."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "DATABASE_"))}
    environment["ROPETEAM_BENCH_HOME"] = str(ready_home)
    if os.access(MEMORY, os.W_OK):
        environment["TMPDIR"] = str(MEMORY)
    started = {
        name: subprocess.Popen(
            [sys.executable, "-m", f"bench.{name}", "--json", *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name, arguments in SMALL.items()
    }
    yield started
    for process in started.values():
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.mark.parametrize("name", SMALL)
def test_a_small_run_prints_the_promised_keys_last(running: dict[str, subprocess.Popen[str]], name: str) -> None:
    output, errors = running[name].communicate(timeout=300)

    assert running[name].returncode == 0, errors[-2000:]
    figures = json.loads(output.splitlines()[-1])
    assert figures.keys() >= PROMISED[name]
    assert all(isinstance(value, int | float) for value in figures.values())
