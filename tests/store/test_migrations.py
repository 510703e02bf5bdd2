"""Tables and models say the same: what a model names, a migration made; a new home and one that grew up are alike."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from importlib import import_module

import psycopg
import pytest
from cast import World
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration, RunSQL
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from flows.stage import Stores, beside
from flows.studied import study
from pytest_django import DjangoDbBlocker
from store.grown import RECORD, digest, loaders, made, made_step_by_step, many, origin, recorded, texts

from ropeteam.core.vocabulary_presales import CriterionResult
from ropeteam.flows import architecture_files
from ropeteam.project.database.cluster import ADMIN
from ropeteam.project.database.session import Database
from ropeteam.project.errors import SchemaIsNewer
from ropeteam.project.schema import on_disk, pending
from ropeteam.store import models

UPDATE = os.environ.get("ROPETEAM_UPDATE_GROWN") == "1"


def test_no_model_is_ahead_of_the_migrations(empty: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


class TestTheMigrationThatStandsForMany:
    """Homes of earlier versions go step by step, new ones in one: both end with the same tables, guards and words."""

    def test_makes_the_same_models(self) -> None:
        short, steps = loaders()

        for_new, grown = (
            short.project_state(many(short)),
            steps.project_state(short.disk_migrations[many(short)].replaces[-1]),
        )

        assert {key for key in for_new.models if key[0] == "store"} == {
            key for key in grown.models if key[0] == "store"
        }
        assert "store" not in MigrationAutodetector(grown, for_new).changes(graph=short.graph)

    def test_runs_the_same_statements(self) -> None:
        short, steps = loaders()
        one = short.disk_migrations[many(short)]

        assert statements(one) == [sql for name in one.replaces for sql in statements(steps.disk_migrations[name])]

    def test_makes_the_same_tables(self, houses: Stores, cluster: Database, django_db_blocker: DjangoDbBlocker) -> None:
        """The store that the one migration made, beside what the steps made, each on a real database.

        What they make is on record, with all that it hangs on. They are gone again if any of that is another, or if the new store
        is not as the record says: then row is held against row. ROPETEAM_UPDATE_GROWN=1 writes the record anew.
        """
        dsn = cluster.cluster.dsn(user=ADMIN, database="postgres")
        with django_db_blocker.unblock(), psycopg.connect(dsn, autocommit=True) as server:
            with beside(houses.empty):
                new, here = made(), origin()
            before = recorded()
            if UPDATE or before != {**here, "made": digest(new)}:
                grown = made_step_by_step(server, f"{houses.empty}_grown")
                assert grown == new
                if UPDATE:
                    RECORD.write_text(json.dumps({**here, "made": digest(grown)}, indent=1, sort_keys=True) + "\n")
                else:
                    assert {**before, **here} != before, (
                        "nothing that the steps hang on has changed, and they make what is there: the record is wrong"
                    )

        assert len(new) > 1000

    def test_is_on_record_with_every_step_and_what_steps_import(self) -> None:
        short, steps = loaders()

        found = texts(steps)

        assert found.keys() >= {".".join(name) for name in short.disk_migrations[many(short)].replaces}
        assert found.keys() >= {"ropeteam.store.create_models", "ropeteam.store.textsearch"}
        assert all(found[name] for name in found if name.startswith(("store.", "ropeteam.")))

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


class TestPending:
    def test_finds_the_names_that_django_reads(self) -> None:
        assert set(on_disk()) == set(MigrationLoader(None).disk_migrations)

    def test_refuses_tables_of_a_newer_version(self, empty: None) -> None:
        MigrationRecorder(connection).record_applied("store", "9999_of_tomorrow")

        with pytest.raises(SchemaIsNewer) as caught:
            pending()
        assert caught.value.values == {"names": "store.9999_of_tomorrow"}

    def test_names_what_is_missing(self, empty: None) -> None:
        MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

        assert pending() == ["sessions.0001_initial"]


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
