"""What a customer signed of our work is a measuring point of the climb: a milestone, and a study that said go.

A study that said no go measures the product, not the customer; agreeing to it is no delight, so it is no point.
"""

from __future__ import annotations

from datetime import date

from ropeteam.core.numbers.observations import MILESTONE_VALUE, Acceptance, Channel
from ropeteam.core.vocabulary_enthusiasm import PointSource
from ropeteam.core.vocabulary_presales import SignAbout, StudyEnd
from ropeteam.store import events, models
from ropeteam.store.actor import OPERATOR

RELATED = ("contact", "signature__acceptance", "milestone__deal__company", "study__deal__company")


def measure(request: int, *, on: date) -> models.Observation | None:
    """The point of a signature, by the request it answers; once, also where it is asked for again."""
    asked = models.SignRequest.objects.select_related(*RELATED).filter(pk=request, signature__isnull=False).first()
    result = _result(asked) if asked else None
    subject = (asked.milestone or asked.study) if asked else None
    if asked is None or subject is None or result is None:
        return None
    deal, signature = subject.deal, asked.signature
    point, new = models.Observation.objects.get_or_create(
        company=deal.company,
        source=PointSource.MILESTONE.value,
        source_key=f"{deal.key}/{'study/' if asked.study else ''}{subject.key}/{asked.n}",
        defaults={
            "deal": deal, "contact": asked.contact, "group": asked.contact.group, "channel": Channel.MILESTONE.value,
            "observed_on": signature.signed_on, "value": MILESTONE_VALUE[result], "raw": result.value,
            "words": signature.words, "language": asked.language, "recorded_on": on,
        },
    )  # fmt: skip
    if new:
        events.append("observations.taken_in", deal, actor=OPERATOR, company=deal.company, deal_id=deal.pk, n=1)
    return point


def _result(asked: models.SignRequest) -> Acceptance | None:
    if asked.milestone is not None:
        accepted = models.MilestoneAcceptance.objects.filter(signature=asked.signature).first()
        return Acceptance(accepted.result) if accepted else None
    if asked.study is None or asked.about != SignAbout.RESULT:
        return None
    last = asked.study.endings.order_by("pk").last()
    if last is None or last.end != StudyEnd.GO:
        return None
    return Acceptance.ACCEPTED if asked.signature.agreed else Acceptance.REJECTED
