"""The gate's answer for those who ask often: kept until something it rests on changes, and equal to a fresh look.

Rule in prose. Every change of a row the gate looks at leaves a mark in the same transaction, written by the database (a mark of the
deal, or of all deals). A kept answer holds for its day while no mark of its deal stands and the marks of all are those it knew. To
answer anew, the marks are read first and the gate is looked at after; then exactly the marks that were read go. What is committed
in between leaves a mark that stays, so the next to ask looks again. Only one at a time answers anew for a deal.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from ropeteam.core.gate import Finding
from ropeteam.core.vocabulary import FindingCode
from ropeteam.flows import gate
from ropeteam.store import events, models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import gate_answers as query

SWEPT_AT_ONCE = 200
OLD_MARKS = timedelta(days=1)


def answer(deal: models.Deal, *, on: date) -> dict[str, Any]:
    """What stands at the gate on the day, without sentences; see `body_of`."""
    kept = query.fresh(deal.pk, on=on)
    return kept if kept is not None else _anew(deal, on=on)[0]


def watch(deal: models.Deal, *, on: date) -> models.Event | None:
    """Tell it where the result or what blocks is not what was told last: one event, from which messages follow."""
    told = None if query.fresh(deal.pk, on=on) is not None else _anew(deal, on=on)[1]
    return told or _tell(deal)


def sweep(*, on: date) -> int:
    """What no event of a deal announced: the product changed, a file came, a day passed. Returns how many gates were looked at."""
    moved = query.moved(on=on, most=SWEPT_AT_ONCE)
    for deal in moved:
        watch(deal, on=on)
    return len(moved)


def tidy(*, on: date) -> int:
    """Answers nobody asked for today go, with their marks; so do old marks of deals that nobody ever asked about."""
    gone = 0
    for pk in list(models.GateAnswer.objects.filter(on__lt=on, told={}).values_list("pk", flat=True)):
        with transaction.atomic():
            row = models.GateAnswer.objects.select_for_update().filter(pk=pk, on__lt=on).first()
            if row is not None:
                models.GateChange.objects.filter(pk__in=query.marks(pk)).delete()
                row.delete()
                gone += 1
    asked = models.GateAnswer.objects.values("deal_id")
    unasked = models.GateChange.objects.filter(deal_id__isnull=False, at__date__lt=on - OLD_MARKS)
    unasked.exclude(deal_id__in=asked).delete()
    # Of all deals: an answer of today knew how many there were and which was the last, so that it is only looked at once more.
    models.GateChange.objects.filter(deal_id__isnull=True, at__date__lt=on - OLD_MARKS).delete()
    return gone


def told_of(body: dict[str, Any]) -> dict[str, Any]:
    """What matters outside: the result, and what blocks by kind."""
    codes = [finding["code"] for row in body["standings"] for finding in row["findings"] if finding["blocks"]]
    codes += [row["code"] for row in (*body["claims"], *body["notices"]) if row["blocks"]]
    return {"result": body["result"], "blocking": {code: codes.count(code) for code in sorted(set(codes))}}


def body_of(view: gate.GateView) -> dict[str, Any]:
    """A look as plain values, promises and signals by id."""
    hearing = view.verdict.hearing
    return {
        "result": view.verdict.result.value,
        "always_known": view.always_known,
        "hearing": {
            "known": hearing.known,
            "heard": hearing.heard,
            "reviewed": hearing.reviewed,
            "unheard": list(hearing.unheard),
            "unheard_older": list(hearing.older),
        },
        "gaps_accepted": list(view.noticed.gaps),
        "standings": [
            {
                "key": row.key,
                "promise": row.promise.pk if row.promise else None,
                "signal": row.signal.pk if row.signal else None,
                "state": row.state.value,
                "fit": row.fit.value,
                "backing": row.backing.value,
                "due": row.due.isoformat() if row.due else None,
                "blocks": row.blocks,
                "reasons": list(row.reasons),
                "findings": [_finding(finding) for finding in row.findings],
            }
            for row in view.standings
        ],
        "claims": [
            _finding(finding) | {"signal": view.claims[finding.subject].pk}
            for finding in view.verdict.findings
            if finding.subject in view.claims
        ],
        "notices": [
            _finding(finding) | {"about": notice.about[0], "id": notice.about[1], "reasons": reasons_of(view, finding)}
            for finding, notice in view.beside
        ],
    }


def reasons_of(view: gate.GateView, finding: Finding) -> list[dict[str, Any]]:
    """Why a notice about the deal as a whole stands: codes, and the numbers that were reached."""
    if finding.code == FindingCode.PRESALES_MISSING:
        rows = view.noticed.reasons
        return [{"code": row.code.value, "found": row.found, "threshold": row.threshold} for row in rows]
    if finding.code == FindingCode.SERVICES_NOT_YET and view.noticed.not_yet is not None:
        return [{"code": code} for code in dict.fromkeys(row.code for row in view.noticed.not_yet.reasons.all())]
    late = view.noticed.late if finding.code == FindingCode.SERVICES_UNHEARD else None
    return [{"code": late.value}] if late else []


def _anew(deal: models.Deal, *, on: date) -> tuple[dict[str, Any], models.Event | None]:
    """With the event where it was told before and stands otherwise now: the marks go with this answer, so that nobody after us
    would look."""
    models.GateAnswer.objects.get_or_create(deal=deal)
    with transaction.atomic():
        row = models.GateAnswer.objects.select_for_update().get(deal=deal)
        kept = query.fresh(deal.pk, on=on)  # somebody else may have looked while we waited
        if kept is not None:
            return kept, None
        seen, of_all = query.marks(deal.pk), query.mark_of_all()
        now = models.Deal.objects.select_related("product", "company", "account").get(pk=deal.pk)
        body = body_of(gate.look(now, on=on))
        row.on, row.of_all, row.body = on, of_all, body
        row.save(update_fields=["on", "of_all", "body"])
        models.GateChange.objects.filter(pk__in=seen).delete()
        return body, _tell(now) if row.told else None


def _tell(deal: models.Deal) -> models.Event | None:
    """What is compared is what the row says while it is held: what we read before may be older than what was told since."""
    with transaction.atomic():
        row = models.GateAnswer.objects.select_for_update().get(deal=deal)
        now = told_of(row.body)
        if row.told == now:
            return None
        before = row.told.get("result", "")
        row.told = now
        row.save(update_fields=["told"])
        return events.append(
            "gate.changed",
            deal,
            actor=OPERATOR,
            company=deal.company,
            deal_id=deal.pk,
            result=now["result"],
            before=before,
            blocking=now["blocking"],
        )


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code.value,
        "blocks": finding.blocks,
        "owner": finding.owner.value,
        "overridden": finding.overridden,
    }
