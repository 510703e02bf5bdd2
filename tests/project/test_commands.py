"""Commands as a user types them: real messages, exit codes; real processes wherever it matters how they start and end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from one_core import one_core

from bench._http import served
from ropeteam.project.address import free_address

Starter = Callable[..., subprocess.Popen[str]]
Typed = Callable[..., tuple[int, str, str]]
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


@pytest.fixture
def little() -> Iterator[None]:
    with one_core():
        yield


class TestComplaints:
    """One line on standard error, in the user's language, exit code 1, no traceback."""

    def test_about_a_home_of_a_newer_version(self, home: Path, typed: Typed) -> None:
        (home / "version").write_text("99.0\n")

        for language, expected in (
            ("de_DE.UTF-8", "zuletzt von Ropeteam 99.0 benutzt"),
            ("en_GB.UTF-8", "last used by Ropeteam 99.0"),
        ):
            code, told, complained = typed("doctor", LANG=language)

            assert (code, told) == (1, "")
            assert expected in complained
            assert len(complained.splitlines()) == 1

    def test_about_a_taken_port_before_anything_is_started(self, home: Path, taken_port: int, typed: Typed) -> None:
        code, _said, complained = typed("up", "--port", str(taken_port))

        assert code == 1
        assert f"Port {taken_port} on 127.0.0.1 is taken" in complained
        assert not (home / "database").exists()

    @pytest.mark.parametrize(
        ("host", "port"), [("127.0.0.1", "70000"), ("192.0.2.1", "8000"), ("no.such.name.invalid", "8000")]
    )
    def test_about_an_address_that_cannot_be_used(self, host: str, port: str, typed: Typed) -> None:
        code, _said, complained = typed("up", "--host", host, "--port", port)

        assert (code, "Cannot listen" in complained, len(complained.splitlines())) == (1, True, 1), complained

    def test_about_a_database_that_does_not_answer(self, run_python: Starter) -> None:
        address = "postgresql://someone:secret@127.0.0.1:1/nothing"

        code, _said, complained = finished(run_python(*ROPETEAM, "migrate", DATABASE_URL=address))

        assert (code, "does not answer" in complained, "secret" in complained) == (1, True, False), complained

    def test_about_programs_that_are_not_there(self, typed: Typed) -> None:
        code, _said, complained = typed("migrate", ROPETEAM_POSTGRES="/no/such/folder")

        assert (code, "No usable PostgreSQL found" in complained) == (1, True), complained


class TestDoctor:
    def test_tells_what_runs_and_what_is_wrong_and_how_to_mend_it(self, migrated: str, run_python: Starter) -> None:
        """The throwaway server of the tests runs without fsync: just what a doctor must not overlook."""
        address = {"DATABASE_URL": migrated, "ROPETEAM_SECRET_KEY": "k"}

        code, said, complained = finished(run_python(*ROPETEAM, "doctor", "--lang", "de", **address))

        assert (code, complained) == (1, "")
        for line in (
            "ropeteam ",
            "server ",
            "encoding                   UTF8",
            "extension pg_trgm",
            "store_user",
            "jobs ",
            "✗ fsync ist aus",
        ):
            assert line in said
        assert "secret" not in said


class TestGlobalOptions:
    def test_stand_before_or_after_the_command(self, home: Path, migrated: str, typed: Typed) -> None:
        address = {"DATABASE_URL": migrated, "ROPETEAM_SECRET_KEY": "k"}
        for name in ("a", "b"):
            (home / name).mkdir()
            (home / name / "version").write_text("99.0\n")

        both = typed("--lang", "de", "migrate", "--home", str(home / "c"), **address)
        before = typed("--lang", "de", "--home", str(home / "a"), "migrate")
        after = typed("migrate", "--home", str(home / "b"), "--lang", "de")

        assert both == (0, "Die Tabellen sind auf dem Stand dieser Version.\n", "")
        assert (home / "c" / "version").exists()
        for name, (code, said, complained) in (("a", before), ("b", after)):
            assert (code, said) == (1, "")
            assert str(home / name) in complained
            assert "zuletzt von Ropeteam 99.0 benutzt" in complained


@pytest.mark.usefixtures("little")
class TestUp:
    def test_serves_pages_beside_other_commands_and_stops_all_it_started(
        self, common_home: Path, run_python: Starter, typed: Typed
    ) -> None:
        up = run_python(*ROPETEAM, "up", "--port", "0", ROPETEAM_HOME=str(common_home))
        url = next(line for line in up.stderr if "Ropeteam runs" in line).split()[2]
        with urllib.request.urlopen(f"{url}/accounts/login/", timeout=30) as answer:
            assert answer.status == 200
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        code, said, _complained = typed("doctor", ROPETEAM_HOME=str(common_home))
        assert "own server, run by another command" in said, (code, said)

        up.send_signal(signal.SIGINT)
        code, _said, complained = finished(up)

        assert (code, "Traceback" in complained) == (0, False), complained
        assert processes_of(common_home) == {}
        assert free_address("127.0.0.1", int(url.rpartition(":")[2])).url == url

    def test_leaves_nothing_running_when_it_is_killed_outright(self, common_home: Path) -> None:
        """Started as the benches start it."""
        with served(common_home) as port:
            (up,) = [pid for pid, line in processes_of(common_home).items() if f" up --port {port} " in line]

            os.kill(up, signal.SIGKILL)

            deadline = time.monotonic() + 30
            while processes_of(common_home) and time.monotonic() < deadline:
                time.sleep(0.1)
            left = processes_of(common_home)
            for pid in left:  # or whoever waits for the end of what they say waits for ever
                os.kill(pid, signal.SIGKILL)
        assert left == {}


def processes_of(home: Path) -> dict[int, str]:
    """Command lines of all processes that work in a home: they name it as an argument or in their environment."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes()
            if str(home).encode() in line + (process / "environ").read_bytes():
                found[int(process.name)] = line.replace(b"\0", b" ").decode()
        except OSError:
            continue
    return found
