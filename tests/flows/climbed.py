"""A deal whose customer was asked and answered: everything that the climb's tables keep happens at least once."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from ropeteam.core.numbers.observations import Channel
from ropeteam.core.vocabulary_enthusiasm import PointSource, PulseWord
from ropeteam.flows import climb, observations, pulses
from ropeteam.language.observation_table import Row
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.wording.pulse import written


def measured(deal: models.Deal, *points: tuple[date, float]) -> None:
    rows = [
        Row(f"{deal.key}-{day}-{value:g}", deal.key, day, Channel.NPS, f"{value:g}", value, "0..10", line=no)
        for no, (day, value) in enumerate(points, 2)
    ]
    taken = observations.take_in(
        deal.company, rows, actor=OPERATOR, source=PointSource.CSV, on=max(day for day, _ in points), name="x.csv"
    )
    assert taken.problems == []


def lived(deal: models.Deal, *, seller: Actor, other: Actor, on: date) -> None:
    """Signed and handed over long ago, asked at the go-live; `other` estimates before the answer."""
    models.Deal.objects.filter(pk=deal.pk).update(
        opened_on=on - timedelta(days=300),
        signed_on=on - timedelta(days=120),
        handover_on=on - timedelta(days=100),
        golive_on=on,
    )
    deal.refresh_from_db()
    assert deal.account is not None
    contact = models.Contact.objects.filter(account=deal.account).order_by("pk")[0]
    models.Contact.objects.filter(pk=contact.pk).update(mail=contact.mail or "k@kunde.example")
    contact.refresh_from_db()
    ago = (290, 200, 150, 121, 90, 60, 20)
    measured(
        deal, *((on - timedelta(days=days), value) for days, value in zip(ago, (6, 7, 8, 9, 3, 4, 1), strict=True))
    )
    wrong = models.Observation.objects.filter(deal=deal).order_by("-observed_on")[0]
    observations.take_out(wrong, actor=other, reason="Falscher „Kunde“", on=on)
    pulses.wish(
        deal, contact, actor=seller, word=PulseWord.MORE, every_days=30, how="am Telefon", on=on - timedelta(days=1)
    )
    now = timezone.now()
    invite, token = pulses.ask(
        deal, [contact], actor=seller, on=on, now=now, speak=written, became="Es läuft jetzt ohne Netz."
    ).asked[0]
    pulses.guess(invite, actor=other, value="6", on=on)
    pulses.answer(token, value="7", line="Schon besser; „danke“", language="de", on=on, now=now)
    assert climb.study(deal.company, on=on) is not None
    assert climb.keep(deal, on=on) is not None
