"""request_changes.jsonl: merges, separations, moves of askers; ratings, objections, efforts. Each row in the order it was written.

These rows may repeat word for word (merged, separated and merged again on one day), so a restore counts how many of a
kind are there already instead of asking whether one is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ropeteam.flows.company_state import trackers
from ropeteam.flows.company_state.files import OwnRow, iso, known_day
from ropeteam.flows.company_state.keys import Keys, signal_key
from ropeteam.store import models

Row = dict[str, Any]
MERGE, MOVE, RATING, VETO, EFFORT = "merge", "move", "rating", "veto", "effort"


def dump(product: models.Product) -> Iterator[Row]:
    of_product = {"change_request__product": product}
    merges = models.RequestMerge.objects.filter(into__product=product).select_related("request", "into", "by")
    for merge in merges.select_related("unmerge__by").order_by("pk"):
        back = getattr(merge, "unmerge", None)
        yield {
            "what": MERGE, "request": merge.request.key, "into": merge.into.key, "by": merge.by.key,
            "reason": merge.reason, "on": iso(merge.merged_on),
            "unmerged": [back.by.key, iso(back.unmerged_on)] if back else None,
        }  # fmt: skip
    moves = models.AskerMove.objects.filter(target__product=product).select_related("origin", "target", "by")
    related = ("asker__change_request", "asker__signal__conversation", "asker__signal__text", "asker__ask")
    moves = moves.select_related(*related, "asker__voice__link").defer("asker__signal__text__original")
    for move in moves.order_by("pk"):
        yield {
            "what": MOVE, "asker": asker_key(move.asker), "origin": move.origin.key, "target": move.target.key,
            "by": move.by.key, "on": iso(move.moved_on),
        }  # fmt: skip
    ratings = models.PillarRating.objects.filter(**of_product).select_related(
        "change_request", "pillar__strategy", "by"
    )
    for rating in ratings.order_by("pk"):
        yield {
            "what": RATING, "request": rating.change_request.key, "pillar": _pillar_key(rating.pillar),
            "by": rating.by.key, "role": rating.role, "value": rating.value, "on": iso(rating.rated_on),
        }  # fmt: skip
    vetoes = models.VisionVeto.objects.filter(**of_product).select_related("change_request", "strategy", "by")
    for veto in vetoes.order_by("pk"):
        yield {
            "what": VETO, "request": veto.change_request.key, "strategy": veto.strategy.n, "by": veto.by.key,
            "role": veto.role, "reason": veto.reason, "lifted": veto.lifted, "on": iso(veto.said_on),
        }  # fmt: skip
    for size in models.RequestEffort.objects.filter(**of_product).select_related("change_request", "by").order_by("pk"):
        yield {
            "what": EFFORT, "request": size.change_request.key, "effort": size.effort, "by": size.by.key,
            "on": iso(size.said_on),
        }  # fmt: skip


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """After requests, askers and strategies are there. The pointers of merged requests come with change_requests.csv."""
    there = Counter(_mark(row) for row in dump(keys.product))
    pillars = _pillars(keys)
    askers = askers_of(keys)
    makers: dict[str, Callable[[OwnRow], None]] = {
        MERGE: lambda row: _merge(row, keys),
        MOVE: lambda row: _move(row, keys, askers),
        RATING: lambda row: _rating(row, keys, pillars),
        VETO: lambda row: _veto(row, keys),
        EFFORT: lambda row: _effort(row, keys),
    }
    made = 0
    for row in rows:
        with row.whole():
            if there[_mark(row)]:
                there[_mark(row)] -= 1
                continue
            makers[row["what"]](row)
            made += 1
    return made


def _merge(row: OwnRow, keys: Keys) -> None:
    by = keys.people[row["by"]]
    merge = models.RequestMerge.objects.create(
        request=keys.requests[row["request"]],
        into=keys.requests[row["into"]],
        by=by,
        reason=row["reason"],
        merged_on=known_day(row["on"]),
        created_by=by,
    )
    if row["unmerged"]:
        person, on = row["unmerged"]
        back = keys.people[person]
        models.RequestUnmerge.objects.create(merge=merge, by=back, unmerged_on=known_day(on), created_by=back)


def _move(row: OwnRow, keys: Keys, askers: dict[str, models.Asker]) -> None:
    by = keys.people[row["by"]]
    models.AskerMove.objects.create(
        asker=askers[str(row["asker"])],
        origin=keys.requests[row["origin"]],
        target=keys.requests[row["target"]],
        by=by,
        moved_on=known_day(row["on"]),
        created_by=by,
    )


def _rating(row: OwnRow, keys: Keys, pillars: dict[str, models.Pillar]) -> None:
    by = keys.people[row["by"]]
    models.PillarRating.objects.create(
        change_request=keys.requests[row["request"]],
        pillar=pillars[str(row["pillar"])],
        by=by,
        role=row["role"],
        value=row["value"],
        rated_on=known_day(row["on"]),
        created_by=by,
    )


def _veto(row: OwnRow, keys: Keys) -> None:
    by = keys.people[row["by"]]
    models.VisionVeto.objects.create(
        change_request=keys.requests[row["request"]],
        strategy=keys.strategies[row["strategy"]],
        by=by,
        role=row["role"],
        reason=row["reason"],
        lifted=row["lifted"],
        said_on=known_day(row["on"]),
        created_by=by,
    )


def _effort(row: OwnRow, keys: Keys) -> None:
    by = keys.people[row["by"]]
    models.RequestEffort.objects.create(
        change_request=keys.requests[row["request"]],
        effort=row["effort"],
        by=by,
        said_on=known_day(row["on"]),
        created_by=by,
    )


def _mark(row: Row) -> str:
    """A row as text, without the order of its names."""
    return str(sorted((name, str(value)) for name, value in row.items()))


def asker_key(row: models.Asker) -> list[Any]:
    """Where the asker stands now, and what they came through."""
    if row.signal is not None:
        return [row.change_request.key, "signal", signal_key(row.signal)]
    if row.ask is not None:
        return [row.change_request.key, "ask", row.ask.key]
    assert row.voice is not None
    return [row.change_request.key, "voice", trackers.voice_key(row.voice)]


def askers_of(keys: Keys) -> dict[str, models.Asker]:
    related = ("change_request", "signal__conversation", "signal__text", "ask", "voice__link")
    found = models.Asker.objects.filter(change_request__product=keys.product).select_related(*related)
    return {str(asker_key(row)): row for row in found.defer("signal__text__original")}


def _pillar_key(row: models.Pillar) -> list[Any]:
    return [row.strategy.n, row.key]


def _pillars(keys: Keys) -> dict[str, models.Pillar]:
    found = models.Pillar.objects.filter(strategy__product=keys.product).select_related("strategy")
    return {str(_pillar_key(row)): row for row in found}
