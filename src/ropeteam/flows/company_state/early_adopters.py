"""early_adopters.jsonl: who looked at a deal outside the segments that are ready, and the gaps its customer lives with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q

from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.flows.company_state.studies import contact, put_signs, signs
from ropeteam.store import models

Row = dict[str, Any]


def dump(company: models.Company) -> Iterator[Row]:
    """One row a deal that has any."""
    looked, lived = models.SegmentLook.objects.values("deal"), models.GapAccepted.objects.values("deal")
    for deal in company.deals.filter(Q(pk__in=looked) | Q(pk__in=lived)).order_by("key"):
        looks = [_look(row) for row in deal.segment_looks.select_related("segment", "by").order_by("n")]
        related = ("capability", "contact", "by", "second__by", "taken_back__by")
        gaps = [_gap(row) for row in deal.gaps_accepted.select_related(*related).order_by("n")]
        yield {"deal": deal.key, "looks": looks, "gaps": gaps}


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    for row in rows:
        with row.whole():
            deal = keys.deals[row["deal"]]
            there = deal.segment_looks.count()
            for n, one in enumerate(row["looks"][there:], there + 1):
                by = keys.people[one["by"]]
                models.SegmentLook.objects.create(
                    deal=deal, segment=keys.product.segments.get(key=one["segment"]), n=n, way=one["way"],
                    words=str(one["words"]), by=by, looked_on=known_day(one["on"]), created_by=by,
                )  # fmt: skip
                made += 1
            for n, one in enumerate(row["gaps"], 1):
                made += _put_gap(deal, n, one, keys)
    return made


def _look(row: models.SegmentLook) -> Row:
    return {
        "segment": row.segment.key,
        "way": row.way,
        "words": row.words,
        "by": row.by.key,
        "on": iso(row.looked_on),
    }


def _gap(row: models.GapAccepted) -> Row:
    second, gone = getattr(row, "second", None), getattr(row, "taken_back", None)
    return {
        "capability": row.capability.key,
        "contact": row.contact.key,
        "words": row.words,
        "told_on": iso(row.told_on),
        "day_told": iso(row.day_told),
        "beyond": row.beyond,
        "tolerance": row.tolerance,
        "by": row.by.key,
        "on": iso(row.recorded_on),
        "seconded": {"by": second.by.key, "reason": second.reason, "on": iso(second.seconded_on)} if second else None,
        "taken_back": {"by": gone.by.key, "reason": gone.reason, "on": iso(gone.taken_back_on)} if gone else None,
        "signs": signs(row.sign_requests.all()),
    }


def _put_gap(deal: models.Deal, n: int, one: Row, keys: Keys) -> int:
    by = keys.people[one["by"]]
    gap, made = models.GapAccepted.objects.get_or_create(
        deal=deal,
        n=n,
        defaults={
            "capability": keys.capabilities[one["capability"]],
            "contact": contact(deal, one["contact"]),
            "words": str(one["words"]),
            "told_on": known_day(one["told_on"]),
            "day_told": day(one["day_told"]),
            "beyond": bool(one["beyond"]),
            "tolerance": one["tolerance"],
            "by": by,
            "recorded_on": known_day(one["on"]),
            "created_by": by,
        },
    )
    if one["seconded"]:
        said, who = one["seconded"], keys.people[one["seconded"]["by"]]
        facts = {"reason": said["reason"], "by": who, "seconded_on": known_day(said["on"]), "created_by": who}
        models.GapSecond.objects.get_or_create(gap=gap, defaults=facts)
    if one["taken_back"]:
        said, who = one["taken_back"], keys.people[one["taken_back"]["by"]]
        facts = {"reason": said["reason"], "by": who, "taken_back_on": known_day(said["on"]), "created_by": who}
        models.GapTakenBack.objects.get_or_create(gap=gap, defaults=facts)
    return int(made) + put_signs(one["signs"], keys, deal=deal, gap=gap)
