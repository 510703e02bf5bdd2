"""promises.csv: the ledger. ledger.jsonl: mentions, judgements and ends of each promise. gate_runs.jsonl: runs and overrides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ropeteam.flows.company_state import approvals, judgements
from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys, signal_key
from ropeteam.store import models
from ropeteam.store.queries.contradictions import END

Row = dict[str, Any]
PROMISES = (
    "deal", "id", "sentence", "subject", "said_on", "recorded_on", "due", "due_phrase", "capability",
    "change_request", "source", "replaces", "replaces_how", "replaces_note", "by",
)  # fmt: skip


def dump_promises(company: models.Company) -> Iterator[Row]:
    for row in _promises(company):
        yield {
            "deal": row.deal.key,
            "id": row.key,
            "sentence": row.sentence,
            "subject": row.subject,
            "said_on": row.said_on,
            "recorded_on": row.recorded_on,
            "due": row.due,
            "due_phrase": row.due_phrase,
            "capability": row.capability.key if row.capability else "",
            "change_request": row.change_request.key if row.change_request else "",
            "source": row.source,
            "replaces": row.replaces.key if row.replaces else "",
            "replaces_how": row.replaces_how,
            "replaces_note": row.replaces_note,
            "by": row.created_by.key if row.created_by else "",
        }


def restore_promises(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    listed = list(rows)
    for row in listed:
        with row.whole():
            if (row["deal"], row["id"]) in keys.promises:
                continue
            keys.promises[row["deal"], row["id"]] = models.Promise.objects.create(
                deal=keys.deals[row["deal"]],
                key=row["id"],
                sentence=row["sentence"],
                subject=row["subject"],
                said_on=known_day(row["said_on"]),
                recorded_on=day(row["recorded_on"]),
                due=day(row["due"]),
                due_phrase=row["due_phrase"],
                capability=keys.capabilities.get(row["capability"]),
                change_request=keys.requests.get(row["change_request"]),
                source=row["source"],
                created_by=keys.people.get(row["by"]),
            )
            made += 1
    for row in listed:
        with row.whole():
            promise = keys.promises[row["deal"], row["id"]]
            if row["replaces"] and promise.replaces_id is None:
                promise.replaces = keys.promises[row["deal"], row["replaces"]]
                promise.replaces_how = row.get("replaces_how", "")
                promise.replaces_note = row.get("replaces_note", "")
                promise.save(update_fields=["replaces", "replaces_how", "replaces_note"])
    return made


def dump_scope_links(company: models.Company) -> Iterator[Row]:
    """Which promise a scope was accepted for (the scope itself stands in scopes.csv)."""
    found = models.Scope.objects.filter(deal__company=company, promise__isnull=False)
    for row in found.select_related("deal", "promise").order_by("pk"):
        yield {"deal": row.deal.key, "scope": row.key, "promise": row.promise.key if row.promise else ""}


def restore_scope_links(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    for row in rows:
        with row.whole():
            scope = keys.scopes[row["deal"], row["scope"]]
            if scope.promise_id is None:
                scope.promise = keys.promises[row["deal"], row["promise"]]
                scope.save(update_fields=["promise"])
                made += 1
    return made


def dump_ledger(company: models.Company) -> Iterator[Row]:
    for row in _promises(company):
        end, told = getattr(row, "end", None), getattr(row, "limit_told", None)
        mentions = row.mentions.select_related("signal__conversation", "signal__text", "created_by").order_by("pk")
        yield {
            "deal": row.deal.key,
            "promise": row.key,
            "mentions": [[signal_key(mention.signal), _key(mention.created_by)] for mention in mentions],
            "judgements": judgements.dump(judgements.of(promise=row)),
            "limit_told": [iso(told.told_on), told.told_how, told.by.key] if told else None,
            "contradictions": [
                [
                    iso(other.said_on),
                    other.how,
                    _key(other.by),
                    signal_key(other.signal) if other.signal else None,
                ]
                for other in row.contradictions.select_related("by", "signal__conversation", "signal__text").order_by(
                    "pk"
                )
            ],
            "end": _end(end) if end else None,
            **_taken_back(row),
            **approvals.proposals(row),
        }


def restore_ledger(rows: Iterable[OwnRow], keys: Keys) -> None:
    for row in rows:
        with row.whole():
            promise = keys.promises[row["deal"], row["promise"]]
            for span, by in row["mentions"]:
                models.Mention.objects.get_or_create(
                    signal=keys.signals[tuple(span)], defaults={"promise": promise, "created_by": keys.people.get(by)}
                )
            if promise.judgements.exists() or hasattr(promise, "end"):
                continue
            judgements.restore(row["judgements"], keys, promise=promise)
            if row["limit_told"]:
                told_on, told_how, by = row["limit_told"]
                person = keys.people[by]
                models.LimitTold.objects.create(
                    promise=promise, told_on=known_day(told_on), told_how=told_how, by=person, created_by=person
                )
            for said_on, how, by, span in row["contradictions"]:
                models.Contradiction.objects.create(
                    promise=promise,
                    said_on=known_day(said_on),
                    how=how,
                    by=keys.people.get(by),
                    signal=keys.signals.get(tuple(span)) if span else None,
                )
            for end, person, on in row.get("ends_taken_back", ()):
                _restore_taken_back(promise, end, keys.people.get(person), known_day(on), keys)
            approvals.restore_proposals(promise, row.get("end_proposals", ()), keys)
            if row["end"]:
                _restore_end(promise, row["end"], keys)


def _taken_back(promise: models.Promise) -> Row:
    """Ends that were taken back, where there are any: with who did and when."""
    found = promise.ends_taken_back.select_related("by", "taken_back_by").order_by("pk")
    rows = [[_end(row), _key(row.taken_back_by), iso(row.taken_back_on)] for row in found]
    return {"ends_taken_back": rows} if rows else {}


def _restore_end(promise: models.Promise, said: Row, keys: Keys) -> models.PromiseEnd:
    end = dict(said)
    by = keys.people.get(end.pop("by"))
    dates = {name: day(end.pop(name)) for name in ("ended_on", "recorded_on", "told_customer_on")}
    return models.PromiseEnd.objects.create(promise=promise, by=by, created_by=by, **dates, **end)


def _restore_taken_back(promise: models.Promise, said: Row, person: models.Person | None, on: date, keys: Keys) -> None:
    """The end as it was, and gone again: the kept row names the id that the end has here."""
    end = _restore_end(promise, said, keys)
    models.EndTakenBack.objects.create(
        promise=promise,
        was=end.pk,
        **{name: getattr(end, name) for name in END},
        taken_back_by=person,
        taken_back_on=on,
        created_by=person,
    )
    models.PromiseEnd.objects.filter(pk=end.pk).delete()


def dump_gate_runs(company: models.Company) -> Iterator[Row]:
    found = models.GateRun.objects.filter(deal__company=company).select_related("deal", "created_by")
    for run in found.order_by("pk"):
        rows = run.findings.select_related(
            "promise", "signal__conversation", "signal__text", "requirement", "study", "clause__offer"
        ).order_by("pk")
        yield {
            "deal": run.deal.key,
            "known_on": iso(run.known_on),
            "as_of": run.as_of,
            "result": run.result,
            "known": run.known,
            "heard": run.heard,
            "reviewed": run.reviewed,
            "unheard": run.unheard,
            "by": _key(run.created_by),
            "findings": [_finding(row) for row in rows],
        }


def restore_gate_runs(rows: Iterable[OwnRow], keys: Keys) -> int:
    listed = list(rows)
    if models.GateRun.objects.filter(deal__company=keys.company).exists():
        return 0
    for row in listed:
        with row.whole():
            run = models.GateRun.objects.create(
                deal=keys.deals[row["deal"]],
                known_on=known_day(row["known_on"]),
                as_of=row["as_of"],
                result=row["result"],
                known=row["known"],
                heard=row["heard"],
                reviewed=row["reviewed"],
                unheard=row["unheard"],
                created_by=keys.people.get(row["by"]),
            )
            for finding in row["findings"]:
                _restore_finding(run, finding, row["deal"], keys)
    return len(listed)


def _finding(row: models.GateFinding) -> Row:
    requests = row.override_requests.select_related("by", "override__second_by").order_by("pk")
    return {
        "promise": row.promise.key if row.promise else None,
        "signal": signal_key(row.signal) if row.signal else None,
        **({"requirement": row.requirement.no} if row.requirement else {}),
        **({"study": row.study.key} if row.study else {}),
        **({"clause": [row.clause.offer.key, row.clause.hash]} if row.clause else {}),
        "code": row.code,
        "owner": row.owner_role,
        "blocks": row.blocks,
        "overridden": row.overridden,
        "overrides": [
            {
                "by": asked.by.key,
                "role": asked.role,
                "reason": asked.reason,
                "second": (
                    [asked.override.second_by.key, asked.override.second_role, iso(asked.override.overridden_on)]
                    if hasattr(asked, "override")
                    else None
                ),
            }
            for asked in requests
        ],
        **approvals.ask(row),
    }


def _restore_finding(run: models.GateRun, row: Row, deal: str, keys: Keys) -> None:
    finding = models.GateFinding.objects.create(
        run=run,
        promise=keys.promises[deal, row["promise"]] if row["promise"] else None,
        signal=keys.signals[tuple(row["signal"])] if row["signal"] else None,
        requirement=models.Requirement.objects.get(deal=run.deal, no=row["requirement"])
        if "requirement" in row
        else None,
        study=models.Study.objects.get(deal=run.deal, key=row["study"]) if "study" in row else None,
        clause=models.Clause.objects.get(offer__deal=run.deal, offer__key=row["clause"][0], hash=row["clause"][1])
        if "clause" in row
        else None,
        code=row["code"],
        owner_role=row["owner"],
        blocks=row["blocks"],
        overridden=row["overridden"],
    )
    approvals.restore_ask(finding, row, keys)
    for asked in row["overrides"]:
        by = keys.people[asked["by"]]
        request = models.OverrideRequest.objects.create(
            finding=finding, by=by, role=asked["role"], reason=asked["reason"], created_by=by
        )
        if asked["second"]:
            second, role, on = asked["second"]
            models.Override.objects.create(
                request=request,
                by=by,
                second_by=keys.people[second],
                second_role=role,
                overridden_on=known_day(on),
                created_by=keys.people[second],
            )


def _promises(company: models.Company) -> Iterable[models.Promise]:
    found = models.Promise.objects.filter(deal__company=company)
    return found.select_related("deal", "capability", "change_request", "replaces", "created_by").order_by("pk")


def _end(row: models.PromiseEnd | models.EndTakenBack) -> Row:
    return {
        "outcome": row.outcome,
        "ended_on": iso(row.ended_on),
        "recorded_on": iso(row.recorded_on),
        "told_customer_on": iso(row.told_customer_on),
        "told_how": row.told_how,
        "evidence": row.evidence,
        "by": _key(row.by),
    }


def _key(person: models.Person | None) -> str:
    return person.key if person else ""
