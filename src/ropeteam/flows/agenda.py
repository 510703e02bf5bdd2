"""The agenda of an exchange: brought up to date from what is known, talked through point by point, minutes beside each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.exchange import WISHES, Agenda, Fact, Subject, agenda, belongs
from ropeteam.core.vocabulary import AgendaCode, AgendaOutcome, ExchangeKind
from ropeteam.flows import request_board
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.exchange_lock import held
from ropeteam.store.queries import exchange_facts as facts

LONGEST_TOPIC, LONGEST_MINUTES = 300, 6000
# Free topics of one exchange: more nobody talks through, and the page stays bounded.
MOST_TOPICS = 50
ASIDE = 1_000_000
Points = Mapping[Subject, Fact]


def refresh(exchange: models.Exchange, *, now: datetime) -> Agenda:
    """What is to be talked about, as it stands now. Until the meeting begins the points follow the facts; from then on none
    goes and new ones come at the end. A point with minutes stays. Decisions of the day appear at their wishes."""
    if exchange.closed_at is not None:
        return Agenda((), {})
    on = timezone.localtime(now).date()
    wanted = agenda(_facts(exchange, on=on, now=now), kind=ExchangeKind(exchange.kind))
    points = {fact.subject: fact for fact in wanted.points}
    if not _differs(exchange, points, begun=exchange.starts_at <= now):
        return wanted
    with transaction.atomic():
        row = models.Exchange.objects.select_for_update(no_key=True).get(pk=exchange.pk)
        if row.closed_at is None:
            _write(row, points, begun=row.starts_at <= now)
            _take_decisions(row)
    return wanted


def add_topic(exchange: models.Exchange, *, actor: Actor, words: str) -> models.AgendaItem:
    """Something that no fact says. The same words again are the same point."""
    access.require(actor, Deed.ADD_TOPIC)
    topic = " ".join(words.split())
    if not topic:
        raise Refused("topic_empty")
    if len(topic) > LONGEST_TOPIC:
        raise Refused("topic_long", most=str(LONGEST_TOPIC))
    with transaction.atomic():
        row = held(exchange)
        there = row.agenda.filter(code=AgendaCode.TOPIC.value, topic=topic).first()
        if there is not None:
            return there
        if row.agenda.filter(code=AgendaCode.TOPIC.value).count() >= MOST_TOPICS:
            raise Refused("topics_many", most=str(MOST_TOPICS))
        item = models.AgendaItem.objects.create(
            exchange=row, no=_last(row) + 1, code=AgendaCode.TOPIC.value, topic=topic, created_by=actor.person
        )
        events.append("exchange.topic_added", row, actor=actor, company=row.company, item=item.pk)
    return item


def take_minutes(
    item: models.AgendaItem, *, actor: Actor, minutes: str, seen: str, outcome: AgendaOutcome | None,
    seen_outcome: str | None = None,
) -> models.AgendaItem:  # fmt: skip
    """What was said and what came of it. `seen` and `seen_outcome` are what the writer started from: where somebody else wrote
    meanwhile, both stand. Who does not say which outcome they saw has seen it with the minutes."""
    access.require(actor, Deed.TAKE_MINUTES)
    with transaction.atomic():
        exchange = held(item.exchange)
        row = models.AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
        text = _both(row.minutes, _plain(seen), _plain(minutes))
        if len(text) > LONGEST_MINUTES:
            raise Refused("minutes_long", most=str(LONGEST_MINUTES))
        if outcome == AgendaOutcome.DECIDED and AgendaCode(row.code) in WISHES and row.decision_id is None:
            raise Refused("agenda_decide_there")
        # What somebody, or a decision, brought meanwhile is not taken back by who did not see it.
        unseen = row.minutes != _plain(seen) if seen_outcome is None else row.outcome != seen_outcome
        kept = row.outcome if unseen or row.decision_id is not None else ""
        named = outcome.value if outcome else kept
        if (row.minutes, row.outcome) != (text, named):
            row.minutes, row.outcome = text, named
            row.save(update_fields=["minutes", "outcome"])
            events.append("exchange.minuted", exchange, actor=actor, company=exchange.company, item=row.pk)
    return row


def _facts(exchange: models.Exchange, *, on: date, now: datetime) -> list[Fact]:
    since = facts.since_last(exchange, now=now)
    kind = ExchangeKind(exchange.kind)
    found = [fact for fact in facts.gathered(exchange, on=on, since=since) if belongs(fact, kind)]
    if kind == ExchangeKind.ITERATION:
        return found
    new = facts.new_wishes(exchange.company, since)
    board = request_board.of(exchange.company, confidential=False)
    for row in board.facts:
        if not row.decided:
            found += _of_wish(row.pk, board, new=row.pk in new)
    return found


def _of_wish(pk: int, board: request_board.Board, *, new: bool) -> list[Fact]:
    """Undecided wishes: those somebody asks for, and new ones of our own."""
    codes = [AgendaCode.NEW_WISH] if new else [AgendaCode.UNDECIDED] if board.asks(pk) else []
    if pk in board.flagged("disputed"):
        codes.append(AgendaCode.FIT_SPREAD)
    if pk in board.flagged("vetoed"):
        codes.append(AgendaCode.VETO)
    return [Fact(code, Subject(facts.WISH, pk), worth=board.worth(pk)) for code in codes]


def _differs(exchange: models.Exchange, points: Points, *, begun: bool) -> bool:
    """Whether anything has to be written: a page that is only read locks nothing."""
    rows = _rows(exchange)
    if _order(rows, points, begun=begun) != list(rows):
        return True
    turned = (
        not row.outcome and row.code != points[subject].code for subject, row in rows.items() if subject in points
    )
    return any(turned) or bool(_decided(exchange, rows.values()))


def _write(exchange: models.Exchange, points: Points, *, begun: bool) -> None:
    rows = _rows(exchange)
    order = _order(rows, points, begun=begun)
    models.AgendaItem.objects.filter(pk__in=[row.pk for subject, row in rows.items() if subject not in order]).delete()
    every = [rows[subject] if subject in rows else _item(exchange, points[subject]) for subject in order]
    exchange.agenda.update(no=F("no") + ASIDE)  # numbers are unique: first all step aside
    for no, (subject, row) in enumerate(zip(order, every, strict=True), 1):
        row.no = no
        if subject in points and not row.outcome:
            row.code = points[subject].code.value
    models.AgendaItem.objects.bulk_update([row for row in every if row.pk is not None], ["no", "code"])
    models.AgendaItem.objects.bulk_create([row for row in every if row.pk is None])


def _rows(exchange: models.Exchange) -> dict[Subject, models.AgendaItem]:
    return {facts.subject_of(row): row for row in exchange.agenda.order_by("no")}


def _order(rows: dict[Subject, models.AgendaItem], points: Points, *, begun: bool) -> list[Subject]:
    """Before the meeting the order of the facts, then what somebody wrote; during it nothing changes its place."""
    if begun:
        return [*rows, *(subject for subject in points if subject not in rows)]
    return [*points, *(subject for subject, row in rows.items() if subject not in points and _is_written(row))]


def _item(exchange: models.Exchange, fact: Fact) -> models.AgendaItem:
    column = {f"{fact.subject.kind}_id": fact.subject.pk} if fact.subject.kind in facts.COLUMNS else {}
    return models.AgendaItem(exchange=exchange, code=fact.code.value, topic=fact.subject.words, **column)


def _decided(
    exchange: models.Exchange, rows: Iterable[models.AgendaItem]
) -> list[tuple[models.AgendaItem, models.Decision]]:
    """Wishes with the decision of the day that does not stand at them yet."""
    wishes = {row.change_request_id: row for row in rows if row.change_request_id and AgendaCode(row.code) in WISHES}
    found = facts.decisions_in(exchange, set(wishes)) if wishes else {}
    return [(wishes[pk], decision) for pk, decision in found.items() if wishes[pk].decision_id != decision.pk]


def _take_decisions(exchange: models.Exchange) -> None:
    """A decision of the day is what came of its wish."""
    for row, decision in _decided(exchange, exchange.agenda.all()):
        row.decision, row.outcome = decision, AgendaOutcome.DECIDED.value
        row.save(update_fields=["decision", "outcome"])


def _is_written(row: models.AgendaItem) -> bool:
    return bool(row.minutes or row.outcome or row.code == AgendaCode.TOPIC)


def _last(exchange: models.Exchange) -> int:
    return exchange.agenda.aggregate(last=Max("no"))["last"] or 0


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _both(now: str, seen: str, new: str) -> str:
    """Nothing that somebody wrote meanwhile is lost: what is added here comes below it."""
    if now == seen or new == now:
        return new
    added = new.removeprefix(seen).strip() if seen else new
    return f"{now}\n\n{added}" if added and added not in now else now
