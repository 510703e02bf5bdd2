"""Tables and models say the same: what a model names, a migration made; a new home and one that grew up are alike."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib import import_module

import psycopg
import pytest
from cast import World
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration, RunSQL
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from flows.stage import Stores, beside
from flows.studied import study
from pytest_django import DjangoDbBlocker

from ropeteam.core.vocabulary_presales import CriterionResult
from ropeteam.flows import architecture_files
from ropeteam.project.database.cluster import ADMIN, NAME
from ropeteam.project.database.session import Database
from ropeteam.project.schema import pending
from ropeteam.store import models

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

    def test_makes_the_same_tables(self, houses: Stores, cluster: Database, django_db_blocker: DjangoDbBlocker) -> None:
        """The steps, each on a real database, beside the store that the one migration made."""
        dsn, name = cluster.cluster.dsn(user=ADMIN, database="postgres"), f"{houses.empty}_grown"
        with django_db_blocker.unblock(), psycopg.connect(dsn, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name} OWNER {NAME}")
            with beside(name):
                executor = MigrationExecutor(connection)
                executor.loader = MigrationLoader(connection, replace_migrations=False)
                executor.migrate([last_step(MigrationLoader(None))])
                grown = made()
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
            with beside(houses.empty):
                new = made()

        assert len(new) > 1000
        assert grown == new

    def test_is_not_missed_by_a_home_that_began_with_a_shorter_one(self, empty: None) -> None:
        recorder = MigrationRecorder(connection)
        recorder.record_unapplied(*many(MigrationLoader(None)))
        recorder.record_applied("store", "0001_squashed_0017_told_anew")

        assert pending() == []

    @pytest.mark.parametrize("shorter", [True, False], ids=["began short", "went step by step"])
    @pytest.mark.parametrize("reached", ["0017_told_anew", "0025_projects", "0030_standing"])
    def test_is_not_taken_by_a_home_that_went_a_part_of_the_way(self, reached: str, shorter: bool, empty: None) -> None:
        loader, recorder = MigrationLoader(None), MigrationRecorder(connection)
        left = [name for name in loader.disk_migrations[many(loader)].replaces if name[1] > reached]
        for name in (many(loader), *left):
            recorder.record_unapplied(*name)
        if shorter:
            recorder.record_applied("store", "0001_squashed_0017_told_anew")

        assert pending() == [".".join(name) for name in left] != []


def loaders() -> tuple[MigrationLoader, MigrationLoader]:
    """The way of a new home, and that of one that has gone a part of it."""
    return MigrationLoader(None), MigrationLoader(None, replace_migrations=False)


def many(loader: MigrationLoader) -> Name:
    (name,) = [name for name, migration in loader.disk_migrations.items() if name[0] == "store" and migration.replaces]
    return name


def last_step(loader: MigrationLoader) -> Name:
    return loader.disk_migrations[many(loader)].replaces[-1]


MADE = """
    SELECT 'column', table_name, column_name || ' ' || ordinal_position || ' ' || data_type || ' ' || is_nullable
        || coalesce(' ' || column_default, '') || coalesce(' ' || generation_expression, '')
    FROM information_schema.columns WHERE table_name LIKE 'store\\_%'
    UNION ALL SELECT 'constraint', conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE conrelid::regclass::text LIKE 'store\\_%'
    UNION ALL SELECT 'index', tablename, indexdef FROM pg_indexes WHERE tablename LIKE 'store\\_%'
    UNION ALL SELECT 'trigger', tgrelid::regclass::text, pg_get_triggerdef(oid)
    FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass::text LIKE 'store\\_%'
    UNION ALL SELECT 'function', proname, pg_get_functiondef(oid) FROM pg_proc WHERE proname LIKE 'ropeteam\\_%'
"""


def made() -> list[tuple[str, str, str]]:
    """Every column, constraint, index, trigger and function of ours."""
    with connection.cursor() as cursor:
        cursor.execute(MADE)
        return sorted(cursor.fetchall())


def statements(migration: Migration) -> list[object]:
    return [operation.sql for operation in migration.operations if isinstance(operation, RunSQL)]


class TestThePaperOfEvidence:
    def test_is_found_by_its_name_also_where_a_folder_brought_it_after_the_evidence(self, world: World) -> None:
        row = study(world)
        long_ago, then = date(2020, 1, 7), datetime(2020, 1, 7, 9, tzinfo=UTC)
        names = ("gestern.pdf", "heute.pdf", "morgen.pdf")

        def seen(no: int, **other: object) -> models.CriterionEvidence:
            facts = {"words": "Gemessen.", "seen_on": long_ago, "recorded_on": long_ago, "by": world.presales.person}
            return models.CriterionEvidence.objects.create(
                criterion=row.criteria.get(no=no),
                n=1,
                result=CriterionResult.MET,
                document=names[no - 1],
                **facts,
                **other,
            )

        # Two came in by a folder, evidence first; one was written here before somebody brought a paper of that name.
        rows = [seen(1), seen(2), seen(3, created_at=then)]
        for name, day in zip(names, (date(2020, 1, 6), long_ago, long_ago), strict=True):
            facts = {"actor": world.presales, "data": b"%PDF-1.7 " + name.encode(), "file_name": name, "on": day}
            architecture_files.bring(world.deal, **facts)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(import_module("ropeteam.store.migrations.0029_study_evidence").FOUND)

        found = models.CriterionEvidence.objects.filter(pk__in=[one.pk for one in rows]).order_by("criterion__no")
        assert [one.paper.name if one.paper else "" for one in found] == ["gestern.pdf", "heute.pdf", ""]
