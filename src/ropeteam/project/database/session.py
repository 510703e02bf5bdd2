"""`open_database`: the one way to a database, whoever runs it.

DATABASE_URL names one that somebody else runs. Without it, the first command in a home owns the server: it starts it
as its child and stops it at its end. Commands that come meanwhile join through the socket and hold a shared lock; the
owner waits for them before it stops the server. All locks belong to processes, so a killed command leaves none behind.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from ropeteam.project.database import binaries, upgrade
from ropeteam.project.database.cluster import PATIENCE_S, Cluster, dsn
from ropeteam.project.database.locks import Lock
from ropeteam.project.database.place import Place, locate, reachable
from ropeteam.project.errors import DatabaseBusy, DatabaseUnreachable, ProjectError
from ropeteam.project.home import require_space

SPACE_FOR_NEW_MB = 300
SPACE_TO_OPEN_MB = 40


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. `owner`: this command started the server. `cluster` is None where somebody else runs it."""

    dsn: str = field(repr=False)  # with the password
    owner: bool
    place: Place | None = None
    cluster: Cluster | None = None

    @property
    def external(self) -> bool:
        """Named by DATABASE_URL: not ours to start, stop or upgrade."""
        return self.place is None


@contextmanager
def open_database(home: Path, *, say: Callable[..., None], durable: bool = True) -> Iterator[Database]:
    """The database of a home, for as long as the block runs."""
    if url := os.environ.get("DATABASE_URL", "").strip():
        yield _external(url)
        return
    place = locate(home)
    owner, user = Lock(place.owner_lock), Lock(place.users_lock)
    try:
        if _owns(place, owner, user):
            with _owned(place, user, say=say, durable=durable) as database:
                yield database
        else:
            yield Database(dsn=dsn(place), owner=False, place=place)
    finally:
        user.release()
        owner.release()


def _owns(place: Place, owner: Lock, user: Lock) -> bool:
    """True when nobody else owns the server; else joins, and is False once the owner's server answers."""
    deadline = time.monotonic() + PATIENCE_S * 2
    while time.monotonic() < deadline:
        if owner.try_alone():
            return True
        # An owner that is about to stop holds the users' lock alone: then come back as the next owner.
        if user.try_shared():
            if _answers(place):
                return False
            user.let_go()
        time.sleep(0.05)
    raise DatabaseBusy(home=place.root)


@contextmanager
def _owned(place: Place, user: Lock, *, say: Callable[..., None], durable: bool) -> Iterator[Database]:
    chosen = reachable(binaries.choose(place.data), place.account)
    require_space(place.root, SPACE_TO_OPEN_MB if place.data.exists() else SPACE_FOR_NEW_MB)
    cluster = Cluster(place=place, binaries=chosen, say=say, durable=durable)
    try:
        upgrade.carry_over(cluster)
        cluster.create()
        cluster.start()
        yield Database(dsn=cluster.dsn(), owner=True, place=place, cluster=cluster)
    finally:
        _wait_for_others(user, say)
        cluster.stop()


def _wait_for_others(user: Lock, say: Callable[..., None]) -> None:
    if user.try_alone():
        return
    say("database_waits")
    try:
        user.wait_alone()
    except KeyboardInterrupt:
        say("database_stops_anyway")


def _answers(place: Place) -> bool:
    try:
        with psycopg.connect(dsn(place), connect_timeout=5):
            return True
    except (psycopg.OperationalError, ProjectError, OSError, ValueError):
        return False


def _external(url: str) -> Database:
    try:
        with psycopg.connect(url, connect_timeout=10):
            return Database(dsn=url, owner=False)
    except (psycopg.OperationalError, psycopg.ProgrammingError) as error:
        shown = {
            key: value for key, value in conninfo_or_nothing(url).items() if key in ("host", "port", "dbname", "user")
        }
        raise DatabaseUnreachable(
            place=" ".join(f"{key}={value}" for key, value in shown.items()), reason=str(error).strip().splitlines()[-1]
        ) from error


def conninfo_or_nothing(url: str) -> dict[str, object]:
    """The parts of a connection address, without failing on one that is none."""
    try:
        return dict(conninfo_to_dict(url))
    except psycopg.ProgrammingError:
        return {}
