"""Errors of the database that a person can mend are a sentence; all others keep their traceback."""

from __future__ import annotations

import psycopg
import pytest
from django.db import OperationalError

from ropeteam.core.errors import NotFound, RopeteamError
from ropeteam.project import main as entry


def fail_with(error: BaseException) -> int:
    def run() -> int:
        raise error

    return entry.guarded(run, "en")


class TestGuarded:
    @pytest.mark.parametrize(
        ("error", "expected"),
        [
            (psycopg.errors.DiskFull("could not extend file"), "Not enough disk space"),
            (psycopg.errors.AdminShutdown("terminating connection"), "database server"),
            (psycopg.OperationalError("server closed the connection unexpectedly"), "database server"),
        ],
    )
    @pytest.mark.parametrize("wrapped", [False, True], ids=["psycopg", "django"])
    def test_says_what_happened_to_the_database(
        self, error: psycopg.Error, expected: str, wrapped: bool, capsys: pytest.CaptureFixture[str]
    ) -> None:
        raised: Exception = error
        if wrapped:
            raised = OperationalError(str(error))
            raised.__cause__ = error

        assert fail_with(raised) == 1
        assert expected in capsys.readouterr().err

    def test_words_the_errors_of_the_house_and_shows_a_code_that_has_no_words(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert fail_with(NotFound("deal", "D-9")) == 1
        assert "D-9" in capsys.readouterr().err
        assert fail_with(RopeteamError("brand_new", file="a.csv")) == 1
        assert "brand_new: file=a.csv" in capsys.readouterr().err

    def test_lets_everything_else_through(self) -> None:
        with pytest.raises(ZeroDivisionError):
            fail_with(ZeroDivisionError())
        with pytest.raises(OperationalError):
            fail_with(OperationalError("deadlock detected"))

    def test_ends_by_ctrl_c_with_its_own_code(self) -> None:
        assert fail_with(KeyboardInterrupt()) == 130


def test_a_language_nobody_speaks_is_refused_under_the_command_s_own_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        entry.main(["report", "--lang", "fr"])

    assert capsys.readouterr().err.startswith("usage: ropeteam ")
