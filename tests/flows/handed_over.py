"""A deal on its way to services: their vote, estimate, what they saw, the owner, the first success, a question asked twice."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from cast import TODAY

from ropeteam.core.vocabulary import StakeholderGroup
from ropeteam.core.vocabulary_handover import HandoverReasonCode, HandoverVerdict
from ropeteam.flows import gate, handover, questions_twice
from ropeteam.flows.handover import Reason
from ropeteam.store import models
from ropeteam.store.actor import Actor

LATER = TODAY + timedelta(days=9)  # what was heard is open to everybody by then


def handed_over(deal: models.Deal, *, seller: Actor, services: Actor) -> models.QuestionTwice:
    """Votes twice; the promises that are readable are seen. `deal` is unsigned."""
    person, promise = services.person, deal.promises.order_by("pk").first()
    assert person is not None
    reasons = [Reason(HandoverReasonCode.EFFORT_UNKNOWN), Reason(HandoverReasonCode.DATE_TOO_EARLY, promise)]
    handover.say(
        deal, actor=services, verdict=HandoverVerdict.NOT_YET, reasons=reasons, words="Zwei Werke auf einmal", on=TODAY
    )
    handover.say(deal, actor=services, verdict=HandoverVerdict.READY, on=LATER)
    handover.estimate(
        deal, actor=services, days_from=Decimal(12), days_to=Decimal("17.5"), words="ohne Schulung", on=TODAY
    )
    handover.see(deal, actor=services, keys=[row.key for row in gate.look(deal, on=LATER).standings], on=LATER)
    handover.name_owner(deal, actor=seller, person=person, told_on=TODAY, told_how="im Termin", on=TODAY)
    handover.aim_at(
        deal, actor=services, words="Erste Meldung am Band", by_day=LATER, group=StakeholderGroup.USER, on=TODAY
    )
    text = models.TextVersion.objects.filter(conversation__deal=deal).order_by("pk").first()
    assert text is not None
    twice = models.QuestionTwice.objects.create(
        deal=deal, text=text, turn=4, start=0, end=4, earlier_text=text, earlier_turn=2, earlier_start=0, earlier_end=4,
        likeness=0.7, model="scripted",
    )  # fmt: skip
    for same in (True, False):
        questions_twice.say(twice, actor=seller, same=same, on=TODAY)
    return twice
