"""What a customer said of a milestone is a measuring point of the climb."""

from __future__ import annotations

from datetime import date

from ropeteam.core.numbers.observations import MILESTONE_VALUE, Acceptance, Channel
from ropeteam.core.vocabulary_enthusiasm import PointSource
from ropeteam.store import events, models
from ropeteam.store.actor import OPERATOR


def measure(request: int, *, on: date) -> models.Observation | None:
    """The point of a signature under a milestone, by the request it answers; once, also where it is asked for again."""
    row = _signed(request)
    if row is None:
        return None
    asked, deal = row.signature.request, row.milestone.deal
    point, new = models.Observation.objects.get_or_create(
        company=deal.company,
        source=PointSource.MILESTONE.value,
        source_key=f"{deal.key}/{row.milestone.key}/{asked.n}",
        defaults={
            "deal": deal, "contact": asked.contact, "group": asked.contact.group, "channel": Channel.MILESTONE.value,
            "observed_on": row.signature.signed_on, "value": MILESTONE_VALUE[Acceptance(row.result)], "raw": row.result,
            "words": row.signature.words, "language": asked.language, "recorded_on": on,
        },
    )  # fmt: skip
    if new:
        events.append("observations.taken_in", deal, actor=OPERATOR, company=deal.company, deal_id=deal.pk, n=1)
    return point


def _signed(request: int) -> models.MilestoneAcceptance | None:
    related = ("signature__request__contact", "milestone__deal__company")
    return models.MilestoneAcceptance.objects.filter(signature__request=request).select_related(*related).first()
