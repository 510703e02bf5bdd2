"""exchange.jsonl: meetings with who sat there, their agenda, minutes and outcomes. One row a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from ropeteam.flows.company_state.files import OwnRow
from ropeteam.flows.company_state.keys import Keys
from ropeteam.flows.company_state.request_changes import asker_key, askers_of
from ropeteam.store import models

Row = dict[str, Any]
SENT_WORD, TAKEN_OFF = "sent_word", "taken_off"
SUBJECTS = (
    "change_request", "decision__change_request", "answer__decision__change_request", "answer__asker__change_request",
    "answer__asker__signal__conversation", "answer__asker__signal__text", "answer__asker__ask",
    "answer__asker__voice__link", "promise__deal", "capability", "roadmap_item", "created_by",
)  # fmt: skip


def dump(company: models.Company) -> Iterator[Row]:
    found = company.exchanges.select_related("created_by").order_by("starts_at", "pk")
    for row in found.prefetch_related("seats__person"):
        yield {
            "kind": row.kind,
            "from": row.starts_at.isoformat(),
            "to": row.ends_at.isoformat(),
            "place": row.place,
            "release": row.release,
            "closed": row.closed_at.isoformat() if row.closed_at else None,
            "by": _person(row.created_by),
            "seats": [_seat(seat) for seat in sorted(row.seats.all(), key=lambda seat: seat.pk)],
            "agenda": [_item(item) for item in row.agenda.select_related(*SUBJECTS).order_by("no")],
        }


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """Meetings that are not there yet: of one kind, one release and one moment there is one."""
    made = 0
    askers: dict[str, models.Asker] | None = None
    for row in rows:
        with row.whole():
            askers = askers_of(keys) if askers is None else askers
            exchange, new = models.Exchange.objects.get_or_create(
                company=keys.company,
                kind=row["kind"],
                release=str(row["release"]),
                starts_at=datetime.fromisoformat(row["from"]),
                defaults={
                    "ends_at": datetime.fromisoformat(row["to"]),
                    "place": str(row["place"]),
                    "created_by": keys.people.get(row["by"] or ""),
                },
            )
            if new:
                _filled(exchange, row, keys, askers)
                made += 1
    return made


def _filled(exchange: models.Exchange, row: Row, keys: Keys, askers: dict[str, models.Asker]) -> None:
    """Everything is written before the minutes are closed: afterwards the database takes nothing more."""
    for person, present, *word in row["seats"]:
        models.ExchangeSeat.objects.create(
            exchange=exchange, person=keys.people[person], present=present,
            sent_word=word == [SENT_WORD], taken_off=word == [TAKEN_OFF],
        )  # fmt: skip
    for no, item in enumerate(row["agenda"], 1):
        models.AgendaItem.objects.create(
            exchange=exchange,
            no=no,
            code=item["code"],
            topic=item["topic"],
            minutes=item["minutes"],
            outcome=item["outcome"],
            created_by=keys.people.get(item["by"] or ""),
            **{kind: _FINDERS[kind](keys, askers, key) for kind, key in item["about"].items()},
        )
    if row["closed"]:
        exchange.closed_at = datetime.fromisoformat(row["closed"])
        exchange.save(update_fields=["closed_at"])


def _seat(seat: models.ExchangeSeat) -> list[Any]:
    word = [SENT_WORD] if seat.sent_word else [TAKEN_OFF] if seat.taken_off else []
    return [seat.person.key, seat.present, *word]


def _item(item: models.AgendaItem) -> Row:
    return {
        "code": item.code,
        "about": dict(_about(item)),
        "topic": item.topic,
        "minutes": item.minutes,
        "outcome": item.outcome,
        "by": _person(item.created_by),
    }


def _about(item: models.AgendaItem) -> Iterator[tuple[str, Any]]:
    if item.change_request is not None:
        yield "change_request", item.change_request.key
    if item.decision is not None:
        yield "decision", _decision(item.decision)
    if item.answer is not None:
        yield "answer", [*_decision(item.answer.decision), asker_key(item.answer.asker)]
    if item.promise is not None:
        yield "promise", [item.promise.deal.key, item.promise.key]
    if item.capability is not None:
        yield "capability", item.capability.key
    if item.roadmap_item is not None:
        yield "roadmap_item", item.roadmap_item.key


def _decision(row: models.Decision) -> list[str]:
    return [row.change_request.key, row.key]


def _person(person: models.Person | None) -> str | None:
    return person.key if person else None


def _answer(keys: Keys, askers: dict[str, models.Asker], key: list[Any]) -> models.Answer:
    return models.Answer.objects.get(decision=keys.decisions[key[0], key[1]], asker=askers[str(key[2])])


_FINDERS: dict[str, Callable[[Keys, dict[str, models.Asker], Any], Any]] = {
    "change_request": lambda keys, askers, key: keys.requests[key],
    "decision": lambda keys, askers, key: keys.decisions[key[0], key[1]],
    "answer": _answer,
    "promise": lambda keys, askers, key: keys.promises[key[0], key[1]],
    "capability": lambda keys, askers, key: keys.capabilities[key],
    "roadmap_item": lambda keys, askers, key: keys.roadmap[key],
}
