"""How many processes hear a backlog on this machine."""

from __future__ import annotations

import os
from pathlib import Path

A_WORKER_MB = 600
A_WORKER_TALKS = 8
MEMORY = Path("/proc/meminfo")
GROUP = Path("/sys/fs/cgroup")


def workers_for(talks: int, *, cores: int | None = None, free_mb: int | None = None) -> int:
    """As many as there are cores, where each has eight talks to hear (it needs two seconds to begin) and room for its
    weights; at least one."""
    cores = cores_here() if cores is None else cores
    free_mb = free_mb_here() if free_mb is None else free_mb
    return max(1, min(cores, talks // A_WORKER_TALKS, free_mb // A_WORKER_MB))


def cores_here() -> int:
    """Those this process may use: a container or `taskset` may allow fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def free_mb_here(memory: Path = MEMORY, group: Path = GROUP) -> int:
    """What the machine has left, or its container where that is less. Where the system does not tell, a worker a core is
    let be."""
    free = [mb for mb in (_left_on_machine(memory), _left_in_container(group)) if mb is not None]
    return min(free, default=A_WORKER_MB * cores_here())


def _left_on_machine(memory: Path) -> int | None:
    try:
        lines = memory.read_text().splitlines()
    except OSError:
        return None
    found = [line.split()[1] for line in lines if line.startswith("MemAvailable:")]
    return int(found[0]) // 1024 if found else None


def _left_in_container(group: Path) -> int | None:
    try:
        limit, used = (group / "memory.max").read_text().strip(), (group / "memory.current").read_text()
    except OSError:
        return None
    return None if limit == "max" else (int(limit) - int(used)) // 2**20
