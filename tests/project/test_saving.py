"""A backup holds everything, goes back whole or not at all, and never over something by accident."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from ropeteam import __version__
from ropeteam.project import messages
from ropeteam.project.commands.saving import unpack
from ropeteam.project.database import binaries
from ropeteam.project.database.cluster import ADMIN
from ropeteam.project.database.dump import dump, load
from ropeteam.project.database.session import Database, open_database
from ropeteam.project.errors import CannotRestore

Starter = Callable[..., subprocess.Popen[str]]
Typed = Callable[..., tuple[int, str, str]]


def finished(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit code and everything that was said."""
    said, complained = process.communicate(timeout=120)
    return process.returncode, said + complained


def add_user(dsn: str, name: str) -> None:
    with psycopg.connect(dsn) as connection:
        connection.execute(
            "INSERT INTO store_user (username, email, password, first_name, last_name, language, is_superuser, is_staff,"
            " is_active, date_joined) VALUES (%s, %s, '', '', '', '', false, false, true, now())",
            [name, f"{name}@example.com"],
        )


def users(dsn: str) -> list[str]:
    with psycopg.connect(dsn) as connection:
        return [name for (name,) in connection.execute("SELECT username FROM store_user ORDER BY username")]


def everything(dsn: str) -> dict[str, object]:
    """All rows of all tables, and all that guards them."""
    with psycopg.connect(dsn) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
        rows = {
            table: connection.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1').fetchall() for (table,) in tables
        }
        guards = {
            "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1",
            # PostgreSQL words a condition anew when it comes back from a dump: only who and what is compared, also of indexes.
            "constraints": "SELECT conrelid::regclass::text, conname, contype FROM pg_constraint ORDER BY 1, 2",
            "indexes": "SELECT split_part(indexdef, ' WHERE ', 1) FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
            "sequences": "SELECT sequencename, last_value FROM pg_sequences ORDER BY 1",
            "extensions": "SELECT extname FROM pg_extension ORDER BY 1",
        }
        return rows | {name: connection.execute(query).fetchall() for name, query in guards.items()}


class TestBackupAndRestore:
    def test_bring_everything_into_another_home(
        self, home: Path, migrated: str, typed: Typed, run_python: Starter
    ) -> None:
        address = {"DATABASE_URL": migrated, "ROPETEAM_SECRET_KEY": "the key of the first home"}
        add_user(migrated, "mia")
        file, other = home / "saved.tar", home / "other"
        assert typed("backup", str(file), **address)[0] == 0
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        before = everything(migrated)
        other.mkdir(mode=0o700)
        (other / "ledger_notes").write_text("of nights that the backup knows nothing of")

        code, told = finished(run_python("-m", "ropeteam", "restore", str(file), "--home", str(other)))

        assert (code, "Restored" in told) == (0, True), told
        assert (other / "secret_key").read_text().strip() == "the key of the first home"
        assert not (other / "ledger_notes").exists()
        with open_database(other, say=lambda code, **values: None) as database:
            assert everything(database.dsn) == before

    def test_never_replace_what_is_there_unasked(self, home: Path, migrated: str, typed: Typed) -> None:
        address = {"DATABASE_URL": migrated, "ROPETEAM_SECRET_KEY": "k"}
        file = home / "saved.tar"
        add_user(migrated, "mia")
        dump(migrated, home / "database.dump")
        pack(file, (home / "database.dump").read_bytes())
        add_user(migrated, "noah")

        for deed in ("restore", "backup"):
            code, _said, complained = typed(deed, str(file), **address)
            assert (code, "--force" in complained) == (1, True)
        assert users(migrated) == ["mia", "noah"]

        code, _said, complained = typed("restore", "--force", str(file), **address)
        assert code == 0, complained
        assert users(migrated) == ["mia"]


def pack(file: Path, dump_bytes: bytes, **manifest: object) -> None:
    """A backup file as `backup` writes it."""
    told = {"format": 1, "ropeteam": __version__, "made": "now", "sha256": hashlib.sha256(dump_bytes).hexdigest()}
    parts = {"manifest.json": json.dumps(told | manifest).encode(), "database.dump": dump_bytes, "secret_key": b"key"}
    with tarfile.open(file, "w") as tar:
        for name, content in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


def damage(file: Path, harm: str) -> None:
    whole = file.read_bytes()
    if harm == "missing":
        file.unlink()
    elif harm == "cut":
        file.write_bytes(whole[: len(whole) // 2])
    elif harm == "junk":
        file.write_bytes(b"\x00\xff" * 1000)
    elif harm == "empty":
        file.write_bytes(b"")
    elif harm == "changed":
        file.write_bytes(whole.replace(b"a dump", b"a bump", 1))
    else:
        pack(file, b"a dump", ropeteam="99.0")


class TestUnpack:
    @pytest.mark.parametrize(
        ("harm", "german", "english"),
        [
            ("missing", "fehlt oder lässt sich nicht lesen", "is missing or cannot be read"),
            ("cut", "ist keine ganze Sicherung", "is no whole backup"),
            ("junk", "ist keine ganze Sicherung", "is no whole backup"),
            ("empty", "ist keine ganze Sicherung", "is no whole backup"),
            ("changed", "ist keine ganze Sicherung", "is no whole backup"),
            ("newer", "wurde von Ropeteam 99.0 geschrieben", "was written by Ropeteam 99.0"),
        ],
    )
    def test_refuses_a_file_that_is_not_whole_in_a_sentence(
        self, harm: str, german: str, english: str, tmp_path: Path
    ) -> None:
        file, folder = tmp_path / "saved.tar", tmp_path / "parts"
        folder.mkdir()
        pack(file, b"a dump" * 1000)
        assert unpack(file, folder)["ropeteam"] == __version__

        damage(file, harm)

        with pytest.raises(CannotRestore) as refused:
            unpack(file, folder)
        said = [messages.sentence(refused.value.code, lang, **refused.value.values) or "" for lang in ("de", "en")]
        assert said[0].startswith(f"{file} {german}")
        assert said[1].startswith(f"{file} {english}")


class TestDumpAndLoad:
    def test_load_all_or_nothing(self, home: Path, cluster: Database) -> None:
        """The second table collides: then the first one must not be there either."""
        with psycopg.connect(cluster.cluster.dsn(user=ADMIN, database="postgres"), autocommit=True) as server:
            server.execute("CREATE DATABASE one OWNER ropeteam")
            server.execute("CREATE DATABASE two OWNER ropeteam")
        one, two = (make_conninfo(cluster.dsn, dbname=name) for name in ("one", "two"))
        with psycopg.connect(one) as connection:
            connection.execute("CREATE TABLE a AS SELECT 1 AS n; CREATE TABLE b AS SELECT 2 AS n")
        with psycopg.connect(two) as connection:
            connection.execute("CREATE TABLE b AS SELECT 'mine' AS n")
        dump(one, home / "saved")

        with pytest.raises(CannotRestore, match="already exists"):
            load(two, home / "saved")
        with psycopg.connect(two) as connection:
            assert connection.execute("SELECT to_regclass('a'), n FROM b").fetchone() == (None, "mine")

        load(two, home / "saved", empty_first=True)
        with psycopg.connect(two) as connection:
            assert connection.execute("SELECT a.n, b.n FROM a, b").fetchone() == (1, 2)

    def test_go_from_a_newer_server_to_an_older_one(
        self, home: Path, cluster: Database, say: Callable[..., None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        found = sorted(binaries.all_binaries(), key=lambda each: each.major)
        if found[0].major == found[-1].major:
            pytest.skip("needs programs of two major versions")
        addresses = []
        for name, each in (("new", found[-1]), ("old", found[0])):
            monkeypatch.setenv("ROPETEAM_POSTGRES", "embedded" if each.kind == "embedded" else str(each.folder))
            with served_by(each, cluster, home / name, say) as dsn:
                addresses.append(each.major)
                if name == "new":
                    with psycopg.connect(dsn) as connection:
                        connection.execute("CREATE EXTENSION unaccent; CREATE TABLE kept AS SELECT 'Zusage' AS words")
                    dump(dsn, home / "saved")
                else:
                    load(dsn, home / "saved")
                    with psycopg.connect(dsn) as connection:
                        assert connection.execute("SELECT words FROM kept").fetchone() == ("Zusage",)


@contextmanager
def served_by(programs: binaries.Binaries, cluster: Database, home: Path, say: Callable[..., None]) -> Iterator[str]:
    """A database in the tests' own server where that runs these programs, else in a home of its own."""
    assert cluster.cluster is not None
    if cluster.cluster.binaries == programs:
        with psycopg.connect(cluster.cluster.dsn(user=ADMIN, database="postgres"), autocommit=True) as server:
            server.execute("CREATE DATABASE served OWNER ropeteam")
            yield make_conninfo(cluster.dsn, dbname="served")
            server.execute("DROP DATABASE served")
        return
    home.mkdir(mode=0o711)
    home.chmod(0o711)
    with open_database(home, say=say, durable=False) as database:
        yield database.dsn
