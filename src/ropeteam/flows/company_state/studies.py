"""studies.csv: one study a row. studies.jsonl: what belongs to each: hypotheses, criteria with what they decide about and what was
seen, ends, signatures. A link's secret is in neither: another house must not answer for this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models

Row = dict[str, Any]
STUDIES = ("deal", "id", "question", "from", "to", "lead", "request", "decision", "opened_on")


def dump_studies(company: models.Company) -> Iterator[Row]:
    for row in _of(company).select_related("deal", "lead", "decision__change_request"):
        decision = row.decision
        yield {
            "deal": row.deal.key,
            "id": row.key,
            "question": row.question,
            "from": row.begins_on,
            "to": row.ends_on,
            "lead": row.lead.key,
            "request": decision.change_request.key if decision else "",
            "decision": decision.key if decision else "",
            "opened_on": row.opened_on,
        }


def restore_studies(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    for row in rows:
        with row.whole():
            decision = keys.decisions[row["request"], row["decision"]] if row["decision"] else None
            _, new = models.Study.objects.get_or_create(
                deal=keys.deals[row["deal"]],
                key=row["id"],
                defaults={
                    "question": row["question"],
                    "begins_on": known_day(row["from"]),
                    "ends_on": known_day(row["to"]),
                    "lead": keys.people[row["lead"]],
                    "decision": decision,
                    "opened_on": known_day(row["opened_on"]),
                },
            )
            made += new
    return made


def dump_lives(company: models.Company) -> Iterator[Row]:
    for study in _of(company).select_related("deal"):
        yield {
            "deal": study.deal.key,
            "study": study.key,
            "hypotheses": list(study.hypotheses.order_by("no").values_list("text", flat=True)),
            "criteria": [_criterion(row) for row in study.criteria.order_by("no")],
            "ends": [_ending(row) for row in study.endings.select_related("by").order_by("n")],
            "signs": signs(study.sign_requests.all()),
        }


def restore_lives(rows: Iterable[OwnRow], keys: Keys) -> int:
    """What is not there yet of each study: criteria by their number, what was seen, ended and signed by theirs."""
    made = 0
    for row in rows:
        with row.whole():
            deal = keys.deals[row["deal"]]
            study = deal.studies.get(key=row["study"])
            for no, text in enumerate(row["hypotheses"], 1):
                made += models.Hypothesis.objects.get_or_create(study=study, no=no, defaults={"text": str(text)})[1]
            for no, one in enumerate(row["criteria"], 1):
                made += _put_criterion(study, no, one, keys)
            there = study.endings.count()
            for n, one in enumerate(row["ends"][there:], there + 1):
                _put_ending(study, n, one, keys)
                made += 1
            made += put_signs(row["signs"], keys, deal=deal, study=study)
    return made


def signs(found: Any) -> list[Row]:
    """What a customer was asked to sign, in its order."""
    return [_sign(row) for row in found.select_related("contact", "by", "signature").order_by("n")]


def put_signs(rows: Iterable[Row], keys: Keys, *, deal: models.Deal, **subject: Any) -> int:
    """Requests by their number; what was answered since, also of requests that were there."""
    there = {row.n: row for row in models.SignRequest.objects.filter(**subject).select_related("signature")}
    made = 0
    for n, one in enumerate(rows, 1):
        request = there.get(n)
        if request is None:
            by = keys.people[one["by"]]
            request = models.SignRequest.objects.create(
                n=n, about=one["about"], contact=contact(deal, one["contact"]), language=one["language"],
                until=known_day(one["until"]), by=by, asked_on=known_day(one["on"]), created_by=by, **subject,
            )  # fmt: skip
            made += 1
        signed = one["signed"]
        if signed and getattr(request, "signature", None) is None:
            models.Signature.objects.create(
                request=request, agreed=bool(signed["agreed"]), name=str(signed["name"]), words=str(signed["words"]),
                signed_on=known_day(signed["on"]),
            )  # fmt: skip
    return made


def contact(deal: models.Deal, key: str) -> models.Contact:
    return models.Contact.objects.get(account=deal.account_id, key=key)


def _of(company: models.Company) -> Any:
    return models.Study.objects.filter(deal__company=company).order_by("deal__key", "pk")


def _criterion(criterion: models.Criterion) -> Row:
    ties = criterion.ties.select_related("requirement", "promise", "change_request").order_by("pk")
    seen = criterion.evidence.select_related("conversation", "by", "paper").defer("paper__content").order_by("n")
    return {
        "text": criterion.text,
        "ties": [_tie(row) for row in ties],
        "seen": [
            {
                "result": row.result,
                "how": row.how,
                "words": row.words,
                "conversation": row.conversation.key if row.conversation else None,
                "document": row.document,
                "paper": row.paper.no if row.paper else None,
                "by": row.by.key,
                "on": iso(row.seen_on),
                "recorded_on": iso(row.recorded_on),
            }
            for row in seen
        ],
    }


def _tie(row: models.CriterionTie) -> Row:
    if row.requirement is not None:
        return {"requirement": row.requirement.no}
    return {"promise": row.promise.key} if row.promise else {"request": getattr(row.change_request, "key", "")}


def _put_criterion(study: models.Study, no: int, one: Row, keys: Keys) -> int:
    row, new = models.Criterion.objects.get_or_create(study=study, no=no, defaults={"text": str(one["text"])})
    if new:
        for tie in one["ties"]:
            models.CriterionTie.objects.create(criterion=row, **_tied(tie, study.deal, keys))
    there = row.evidence.count()
    for n, seen in enumerate(one["seen"][there:], there + 1):
        by = keys.people[seen["by"]]
        talk = seen["conversation"]
        models.CriterionEvidence.objects.create(
            criterion=row, n=n, result=seen["result"], how=seen["how"], words=str(seen["words"]),
            conversation=keys.company.conversations.get(key=talk) if talk else None, document=str(seen["document"]),
            paper=_paper(study.deal, seen),
            by=by, seen_on=known_day(seen["on"]), recorded_on=known_day(seen["recorded_on"]), created_by=by,
        )  # fmt: skip
    return int(new) + len(one["seen"]) - there


def _paper(deal: models.Deal, seen: Row) -> models.ArchitectureFile | None:
    """Papers come in before. A folder of an older version says only their name. Where the deal had papers of its own and kept
    them, a number may be another paper's or nobody's: then the name in the evidence is all there is."""
    named = models.ArchitectureFile.objects.defer("content").filter(deal=deal, name=str(seen["document"]))
    if "paper" in seen:
        return named.filter(no=seen["paper"]).first() if seen["paper"] else None
    return named.filter(brought_on__lte=known_day(seen["recorded_on"])).order_by("-no").first()


def _tied(tie: Mapping[str, Any], deal: models.Deal, keys: Keys) -> dict[str, Any]:
    if "requirement" in tie:
        return {"requirement": models.Requirement.objects.get(deal=deal, no=tie["requirement"])}
    if "promise" in tie:
        return {"promise": keys.promises[deal.key, tie["promise"]]}
    return {"change_request": keys.requests[tie["request"]]}


def _ending(row: models.StudyEnding) -> Row:
    return {
        "end": row.end,
        "reason": row.reason,
        "new_day": iso(row.new_day),
        "by": row.by.key,
        "on": iso(row.ended_on),
    }


def _put_ending(study: models.Study, n: int, one: Row, keys: Keys) -> None:
    by = keys.people[one["by"]]
    models.StudyEnding.objects.create(
        study=study, n=n, end=one["end"], reason=str(one["reason"]), new_day=day(one["new_day"]), by=by,
        ended_on=known_day(one["on"]), created_by=by,
    )  # fmt: skip


def _sign(row: models.SignRequest) -> Row:
    signature = getattr(row, "signature", None)
    return {
        "about": row.about,
        "contact": row.contact.key,
        "language": row.language,
        "until": iso(row.until),
        "by": row.by.key,
        "on": iso(row.asked_on),
        "signed": {
            "agreed": signature.agreed,
            "name": signature.name,
            "words": signature.words,
            "on": iso(signature.signed_on),
        }
        if signature
        else None,
    }
