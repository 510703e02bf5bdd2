"""How fast a company comes in, and how much memory that takes: a company folder of transcripts, a CRM's export, and a
tracker's wishes.

Real commands in processes of their own, on a home of their own, with synthetic files: transcripts of forty turns, every
third with time stamps. `again` is the same import when nothing changed. The limit beside it: reading and parsing the same
files without any database. Memory is the peak of the process, at a tenth of the size too: it may not grow with the rows.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.synthetic.company import own_home
from bench.synthetic.files import write_crm, write_folder, write_tracker
from ropeteam.language.folder.read import read_folder
from ropeteam.language.transcripts.read import read_file


@dataclass(frozen=True, slots=True)
class Run:
    """One command from its start to its end."""

    seconds: float
    peak_mb: float
    cpu_s: float


def main(argv: Sequence[str] | None = None) -> int:
    """Print a table; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench imports", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--files", type=int, default=1000, metavar="N", help="transcripts of the folder")
    parser.add_argument("--deals", type=int, default=20_000, metavar="N", help="deals of the CRM's export")
    parser.add_argument("--posts", type=int, default=20_000, metavar="N", help="wishes of the tracker's export")
    args = parser.parse_args(argv)
    result: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name, own_home() as (home, _):
        for part in (10, 1):
            result |= _of_folder(home, Path(name) / f"folder-{part}", args.files // part, last=part == 1)
            result |= _of_crm(
                home, Path(name) / f"crm-{part}", args.deals // part, company=f"folder-{part}", last=part == 1
            )
            result |= _of_tracker(home, Path(name) / f"folder-{part}", args.posts // part, last=part == 1)
    result["folder_memory_ratio"] = result["folder_mb"] / result["folder_mb_tenth"]
    result["crm_memory_ratio"] = result["crm_mb"] / result["crm_mb_tenth"]
    result["tracker_memory_ratio"] = result["tracker_mb"] / result["tracker_mb_tenth"]
    for key, value in result.items():
        print(f"{key:<24}{value:12.1f}")
    if args.json:
        print(json.dumps({key: round(value, 3) for key, value in result.items()}))
    return 0


def _of_folder(home: Path, folder: Path, files: int, *, last: bool) -> dict[str, float]:
    rows = write_folder(folder, files)
    first = command(home, "import", str(folder))
    if not last:
        return {"folder_mb_tenth": first.peak_mb}
    again = command(home, "import", str(folder))
    begun = time.perf_counter()
    for talk in read_folder(folder).conversations:
        if talk.path is not None:
            read_file(talk.path, name=talk.file, kind="call")
    parsed = time.perf_counter() - begun
    return {
        "folder_s": first.seconds,
        "folder_files_s": files / first.seconds,
        "folder_rows_s": rows / first.seconds,
        "folder_again_s": again.seconds,
        "folder_only_read_s": parsed,
        "folder_mb": first.peak_mb,
    }


def _of_crm(home: Path, folder: Path, deals: int, *, company: str, last: bool) -> dict[str, float]:
    """Into the company of the folder: an import from a CRM makes none beside another."""
    accounts, written = write_crm(folder, deals)
    arguments = ("--accounts", str(accounts), "--deals", str(written), "--company", company)
    first = command(home, "import-crm", *arguments)
    if not last:
        return {"crm_mb_tenth": first.peak_mb}
    again = command(home, "import-crm", *arguments)
    rows = deals + deals // 4 + 1
    return {
        "crm_s": first.seconds,
        "crm_rows_s": rows / first.seconds,
        "crm_again_s": again.seconds,
        "crm_mb": first.peak_mb,
    }


def _of_tracker(home: Path, folder: Path, posts: int, *, last: bool) -> dict[str, float]:
    """Into the company of the folder, which has a product."""
    file = write_tracker(folder / "canny.json", posts)
    arguments = (str(file), "--from", "canny", "--company", folder.name)
    first = command(home, "import-requests", *arguments)
    if not last:
        return {"tracker_mb_tenth": first.peak_mb}
    again = command(home, "import-requests", *arguments)
    return {
        "tracker_s": first.seconds,
        "tracker_wishes_s": posts / first.seconds,
        "tracker_cpu_s": first.cpu_s,
        "tracker_again_s": again.seconds,
        "tracker_mb": first.peak_mb,
    }


def command(home: Path, *arguments: str) -> Run:
    """A command of ours in its own process; what it reports is not shown unless it fails."""
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        line = [sys.executable, "-m", "ropeteam", *arguments, "--home", str(home)]
        process = subprocess.Popen(line, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - begun
        if process.returncode != 0:
            said.seek(0)
            raise SystemExit(
                f"`ropeteam {arguments[0]}` ended with {process.returncode}:\n{said.read().decode()[-2000:]}"
            )
    return Run(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


if __name__ == "__main__":
    raise SystemExit(main())
