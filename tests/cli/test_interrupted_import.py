"""kill -9 in the middle of `ropeteam import`, at any write: what was not written whole is written by the next run."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from cli.running import Run
from django.db import connection, transaction
from flows.folders import counts, state, write


def dies_at(number: int) -> AbstractContextManager[None]:
    """The process is gone before it writes its n-th row."""
    written = 0

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal written
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            written += 1
            if written == number:
                raise SystemExit(number)
        return run(sql, params, many, context)

    return connection.execute_wrapper(execute)


def differences(one: tuple[Any, Any], other: tuple[Any, Any]) -> dict[str, tuple[Any, Any]]:
    """What differs between two states: files and tables by name."""
    first, second = {**one[0], **one[1]}, {**other[0], **other[1]}
    return {
        name: (first.get(name), second.get(name))
        for name in first.keys() | second.keys()
        if first.get(name) != second.get(name)
    }


class TestAnImportThatDied:
    def test_is_finished_by_the_next_with_nothing_lost_and_nothing_twice(
        self, empty: None, tmp_path: Path, run: Run
    ) -> None:
        folder = write(tmp_path / "klein")
        with transaction.atomic():
            run("import", folder)
            undisturbed = state(), counts()
            transaction.set_rollback(True)

        deaths = 0
        for number in range(2, 1000, 17):
            with transaction.atomic():
                try:
                    with dies_at(number):
                        run("import", folder)
                except SystemExit:
                    deaths += 1
                assert run("import", folder).code == 0
                assert differences(undisturbed, (state(), counts())) == {}, f"died at write {number}"
                transaction.set_rollback(True)
            if deaths * 17 < number:
                break

        assert deaths >= 5
