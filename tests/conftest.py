"""One throwaway PostgreSQL for the whole run, started by our own supervisor, only if a test asks for the database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ropeteam.project.database.session import Database, open_database
from ropeteam.project.home import temporary_home
from ropeteam.project.wiring import use_database


@pytest.fixture(scope="session")
def cluster() -> Iterator[Database]:
    """A server without fsync, in memory where possible; ROPETEAM_POSTGRES chooses whose programs."""
    with (
        temporary_home(in_memory=True) as home,
        open_database(home, say=lambda code, **values: None, durable=False) as database,
    ):
        yield database


@pytest.fixture(scope="session")
def django_db_modify_db_settings(cluster: Database) -> None:
    """pytest-django makes its test database in our server, from the migrations."""
    use_database(cluster.dsn)
