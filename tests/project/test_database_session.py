"""One server a home: started once, shared by all, waited for, found again after a crash."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from ready import copy_home

from ropeteam.project.database import binaries, postmaster
from ropeteam.project.database.place import locate
from ropeteam.project.database.session import Database, open_database
from ropeteam.project.errors import DatabaseUnreachable, DoesNotStart

Say = Callable[..., None]
Starter = Callable[..., subprocess.Popen[str]]

# A command that opens the home's database, tells how, works until its input ends, and closes it.
COMMAND = """
import sys, os, psycopg
from pathlib import Path
from ropeteam.project.database.session import open_database
home, say = Path(os.environ["ROPETEAM_HOME"]), lambda code, **values: print("said", code, flush=True)
with open_database(home, say=say, durable=False) as db:
    with psycopg.connect(db.dsn, autocommit=True) as connection:
        connection.execute("SELECT 1")
        print("owner" if db.owner else "joined", flush=True)
        sys.stdin.read()
print("closed", flush=True)
"""


@pytest.fixture
def command(common_home: Path, run_python: Starter) -> Callable[[], subprocess.Popen[str]]:
    return lambda: run_python("-c", COMMAND, ROPETEAM_HOME=str(common_home))


class TestOpenDatabase:
    def test_starts_a_server_and_stops_it_at_the_end(self, common_home: Path, say: Say) -> None:
        with open_database(common_home, say=say, durable=False) as database:
            pid = postmaster.read(database.place.data).pid
            with psycopg.connect(database.dsn) as connection:
                assert connection.execute("SELECT current_user").fetchone() == ("ropeteam",)

        assert not postmaster.runs(pid, database.place.data)
        assert not (database.place.data / "postmaster.pid").exists()

    def test_keeps_what_was_written_for_the_next_command(self, common_home: Path, say: Say) -> None:
        with (
            open_database(common_home, say=say, durable=False) as database,
            psycopg.connect(database.dsn) as connection,
        ):
            connection.execute("CREATE TABLE kept AS SELECT 7 AS number")

        with (
            open_database(common_home, say=say, durable=False) as database,
            psycopg.connect(database.dsn) as connection,
        ):
            assert connection.execute("SELECT number FROM kept").fetchone() == (7,)

    def test_listens_on_nothing_but_a_private_socket_with_a_password(self, cluster: Database) -> None:
        with psycopg.connect(cluster.dsn) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
            superuser = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
            assert superuser == (False,)
        for path in (cluster.place.root, cluster.place.data, cluster.place.root / "socket"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o700
        assert stat.S_IMODE((cluster.place.root / "password").stat().st_mode) == 0o600
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(cluster.dsn, password="guessed")

    def test_orders_and_folds_german_alike_on_every_machine(self, cluster: Database) -> None:
        with psycopg.connect(cluster.dsn) as connection:
            told = connection.execute("SELECT lower('ÄÖÜ'), to_tsvector('german', 'HÄUSER')::text").fetchone()

        assert told == ("äöü", "'haus':1")

    def test_serves_a_home_whose_path_is_too_long_for_a_socket(self, home: Path, ready_home: Path, say: Say) -> None:
        deep = home / ("a-folder-with-a-long-name-" * 4)
        deep.mkdir(mode=0o711)
        copy_home(ready_home, deep)
        deep.chmod(0o711)
        with open_database(deep, say=say, durable=False) as database, psycopg.connect(database.dsn) as connection:
            folder = postmaster.read(database.place.data).socket_folder
            assert connection.execute("SELECT 1").fetchone() == (1,)
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700

        assert not folder.exists()

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root lends its directory to another user")
    def test_finds_another_place_below_a_folder_only_root_enters(self, home: Path, say: Say) -> None:
        closed = home / "closed"
        closed.mkdir(mode=0o700)
        inside = closed / "home"
        inside.mkdir(mode=0o755)
        with open_database(inside, say=say, durable=False) as database:
            elsewhere = database.place.root
            assert closed not in elsewhere.parents

        assert (inside / "database-elsewhere").read_text().strip() == str(elsewhere)
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        (home / "database-elsewhere").write_text(str(elsewhere))  # so that it is removed with the home

    def test_says_which_address_does_not_answer(self, home: Path, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DATABASE_URL", "postgresql://someone:secret@127.0.0.1:1/nothing")
        with pytest.raises(DatabaseUnreachable) as caught, open_database(home, say=say):
            pass

        assert "port=1" in caught.value.values["place"]
        assert "secret" not in str(caught.value.values)

    def test_shows_the_last_lines_of_the_log_when_it_does_not_start(self, common_home: Path, say: Say) -> None:
        file = locate(common_home).data / "postgresql.conf"
        good = file.read_text()
        file.write_text(f"{good}no_such_setting = 1\n")
        try:
            with pytest.raises(DoesNotStart) as caught, open_database(common_home, say=say, durable=False):
                pass
        finally:
            file.write_text(good)

        assert "no_such_setting" in caught.value.values["log"]


class TestSeveralCommandsAtOnce:
    def test_started_at_the_same_moment_agree_on_one_owner_that_waits_for_them(self, command: Starter) -> None:
        commands = [command() for _ in range(4)]
        roles = [one.stdout.readline() for one in commands]
        assert sorted(roles) == ["joined\n"] * 3 + ["owner\n"]
        owner = commands[roles.index("owner\n")]
        others = [one for one in commands if one is not owner]

        owner.stdin.close()
        assert owner.stdout.readline() == "said database_waits\n"
        assert owner.poll() is None
        for other in others:
            other.stdin.close()
            assert other.stdout.readline() == "closed\n"
        assert owner.stdout.readline() == "closed\n"
        assert [one.wait(timeout=60) for one in commands] == [0] * 4

    def test_come_and_go_without_a_gap(self, common_home: Path, say: Say) -> None:
        """An owner that stops while the next command starts: the next one waits and owns in its turn."""
        failures: list[BaseException] = []

        def work() -> None:
            try:
                for _ in range(4):
                    with open_database(common_home, say=say, durable=False) as database:
                        psycopg.connect(database.dsn).close()
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert failures == []


class TestAfterACrash:
    def test_every_committed_row_is_there_when_the_server_was_killed_during_inserts(
        self, common_home: Path, say: Say
    ) -> None:
        """fsync stays on here, as in every home. The commit was answered, so the row must be found."""
        confirmed: list[int] = []
        with open_database(common_home, say=say) as database:
            pid = postmaster.read(database.place.data).pid
            with psycopg.connect(database.dsn, autocommit=True) as connection:
                connection.execute("CREATE TABLE told (number int PRIMARY KEY, words text)")

                def kills() -> None:
                    while len(confirmed) <= 100:
                        time.sleep(0.001)
                    os.kill(pid, signal.SIGKILL)

                killer = threading.Thread(target=kills, daemon=True)
                killer.start()
                with contextlib.suppress(psycopg.OperationalError):
                    for number in range(1_000_000):
                        connection.execute("INSERT INTO told VALUES (%s, repeat('said ', 200))", [number])
                        confirmed.append(number)
                killer.join()

        with open_database(common_home, say=say) as database, psycopg.connect(database.dsn) as connection:
            found = {row[0] for row in connection.execute("SELECT number FROM told")}

        assert len(confirmed) > 100
        assert set(confirmed) <= found
        assert len(found) <= len(confirmed) + 1  # the one in flight may have been committed unanswered

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
    def test_the_server_ends_with_a_killed_owner_and_the_next_command_goes_on(
        self, common_home: Path, command: Starter, say: Say
    ) -> None:
        owner = command()
        assert owner.stdout.readline() == "owner\n"
        owner.kill()
        owner.wait()

        with (
            open_database(common_home, say=say, durable=False) as database,
            psycopg.connect(database.dsn) as connection,
        ):
            assert database.owner
            assert connection.execute("SELECT 1").fetchone() == (1,)

    def test_a_server_left_running_is_adopted_and_stopped(self, common_home: Path, say: Say) -> None:
        """What happens where the kernel does not end a child with its parent: somebody has to take it over."""
        with open_database(common_home, say=say, durable=False) as database:
            cluster = database.cluster
            left_over, cluster.child, cluster.pid = cluster.child, None, 0  # forget it, as a killed owner would
        assert left_over.poll() is None

        with (
            open_database(common_home, say=say, durable=False) as database,
            psycopg.connect(database.dsn) as connection,
        ):
            assert database.owner
            assert database.cluster.pid == left_over.pid
            assert connection.execute("SELECT 1").fetchone() == (1,)

        assert left_over.wait(timeout=10) == 0

    def test_a_stale_pid_file_whose_number_belongs_to_another_program_is_no_obstacle(
        self, common_home: Path, say: Say
    ) -> None:
        with open_database(common_home, say=say, durable=False) as database:
            told = (database.place.data / "postmaster.pid").read_text()
        # The server's own user would be refused most strictly: PostgreSQL only fears numbers it may signal.
        sleeper = subprocess.Popen(["/bin/sleep", "60"], **database.place.account.spawn())
        pid_file = database.place.data / "postmaster.pid"
        pid_file.write_text(f"{sleeper.pid}\n" + told.partition("\n")[2])
        database.place.account.own(pid_file)
        try:
            with open_database(common_home, say=say, durable=False) as again, psycopg.connect(again.dsn) as connection:
                assert connection.execute("SELECT 1").fetchone() == (1,)
            assert sleeper.poll() is None
        finally:
            sleeper.kill()
            sleeper.wait()

    def test_a_killed_first_start_leaves_a_draft_that_the_next_one_clears(self, common_home: Path, say: Say) -> None:
        place = locate(common_home)
        place.data.rename(place.root / "data.draft")
        (place.root / "data.draft" / "PG_VERSION").unlink()

        with (
            open_database(common_home, say=say, durable=False) as database,
            psycopg.connect(database.dsn) as connection,
        ):
            assert connection.execute("SELECT 1").fetchone() == (1,)


class TestAnotherMajorVersion:
    def two_majors(self) -> tuple[binaries.Binaries, binaries.Binaries]:
        found = {each.major: each for each in binaries.all_binaries()}
        if len(found) < 2:
            pytest.skip("needs programs of two major versions")
        return found[min(found)], found[max(found)]

    def test_carries_the_data_over_when_both_kinds_of_programs_are_here(
        self, home: Path, say: Say, said: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        old, new = self.two_majors()
        monkeypatch.setenv("ROPETEAM_POSTGRES", str(old.folder))
        with open_database(home, say=say, durable=False) as database, psycopg.connect(database.dsn) as connection:
            connection.execute("CREATE EXTENSION pg_trgm; CREATE TABLE kept AS SELECT 'Zusage' AS words")

        monkeypatch.setenv("ROPETEAM_POSTGRES", new.kind if new.kind == "embedded" else str(new.folder))
        with open_database(home, say=say, durable=False) as database, psycopg.connect(database.dsn) as connection:
            assert connection.info.server_version // 10_000 == new.major
            assert connection.execute("SELECT words FROM kept").fetchone() == ("Zusage",)

        assert "database_upgrades" in said
        assert (database.place.root / f"data.pg{old.major}").is_dir()

    def test_stays_with_the_programs_that_wrote_the_data_when_only_they_fit(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _old, new = self.two_majors()
        data = home / "data"
        data.mkdir()
        (data / "PG_VERSION").write_text(f"{new.major}\n")
        monkeypatch.delenv("ROPETEAM_POSTGRES", raising=False)

        assert binaries.choose(data).major == new.major
