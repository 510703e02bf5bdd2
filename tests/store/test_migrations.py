"""Tables and models say the same: what a model names, a migration made; a new home and one that grew up are alike."""

from __future__ import annotations

from django.core.management import call_command
from django.db.migrations import Migration, RunSQL
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader

Name = tuple[str, str]


def test_no_model_is_ahead_of_the_migrations(empty: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


class TestTheMigrationThatStandsForMany:
    """Homes of earlier versions go step by step, new ones in one: both end with the same tables, guards and words."""

    def test_makes_the_same_models(self) -> None:
        short, steps = loaders()

        for_new, grown = short.project_state(many(short)), steps.project_state(last_step(short))

        assert {key for key in for_new.models if key[0] == "store"} == {
            key for key in grown.models if key[0] == "store"
        }
        assert "store" not in MigrationAutodetector(grown, for_new).changes(graph=short.graph)

    def test_runs_the_same_statements(self) -> None:
        short, steps = loaders()
        one = short.disk_migrations[many(short)]

        assert statements(one) == [sql for name in one.replaces for sql in statements(steps.disk_migrations[name])]


def loaders() -> tuple[MigrationLoader, MigrationLoader]:
    """The way of a new home, and that of one that has gone a part of it."""
    return MigrationLoader(None), MigrationLoader(None, replace_migrations=False)


def many(loader: MigrationLoader) -> Name:
    (name,) = [name for name, migration in loader.disk_migrations.items() if name[0] == "store" and migration.replaces]
    return name


def last_step(loader: MigrationLoader) -> Name:
    return loader.disk_migrations[many(loader)].replaces[-1]


def statements(migration: Migration) -> list[object]:
    return [operation.sql for operation in migration.operations if isinstance(operation, RunSQL)]
