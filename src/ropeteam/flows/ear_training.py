"""People's corrections improve the next run: a company's ear is trained, tried on talks set aside, kept or refused, undone.

Nothing leaves the company: its rows teach its own ear alone. Relinked capabilities need no training, they work at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused, RopeteamError
from ropeteam.core.vocabulary import SignalKind, WorksAgreement
from ropeteam.flows import ear, house_ear
from ropeteam.language.listening.hear import weights_of
from ropeteam.language.models import house
from ropeteam.language.models.weights import for_embedder
from ropeteam.language.training.house.learn import Learnt, Progress, learn
from ropeteam.language.training.house.talks import NONE, ReadTalk, Said, is_locked, reviews_of
from ropeteam.language.training.house.trial import ENOUGH, ENOUGH_LOCKED, ENOUGH_OF_KIND
from ropeteam.store import access, events
from ropeteam.store.actor import Actor
from ropeteam.store.models import Company, EarVersion, Signal, TextVersion
from ropeteam.store.queries.conversations import newest_texts, quarantined
from ropeteam.store.queries.signals import with_state

MOST_TALKS = 400


@dataclass(frozen=True, slots=True)
class Trained:
    """`version` is None where the trial said no, or where it was only to be tried. `unread`: talks left out because a
    suggestion still waits there."""

    learnt: Learnt
    version: EarVersion | None
    reviews: int
    locked: int
    talks: int
    unread: int


@dataclass(frozen=True, slots=True)
class Material:
    talks: tuple[ReadTalk, ...]
    unread: int

    @property
    def reviews(self) -> int:
        return sum(talk.reviews for talk in self.talks)

    @property
    def locked(self) -> int:
        return sum(talk.reviews for talk in self.talks if is_locked(talk.key))


def train(
    company: Company,
    *,
    actor: Actor,
    on: date,
    dry_run: bool = False,
    progress: Progress = lambda done, of: None,
) -> Trained:
    """Learn from what people said of this company's signals. Kept only where it is better on the talks set aside."""
    _require(actor, company)
    if company.works_agreement == WorksAgreement.UNSET:
        raise RopeteamError("listening_not_agreed", company=company.name)
    embedder = ear.embedder()
    shipped = for_embedder(embedder.name)
    if shipped is None:
        raise Refused("train_no_weights")
    found = material(company)
    if found.reviews < ENOUGH or found.locked < ENOUGH_LOCKED:
        raise Refused("train_too_few", **_missing(found))
    today = house_ear.of(company)
    learnt = learn(
        found.talks, shipped=shipped, today=weights_of(today) or shipped, embedder=embedder, progress=progress
    )
    version = None
    if learnt.trial.better and not dry_run:
        version = _keep(company, learnt, found, today=today.model, actor=actor, on=on)
    return Trained(learnt, version, found.reviews, found.locked, len(found.talks), found.unread)


def undo(company: Company, *, actor: Actor, on: date) -> EarVersion:
    """Take the training in force back: what was heard with before is heard with again. A row of its own, nothing is erased."""
    _require(actor, company)
    with transaction.atomic():
        Company.objects.select_for_update(no_key=True).get(pk=company.pk)
        last = house_ear.in_force(company)
        if last is None:
            raise Refused("train_nothing_to_undo")
        row = EarVersion.objects.create(
            company=company,
            n=_next(company),
            base=last.base,
            undoes=last,
            trained_on=on,
            created_by=actor.person,
        )
        events.append("ear.undone", row, actor=actor, company=company, n=row.n, undoes=last.n)
    return row


def versions(company: Company, *, actor: Actor) -> list[EarVersion]:
    """All trainings and undos, newest first."""
    _require(actor, company)
    return list(company.ears.select_related("created_by", "undoes", "undone_by").order_by("-n").defer("numbers"))


def material(company: Company) -> Material:
    """The talks of this company that people read through, the newest ones where there are very many."""
    reviewed = Signal.objects.filter(conversation__company=company, reviews__isnull=False, retired_at__isnull=True)
    texts = (
        newest_texts()
        .filter(pk__in=reviewed.values("text"))
        .exclude(conversation__in=quarantined(company))
        .select_related("conversation")
        .defer("original")
        .order_by("-conversation__held_on", "-pk")
    )
    talks: list[ReadTalk] = []
    unread = 0
    for text in texts.iterator():
        said = list(_said(text))
        if any(one is None for one in said):
            unread += 1
        elif len(talks) < MOST_TALKS:
            talks.append(_talk(text, tuple(one for one in said if one is not None)))
    return Material(tuple(talks), unread)


def _missing(found: Material) -> dict[str, str]:
    """What there is, how many more are needed, and of each kind how many of those the trial needs to judge it by itself."""
    apart = reviews_of(talk for talk in found.talks if is_locked(talk.key))
    numbers = {
        "reviews": found.reviews,
        "more": max(0, ENOUGH - found.reviews),
        "locked": found.locked,
        "more_locked": max(0, ENOUGH_LOCKED - found.locked),
        "unread": found.unread,
        **{f"more_{kind}": max(0, ENOUGH_OF_KIND - apart.get(kind.value, 0)) for kind in SignalKind},
    }
    return {name: str(value) for name, value in numbers.items()}


def _require(actor: Actor, company: Company) -> None:
    access.require(actor, Deed.TRAIN_EAR)
    if not actor.operator and actor.company != company:
        raise Refused("train_other_company")


def _said(text: TextVersion) -> Iterator[Said | None]:
    """People's words on the signals of a text; None for a suggestion that still waits."""
    found: Any = with_state(Signal.objects.filter(text=text, retired_at__isnull=True)).order_by("pk")
    for signal in found:
        if signal.state == "suggested" and not signal.low:
            yield None
            continue
        alone = signal.state == "dismissed" and signal.dismissed_by_seller and signal.second is None
        yield Said(
            first_turn=signal.first_turn,
            start=signal.start,
            last_turn=signal.last_turn,
            end=signal.end,
            kind=signal.kind_is if signal.state == "confirmed" else NONE,
            heard_as=signal.kind if signal.analysis_id else "",
            counts=signal.state != "suggested" and not alone,
        )


def _talk(text: TextVersion, said: tuple[Said, ...]) -> ReadTalk:
    talk = text.conversation
    return ReadTalk(
        key=talk.key,
        turns=tuple(ear.spoken_turns(text)),
        held_on=talk.held_on,
        internal=talk.internal,
        language=text.language,
        said=said,
    )


def _keep(company: Company, learnt: Learnt, found: Material, *, today: str, actor: Actor, on: date) -> EarVersion:
    with transaction.atomic():
        locked = Company.objects.select_for_update(no_key=True).get(pk=company.pk)
        if (
            house_ear.of(locked).model != today
        ):  # somebody trained or undid meanwhile: the trial was against another ear
            raise Refused("train_overtaken")
        version = EarVersion.objects.create(
            company=company,
            n=_next(company),
            base=learnt.house.base,
            recipe=learnt.recipe,
            numbers=house.packed(learnt.house),
            reviews=found.reviews,
            locked=found.locked,
            figures=[[one.kind, one.n, round(one.before, 4), round(one.after, 4)] for one in learnt.trial.figures],
            trained_on=on,
            created_by=actor.person,
        )
        events.append("ear.trained", version, actor=actor, company=company, n=version.n)
    return version


def _next(company: Company) -> int:
    newest = company.ears.order_by("-n").values_list("n", flat=True).first()
    return (newest or 0) + 1
