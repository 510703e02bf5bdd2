"""`ropeteam backup FILE` and `ropeteam restore FILE`: everything, in one file.

The file is a tar with up to five parts: manifest.json (format, versions, day, checksum), database.dump (pg_dump's custom
format), secret_key (without it every link that was sent out would be void), ledger_key and ledger_notes (without them no old night
of the ledger could be checked). Whoever has the file has the data: 0600.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections

from ropeteam import __version__
from ropeteam.cli.command import Command
from ropeteam.project import messages, schema
from ropeteam.project.database.dump import dump, load, server_major
from ropeteam.project.database.place import write_private
from ropeteam.project.database.session import Database
from ropeteam.project.environment import envsecret
from ropeteam.project.errors import BackupBroken, BackupIsNewer, BackupThere, NoBackup, NotEmpty, NoWorkshop
from ropeteam.project.home import newer, require_space
from ropeteam.project.opening import opened, sayer
from ropeteam.project.wiring import use_home

FORMAT = 1
PARTS = ("manifest.json", "database.dump", "secret_key")
LEDGER = ("ledger_key", "ledger_notes")  # a home that never sealed its ledger has none
# Rows that setting up the tables makes by itself; only others make a database worth protecting.
SET_UP = ("django_", "auth_", "procrastinate_", "ropeteam_cache")


def _back_up(args: argparse.Namespace) -> int:
    target: Path = args.file
    if target.exists() and not args.force:
        raise BackupThere(file=target)
    with opened(args.home, say=sayer(args.lang), migrate=False) as database, _workshop(target) as folder:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            require_space(Path(folder), cursor.fetchone()[0] // 2**20 * 2 + 20)
        saved = Path(folder) / "database.dump"
        dump(database.dsn, saved, preferred=_programs(database))
        whole = Path(folder) / "whole"
        with tarfile.open(whole, "w") as tar:
            manifest = {
                "format": FORMAT,
                "ropeteam": __version__,
                "postgres": server_major(database.dsn),
                "made": datetime.now(UTC).isoformat(timespec="seconds"),
                "sha256": _checksum(saved),
            }
            _add(tar, "manifest.json", json.dumps(manifest, indent=1).encode())
            tar.add(saved, "database.dump")
            _add(tar, "secret_key", f"{settings.SECRET_KEY}\n".encode())
            for name in LEDGER:
                if (args.home / name).is_file():
                    _add(tar, name, (args.home / name).read_bytes())
        whole.chmod(0o600)
        whole.replace(target)
    print(messages.sentence("backed_up", args.lang, file=target, mb=max(1, target.stat().st_size // 2**20)))
    return 0


def _restore(args: argparse.Namespace) -> int:
    with _workshop(args.home / "x") as folder:
        manifest = unpack(args.file, Path(folder))
        say = sayer(args.lang)
        with opened(args.home, say=say, migrate=False) as database:
            full, set_up = _filled()
            if full and not args.force:
                raise NotEmpty(file=args.file)
            connections.close_all()  # an open connection of ours would lock the tables that are replaced
            saved = Path(folder) / "database.dump"
            load(database.dsn, saved, preferred=_programs(database), empty_first=set_up)
            if not envsecret("ROPETEAM_SECRET_KEY"):
                write_private(args.home / "secret_key", (Path(folder) / "secret_key").read_text())
            for name in LEDGER:  # nights after the backup are not in it: neither are their heads
                if (Path(folder) / name).is_file():
                    write_private(args.home / name, (Path(folder) / name).read_text())
                elif name == "ledger_notes":  # of nights after the backup: its tables know nothing of them
                    (args.home / name).unlink(missing_ok=True)
            use_home(args.home)
            schema.bring_up_to_date(say)
    print(messages.sentence("restored", args.lang, file=args.file, made=manifest["made"], version=manifest["ropeteam"]))
    return 0


def _filled() -> tuple[bool, bool]:
    """Does any table hold rows of somebody, and are there tables at all?"""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        own = [table for table in tables if not table.startswith(SET_UP)]
        for table in own:
            cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {connection.ops.quote_name(table)})")
            if cursor.fetchone()[0]:
                return True, True
    return False, bool(tables)


def _programs(database: Database) -> Any:
    """The programs the server runs with, when it is ours; else the fitting ones are looked for."""
    return database.cluster.binaries if database.cluster else None


def unpack(file: Path, folder: Path) -> dict[str, Any]:
    """The parts of a backup, checked; called before anything is opened, so a bad file cannot harm."""
    try:
        with tarfile.open(file, "r:") as tar:
            for name in (*PARTS, *(name for name in LEDGER if name in tar.getnames())):
                part = tar.extractfile(name)
                if part is None:
                    raise BackupBroken(file=file)
                with open(folder / name, "wb") as out:
                    while piece := part.read(2**20):
                        out.write(piece)
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text())
    except OSError as error:
        raise NoBackup(file=file) from error
    except (KeyError, tarfile.TarError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise BackupBroken(file=file) from error
    if not isinstance(manifest, dict):
        raise BackupBroken(file=file)
    if manifest.get("format") != FORMAT or newer(str(manifest.get("ropeteam")), __version__):
        raise BackupIsNewer(file=file, theirs=manifest.get("ropeteam"), ours=__version__)
    if manifest.get("sha256") != _checksum(folder / "database.dump"):
        raise BackupBroken(file=file)
    return manifest


def _workshop(near: Path) -> tempfile.TemporaryDirectory[str]:
    """A closed folder on the same disk, gone at the end: the finished file only has to change its name."""
    try:
        return tempfile.TemporaryDirectory(prefix=".ropeteam-", dir=near.absolute().parent)
    except OSError as error:
        raise NoWorkshop(folder=near.absolute().parent) from error


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = len(content), 0o600, int(datetime.now(UTC).timestamp())
    tar.addfile(entry, io.BytesIO(content))


def _checksum(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--force", action="store_true", help="replace an existing file")


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--force", action="store_true", help="replace what the database holds")


BACKUP = Command("backup", "everything into one file", _backup_arguments, _back_up, needs_database=False)
RESTORE = Command("restore", "everything back from such a file", _restore_arguments, _restore, needs_database=False)
COMMANDS = (BACKUP, RESTORE)
