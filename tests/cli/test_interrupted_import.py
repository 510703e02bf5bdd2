"""kill -9 in the middle of `ropeteam import`, at any write: what was not written whole is written by the next run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli.running import Run
from django.db import connection, transaction
from flows.folders import counts, state, write


class Writing:
    """Counts the rows that are written; before the last that is given the process is gone."""

    def __init__(self, last: int | None = None) -> None:
        self.written, self.last = 0, last

    def __call__(self, run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            self.written += 1
            if self.written == self.last:
                raise SystemExit(self.last)
        return run(sql, params, many, context)


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
        whole = Writing()
        with transaction.atomic():
            with connection.execute_wrapper(whole):
                run("import", folder)
            undisturbed = state(), counts()
            transaction.set_rollback(True)

        deaths = range(2, whole.written + 1, 17)
        for number in deaths:
            with transaction.atomic():
                with pytest.raises(SystemExit), connection.execute_wrapper(Writing(number)):
                    run("import", folder)
                assert run("import", folder).code == 0
                assert differences(undisturbed, (state(), counts())) == {}, f"died at write {number}"
                transaction.set_rollback(True)

        assert len(deaths) >= 5
