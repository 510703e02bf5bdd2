"""The narrow rows that lists find signals and promises by: whatever happened, they say what the rows themselves say."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from cast import TODAY, World
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from flows.copies import alike
from flows.heard import hear_many
from flows.stage import put_ear
from flows.wishes import wish
from store.histories import apart

from ropeteam.core import ledger as core
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.fit import TABLE
from ropeteam.core.vocabulary import Backing, Fit, PromiseOutcome, SignalKind, Watch
from ropeteam.flows import change_requests, inbox, judging, promise_ends, promises, signals, triage
from ropeteam.flows.request_linking import unlink
from ropeteam.store import access, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import inbox as inbox_query
from ropeteam.store.queries import promise_facts
from ropeteam.store.queries.deals import waiting_promises
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.ledger import COUNTS, DUES, OPEN, OUTCOMES, REACHED, SUGGESTED, Ledger, LedgerFilter

Deed = Callable[[World, random.Random], object]
READERS = ("seller", "other_seller", "product_manager", "management", "stranger")


def _signal(world: World, chance: random.Random, **of: Any) -> models.Signal:
    found = models.Signal.objects.filter(conversation__in=[world.conversation, world.unheard], **of).order_by("pk")
    return chance.choice(list(found.select_related("conversation__deal", "conversation__company", "text")))


def _say(world: World, chance: random.Random) -> object:
    signal, who = _signal(world, chance), chance.choice([world.seller, world.presales, world.product_manager])
    deed = chance.choice(["confirm", "confirm", "claim", "dismiss", "dismiss", "undo", "second"])
    if deed == "dismiss":
        return signals.dismiss(signal, actor=who, on=TODAY, reason="nur laut gedacht")
    if deed == "undo":
        return signals.undo(signal, actor=who, on=TODAY)
    if deed == "second":
        return signals.second_dismissal(signal, actor=world.services, on=TODAY)
    return signals.confirm(signal, actor=who, on=TODAY, kind=SignalKind.CLAIM if deed == "claim" else None)


def _promises(world: World) -> QuerySet[models.Promise]:
    return models.Promise.objects.filter(deal__in=[world.deal, world.confidential]).order_by("pk")


def _judge(world: World, chance: random.Random) -> object:
    """A verdict on a signal or a promise, by a rule: it may name a roadmap item and a day."""
    version = chance.choice([None, *models.RoadmapVersion.objects.all()])
    fits = [Fit.AS_IS, Fit.DECLINED, Fit.IN_REVIEW, Fit.UNKNOWN, Fit.AGAINST_STRATEGY, Fit.SERVICES]
    fit = Fit.ROADMAP if version else chance.choice(fits)
    promise = chance.choice([None, None, *_promises(world)])
    about = {"promise": promise} if promise else {"signal": _signal(world, chance)}
    due = chance.choice([None, TODAY - timedelta(days=9), TODAY + timedelta(days=chance.choice([0, 20, 80]))])
    return models.Judgement.objects.create(
        **about, fit=fit.value, backing=TABLE[fit].backing.value, roadmap_version=version, due=due,
        rule_version=judging.RULE_VERSION, judged_on=TODAY,
    )  # fmt: skip


def _wish(world: World, chance: random.Random) -> object:
    signal = _signal(world, chance, kind=SignalKind.NEED.value)
    there = models.Asker.objects.filter(signal=signal).first()
    if there is not None:
        return unlink(there, actor=world.product_manager)
    request = models.ChangeRequest.objects.filter(product=world.product).first() or wish(world, "Netz")
    return change_requests.link(signal, request, actor=world.product_manager)


def _many(world: World, chance: random.Random) -> object:
    done = models.Triage.objects.order_by("-pk").first()
    if done is not None and chance.random() < 0.5:
        return triage.undo(done, actor=world.product_manager, on=TODAY)
    mine = inbox_query.waiting(world.product_manager).filter(conversation__in=[world.conversation, world.unheard])
    pks = [row.pk for row in mine.order_by("pk")[:3]]
    return triage.confirm_many(pks, actor=world.product_manager, on=TODAY)


def _end(world: World, chance: random.Random) -> object:
    promise = chance.choice(list(_promises(world)))
    if chance.random() < 0.3:
        return promise_ends.renegotiate(
            promise, actor=world.seller, sentence="Anders, später.", on=TODAY, agreed_how="im Termin"
        )
    outcome = chance.choice(list(PromiseOutcome))
    told: dict[str, Any] = {"told_customer_on": TODAY, "told_how": "Anruf"}
    return promise_ends.end(promise, actor=world.seller, outcome=outcome, on=TODAY, **told)


def _enter(world: World, chance: random.Random) -> object:
    due = chance.choice([None, TODAY - timedelta(days=3), TODAY + timedelta(days=chance.choice([0, 30, 31, 90, 91]))])
    return promises.enter(world.deal, actor=world.seller, sentence="Bis dahin läuft es", on=TODAY, due=due)


def _hear(world: World, chance: random.Random) -> object:
    """A newer model hears more, and what an older one heard no longer or less surely."""
    how = chance.choice(["more", "retired", "back", "low", "linked"])
    if how == "more":
        turn = 2000 + 10 * models.Signal.objects.count()
        row = hear_many(world, 2, talk=chance.choice([world.conversation, world.unheard]), turn=turn)[0]
        return models.Signal.objects.filter(pk=row.pk).update(kind=SignalKind.PROMISE.value)
    one = models.Signal.objects.filter(pk=_signal(world, chance).pk)
    change = {
        "retired": {"retired_at": timezone.now()},
        "back": {"retired_at": None, "low": False},
        "low": {"low": True},
        "linked": {"capability": world.sap_export, "due": TODAY},
    }
    return one.update(**change[how])


def _move(world: World, chance: random.Random) -> object:
    """A talk gets another deal or day; a deal becomes confidential, or no longer is."""
    if chance.random() < 0.4:
        deals = models.Deal.objects.filter(pk=chance.choice([world.deal.pk, world.confidential.pk]))
        return deals.update(confidential=chance.random() < 0.5)
    talk = models.Conversation.objects.filter(pk=chance.choice([world.conversation.pk, world.unheard.pk]))
    deal = chance.choice([None, world.deal, world.confidential])
    return talk.update(deal=deal, held_on=TODAY - timedelta(days=chance.randrange(40)))


DEEDS: tuple[Deed, ...] = (_say, _say, _say, _judge, _judge, _wish, _many, _end, _enter, _hear, _hear, _move)


class TestWhatIsKept:
    def test_is_what_the_rows_say_after_every_deed_and_so_is_every_list(self, world: World) -> None:
        """The first history, and the one that leaves most in the inbox: both kinds of PostgreSQL go through them."""
        play(world, [0, 7])

    def test_is_what_the_rows_say_in_more_histories(self, world: World) -> None:
        play(world, range(1, 7))

    def test_is_written_down_for_a_home_of_before(self, world: World) -> None:
        signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)
        hear_many(world, 9)
        now = import_module("ropeteam.store.migrations.0031_standing_rows")
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE store_waiting, store_waitingcount, store_standing")
            cursor.execute(now.WHAT_IS_THERE)

        assert models.Standing.objects.count() == 1
        assert models.Waiting.objects.filter(kind="need").count() > 5
        alike()

    def test_goes_with_its_signal(self, world: World) -> None:
        row = hear_many(world, 1)[0]
        assert models.Waiting.objects.filter(pk=row.pk).exists()

        row.delete()

        assert not models.Waiting.objects.filter(pk=row.pk).exists()
        alike()


NAMES = {"product_manager": "product"}


def play(world: World, seeds: Sequence[int]) -> None:
    """Histories side by side: each goes a deed further, then all that is kept is looked at."""
    done: Counter[int] = Counter()
    with pytest.MonkeyPatch.context() as patch:
        put_ear(patch)
        histories = {seed: (apart(world, seed), random.Random(seed)) for seed in seeds}
        for seed, (mine, _) in histories.items():
            hear_many(mine, 5, talk=mine.conversation, turn=1000 + 10 * seed)
        for _ in range(25):
            for seed, (mine, chance) in histories.items():
                done[seed] += happened(mine, chance)
            alike()
    inbox.add_up()
    alike()
    for who in READERS:
        lists_are_those_of_the_rows(world.everyone[NAMES.get(who, who)])
    assert all(done[seed] > 5 for seed in seeds), f"next to nothing happened in a history: {done}"


def happened(world: World, chance: random.Random) -> bool:
    try:
        chance.choice(DEEDS)(world, chance)
    except (Refused, NotAllowed, IndexError):
        return False
    return True


def lists_are_those_of_the_rows(reader: Actor) -> None:
    """Every filter of the ledger and the inbox, against each row read one by one."""
    lines = [*_promise_lines(reader), *_suggestion_lines(reader)]
    capability = models.Capability.objects.order_by("pk").values_list("pk", flat=True).first()
    item = models.RoadmapItem.objects.order_by("pk").values_list("pk", flat=True).first()
    filters: list[dict[str, Any]] = [
        {"state": state} for state in (COUNTS, OPEN, SUGGESTED, *REACHED, *OUTCOMES, "all")
    ]
    filters += [{"due": due} for due in DUES] + [{"watch": watch.value} for watch in Watch]
    filters += [{"backings": frozenset({one.value}), "state": state} for one in Backing for state in (COUNTS, "all")]
    filters += [{"backings": frozenset({"unbacked", "roadmap"}), "due": due} for due in DUES]
    filters += [{"backings": frozenset({"unbacked"}), "state": state} for state in REACHED]
    filters += [{"capability": capability}, {"roadmap": item, "state": "all"}]
    filters += [{"deal": deal} for deal in models.Deal.objects.values_list("pk", flat=True)]
    for by in filters:
        found = [
            ("p" if entry.promise else "s", entry.pk)
            for page in Ledger(reader, LedgerFilter(**by), on=TODAY).everything(chunk=6)
            for entry in page
        ]
        meant = sorted((line for line in lines if _meant(line, **by)), key=lambda line: line["place"], reverse=True)
        assert found == [line["key"] for line in meant], by
    waits: dict[int | None, list[tuple[int, date]]] = {}
    read = inbox_query.waiting(reader).order_by("-pk").values_list("capability", "pk", "conversation__held_on")
    for capability_pk, pk, day in read:
        waits.setdefault(capability_pk, []).append((pk, day))
    groups = {group.capability: group for group in inbox_query.groups(reader)}
    assert {of: group.waiting for of, group in groups.items()} == {of: len(rows) for of, rows in waits.items()}
    for of, group in groups.items():
        rows = waits[of]
        assert (group.newest, group.newest_on) == (rows[0][0], max(day for _, day in rows))
        assert [row.pk for row in inbox_query.page(reader, group)[0]] == [key for key, _ in rows]


def _promise_lines(reader: Actor) -> list[dict[str, Any]]:
    found = access.promises(reader).annotate(
        backing=latest("promise", "backing"), item=latest("promise", "roadmap_version__item")
    )
    told = {
        row.pk: row for row in promise_facts.loaded(models.Promise.objects.filter(pk__in=[row.pk for row in found]))
    }
    lines = []
    for row in found:
        known = promise_facts.facts(told[row.pk], on=TODAY)
        lines.append(_line(row, "p", row.said_on, row.deal_id, core.state(known).value, known.due) | {
            "watches": {watch.value for watch in core.watches(known, on=TODAY)}
        })  # fmt: skip
    return lines


def _suggestion_lines(reader: Actor) -> list[dict[str, Any]]:
    found = waiting_promises(access.signals(reader)).filter(conversation__deal__isnull=False)
    found = found.annotate(
        backing=latest("signal", "backing"), item=latest("signal", "roadmap_version__item"), by=latest("signal", "due")
    )
    lines = []
    for row in found.select_related("conversation"):
        due, uncarried = row.due or row.by, (row.backing or "unbacked") in ("unbacked", "against_strategy")
        near = due is not None and due <= TODAY + core.NEAR
        watches = {"due_soon"} if due is not None and TODAY <= due <= TODAY + core.SOON else set()
        watches |= {"at_risk"} if (due is not None and due < TODAY) or (uncarried and near) else set()
        talk = row.conversation
        lines.append(_line(row, "s", talk.held_on, talk.deal_id, "waits", due) | {"watches": watches})
    return lines


def _line(row: Any, table: str, day: date, deal: int, state: str, due: date | None) -> dict[str, Any]:
    return {
        "key": (table, row.pk), "place": (day, table == "p", row.pk), "deal": deal, "state": state, "due": due,
        "backing": row.backing or "unbacked", "capability": row.capability_id, "item": row.item,
    }  # fmt: skip


def _meant(
    line: dict[str, Any], *, state: str = COUNTS, due: str = "", watch: str = "", backings: frozenset[str] = frozenset(),
    capability: int | None = None, roadmap: int | None = None, deal: int | None = None,
) -> bool:  # fmt: skip
    ended = line["state"] in OUTCOMES
    in_state = {
        COUNTS: not ended, OPEN: not ended and line["state"] != "waits", SUGGESTED: line["state"] in ("waits", "suggested"),
        "ended": ended, "all": True,
    }.get(state, line["state"] == state)  # fmt: skip
    day = line["due"]
    within = day is not None and due.isdigit() and TODAY <= day <= TODAY + timedelta(days=int(due or 0))
    in_due = {"": True, "none": day is None, "overdue": day is not None and day < TODAY}.get(due, within)
    return bool(
        in_state
        and in_due
        and (not watch or watch in line["watches"])
        and (not backings or line["backing"] in backings)
        and capability in (None, line["capability"])
        and roadmap in (None, line["item"])
        and deal in (None, line["deal"])
    )
