"""Are the tables those of this version? Brought there once, whoever comes first, under a lock of the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pkgutil import iter_modules

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from ropeteam.project.errors import SchemaIsNewer

LOCK = 7_673_001  # any number, only ours
# One that stood for the first seventeen, until today's took its place: homes that began with it keep its row.
RETIRED = {("store", "0001_squashed_0017_told_anew")}


def bring_up_to_date(say: Callable[..., None]) -> bool:
    """Apply what is missing; True when there was something. Refuses tables of a newer version."""
    if not pending():
        return False
    with _alone():
        if not pending():  # another command did it while we waited
            return False
        say("migrating")
        call_command("createcachetable", verbosity=0)
        call_command("migrate", verbosity=0, interactive=False)
    return True


def pending() -> list[str]:
    """Migrations of this version that the database lacks, as app.name."""
    applied, ours = set(MigrationRecorder(connection).applied_migrations()), set(on_disk())
    strangers = sorted(f"{app}.{name}" for app, name in applied - ours - RETIRED if app == "store")
    if strangers:
        raise SchemaIsNewer(names=", ".join(strangers))
    if ours <= applied:
        return []  # as nearly always: then a command need not read them all
    loader = MigrationLoader(connection)  # knows which stand for others
    return sorted(f"{app}.{name}" for app, name in set(loader.graph.nodes) - set(loader.applied_migrations))


def on_disk() -> Iterator[tuple[str, str]]:
    """All migrations by app and name, also those that a later one stands for; nothing is imported."""
    for app in apps.get_app_configs():
        place, _named = MigrationLoader.migrations_module(app.label)
        package = find_spec(place) if place else None
        for module in iter_modules(package.submodule_search_locations if package else []):
            if not module.ispkg and module.name[0] not in "_~":
                yield app.label, module.name


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
