"""What blocks each of a few deals, counted as their gates find it: for lists that may not look at every gate.

The rows give the facts, `core.gate` says what of them blocks: promises of the ledger, suggestions, sentences of offers. Left to the
gate itself are wordings that a person linked once (they no longer wait for a look) and notices that a company lets block.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from ropeteam.core.gate import GatePromise, blocking
from ropeteam.core.vocabulary import ClauseWord, FindingCode, Fit, SignalKind, SignalState
from ropeteam.store.models import Clause, Mention, Override, Promise, Signal, Waiting
from ropeteam.store.queries import written
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.kept import Given, kept
from ropeteam.store.queries.promises import still_open

DEALS = Given("deals")


def blocking_in(deals: Sequence[int]) -> dict[int, Counter[FindingCode]]:
    """How many findings of each kind block, by deal. Three statements, however many deals."""
    found: dict[int, Counter[FindingCode]] = defaultdict(Counter)
    for deal, promise in _facts(list(deals)) if deals else ():
        found[deal].update(blocking(promise))
    return found


def _facts(deals: list[int]) -> Iterator[tuple[int, GatePromise]]:
    asked = {"deals": deals}
    for deal, fit, waits, reopened, alone, lifted in kept(_ledger).rows(asked):
        state = _state(waits=waits, reopened=reopened)
        by_seller = state == SignalState.DISMISSED and alone
        yield deal, _promise(fit, state, lifted, dismissed_by_seller_alone=by_seller)
    for deal, fit, alone, lifted in kept(_suggested).rows(asked):
        state = SignalState.DISMISSED if alone else SignalState.SUGGESTED
        yield deal, _promise(fit, state, lifted, dismissed_by_seller_alone=alone)
    for deal, fit, word, lifted in kept(_written).rows(asked):
        state = SignalState.CONFIRMED if word == ClauseWord.CONFIRMED else SignalState.SUGGESTED
        yield deal, _promise(fit, state, lifted)


def _promise(
    fit: str | None, state: SignalState, lifted: Sequence[str], *, dismissed_by_seller_alone: bool = False
) -> GatePromise:
    return GatePromise(
        key="",
        fit=Fit(fit or Fit.UNKNOWN),
        state=state,
        dismissed_by_seller_alone=dismissed_by_seller_alone,
        overridden=frozenset(FindingCode(code) for code in lifted),
    )


def _state(*, waits: bool, reopened: bool) -> SignalState:
    """Of a promise of the ledger that nobody stands by: given back to be reviewed, or dismissed."""
    if not waits:
        return SignalState.CONFIRMED
    return SignalState.SUGGESTED if reopened else SignalState.DISMISSED


def _ledger() -> QuerySet[Any, Any]:
    waiting = Waiting.objects.filter(signal__mention__promise=OuterRef("pk"))
    said = Mention.objects.filter(promise=OuterRef(OuterRef("pk")))
    found = still_open(Promise.objects.filter(deal_id__any_of=DEALS)).annotate(
        reopened=Exists(waiting.filter(alone=False)),
        alone=Exists(waiting.filter(alone=True)),
        lifted=_lifted(
            Q(request__finding__promise=OuterRef("pk")) | Q(request__finding__signal__in=said.values("signal"))
        ),
    )
    return found.values_list("deal_id", "standing__fit", "standing__waits", "reopened", "alone", "lifted")


def _suggested() -> QuerySet[Any, Any]:
    waiting = Q(waiting__deal_id__any_of=DEALS, waiting__kind=SignalKind.PROMISE.value, waiting__mentioned=False)
    found = Signal.objects.filter(waiting)
    found = found.annotate(fit=latest("signal", "fit"), lifted=_lifted(Q(request__finding__signal=OuterRef("pk"))))
    return found.values_list("waiting__deal_id", "fit", "waiting__alone", "lifted")


def _written() -> QuerySet[Any, Any]:
    found = written.among(Clause.objects.filter(offer__deal_id__any_of=DEALS))
    found = found.annotate(lifted=_lifted(Q(request__finding__clause=OuterRef("pk"))))
    rows: QuerySet[Any, Any] = found.values_list("offer__deal_id", "fit", "word", "lifted")
    return rows


def _lifted(about: Q) -> ArraySubquery:
    """The codes that two people lifted."""
    return ArraySubquery(Override.objects.filter(about).values("request__finding__code"))
