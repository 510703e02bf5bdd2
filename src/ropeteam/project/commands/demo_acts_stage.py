"""Where a story plays: its company, its people as they are on a day, and what was heard there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils import timezone

from ropeteam.core.errors import NotFound
from ropeteam.core.triage import CUSTOMERS_KINDS
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.store import models
from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.queries.judgements import latest_decision


@dataclass(frozen=True, slots=True)
class Words:
    """Words that the story tells of and the ear did not hear: nothing is put in their place."""

    talk: str
    quote: str


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the story plays."""

    company: models.Company
    product: models.Product
    folder: Path

    def actor(self, act: Act) -> Actor:
        return actor_of(self.company.people.get(name=act.who), on=day_of(act))

    def deal(self, act: Act) -> models.Deal:
        found: models.Deal = self.company.deals.select_related("company", "product", "account").get(
            key=act.values["deal"]
        )
        return found

    def request(self, key: str) -> models.ChangeRequest | None:
        return self.product.change_requests.filter(key=key).first()

    def signal(self, talk: str, quote: str) -> models.Signal | None:
        """What the ear heard there; of several the need, then the first."""
        kinds = [kind.value for kind in CUSTOMERS_KINDS]
        found = models.Signal.objects.filter(
            conversation__company=self.company, conversation__key=talk, quote__contains=quote, kind__in=kinds
        ).filter(low=False, retired_at__isnull=True)
        return min(found, key=lambda one: (kinds.index(one.kind), one.pk), default=None)

    def answers(self, act: Act) -> list[models.Answer]:
        """The answers of the decision that stands, for the deal the act names."""
        decision = latest_decision(self.standing(act), None)
        found = models.Answer.objects.filter(decision=decision, deal__key=act.values["deal"]).order_by("pk")
        if not found:
            raise NotFound("answer", act.request)
        return list(found)

    def standing(self, act: Act) -> models.ChangeRequest:
        row = self.request(act.request)
        if row is None:
            raise NotFound("change_request", act.request)
        return row


def day_of(act: Act) -> date:
    return act.on or timezone.localdate()
