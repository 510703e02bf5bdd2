"""How many processes hear: as many as there are cores, talks to make it worth while, and room."""

from __future__ import annotations

from pathlib import Path

import pytest

from ropeteam.language.listening.workers import cores_here, free_mb_here, workers_for


class TestWorkersFor:
    @pytest.mark.parametrize(
        ("talks", "cores", "free_mb", "workers"),
        [
            (1_000_000, 16, 64_000, 16),
            (1_000_000, 16, 3_000, 5),
            (1_000_000, 16, 100, 1),
            (15, 16, 64_000, 1),
            (16, 16, 64_000, 2),
            (0, 16, 64_000, 1),
            (1_000_000, 1, 64_000, 1),
        ],
    )
    def test_is_the_least_of_cores_talks_and_memory(self, talks: int, cores: int, free_mb: int, workers: int) -> None:
        assert workers_for(talks, cores=cores, free_mb=free_mb) == workers

    def test_looks_at_this_machine(self) -> None:
        assert 1 <= workers_for(1_000_000) <= cores_here()


class TestFreeMemory:
    def test_is_what_the_machine_has_left_or_its_container_where_that_is_less(self, tmp_path: Path) -> None:
        (tmp_path / "meminfo").write_text("MemTotal: 9000000 kB\nMemAvailable: 4096000 kB\n")
        machine, none = tmp_path / "meminfo", tmp_path / "none"
        (tmp_path / "memory.current").write_text(f"{500 * 2**20}\n")

        (tmp_path / "memory.max").write_text("max\n")
        assert free_mb_here(machine, tmp_path) == 4000
        (tmp_path / "memory.max").write_text(f"{1500 * 2**20}\n")
        assert free_mb_here(machine, tmp_path) == 1000
        assert free_mb_here(none, tmp_path) == 1000
        assert free_mb_here(none, none) == 600 * cores_here()
        machine.write_text("MemTotal: 9000000 kB\n")
        assert free_mb_here(machine, none) == 600 * cores_here()
