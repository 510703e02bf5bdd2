"""How our server is set up: its memory for the machine it runs on, one locale for all machines, no network."""

from __future__ import annotations

import locale
import os

NAME = "ropeteam"  # the application's database and its user


def server_settings(durable: bool) -> dict[str, str]:
    """What the server is started with; `durable` is given up only by tests."""
    memory_mb = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**20
    cores = os.cpu_count() or 1
    settings = {
        "listen_addresses": "",
        "port": "5432",
        "unix_socket_permissions": "0700",
        "max_connections": "100",
        "shared_buffers": f"{min(max(memory_mb // 16, 32), 512)}MB",
        "effective_cache_size": f"{max(memory_mb // 2, 256)}MB",
        "random_page_cost": "1.1",
        # A container's /dev/shm is often 64 MB, which parallel queries outgrow; few cores gain nothing from them.
        "max_parallel_workers_per_gather": "0" if cores < 4 else "2",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "cluster_name": NAME,
        "logging_collector": "off",
        "log_destination": "stderr",
        "log_checkpoints": "off",
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        # Among a handful of rows any order of joins is right: looking for the best one took longer than the answer.
        settings |= {"join_collapse_limit": "1", "from_collapse_limit": "1"}
    return settings


def locale_options(major: int) -> list[str]:
    """C.UTF-8 everywhere: the same order on every machine, no collation that an update of the system changes."""
    # Below 18, text search lower-cases by the C library: without a UTF-8 one "Ä" would never match "ä".
    library = ["--locale=C.UTF-8"] if _has_c_utf8() else ["--locale=C"]
    if major >= 17:
        return [*library, "--lc-messages=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return [*library, "--lc-messages=C"]


def _has_c_utf8() -> bool:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return True
