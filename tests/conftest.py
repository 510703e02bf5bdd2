"""One throwaway PostgreSQL for each worker of a run, started by our own supervisor, only if a test asks for the database."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from first import FIRST
from hypothesis import HealthCheck
from hypothesis import settings as draws
from hypothesis.internal.conjecture.providers import _get_local_constants as constants_of_all_modules
from psycopg._preparing import Prepare, PrepareManager
from psycopg.pq.abc import PGresult
from pytest_django import DjangoDbBlocker
from ready import made_ready, quiet, ready_copy

from ropeteam.core.numbers import incentive_judged
from ropeteam.core.numbers.incentive_ranges import measure
from ropeteam.project.database.session import Database, open_database

pytest_plugins = ["workers"]
TESTS = Path(__file__).parent

# How long a draw takes says how busy the machine is, not whether the code is right.
draws.register_profile("ropeteam", deadline=None, suppress_health_check=[HealthCheck.too_slow])
draws.load_profile("ropeteam")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sorting is stable: the tests of a file stay together and in their order."""
    places = {str(TESTS / name): place for place, name in enumerate(FIRST)}
    items.sort(key=lambda item: places.get(str(item.path), len(places)))


def pytest_collection() -> None:
    """Hardly anything that is imported and collected ever goes: looking for it took a third of the time."""
    gc.disable()


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is there stays: the collector need not walk through all of it again and again, nor come as often as it would."""
    if session.config.pluginmanager.getplugin("workers").are_wanted(
        session.config
    ):  # what follows each would do for itself
        import_module(settings.ROOT_URLCONF)  # with all views
        constants_of_all_modules()  # which draws are made from, by reading every file
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def few_draws() -> Iterator[None]:
    """Pages of the incentive lab draw their ranges from a handful: how wide a range is, the core's own tests look at."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(incentive_judged, "measure", partial(measure, draws=4))
        yield


@pytest.fixture(scope="session", autouse=True)
def plans_stay() -> Iterator[None]:
    """Each test ends in a rollback, after which the driver forgets all plans: a table might have gone. In tests none has."""
    forgets = PrepareManager._should_discard

    def forgets_unless_rolled_back(kept: PrepareManager, prepared: Prepare, results: Sequence[PGresult]) -> bool:
        return all(result.command_status != b"ROLLBACK" for result in results) and forgets(kept, prepared, results)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PrepareManager, "_should_discard", forgets_unless_rolled_back)
        yield


@pytest.fixture(scope="session")
def ready_home(pytestconfig: pytest.Config, django_db_blocker: DjangoDbBlocker) -> Path:
    """A home with all tables, shared by all workers and later runs: to be copied, never to be opened."""
    with django_db_blocker.unblock():
        return made_ready(pytestconfig.rootpath / ".pytest_cache" / "homes")


@pytest.fixture(scope="session")
def cluster(ready_home: Path) -> Iterator[Database]:
    """A server without fsync, in memory where possible; ROPETEAM_POSTGRES chooses whose programs."""
    with ready_copy(ready_home) as home, open_database(home, say=quiet, durable=False) as database:
        yield database
