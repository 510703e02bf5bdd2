"""What carries a promise of the ledger, or what we are heard to say: the rule's verdict by a product's truth, not written yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.db.models import Model

from ropeteam.core.vocabulary import PromiseSubject
from ropeteam.flows import judging
from ropeteam.store import models
from ropeteam.store.queries.product import Truth
from ropeteam.store.queries.signals import kind_now


def of_promise(
    promise: models.Promise,
    now: Truth | None,
    *,
    on: date,
    last: models.Judgement | None = None,
    hit: Mapping[int, models.Signal] = MappingProxyType({}),
) -> tuple[models.Judgement | None, models.Judgement | None]:
    """The verdict (None where the latest says the same by the same facts), and the latest. `hit` are signals that hit another
    non-goal now, not written yet either."""
    if now is None:
        return None, None
    first = promise.mentions.select_related("signal__non_goal").order_by("pk").first()
    mention = hit.get(first.signal_id, first.signal) if first else None
    service = mention.service if mention else promise.subject == PromiseSubject.SERVICE
    judged = judging.weigh(judging.of_promise(promise, service=service, mention=mention), now)
    last = last or promise.judgements.order_by("-pk").first()
    return None if _stands(last, judged) else judging.row(judged, on=on, promise=promise), last


def of_signal(signal: models.Signal, now: Truth, *, on: date) -> models.Judgement | None:
    """The verdict on a suggestion or a claim; None where the latest says the same by the same facts."""
    judged = judging.weigh(judging.of_signal(signal, kind=kind_now(signal)), now)
    last = signal.judgements.order_by("-pk").first()
    return None if _stands(last, judged) else judging.row(judged, on=on, signal=signal)


def _stands(last: models.Judgement | None, judged: judging.Judged) -> bool:
    """Whether the latest row rests on the same facts (a person's then stands) and, if the rule's own, says the same."""
    if last is None:
        return False
    facts = (
        last.capability_version_id == _pk(judged.capability_version)
        and (last.roadmap_version_id == _pk(judged.roadmap_version) or last.by_id is not None)
        and last.scope_id == _pk(judged.scope)
        and last.decision_id == _pk(judged.decision)
        and last.strategy_id == _pk(judged.strategy)
    )
    return facts and (last.by_id is not None or (last.fit == judged.judgement.fit and last.due == judged.judgement.due))


def _pk(row: Model | None) -> int | None:
    return row.pk if row else None
