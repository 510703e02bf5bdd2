"""Sentences of a deal's offers and contracts that promise what nothing carries and stand in nobody's ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from ropeteam.core.fit import TABLE
from ropeteam.core.vocabulary import ClauseWord, Fit, PromiseOutcome, SignalKind
from ropeteam.store.models import (
    Clause,
    ClauseLink,
    ClausePlace,
    ClauseReview,
    Deal,
    Judgement,
    OfferVersion,
    PromiseEnd,
)
from ropeteam.store.queries.kept import ON, Given, kept

MOST = 500
BLOCKING = [fit.value for fit in Fit if TABLE[fit].blocks]
CONFIRMED, DISMISSED = ClauseWord.CONFIRMED.value, ClauseWord.DISMISSED.value


def uncarried(deal: Deal, known_on: date | None = None) -> list[Clause]:
    """Each with `fit` ('' where nothing was judged) and `word`, a person's last yes; of one offer after the other, by what was
    known on the day. In one statement, a bounded number: where there are so many, nobody signs."""
    return kept(_of_deal, known_on is not None).rows({"deal": deal.pk, "on": known_on})


def _of_deal(as_of: bool) -> QuerySet[Clause]:
    found = among(Clause.objects.filter(offer__deal=Given("deal")), ON if as_of else None)
    return found.select_related("offer").order_by("offer_id", "pk")[:MOST]


def among(found: QuerySet[Clause], day: date | None = None) -> QuerySet[Any]:
    """Those of the newest version that somebody read: what a newer one left out, nobody signs. A link says which promise of the
    ledger a sentence is; there it counts already. A promise that was withdrawn counts nowhere any more, so its sentence does
    again: told is told, but it still stands in what is signed."""
    brought = Q() if day is None else Q(recorded_on__lte=day)
    later = OfferVersion.objects.filter(brought, reading__isnull=False, offer=OuterRef("version__offer"))
    places = ClausePlace.objects.filter(clause=OuterRef("pk"), version__reading__isnull=False)
    if day is not None:
        places = places.filter(version__recorded_on__lte=day)
    newest = places.filter(~Exists(later.filter(n__gt=OuterRef("version__n"))))
    words = ClauseReview.objects.filter(clause=OuterRef("pk"), word__in=[CONFIRMED, DISMISSED]).order_by("-n")
    judged = Judgement.objects.filter(clause=OuterRef("pk")).order_by("-pk")
    linked = ClauseLink.objects.filter(clause=OuterRef("pk"))
    withdrawn = PromiseEnd.objects.filter(promise=OuterRef("promise"), outcome=PromiseOutcome.WITHDRAWN.value)
    linked = linked.filter(~Exists(withdrawn if day is None else withdrawn.filter(ended_on__lte=day)))
    if day is None:
        linked = linked.filter(unlinked__isnull=True)
    else:
        words, judged = words.filter(reviewed_on__lte=day), judged.filter(judged_on__lte=day)
        linked = linked.filter(Q(unlinked__isnull=True) | Q(unlinked__unlinked_on__gt=day), linked_on__lte=day)
    promises = Q(word="", kind=SignalKind.PROMISE.value) | Q(word=CONFIRMED, kind__in=["", SignalKind.PROMISE.value])
    found = found.annotate(
        word=Coalesce(Subquery(words.values("word")[:1]), Value("")),
        fit=Coalesce(Subquery(judged.values("fit")[:1]), Value("")),
    )
    return found.filter(promises, Exists(newest), ~Exists(linked), fit__in=["", *BLOCKING])
