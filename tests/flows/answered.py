"""What becomes of decisions, for the test of the whole company: answers in words and ticks, a pattern, every kind of decision."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cast import TODAY

from ropeteam.core.vocabulary import AskStand, DecisionKind
from ropeteam.flows import answers, asks, change_requests, solutions
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.wording.answer import to_customer

TOMORROW = TODAY + timedelta(days=1)


def answered(seller: Actor, presales: Actor, pm: Actor, request: models.ChangeRequest) -> None:
    """A yes is put in own words and told; "works today" becomes a pattern, by which another wish is decided; later, no."""
    given = list(models.Answer.objects.filter(decision__change_request=request).order_by("pk"))
    answers.write_words(given[0], actor=seller, language="de", text="Ja.\n\nAb Juni.", on=TOMORROW)
    told = answers.tell(given[0], actor=seller, how="im „Termin“", on=TOMORROW)
    models.AnswerReopening.objects.create(receipt=told, now_day=TOMORROW, reopened_on=TOMORROW)
    answers.read(given[-1], actor=presales, on=TOMORROW)
    wish = change_requests.create(models.Product.objects.get(), actor=pm, title="Daten nach SAP")
    asked = asks.ask(actor=seller, text="Gehen Daten nach SAP?", on=TODAY, deal=given[0].deal).ask
    asks.pick(asked, actor=seller, on=TODAY, stand=AskStand.ASK_PRODUCT, request=wish)
    report = models.Capability.objects.get(key="berichte")
    decide: dict[str, Any] = {"actor": pm, "on": TOMORROW, "reason": "geht heute"}
    change_requests.decide_on(wish, kind=DecisionKind.AS_IS, capability=report, **decide)
    (told,) = answers.give(wish.pk, on=TOMORROW, speak=to_customer)
    answers.tell(told, actor=seller, how="Mail", on=TOMORROW)
    pattern = solutions.write(actor=presales, need="Daten nach SAP", how="Als „Datei“.", on=TOMORROW, answer=told)
    solutions.use(pattern, actor=seller, helped=True, on=TOMORROW, deal=told.deal)
    solutions.use(pattern, actor=presales, helped=False, on=TOMORROW)
    change_requests.decide_on(wish, kind=DecisionKind.AS_IS, pattern=pattern, **decide)
    change_requests.decide_on(wish, kind=DecisionKind.LATER, condition="Version 10 ist da", **decide)
    goal = models.NonGoal.objects.order_by("pk")[0]
    change_requests.decide_on(wish, kind=DecisionKind.NO, non_goal=goal, **decide)
    answers.give(wish.pk, on=TOMORROW, speak=to_customer)
