"""How fast a backlog is heard by one and by two processes, here and on a cluster; and what a million conversations cost.

Our own labelled conversations, heard as `ropeteam listen` hears them, weights loaded before the clock starts. A second part
takes the same words into a database of its own and books what was heard: seconds and bytes a conversation. The peer is one
process that does nothing else. The arithmetic at the end is arithmetic: nobody listened to a million conversations.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench._booking import booked
from bench._measure import resident_mb
from bench._tasks import tasks
from ropeteam.language.detect.hearing import units
from ropeteam.language.listening.cluster import Cluster
from ropeteam.language.listening.ears import Ears, Here
from ropeteam.language.listening.hear import warm_up
from ropeteam.language.listening.pool import Pool
from ropeteam.language.listening.task import Task

MILLION = 1_000_000
CORES = (2, 16, 64, 256)


def main(argv: Sequence[str] | None = None) -> int:
    """Print a table; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench backlog", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--talks", type=int, default=64, metavar="N", help="talks listened to by each")
    parser.add_argument("--no-cluster", action="store_true", help="leave the cluster out")
    args = parser.parse_args(argv)
    every = list(tasks())
    chosen = every[:: max(1, len(every) // args.talks)][: args.talks]
    figures = {"talks": float(len(chosen)), "utterances": float(sum(map(utterances, chosen)))}
    figures |= speeds(chosen, cluster=not args.no_cluster)
    figures |= booked(chosen)
    for name, value in figures.items():
        print(f"{name:32}{value:12.2f}")
    print("\n" + "\n".join(arithmetic(figures)))
    if args.json:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
    return 0


def utterances(task: Task) -> int:
    return len(units(task.talk.turns, internal=task.talk.internal))


def speeds(chosen: Sequence[Task], *, cluster: bool) -> dict[str, float]:
    warm_up()
    begun = time.process_time()
    found = rates("here", Here(), chosen, processes=1)
    found["here_cpu_s"] = (time.process_time() - begun) / (len(chosen) + len(chosen[:2]))
    found["here_mb"] = resident_mb()
    for workers in (1, 2):
        with Pool(workers) as pool:
            found |= rates(f"pool_{workers}", pool, chosen, processes=workers)
        if cluster:
            with local_cluster(workers) as url, Cluster(url) as ears:
                found |= rates(f"cluster_{workers}", ears, chosen, processes=workers)
    return found


def rates(name: str, ears: Ears, chosen: Sequence[Task], *, processes: int) -> dict[str, float]:
    """Everybody hears two talks before the clock starts."""
    for _ in ears.hear(chosen[:2] * processes):
        pass
    begun = time.perf_counter()
    for _ in ears.hear(chosen):
        pass
    seconds = time.perf_counter() - begun
    return {f"{name}_talks_s": len(chosen) / seconds, f"{name}_utterances_s": sum(map(utterances, chosen)) / seconds}


@contextmanager
def local_cluster(workers: int) -> Iterator[str]:
    """A scheduler and workers as an operator starts them, all on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scheduler.json"
        line = [sys.executable, "-m"]
        quiet = ["--scheduler-file", str(file), "--host", "127.0.0.1", "--no-dashboard"]
        started = [[*line, "distributed.cli.dask_scheduler", *quiet, "--port", "0", "--no-show"]]
        started += [[*line, "distributed.cli.dask_worker", *quiet, "--nthreads", "1", "--no-nanny"]] * workers
        processes = [
            subprocess.Popen(one, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder) for one in started
        ]
        try:
            yield _address(file, processes, workers)
        finally:
            for process in processes:
                process.kill()
                process.wait()


def _address(file: Path, processes: Sequence[subprocess.Popen[bytes]], workers: int) -> str:
    """Once all workers are there."""
    from distributed import Client

    deadline = time.monotonic() + 60
    while not file.exists() or '"address"' not in file.read_text():
        if time.monotonic() > deadline or any(process.poll() is not None for process in processes):
            raise SystemExit("the cluster did not start")
        time.sleep(0.1)
    url = str(json.loads(file.read_text())["address"])
    with Client(url, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=60)
    return url


def arithmetic(figures: dict[str, float]) -> Iterator[str]:
    """A million conversations as long as these. Hearing is counted in processor time: a core is a core, whoever else uses it."""
    one = figures["here_cpu_s"]
    book = figures["book_ms"] / 1000
    yield f"A million conversations of {figures['utterances'] / figures['talks']:.0f} utterances:"
    yield f"  hearing  {MILLION} x {one:.3f} s = {MILLION * one / 3600:,.0f} core hours"
    for cores in CORES:
        memory = cores * figures["here_mb"] / 1024
        yield f"           on {cores:>3} cores: {MILLION * one / cores / 3600:,.1f} h, {memory:,.0f} GB of memory"
    yield (
        f"  booking  {MILLION} x {book:.3f} s = {MILLION * book / 3600:,.1f} h in the one process that holds the database;"
        f" it keeps up with {one / book:.0f} cores"
    )
    stored = MILLION * figures["talk_kb"] / 2**20
    yield (
        f"  database {MILLION} x {figures['talk_kb']:.0f} kB = {stored:,.0f} GB,"
        f" {figures['heard_kb']:.0f} kB of each from listening"
    )


if __name__ == "__main__":
    raise SystemExit(main())
