"""What an override on Today is about: the sentence, where this reader may know it, and the way to it on the deal's page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ropeteam.core.access import Deed, may
from ropeteam.core.vocabulary import SignalState
from ropeteam.store.actor import Actor
from ropeteam.store.models import Clause, GateFinding, OverrideAsk, Signal, Study
from ropeteam.store.queries.deals import held_by
from ropeteam.store.queries.signals import with_state
from ropeteam.web.standing import embargoed_until

# What the deal's page calls a row.
PROMISE, SIGNAL = "p", "s"


def with_subjects(asks: Sequence[OverrideAsk], actor: Actor, *, on: date) -> None:
    """Each with `words`, `language`, `opens_on` where the words are still the rope's alone, and `anchor`. Two queries at most."""
    signals = [
        row.finding.signal_id for row in asks if row.finding.signal_id and not hasattr(row.finding.signal, "mention")
    ]
    found = with_state(Signal.objects.filter(pk__in=signals)) if signals else []
    states = {row.pk: SignalState(row.state) for row in found}
    rope = held_by(actor, [row.finding.run.deal_id for row in asks]) if asks else frozenset()
    for row in asks:
        _tell(row, row.finding, actor, states, on_rope=row.finding.run.deal_id in rope, on=on)


def _tell(
    row: Any, finding: GateFinding, actor: Actor, states: dict[int, SignalState], *, on_rope: bool, on: date
) -> None:
    signal, row.language, row.opens_on = finding.signal, "", None
    promise = finding.promise or (signal.mention.promise if signal and hasattr(signal, "mention") else None)
    if promise is not None:
        row.words, row.anchor = promise.sentence, f"{PROMISE}{promise.pk}"
    elif signal is not None:
        state = states.get(signal.pk, SignalState.SUGGESTED)
        row.opens_on = embargoed_until(signal, state, on_rope=on_rope, on=on)
        row.words, row.language = "" if row.opens_on else signal.quote, signal.text.language
        row.anchor = f"{SIGNAL}{signal.pk}"
    else:
        row.words, row.anchor = _beside(finding, closed=not may(Deed.READ_OFFER, actor.roles, on_rope=on_rope))


def _beside(finding: GateFinding, *, closed: bool) -> tuple[str, str]:
    """What is about no promise. Which sentence of an offer it is, is for those who may read offers."""
    subject = finding.requirement or finding.study or finding.clause
    if subject is None:
        return "", "standing"
    name = next(name for name in ("requirement", "study", "clause") if getattr(finding, name) is subject)
    words = subject.question if isinstance(subject, Study) else subject.text
    return "" if isinstance(subject, Clause) and closed else words, f"{name}:{subject.pk}"
