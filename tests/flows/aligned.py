"""Promises, questions and deals as rows with days of their own, for tests of what alignment counts."""

from __future__ import annotations

from datetime import date, timedelta

from cast import TODAY, World
from flows.wishes import wish

from ropeteam.core.fit import backing_of
from ropeteam.core.vocabulary import AskStand, Fit, PromiseOutcome, PromiseSource, Role
from ropeteam.store import models
from ropeteam.store.actor import Actor, actor_of


def promised(
    deal: models.Deal,
    key: str,
    said: date,
    *judged: tuple[date, Fit],
    due: date | None = None,
    ended: tuple[date, PromiseOutcome] | None = None,
    by: Actor | None = None,
) -> models.Promise:
    """Judged by rule on these days. A fit by roadmap is judged with the cast's item."""
    row = models.Promise.objects.create(
        deal=deal,
        key=key,
        sentence=f"Das bekommen Sie: {key}.",
        said_on=said,
        due=due,
        source=PromiseSource.MANUAL.value,
        created_by=by.person if by else None,
    )
    version = models.RoadmapVersion.objects.first()
    for day, fit in judged:
        models.Judgement.objects.create(
            promise=row, fit=fit.value, backing=backing_of(fit).value, rule_version="test", judged_on=day,
            roadmap_version=version if fit == Fit.ROADMAP else None,
        )  # fmt: skip
    if ended is not None:
        day, outcome = ended
        told = {"told_customer_on": day, "told_how": "am Telefon"} if outcome == PromiseOutcome.WITHDRAWN else {}
        models.PromiseEnd.objects.create(promise=row, outcome=outcome.value, ended_on=day, **told)
    return row


def questioned(
    world: World,
    key: str,
    asked: date,
    *,
    by: Actor,
    deal: models.Deal | None = None,
    wish: models.ChangeRequest | None = None,
    guess: Fit | None = None,
) -> models.Ask:
    assert by.person is not None
    return models.Ask.objects.create(
        company=world.company, deal=deal, by=by.person, key=key, text=f"Geht {key}?", asked_on=asked,
        stand=AskStand.ASK_PRODUCT.value, chosen_request=wish, guess=guess.value if guess else "",
    )  # fmt: skip


def decided(wish: models.ChangeRequest, on: date, kind: str = "no") -> models.Decision:
    return models.Decision.objects.create(change_request=wish, key=f"d-{wish.pk}-{on}", kind=kind, decided_on=on)


def colleague(world: World, no: int) -> Actor:
    person = models.Person.objects.create(company=world.company, key=f"p{no}", name=f"Person {no}")
    models.RoleGrant.objects.create(person=person, role=Role.SELLER.value)
    return actor_of(person, on=TODAY)


def guessed(world: World, by: Actor, no: int, on: date) -> None:
    """Every second guess is right."""
    about = wish(world, f"Wunsch {no}")
    questioned(world, f"g{no}", on - timedelta(days=5), by=by, wish=about, guess=Fit.AS_IS)
    decided(about, on, "as_is" if no % 2 == 0 else "no")
