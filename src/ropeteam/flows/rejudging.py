"""What the product can, will or wants changed: whatever rests on it is judged anew, and nothing else.

Whoever writes a verdict holds its promise until the transaction ends (docs/why/standing.md), so all are found first, which takes
long, and then written at once.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from ropeteam.core.vocabulary import OUR_KINDS, SignalKind
from ropeteam.flows import judging, promise_judging
from ropeteam.store import models
from ropeteam.store.queries.judgements import citing
from ropeteam.store.queries.product import Truth, brought_by, goals_of, product_of, truth
from ropeteam.store.queries.signals import ours_that_count


def rejudge_citing(
    *, capability_id: int | None = None, roadmap_item_id: int | None = None, on: date
) -> tuple[int, int]:
    """Judge anew every open promise and every live suggestion that rests on what changed: (looked at, changed).

    A roadmap item also concerns whatever is about the capability it brings now, though nothing cites it yet.
    """
    if capability_id is None and roadmap_item_id is not None:
        capability_id = brought_by(roadmap_item_id)
    cited = citing(capability_id=capability_id, roadmap_item_id=roadmap_item_id)
    open_promises = models.Promise.objects.filter(
        pk__in=cited.filter(promise__isnull=False).values("promise_id"), end__isnull=True, replaced_by__isnull=True
    )
    if capability_id is not None:
        open_promises = open_promises | models.Promise.objects.filter(
            capability_id=capability_id, end__isnull=True, replaced_by__isnull=True
        )
    signals = models.Signal.objects.filter(
        pk__in=cited.filter(signal__isnull=False).values("signal_id"), retired_at__isnull=True, mention__isnull=True
    )
    open_promises = open_promises.select_related("deal__product", "deal__company", "capability").distinct()
    return _rejudged(open_promises, signals, on=on)


def rejudge_request(change_request_id: int, *, on: date) -> int:
    """Judge anew every open promise and live suggestion of a change request that was decided (or of one merged into it);
    returns how many verdicts changed."""
    leaning = Q(change_request_id=change_request_id) | Q(change_request__merged_into_id=change_request_id)
    rows = models.Promise.objects.filter(leaning, end__isnull=True, replaced_by__isnull=True).select_related(
        "deal__product", "deal__company", "capability", "change_request"
    )
    signals = models.Signal.objects.filter(leaning, retired_at__isnull=True, mention__isnull=True, kind__in=OUR_KINDS)
    return _rejudged(rows, signals, on=on)[1]


def rejudge_strategy(version_id: int, *, on: date) -> tuple[int, int]:
    """A strategy came: judge anew every open promise, claim and suggestion that rested on a non-goal which is gone, or hits one
    that is new: (looked at, changed). Where the non-goals stayed as they were, nothing is looked at."""
    version = models.StrategyVersion.objects.select_related("product").get(pk=version_id)
    before = version.product.strategies.filter(draft=False, n__lt=version.n).order_by("-n").first()
    if before is not None and goals_of(before) == goals_of(version):
        return 0, 0
    truths = _Truths()
    now = truths.of_product(version.product)
    looked = 0
    hit: dict[int, models.Signal] = {}
    made: dict[tuple[str, int], models.Judgement] = {}
    for signal in ours_that_count(version.product):
        goal = judging.hit_non_goal(signal.quote, now, language=signal.text.language)
        mention = getattr(signal, "mention", None) if signal.kind_is == SignalKind.PROMISE else None
        about = ("promise", mention.promise.pk) if mention else ("signal", signal.pk)
        last = made.get(about) or (mention.promise if mention else signal).judgements.order_by("-pk").first()
        if not _rests_otherwise(signal, goal, last):
            continue
        looked += 1
        if goal is not None:  # what it hit before is kept where it hits nothing now: a look back needs it
            signal.non_goal = goal
            hit[signal.pk] = signal
        if mention:
            row = promise_judging.of_promise(
                mention.promise, truths.of(mention.promise.deal), on=on, last=last, hit=hit
            )[0]
        else:
            row = promise_judging.of_signal(signal, now, on=on)
        if row is not None:
            made[about] = row
    with transaction.atomic():
        models.Signal.objects.bulk_update(hit.values(), ["non_goal"])
        models.Judgement.objects.bulk_create(made.values())
    return looked, len(made)


def _rejudged(promises: QuerySet[models.Promise], signals: QuerySet[models.Signal], *, on: date) -> tuple[int, int]:
    """How many were looked at, how many verdicts changed."""
    truths = _Truths()
    looked = 0
    made: list[models.Judgement | None] = []
    for promise in promises.order_by("pk"):
        looked += 1
        made.append(promise_judging.of_promise(promise, truths.of(promise.deal), on=on)[0])
    about = signals.select_related("conversation__deal__product", "conversation__company", "capability")
    for signal in about.order_by("pk"):
        looked += 1
        deal = signal.conversation.deal
        now = truths.of(deal) if deal else None
        made.append(promise_judging.of_signal(signal, now, on=on) if now else None)
    changed = [row for row in made if row is not None]
    models.Judgement.objects.bulk_create(changed)
    return looked, len(changed)


def _rests_otherwise(signal: models.Signal, goal: models.NonGoal | None, last: models.Judgement | None) -> bool:
    """Whether the latest judgement rests on another non-goal than the words hit now. A person's stands while the same is hit."""
    rested = last is not None and any(reason["code"] == "non_goal" for reason in last.reasons)
    if goal is None:
        return rested
    same = signal.non_goal is not None and signal.non_goal.text == goal.text
    return not (same and (rested or (last is not None and last.by_id is not None)))


class _Truths:
    """What each product can, will and wants: read once, however many verdicts rest on it."""

    def __init__(self) -> None:
        self._read: dict[int, Truth] = {}

    def of(self, deal: models.Deal) -> Truth | None:
        product = product_of(deal)
        return self.of_product(product) if product else None

    def of_product(self, product: models.Product) -> Truth:
        if product.pk not in self._read:
            self._read[product.pk] = truth(product)
        return self._read[product.pk]
