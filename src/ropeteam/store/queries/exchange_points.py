"""What the points of an agenda are called and where they stand today: names of things, states as codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ropeteam.core.vocabulary import AgendaCode
from ropeteam.store.models import (
    Account,
    AgendaItem,
    Answer,
    CapabilityVersion,
    Company,
    Deal,
    Decision,
    Promise,
    RoadmapVersion,
)
from ropeteam.store.queries.answers import with_ticks
from ropeteam.store.queries.exchange_facts import open_proposals, subject_of
from ropeteam.store.queries.ledger_state import contradicted
from ropeteam.store.queries.promises import with_state


@dataclass(frozen=True, slots=True)
class Point:
    """`state` is a code of wording: what carries the promise, what was decided. `day`: since when it waits, or due.

    `settled`: what put it here is no longer so (the customer was told, the promise is backed)."""

    item: AgendaItem
    kind: str
    target: int
    title: str
    deal: Deal | None = None
    account: Account | None = None
    day: date | None = None
    state: str = ""
    settled: bool = False


def points(company: Company, rows: Sequence[AgendaItem]) -> list[Point]:
    """In the order of the rows, in a few queries whatever their number."""
    known = _Known(company, rows)
    return [known.point(row) for row in rows]


class _Known:
    def __init__(self, company: Company, rows: Sequence[AgendaItem]) -> None:
        self.company = company
        self.answers: dict[int, Any] = _by_pk(with_ticks(Answer.objects.filter(pk__in=_ids(rows, "answer_id"))))
        promises = with_state(Promise.objects.filter(pk__in=_ids(rows, "promise_id")))
        self.promises: dict[int, Any] = _by_pk(promises.annotate(contradicted=contradicted()))
        names = CapabilityVersion.objects.filter(capability__in=_ids(rows, "capability_id")).order_by("n")
        self.capabilities = {row.capability_id: row for row in names}
        titles = RoadmapVersion.objects.filter(item__in=_ids(rows, "roadmap_item_id")).order_by("n")
        self.roadmap = {row.item_id: row for row in titles}
        self.proposals = open_proposals(company).count() if any(r.code == AgendaCode.PROPOSAL for r in rows) else 0

    def point(self, row: AgendaItem) -> Point:
        subject = subject_of(row)
        return getattr(self, f"_{subject.kind}")(row, subject.kind, subject.pk)  # type: ignore[no-any-return]

    def _change_request(self, row: AgendaItem, kind: str, pk: int) -> Point:
        assert row.change_request is not None
        decision = row.decision
        state = f"decision.{decision.kind}" if decision else ""
        return Point(row, kind, pk, row.change_request.title, state=state, settled=decision is not None)

    def _decision(self, row: AgendaItem, kind: str, pk: int) -> Point:
        decision: Decision | None = row.decision
        assert decision is not None
        wish = decision.change_request
        return Point(row, kind, wish.pk, wish.title, day=decision.decided_on, state=f"decision.{decision.kind}")

    def _answer(self, row: AgendaItem, kind: str, pk: int) -> Point:
        answer = row.answer
        assert answer is not None
        ticks = self.answers[pk]
        return Point(
            row, kind, pk, answer.decision.change_request.title, deal=answer.deal, account=answer.account,
            day=answer.given_on, state=f"decision.{answer.decision.kind}",
            settled=ticks.told_on is not None or not ticks.holds,
        )  # fmt: skip

    def _promise(self, row: AgendaItem, kind: str, pk: int) -> Point:
        promise = row.promise
        assert promise is not None
        now = self.promises[pk]
        bare = now.backing in (None, "unbacked", "against_strategy")
        return Point(
            row, kind, pk, promise.sentence, deal=promise.deal, account=promise.deal.account,
            day=now.due_on, state=f"backing.{now.backing or 'unbacked'}",
            settled=bool(now.outcome) or not (bare or now.contradicted),
        )  # fmt: skip

    def _capability(self, row: AgendaItem, kind: str, pk: int) -> Point:
        version = self.capabilities.get(pk)
        assert row.capability is not None
        stale = row.code == AgendaCode.CAPABILITY_STALE
        day = row.capability.review_due if stale else version.recorded_on if version else None
        state = f"status.{version.status}" if version else ""
        return Point(row, kind, pk, version.name if version else row.capability.key, day=day, state=state)

    def _roadmap_item(self, row: AgendaItem, kind: str, pk: int) -> Point:
        version = self.roadmap.get(pk)
        assert row.roadmap_item is not None
        title = version.title if version else row.roadmap_item.key
        state = f"roadmap.{version.status}" if version else ""
        return Point(row, kind, pk, title, day=version.day if version else None, state=state)

    def _proposal(self, row: AgendaItem, kind: str, pk: int) -> Point:
        return Point(row, kind, self.proposals, "", settled=self.proposals == 0)

    def _topic(self, row: AgendaItem, kind: str, pk: int) -> Point:
        return Point(row, kind, 0, row.topic)


def _ids(rows: Iterable[AgendaItem], name: str) -> list[int]:
    return [pk for row in rows if (pk := getattr(row, name)) is not None]


def _by_pk(found: Any) -> dict[int, Any]:
    return {row.pk: row for row in found}
