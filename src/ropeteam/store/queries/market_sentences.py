"""The sentences behind a number of the market board, the newest talk first: the same talks and the same words as counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, Trim

from ropeteam.core.triage import UNCARRIED
from ropeteam.core.vocabulary import SignalKind, SignalState
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Analysis, Signal
from ropeteam.store.queries import lists
from ropeteam.store.queries.kept import Given, given_by, standing_in
from ropeteam.store.queries.market import sees_confidential
from ropeteam.store.queries.signals import with_state

DAY = "conversation__held_on"
SEGMENTS, FROM, TO, CAPABILITY = Given("segments"), Given("from"), Given("to"), Given("capability")


@dataclass(frozen=True, slots=True)
class SentenceFilter:
    """`kind` claim: those of ours that nothing carries. `segments`: what accounts call it, in small letters; () is any."""

    kind: SignalKind
    segments: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    capability: int | None = None
    confirmed: bool = False


def listed(actor: Actor, by: SentenceFilter) -> lists.Listed[Signal]:
    shape = (
        standing_in(actor), sees_confidential(actor), by.kind, bool(by.segments), by.start is not None,
        by.end is not None, by.capability is not None, by.confirmed,
    )  # fmt: skip
    given = {
        **given_by(actor), "segments": list(by.segments), "from": by.start, "to": by.end, "capability": by.capability,
    }  # fmt: skip
    return lists.Listed(_listed, shape, given, day=DAY)


def _listed(
    actor: Actor, confidential: bool, kind: SignalKind, segmented: bool, begins: bool, ends: bool, about: bool,
    confirmed: bool,
) -> QuerySet[Any]:  # fmt: skip
    heard = Analysis.objects.filter(text__conversation=OuterRef("conversation"))
    found = with_state(access.signals(actor).filter(Exists(heard), conversation__internal=False, low=False))
    found = found.filter(kind_is=kind.value)
    found = found.filter(state=SignalState.CONFIRMED) if confirmed else found.exclude(state=SignalState.DISMISSED)
    if kind == SignalKind.CLAIM:
        found = found.filter(backing__in=UNCARRIED)
    if not confidential:
        found = found.exclude(conversation__deal__confidential=True)
    if segmented:
        segment = Coalesce("conversation__deal__account__segment", "conversation__account__segment", Value(""))
        found = found.alias(segment=Lower(Trim(segment))).filter(segment__any_of=SEGMENTS)
    if begins:
        found = found.filter(conversation__held_on__gte=FROM)
    if ends:
        found = found.filter(conversation__held_on__lte=TO)
    if about:
        found = found.filter(capability=CAPABILITY)
    related = ("conversation__deal__account", "conversation__account", "capability", "text")
    return found.select_related(*related).defer("text__original")
