"""Statements that are built once: filled in anew for every reader, never with somebody else's values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from cast import TODAY, World
from django.db import OperationalError, connection
from django.db.models import Exists, IntegerField, OuterRef, QuerySet, Value
from django.test.utils import CaptureQueriesContext
from flows.at_once import at_once

from ropeteam.store import access, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import deals, lists, talks
from ropeteam.store.queries.kept import ON, Gap, Given, Kept, given_by, kept, standing_in
from ropeteam.store.queries.ledger import COUNTS, DUES, ENDED, STATES, Ledger, LedgerFilter
from ropeteam.store.queries.names import names_for, names_of
from ropeteam.store.queries.product import truth
from ropeteam.store.queries.today import sections

# An id that nothing has: found in a statement, it came from whoever asked first.
STRANGE = 918_273_645
MADE: list[Kept] = []


@pytest.fixture(scope="module", autouse=True)
def remembered() -> Iterator[None]:
    """From here on every statement is built anew and stands in MADE; looking for them among all objects took a second a test."""
    build = Kept.__init__

    def build_and_remember(self: Kept, found: QuerySet[Any, Any]) -> None:
        build(self, found)
        MADE.append(self)

    kept.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Kept, "__init__", build_and_remember)
        yield


def _visible(actor: Actor) -> QuerySet[Any, int]:
    return access.deals(actor).order_by("pk").values_list("pk", flat=True)


def _recent() -> QuerySet[models.Deal]:
    return models.Deal.objects.filter(opened_on__gte=ON - timedelta(days=1), opened_on__lte=ON + timedelta(days=1))


def _with_account() -> QuerySet[models.Deal]:
    talked = models.Conversation.objects.filter(deal=OuterRef("pk"))
    found = models.Deal.objects.select_related("account").annotate(talked=Exists(talked)).order_by("pk")
    return found.filter(pk__any_of=Given("ids")).prefetch_related("conversations")


def _reasons() -> QuerySet[Any, Any]:
    return models.Judgement.objects.order_by("pk").values_list("pk", "reasons", "due")


def _asks_the_database() -> QuerySet[models.Deal]:
    return models.Deal.objects.filter(pk__in=list(models.Deal.objects.values_list("pk", flat=True)))


class TestKept:
    def test_knows_no_reader_by_another(self, world: World) -> None:
        for who, actor in world.everyone.items():
            found = kept(_visible, standing_in(actor)).rows(given_by(actor))
            assert found == list(_visible(actor)), who

    def test_is_built_once_for_readers_with_the_same_roles(self, world: World) -> None:
        assert kept(_visible, standing_in(world.seller)) is kept(_visible, standing_in(world.other_seller))
        assert kept(_visible, standing_in(world.seller)) is not kept(_visible, standing_in(world.management))

    def test_moves_a_day_by_the_span_of_the_query(self, world: World) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(opened_on=TODAY)
        for days, counts in ((-2, False), (-1, True), (0, True), (1, True), (2, False)):
            found = kept(_recent).rows({"on": TODAY + timedelta(days=days)})
            assert (world.deal in found) is counts, days

    def test_reads_models_with_all_that_hangs_on_them(self, world: World) -> None:
        ids = [world.deal.pk, world.confidential.pk]
        found = kept(_with_account).rows({"ids": ids})

        expected = list(_with_account_now(ids))
        assert found == expected
        with CaptureQueriesContext(connection) as asked:
            assert [(deal.account, deal.talked) for deal in found] == [(deal.account, deal.talked) for deal in expected]
            assert [list(deal.conversations.all()) for deal in found] == [
                list(deal.conversations.all()) for deal in expected
            ]
        assert len(asked) == 0

    def test_reads_values_as_the_fields_do(self, world: World) -> None:
        assert models.Judgement.objects.exists()
        assert kept(_reasons).rows({}) == list(_reasons())

    @pytest.mark.parametrize("ids", [[], [0], [2**40]])
    def test_takes_lists_of_any_length(self, world: World, ids: list[int]) -> None:
        assert kept(_with_account).rows({"ids": ids}) == []

    def test_answers_nothing_where_nothing_may_be_known(self, world: World) -> None:
        nobody = Actor(world.company, world.seller.person, frozenset())
        with CaptureQueriesContext(connection) as asked:
            assert kept(_visible, standing_in(nobody)).rows(given_by(nobody)) == []
        assert len(asked) == 0

    def test_refuses_a_shape_that_asks_the_database(self, world: World) -> None:
        """What it found would be kept for everybody."""
        with pytest.raises(RuntimeError, match="must not ask"):
            kept(_asks_the_database)

    def test_says_which_value_is_missing(self, world: World) -> None:
        with pytest.raises(KeyError, match="on"):
            kept(_recent).rows({})


class TestItsPlan:
    def test_is_kept_by_postgresql_from_the_second_time_on(self, world: World) -> None:
        statement = Kept(_visible(world.seller).annotate(told=Given("told", IntegerField())))
        kept_by_postgresql = []
        for told in range(3):
            statement.rows({"told": told})
            kept_by_postgresql.append(_plans_of(statement))
        assert kept_by_postgresql == [0, 1, 1]

    def test_serves_lists_of_any_length_and_values_of_any_size(self, world: World) -> None:
        there = sorted(models.Deal.objects.values_list("pk", flat=True))
        for ids in ([], there[:1], [*there, 2**40], there, [2**20, *there[:2]]):
            found = kept(_with_account).rows({"ids": ids})
            assert [deal.pk for deal in found] == [pk for pk in there if pk in ids]

    def test_goes_when_too_many_others_were_asked_since(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ropeteam.store.queries.kept.PLANS", 2)
        found = [_visible(world.seller).annotate(told=Value(no)) for no in range(4)]
        statements = [Kept(rows.order_by(*["pk", "title"][: no % 2 + 1])[: no + 1]) for no, rows in enumerate(found)]

        def ask_each_twice() -> list[int]:
            for statement in statements:
                statement.rows({})
                statement.rows({})
            statements[-1].rows({})  # what has to go goes with the next one
            return [_plans_of(statement) for statement in statements]

        assert at_once(ask_each_twice) == [[0, 0, 1, 1]]

    def test_goes_with_a_line_that_broke_and_the_next_asks_on_a_new_one(self, world: World) -> None:
        """As after the server was started anew."""
        statement = Kept(_visible(world.seller))

        def ask_and_break_off() -> None:
            for _ in range(3):
                connection.health_check_done = False  # what Django does between requests
                connection.health_check_enabled = True
                statement.rows({})
                with connection.cursor() as cursor, pytest.raises(OperationalError):
                    cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

        at_once(ask_and_break_off)


def _plans_of(statement: Kept) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [re.sub(r"\$\d+", "%s", text) for (text,) in cursor.fetchall()].count(statement.sql)


def _with_account_now(ids: list[int]) -> QuerySet[models.Deal]:
    talked = models.Conversation.objects.filter(deal=OuterRef("pk"))
    found = models.Deal.objects.select_related("account").annotate(talked=Exists(talked)).order_by("pk")
    return found.filter(pk__in=ids).prefetch_related("conversations")


class TestNamesFor:
    def test_are_those_of_the_product_of_today(self, world: World) -> None:
        version = models.CapabilityVersion.objects.filter(capability__product=world.product).order_by("pk").first()
        assert version is not None
        models.Limit.objects.create(version=version, no=7, text="bis 50 am Tag")
        models.CapabilityVersion.objects.create(
            capability=version.capability, n=version.n + 1, name="Neu genannt", status=version.status
        )

        names = names_for(world.seller)

        assert names == names_of(truth(world.product))
        assert names[f"capability:{version.capability.key}"] == "Neu genannt"
        assert not [name for name in names if name == f"limit:{version.capability.key}:7"]
        assert names_for(world.stranger) == {}


class TestShapes:
    """What a reader asks for first must not be what the next one gets."""

    @pytest.mark.parametrize(
        ("state", "due"), [*((state, "") for state in STATES), *((COUNTS, due) for due in DUES), (ENDED, "overdue")]
    )
    def test_of_the_ledger_hold_no_values(self, world: World, state: str, due: str) -> None:
        """What a reader may know stands in it beside the state and the day: other readers come with one state."""
        readers = (world.seller, world.management) if (state, due) == (STATES[0], "") else (world.seller,)
        for by in (
            LedgerFilter(state=state, due=due, backings=frozenset({"unbacked"}), deal=STRANGE),
            LedgerFilter(state=state, due=due, backings=frozenset({"services"}), capability=STRANGE, roadmap=STRANGE),
        ):
            for actor in readers:
                Ledger(actor, by, on=TODAY).slice()
        _filled_in_anew()

    def test_of_deals_and_talks_hold_no_values(self, world: World) -> None:
        """The words that are looked for stand beside what a reader may know: others than the seller come with one."""
        for actor in (world.seller, world.presales, world.management):
            for words in ("", "Leitstand") if actor is world.seller else ("Leitstand",):
                for stands in ("", "blocked", "pass", "pass_unheard"):
                    by = deals.DealFilter(words=words, stage="Angebot", stands=stands)
                    lists.fall(deals.listed(actor, by, on=TODAY), where=lists.Where())
                for heard in ("", *talks.HEARD):
                    narrowed = talks.TalkFilter(words=words, heard=heard, deal=STRANGE)
                    lists.fall(talks.listed(actor, narrowed), where=lists.Where())
        _filled_in_anew()

    def test_of_today_hold_no_values(self, world: World) -> None:
        for actor in world.everyone.values():
            sections(actor, on=date(2031, 2, 3))
        assert [section.code for section in sections(world.seller, on=TODAY)]
        _filled_in_anew()


def _filled_in_anew() -> None:
    """No statement holds a day or an id of its own: those of one reader would be answered to another."""
    assert any(isinstance(part, Gap) for statement in MADE for part in statement._params)
    for statement in MADE:
        own = [part for part in statement._params if isinstance(part, date) or part == STRANGE]
        assert own == [], statement.sql
