"""projects.jsonl: a deal after its signature: milestones with every plan and what the customer said, change orders, what was said
of later wishes, risks, next steps, and with whom its page was shared. The links' secrets stay out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q

from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys, signal_key
from ropeteam.flows.company_state.studies import contact, put_signs, signs
from ropeteam.store import models

Row = dict[str, Any]
SIGNAL = ("signal__conversation", "signal__text")
PER_DEAL = (
    models.Milestone, models.ChangeOrder, models.WishAnswer, models.ProjectRisk, models.NextStep, models.SuccessShare,
)  # fmt: skip


def dump(company: models.Company) -> Iterator[Row]:
    for deal in deals_with(company, PER_DEAL):
        row = {
            "deal": deal.key,
            "milestones": [_milestone(one) for one in deal.milestones.order_by("pk")],
            "orders": [
                _order(one) for one in deal.change_orders.select_related("promise", "by", *SIGNAL).order_by("pk")
            ],
            "wishes": [_wish(one) for one in deal.wish_answers.select_related("by", *SIGNAL).order_by("pk")],
            "risks": [_risk(one) for one in deal.risks.select_related("by", "closed__by").order_by("pk")],
            "steps": [_step(one) for one in deal.next_steps.select_related("by").order_by("n")],
            "shares": [_share(one) for one in deal.success_shares.select_related("by", "contact").order_by("pk")],
        }
        yield row


def deals_with(company: models.Company, tables: tuple[type[Model], ...]) -> Any:
    """The deals that have a row in one of these tables: a company has many deals and few projects."""
    found = Q()
    for table in tables:
        found |= Q(Exists(table._default_manager.filter(deal=OuterRef("pk"))))
    return company.deals.filter(found).order_by("key")


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """What is not there yet: things with a key by it, the others by their place."""
    made = 0
    for row in rows:
        with row.whole():
            deal = keys.deals[row["deal"]]
            made += sum(_put_milestone(deal, one, keys) for one in row["milestones"])
            made += sum(_put_order(deal, one, keys) for one in row["orders"])
            made += sum(_put_wish(deal, one, keys) for one in row["wishes"][deal.wish_answers.count() :])
            made += sum(_put_risk(deal, one, keys) for one in row["risks"])
            there = deal.next_steps.count()
            made += sum(_put_step(deal, n, one, keys) for n, one in enumerate(row["steps"][there:], there + 1))
            made += sum(_put_share(deal, one, keys) for one in row["shares"][deal.success_shares.count() :])
    return made


def _milestone(row: models.Milestone) -> Row:
    versions = row.versions.select_related("by").prefetch_related("delivers__promise").order_by("n")
    said = row.acceptances.select_related("version", "signature__request").order_by("pk")
    return {
        "key": row.key,
        "planned": iso(row.planned_on),
        "versions": [
            {
                "title": one.title, "words": one.words, "day": iso(one.day), "first_success": one.first_success,
                "dropped": one.dropped, "why": one.why, "by": one.by.key, "on": iso(one.said_on),
                "promises": sorted(each.promise.key for each in one.delivers.all()),
            }
            for one in versions
        ],
        "signs": signs(row.sign_requests.all()),
        "said": [
            {"sign": one.signature.request.n, "version": one.version.n, "result": one.result, "print": one.print}
            for one in said
        ],
    }  # fmt: skip


def _put_milestone(deal: models.Deal, one: Row, keys: Keys) -> int:
    row, new = models.Milestone.objects.get_or_create(
        deal=deal, key=one["key"], defaults={"planned_on": known_day(one["planned"])}
    )
    there = row.versions.count()
    for n, plan in enumerate(one["versions"][there:], there + 1):
        by = keys.people[plan["by"]]
        version = models.MilestoneVersion.objects.create(
            milestone=row, n=n, title=str(plan["title"]), words=str(plan["words"]), day=known_day(plan["day"]),
            first_success=bool(plan["first_success"]), dropped=bool(plan["dropped"]), why=str(plan["why"]), by=by,
            said_on=known_day(plan["on"]), created_by=by,
        )  # fmt: skip
        for key in plan["promises"]:
            models.MilestonePromise.objects.create(version=version, promise=keys.promises[deal.key, key])
    made = put_signs(one["signs"], keys, deal=deal, milestone=row)
    for said in one["said"][row.acceptances.count() :]:
        models.MilestoneAcceptance.objects.create(
            milestone=row, version=row.versions.get(n=said["version"]), result=said["result"], print=str(said["print"]),
            signature=models.Signature.objects.get(request__milestone=row, request__n=said["sign"]),
        )  # fmt: skip
    return int(new) + made


def _order(row: models.ChangeOrder) -> Row:
    back = models.ChangeOrderTakenBack.objects.filter(order=row).select_related("by").first()
    return {
        "key": row.key,
        "what": row.what,
        "why": row.why,
        "price": str(row.price),
        "days": str(row.days),
        "promise": row.promise.key if row.promise else None,
        "signal": signal_key(row.signal) if row.signal else None,
        "by": row.by.key,
        "on": iso(row.written_on),
        "signs": signs(row.sign_requests.all()),
        "back": {"reason": back.reason, "by": back.by.key, "on": iso(back.taken_back_on)} if back else None,
    }


def _put_order(deal: models.Deal, one: Row, keys: Keys) -> int:
    by = keys.people[one["by"]]
    row, new = models.ChangeOrder.objects.get_or_create(
        deal=deal,
        key=one["key"],
        defaults={
            "what": str(one["what"]), "why": str(one["why"]), "price": one["price"], "days": one["days"], "by": by,
            "promise": keys.promises[deal.key, one["promise"]] if one["promise"] else None,
            "signal": keys.signals[tuple(one["signal"])] if one["signal"] else None,
            "written_on": known_day(one["on"]), "created_by": by,
        },
    )  # fmt: skip
    made = put_signs(one["signs"], keys, deal=deal, order=row)
    back = one["back"]
    if back:
        models.ChangeOrderTakenBack.objects.get_or_create(
            order=row,
            defaults={
                "reason": str(back["reason"]), "by": keys.people[back["by"]], "taken_back_on": known_day(back["on"]),
            },
        )  # fmt: skip
    return int(new) + made


def _wish(row: models.WishAnswer) -> Row:
    return {
        "signal": signal_key(row.signal), "way": row.way, "words": row.words, "by": row.by.key, "on": iso(row.said_on),
    }  # fmt: skip


def _put_wish(deal: models.Deal, one: Row, keys: Keys) -> int:
    by = keys.people[one["by"]]
    models.WishAnswer.objects.create(
        deal=deal, signal=keys.signals[tuple(one["signal"])], way=one["way"], words=str(one["words"]), by=by,
        said_on=known_day(one["on"]), created_by=by,
    )  # fmt: skip
    return 1


def _risk(row: models.ProjectRisk) -> Row:
    closed = getattr(row, "closed", None)
    return {
        "key": row.key, "text": row.text, "role": row.role, "until": iso(row.until), "by": row.by.key, "on": iso(row.seen_on),
        "closed": {"how": closed.how, "by": closed.by.key, "on": iso(closed.closed_on)} if closed else None,
    }  # fmt: skip


def _put_risk(deal: models.Deal, one: Row, keys: Keys) -> int:
    by = keys.people[one["by"]]
    row, new = models.ProjectRisk.objects.get_or_create(
        deal=deal,
        key=one["key"],
        defaults={
            "text": str(one["text"]), "role": one["role"], "until": known_day(one["until"]), "by": by,
            "seen_on": known_day(one["on"]), "created_by": by,
        },
    )  # fmt: skip
    closed = one["closed"]
    if closed:
        models.RiskClosed.objects.get_or_create(
            risk=row,
            defaults={
                "how": str(closed["how"]), "by": keys.people[closed["by"]], "closed_on": known_day(closed["on"]),
            },
        )  # fmt: skip
    return int(new)


def _step(row: models.NextStep) -> Row:
    return {"text": row.text, "day": iso(row.day), "by": row.by.key, "on": iso(row.said_on)}


def _put_step(deal: models.Deal, n: int, one: Row, keys: Keys) -> int:
    by = keys.people[one["by"]]
    models.NextStep.objects.create(
        deal=deal, n=n, text=str(one["text"]), day=day(one["day"]), by=by, said_on=known_day(one["on"]), created_by=by
    )
    return 1


def _share(row: models.SuccessShare) -> Row:
    return {
        "contact": row.contact.key, "language": row.language, "until": iso(row.until), "by": row.by.key,
        "on": iso(row.shared_on),
    }  # fmt: skip


def _put_share(deal: models.Deal, one: Row, keys: Keys) -> int:
    by = keys.people[one["by"]]
    models.SuccessShare.objects.create(
        deal=deal, contact=contact(deal, one["contact"]), language=one["language"], until=known_day(one["until"]), by=by,
        shared_on=known_day(one["on"]), created_by=by,
    )  # fmt: skip
    return 1
