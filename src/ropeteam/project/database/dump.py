"""One database out to a file and back, by PostgreSQL's own programs, whatever versions meet.

The file is pg_dump's custom format. It goes back as one transaction: all of it, or the database stays as it was.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from ropeteam.project.database.binaries import Binaries, all_binaries
from ropeteam.project.errors import CannotBackUp, CannotRestore, NoBinaries

# Settings that newer programs write at the top of a dump and older servers do not know.
UNKNOWN_BELOW = {17: b"SET transaction_timeout = 0;"}
EMPTY_FIRST = "SET lock_timeout = '10s'; DROP SCHEMA public CASCADE; CREATE SCHEMA public;"


def dump(dsn: str, file: Path, *, preferred: Binaries | None = None) -> None:
    """Write one consistent moment of the database, while others go on working."""
    binaries = preferred or _at_least_as_new_as(server_major(dsn))
    command = [binaries.program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", "--no-comments"]
    connection, environment = _connection(dsn)
    done = subprocess.run(
        [*command, f"--file={file}", f"--dbname={connection}"], env=environment, capture_output=True, check=False
    )
    if done.returncode != 0:
        raise CannotBackUp(reason=_last_line(done.stderr))


def load(dsn: str, file: Path, *, preferred: Binaries | None = None, empty_first: bool = False) -> None:
    """Put a dump back. `empty_first` throws away what is there, in the same transaction."""
    # The newest programs read every older format, and only they read their own.
    binaries = max((*all_binaries(), *([preferred] if preferred else [])), key=lambda each: each.major)
    connection, environment = _connection(dsn)
    reader = [binaries.program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(file)]
    writer = [binaries.program("psql"), "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    writer += ["--output=/dev/null", f"--dbname={connection}"]
    if empty_first:
        writer += ["--command", EMPTY_FIRST]
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(reader, stdout=subprocess.PIPE, stderr=complaints) as out,
    ):
        into = subprocess.Popen(
            [*writer, "--file=-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=complaints, env=environment
        )
        _copy(out, into, unknown=_unknown_settings(server_major(dsn)))
        read, written = out.wait(), into.wait()
        if read or written:
            complaints.seek(0)
            raise CannotRestore(file=file, reason=_last_line(complaints.read()))


def server_major(dsn: str) -> int:
    """The server's major version."""
    with psycopg.connect(dsn) as connection:
        return connection.info.server_version // 10_000


def _at_least_as_new_as(major: int) -> Binaries:
    """pg_dump refuses a server newer than itself; among those that fit, the oldest writes for most readers."""
    fitting = [each for each in all_binaries() if each.major >= major]
    if not fitting:
        raise NoBinaries(wanted="pg_dump", lowest=major)
    return min(fitting, key=lambda each: each.major)


def _connection(dsn: str) -> tuple[str, dict[str, str]]:
    """The address without the password, which goes by the environment: arguments are seen by every user."""
    parts: dict[str, Any] = {key: value for key, value in conninfo_to_dict(dsn).items() if value is not None}
    password = parts.pop("password", None)
    environment = {"PATH": os.defpath, "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C"}
    if password is not None:
        environment["PGPASSWORD"] = str(password)
    return make_conninfo(**parts), environment


def _unknown_settings(major: int) -> set[bytes]:
    return {line for below, line in UNKNOWN_BELOW.items() if major < below}


def _copy(out: subprocess.Popen[bytes], into: subprocess.Popen[bytes], *, unknown: set[bytes]) -> None:
    assert out.stdout is not None
    assert into.stdin is not None
    try:
        for number, line in enumerate(out.stdout):
            # Only in the preamble: further down the same words could be somebody's data.
            if number > 40 or line.strip() not in unknown:
                into.stdin.write(line)
        into.stdin.close()
    except BrokenPipeError:  # psql gave up and says why itself
        out.kill()


def _last_line(told: bytes) -> str:
    lines = [line for line in told.decode(errors="replace").splitlines() if line.strip()]
    return next((line for line in lines if "ERROR" in line or "error:" in line), lines[-1] if lines else "?")
