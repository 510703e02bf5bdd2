"""Measuring points from elsewhere: survey answers, milestone acceptances, tickets. Each comes in once, or says why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.numbers.observations import SCALES_OF, Channel, Scale
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_enthusiasm import PointSource
from ropeteam.language.observation_table import BY_TABLE, Row
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import climb as query

AT_ONCE = 500
SURVEY = "formbricks."
LONGEST_REASON = 300


@dataclass(slots=True)
class Taken:
    """`same`: rows that were there already, word for word."""

    new: int = 0
    same: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What a batch of rows speaks of: deals and contacts by what a row calls them, the deals' first days, what is there."""

    deals: Mapping[str, models.Deal]
    contacts: Mapping[tuple[int, str], models.Contact]
    first: Mapping[int, date]
    there: Mapping[str, models.Observation]


def take_in(
    company: models.Company, rows: Iterable[Row], *, actor: Actor, source: PointSource, on: date, name: str
) -> Taken:
    """Rows from outside become measuring points, in batches; a row that cannot is told and the rest goes on. Rows that are there
    already change nothing. `name` is the file's, for what is told."""
    access.require(actor, Deed.IMPORT_OBSERVATIONS)
    taken, lines = Taken(), dict[str, int]()
    left = iter(rows)
    while batch := list(islice(left, AT_ONCE)):
        with transaction.atomic():
            models.Company.objects.select_for_update(no_key=True).get(pk=company.pk)  # two imports: one after the other
            _take(company, batch, taken, lines, actor=actor, source=source, on=on, name=name)
    return taken


def take_out(observation: models.Observation, *, actor: Actor, reason: str, on: date) -> models.ObservationOut:
    """A measuring point that should never have come in counts no more; it stays to be read, with the reason."""
    access.require(actor, Deed.TAKE_OUT_OBSERVATION, deal=observation.deal)
    why = " ".join(reason.split())
    if not why:
        raise Refused("reason_missing")
    if len(why) > LONGEST_REASON:
        raise Refused("words_long", most=str(LONGEST_REASON))
    if observation.source == PointSource.PULSE:
        raise Refused("pulse_stays")
    with transaction.atomic():
        row, new = models.ObservationOut.objects.get_or_create(
            observation=observation,
            defaults={"reason": why, "by": actor.person, "out_on": on, "created_by": actor.person},
        )
        if not new:
            raise Refused("observation_out_already")
        deal = observation.deal
        events.append("observation.taken_out", observation, actor=actor, company=deal.company, deal_id=deal.pk)
    return row


def name_survey(
    company: models.Company,
    *,
    actor: Actor,
    survey: str,
    question: str,
    channel: Channel,
    scale: Scale | None,
    line: str,
) -> models.Setting:
    """Which question of a survey elsewhere is a measuring point, on which channel and scale; `line` the question whose answer is
    the customer's own line. Named again, the newer word holds."""
    access.require(actor, Deed.SETTINGS)
    if not survey.strip() or not question.strip() or len(SURVEY + survey) > 80:
        raise Refused("survey_unnamed")
    if channel not in BY_TABLE or channel not in SCALES_OF:
        raise Refused("survey_channel", allowed=", ".join(one for one in BY_TABLE if one in SCALES_OF))
    wanted = scale or SCALES_OF[channel][0]
    if wanted not in SCALES_OF[channel]:
        raise Refused("survey_scale", channel=channel.upper(), allowed=", ".join(SCALES_OF[channel]))
    value = {"question": question.strip(), "channel": channel.value, "scale": wanted.value, "line": line.strip()}
    with transaction.atomic():
        row = models.Setting.objects.create(
            company=company, key=f"{SURVEY}{survey.strip()}", value=value, created_by=actor.person
        )
        events.append("observations.survey_named", row, actor=actor, company=company)
    return row


def of_key(company: models.Company, key: str) -> models.Observation:
    """A measuring point by the id it came with."""
    found = models.Observation.objects.filter(company=company, source_key=key).select_related("deal__company").first()
    if found is None:
        raise NotFound("observation", key)
    return found


def _take(
    company: models.Company,
    batch: Sequence[Row],
    taken: Taken,
    lines: dict[str, int],
    *,
    actor: Actor,
    source: PointSource,
    on: date,
    name: str,
) -> None:
    shelf = _shelf(company, batch, actor, source)
    made = []
    for row in batch:
        first = lines.setdefault(row.id, row.line)
        if first != row.line:
            taken.problems.append(_told("observation_twice", name, row, value=str(first)))
            continue
        try:
            point = _point(company, row, shelf, actor=actor, source=source, on=on)
        except _Wrong as wrong:
            taken.problems.append(_told(wrong.code, name, row, **wrong.values))
            continue
        there = shelf.there.get(row.id)
        if there is None:
            made.append(point)
        elif _says(there) == _says(point):
            taken.same += 1
        else:
            taken.problems.append(_told("observation_changed", name, row, found=row.id, value=there.raw))
    models.Observation.objects.bulk_create(made)
    taken.new += len(made)
    for deal in {point.deal_id: point.deal for point in made}.values():
        n = sum(point.deal_id == deal.pk for point in made)
        events.append("observations.taken_in", deal, actor=actor, company=company, deal_id=deal.pk, n=n)


class _Wrong(Exception):
    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def _shelf(company: models.Company, batch: Sequence[Row], actor: Actor, source: PointSource) -> _Shelf:
    found = access.deals(actor).filter(company=company, key__in={row.deal for row in batch})
    deals = {deal.key: deal for deal in found.select_related("company")}
    accounts = {deal.account_id for deal in deals.values() if deal.account_id}
    contacts: dict[tuple[int, str], models.Contact] = {}
    for contact in models.Contact.objects.filter(account__in=accounts).order_by("-pk"):
        if contact.mail:
            contacts[contact.account_id, contact.mail.casefold()] = contact
        contacts[contact.account_id, contact.key.casefold()] = contact
    there = models.Observation.objects.filter(
        company=company, source=source.value, source_key__in=[row.id for row in batch]
    )
    return _Shelf(
        deals,
        contacts,
        query.first_days([deal.pk for deal in deals.values()]),
        {row.source_key: row for row in there},
    )


def _point(
    company: models.Company, row: Row, shelf: _Shelf, *, actor: Actor, source: PointSource, on: date
) -> models.Observation:
    deal = shelf.deals.get(row.deal)
    if deal is None:
        raise _Wrong("observation_deal", found=row.deal[:60])
    if row.day > on:
        raise _Wrong("observation_future", found=row.day.isoformat())
    first = shelf.first.get(deal.pk)
    if first is not None and row.day < first:
        raise _Wrong("observation_before", found=row.day.isoformat(), value=first.isoformat())
    contact = shelf.contacts.get((deal.account_id or 0, row.contact.casefold())) if row.contact else None
    if row.contact and contact is None:
        raise _Wrong("observation_contact", found=row.contact[:60])
    return models.Observation(
        company=company,
        deal=deal,
        contact=contact,
        group=contact.group if contact else "",
        channel=row.channel.value,
        observed_on=row.day,
        value=row.value,
        n=row.n,
        raw=row.answer,
        scale=row.scale,
        method=row.method,
        words=row.words,
        source=source.value,
        source_key=row.id,
        recorded_on=on,
        created_by=actor.person,
    )


def _says(row: models.Observation) -> tuple[object, ...]:
    return (row.deal_id, row.contact_id, row.channel, row.observed_on, row.raw, row.scale, row.n)


def _told(code: str, name: str, row: Row, **values: str) -> Problem:
    return Problem(code, name, row.line, tuple(values.items()))
