"""How long until Ropeteam is ready: cold (a fresh home) and warm (a home that is there), with the shares of each step.

Measured from outside, as a user would: real commands in real processes. "Ready" means that the pages answer. The
environment's installation is measured only when asked (--environment): it depends on the network more than on us.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from ropeteam.project.home import temporary_home

ROOT = Path(__file__).resolve().parents[1]
TOO_LONG_S = 300.0


def main(argv: Sequence[str] | None = None) -> int:
    """Print a table; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench start", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--warm", type=int, default=5, metavar="N", help="warm starts to take the median of")
    parser.add_argument("--environment", action="store_true", help="also install a second environment and time it")
    args = parser.parse_args(argv)
    with temporary_home() as home:
        result = {
            "cold_s": seconds_until_ready(home),
            "warm_s": statistics.median(seconds_until_ready(home) for _ in range(args.warm)),
            "command_s": statistics.median(seconds_of("migrate", home) for _ in range(args.warm)),
            "python_s": statistics.median(seconds_of("--version", home) for _ in range(args.warm)),
        }
    if args.environment:
        result["environment_s"] = seconds_of_installation()
    shown = {
        "cold_s": "cold start: fresh home, tables made, pages answer",
        "warm_s": "warm start: pages answer",
        "command_s": "one command that finds its tables up to date",
        "python_s": "  of it, Python and imports (the limit: nothing opened)",
        "environment_s": "environment from the lock file",
    }
    for key, value in result.items():
        print(f"{shown[key]:<58} {value:8.2f} s")
    if args.json:
        print(json.dumps({key: round(value, 3) for key, value in result.items()}))
    return 0


def seconds_until_ready(home: Path) -> float:
    """`ropeteam up` from its start until its port answers; then it is stopped like by Ctrl-C."""
    port = free_port()
    begun = time.perf_counter()
    process = subprocess.Popen(
        command("up", "--port", str(port), "--home", str(home)), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        while not answers(port):
            if process.poll() is not None or time.perf_counter() - begun > TOO_LONG_S:
                process.kill()
                raise SystemExit(f"`ropeteam up` did not get ready:\n{process.communicate()[1].decode()}")
            time.sleep(0.01)
        return time.perf_counter() - begun
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()


def seconds_of(name: str, home: Path) -> float:
    """One command, start to end."""
    begun = time.perf_counter()
    subprocess.run(command(name, "--home", str(home)), check=True, capture_output=True)
    return time.perf_counter() - begun


def seconds_of_installation() -> float:
    """A copy of the two files that make the environment, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("run.py", "requirements.lock"):
            shutil.copy(ROOT / name, folder)
        begun = time.perf_counter()
        code = "import run; run.prepare('run')"
        subprocess.run([sys.executable, "-c", code], cwd=folder, check=True, env={**os.environ, "PYTHONPATH": folder})
        return time.perf_counter() - begun


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "ropeteam", *arguments]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(port: int) -> bool:
    """A whole page with everything it needs, not just an open port."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.sendall(b"GET /accounts/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            return connection.recv(64).split(b" ")[1:2] == [b"200"]
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
