"""Commands as a user types them: real processes, real messages, exit codes."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from one_core import one_core
from ready import ready_copy

from ropeteam.project.address import free_address

Starter = Callable[..., subprocess.Popen[str]]
ROPETEAM = ("-m", "ropeteam")


def finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    said, complained = process.communicate(timeout=180)
    return process.returncode, said, complained


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture(scope="module")
def served_home(ready_home: Path) -> Iterator[Path]:
    """One home for several tests, its tables there already: only the first start gathers the static files."""
    with ready_copy(ready_home) as folder:
        yield folder


@pytest.fixture
def little() -> Iterator[None]:
    with one_core():
        yield


class TestComplaints:
    """One line on standard error, in the user's language, exit code 1, no traceback."""

    @pytest.mark.parametrize(
        ("language", "expected"),
        [("de_DE.UTF-8", "zuletzt von Ropeteam 99.0 benutzt"), ("en_GB.UTF-8", "last used by Ropeteam 99.0")],
    )
    def test_about_a_home_of_a_newer_version(
        self, language: str, expected: str, home: Path, run_python: Starter
    ) -> None:
        (home / "version").write_text("99.0\n")

        code, said, complained = finished(run_python(*ROPETEAM, "doctor", LANG=language))

        assert (code, said) == (1, "")
        assert expected in complained
        assert "Traceback" not in complained

    def test_about_a_taken_port_before_anything_is_started(
        self, home: Path, taken_port: int, run_python: Starter
    ) -> None:
        code, _said, complained = finished(run_python(*ROPETEAM, "up", "--port", str(taken_port)))

        assert code == 1
        assert f"Port {taken_port} on 127.0.0.1 is taken" in complained
        assert not (home / "database").exists()

    @pytest.mark.parametrize(
        ("host", "port"), [("127.0.0.1", "70000"), ("192.0.2.1", "8000"), ("no.such.name.invalid", "8000")]
    )
    def test_about_an_address_that_cannot_be_used(self, host: str, port: str, run_python: Starter) -> None:
        code, _said, complained = finished(run_python(*ROPETEAM, "up", "--host", host, "--port", port))

        assert (code, "Cannot listen" in complained, "Traceback" in complained) == (1, True, False), complained

    def test_about_a_database_that_does_not_answer(self, run_python: Starter) -> None:
        address = "postgresql://someone:secret@127.0.0.1:1/nothing"

        code, _said, complained = finished(run_python(*ROPETEAM, "migrate", DATABASE_URL=address))

        assert (code, "does not answer" in complained, "secret" in complained) == (1, True, False), complained

    def test_about_programs_that_are_not_there(self, run_python: Starter) -> None:
        code, _said, complained = finished(run_python(*ROPETEAM, "migrate", ROPETEAM_POSTGRES="/no/such/folder"))

        assert (code, "No usable PostgreSQL found" in complained) == (1, True), complained


class TestDoctor:
    def test_tells_what_runs_and_changes_nothing(self, migrated: str, run_python: Starter) -> None:
        key = {"ROPETEAM_SECRET_KEY": "k"}

        _code, said, complained = finished(run_python(*ROPETEAM, "doctor", DATABASE_URL=migrated, **key))

        assert complained == ""
        for line in (
            "ropeteam ",
            "server ",
            "encoding                   UTF8",
            "extension pg_trgm",
            "store_user",
            "jobs ",
        ):
            assert line in said
        assert "secret" not in said

    def test_names_what_is_wrong_and_how_to_mend_it(self, migrated: str, run_python: Starter) -> None:
        """The throwaway server of the tests runs without fsync: just what a doctor must not overlook."""
        address = {"DATABASE_URL": migrated, "ROPETEAM_SECRET_KEY": "k"}

        code, said, _complained = finished(run_python(*ROPETEAM, "doctor", "--lang", "de", **address))

        assert code == 1
        assert "✗ fsync ist aus" in said


class TestGlobalOptions:
    def test_stand_before_or_after_the_command(self, home: Path, migrated: str, run_python: Starter) -> None:
        address = {"DATABASE_URL": migrated, "ROPETEAM_SECRET_KEY": "k"}
        before = finished(run_python(*ROPETEAM, "--lang", "de", "--home", str(home / "a"), "migrate", **address))
        after = finished(run_python(*ROPETEAM, "migrate", "--home", str(home / "b"), "--lang", "de", **address))

        assert before == after == (0, "Die Tabellen sind auf dem Stand dieser Version.\n", "")
        assert (home / "a" / "version").exists()
        assert (home / "b" / "version").exists()


@pytest.mark.usefixtures("little")
class TestUp:
    def test_serves_pages_beside_other_commands_and_stops_all_it_started(
        self, served_home: Path, run_python: Starter
    ) -> None:
        up = run_python(*ROPETEAM, "up", "--port", "0", ROPETEAM_HOME=str(served_home))
        url = next(line for line in up.stderr if "Ropeteam runs" in line).split()[2]
        with urllib.request.urlopen(f"{url}/accounts/login/", timeout=30) as answer:
            assert answer.status == 200
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        code, said, _complained = finished(run_python(*ROPETEAM, "doctor", ROPETEAM_HOME=str(served_home)))
        assert "own server, run by another command" in said, (code, said)

        up.send_signal(signal.SIGINT)
        code, _said, complained = finished(up)

        assert (code, "Traceback" in complained) == (0, False), complained
        assert processes_of(served_home) == []
        assert free_address("127.0.0.1", int(url.rpartition(":")[2])).url == url

    def test_leaves_nothing_running_when_it_is_killed_outright(self, served_home: Path, run_python: Starter) -> None:
        up = run_python(*ROPETEAM, "up", "--port", "0", ROPETEAM_HOME=str(served_home))
        next(line for line in up.stderr if "Ropeteam runs" in line)

        up.kill()
        up.wait()

        deadline = time.monotonic() + 30
        while processes_of(served_home) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert processes_of(served_home) == []


def processes_of(home: Path) -> list[str]:
    """Command lines of all processes that work in a home: they name it as an argument or in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes()
            if str(home).encode() in line + (process / "environ").read_bytes():
                found.append(line.replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found
