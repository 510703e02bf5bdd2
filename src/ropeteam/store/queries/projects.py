"""Projects as pages read them: milestones with what the customer said, promises with what delivered them, risks, the next step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet, Subquery

from ropeteam.core import projects as core
from ropeteam.core.numbers.observations import Acceptance
from ropeteam.core.projects import MilestoneState
from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.store.models import (
    Deal,
    FirstSuccess,
    Milestone,
    MilestoneAcceptance,
    MilestonePromise,
    MilestoneVersion,
    NextStep,
    ProjectRisk,
    Promise,
    SignRequest,
)
from ropeteam.store.queries.kept import Given, kept
from ropeteam.store.queries.promises import OF_NO_ACCOUNT, no_promise, waiting_for_a_word, with_state

MOST_PROMISES = 200


@dataclass(frozen=True, slots=True)
class MilestoneSeen:
    """A milestone as it is planned now, with every plan before, what it delivers, and what the customer said (newest first)."""

    milestone: Milestone
    version: MilestoneVersion
    before: tuple[MilestoneVersion, ...]
    promises: tuple[Promise, ...]
    requests: tuple[SignRequest, ...]
    acceptances: tuple[MilestoneAcceptance, ...]
    state: MilestoneState

    @property
    def plan(self) -> core.Plan:
        row = self.version
        return core.Plan(row.title, row.day, row.words, row.first_success, row.dropped, row.why)

    @property
    def last(self) -> MilestoneAcceptance | None:
        return self.acceptances[0] if self.acceptances else None

    @property
    def unanswered(self) -> tuple[SignRequest, ...]:
        """What the customer answered stands as their word; here is who was asked and said nothing yet."""
        return tuple(request for request in self.requests if getattr(request, "signature", None) is None)

    @property
    def live(self) -> bool:
        return self.state != MilestoneState.DROPPED


@dataclass(frozen=True, slots=True)
class Delivered:
    """A promise of the project: how it ended, or how an accepted milestone proposes that it did."""

    promise: Promise
    outcome: str
    due: date | None
    milestones: tuple[MilestoneSeen, ...]
    proposed: PromiseOutcome | None
    accepted: MilestoneAcceptance | None


@dataclass(frozen=True, slots=True)
class Figures:
    """`next_on`: the day of the next milestone that is not accepted, `late` that it has passed."""

    milestones: int
    accepted: int
    next_on: date | None
    late: bool


def figures(deal: Deal, *, on: date, as_of: bool) -> Figures | None:
    """For the deal's page, in one statement; nothing before the signature, and of no earlier day."""
    if as_of or deal.signed_on is None or deal.signed_on > on:
        return None
    rows = list(kept(_live).rows({"deal": deal.pk}))
    ahead = min((day for day, accepted in rows if not accepted), default=None)
    done = sum(accepted for _, accepted in rows)
    return Figures(len(rows), done, ahead, ahead is not None and ahead < on)


def _live() -> QuerySet[Any, Any]:
    """Day and acceptance of each milestone as it is planned now."""
    newest = MilestoneVersion.objects.filter(milestone=OuterRef("milestone")).order_by("-n").values("n")[:1]
    accepted = MilestoneAcceptance.objects.filter(milestone=OuterRef("milestone"), result=Acceptance.ACCEPTED.value)
    found = MilestoneVersion.objects.filter(milestone__deal=Given("deal"), n=Subquery(newest), dropped=False)
    return found.annotate(accepted=Exists(accepted)).values_list("day", "accepted")


def waits(request: SignRequest, *, on: date) -> bool:
    """Whether the customer may still answer. In a company that was imported no link is known: then nobody can."""
    link = request.link
    return link is not None and link.used_at is None and link.revoked_at is None and request.until >= on


def of_deal(deal: Deal, *, on: date) -> list[MilestoneSeen]:
    """The milestones by their day, those that were given up last. Six queries, however many they are."""
    rows = [_seen(row, on=on) for row in _whole(deal.milestones.all())]
    return sorted(rows, key=lambda row: (not row.live, row.version.day, row.milestone.pk))


def milestone(row: Milestone, *, on: date) -> MilestoneSeen:
    return _seen(_whole(Milestone.objects.filter(pk=row.pk)).get(), on=on)


def first_successes(deal: Deal, *, without: Milestone | None = None) -> int:
    """How many milestones are planned as the first success now."""
    found = Milestone.objects.filter(deal=deal).exclude(pk=without.pk if without else 0)
    later = MilestoneVersion.objects.filter(milestone=OuterRef("milestone")).order_by("-n").values("n")[:1]
    newest = MilestoneVersion.objects.filter(milestone__in=found, n=later)
    return newest.filter(first_success=True, dropped=False).count()


def promises_of(deal: Deal, seen: Sequence[MilestoneSeen]) -> list[Delivered]:
    """The promises that count, with the milestones that deliver them; those that wait for a word on their end first. What was given
    back to be reviewed is nobody's promise, and its sentence the rope's alone."""
    found = with_state(deal.promises.all()).exclude(outcome__in=OF_NO_ACCOUNT)
    found = found.exclude(waiting_for_a_word())
    rows = found.select_related("end").order_by(F("due").asc(nulls_last=True), "pk")[:MOST_PROMISES]
    return sorted((_delivered(row, seen) for row in rows), key=_order)


def to_choose(deal: Deal) -> list[Promise]:
    """The promises that a milestone may deliver: people stand by them, and they did not end."""
    found = with_state(deal.promises.all()).filter(outcome="").exclude(waiting_for_a_word())
    return list(found.order_by(F("due").asc(nulls_last=True), "pk")[:MOST_PROMISES])


def aimed_at(deal: Deal) -> core.Plan | None:
    """What services aim at as the first success (the handover's word), as a plan that nobody made yet."""
    row = FirstSuccess.objects.filter(deal=deal).order_by("-n").first()
    if row is None:
        return None
    words = " ".join(row.words.split())
    return core.Plan(words[: core.LONGEST_TITLE], row.by_day, first_success=True)


def risks(deal: Deal) -> list[ProjectRisk]:
    """Open ones first, the nearest day first."""
    rows = deal.risks.select_related("closed", "by", "closed__by").order_by("until", "pk")
    return sorted(rows, key=lambda row: getattr(row, "closed", None) is not None)


def next_step(deal: Deal) -> NextStep | None:
    """The one that holds; None where nothing is left to do."""
    last = deal.next_steps.select_related("by").order_by("-n").first()
    return last if last is not None and last.text else None


def cured(promises: Collection[int]) -> dict[int, date]:
    """By promise the day on which the customer accepted a milestone that delivers it, as it was planned then."""
    found = MilestoneAcceptance.objects.filter(
        result=Acceptance.ACCEPTED.value, version__delivers__promise__in=list(promises)
    )
    return dict(
        found.order_by("signature__signed_on").values_list("version__delivers__promise", "signature__signed_on")
    )


def delivers() -> QuerySet[MilestonePromise]:
    """What versions of milestones deliver, without what turned out to be no promise, or that nobody stands by any more."""
    gone = no_promise("promise__") | waiting_for_a_word("promise__")
    return MilestonePromise.objects.select_related("promise").exclude(gone).order_by("promise_id")


def out_of_sight(version: MilestoneVersion) -> list[Promise]:
    """What a version delivers and `delivers` leaves out: who plans it anew does not see it, and cannot mean to give it up."""
    shown = delivers().filter(version=version).values("promise")
    return list(Promise.objects.filter(milestones__version=version).exclude(pk__in=shown))


def _whole(found: QuerySet[Milestone]) -> QuerySet[Milestone]:
    versions = MilestoneVersion.objects.select_related("by").order_by("-n")
    versions = versions.prefetch_related(Prefetch("delivers", queryset=delivers()))
    accepted = MilestoneAcceptance.objects.select_related("signature__request__contact", "version").order_by("-pk")
    asked = SignRequest.objects.select_related("contact", "link", "signature", "by").order_by("-n")
    return found.order_by("pk").prefetch_related(
        Prefetch("versions", queryset=versions, to_attr="planned"),
        Prefetch("acceptances", queryset=accepted, to_attr="said"),
        Prefetch("sign_requests", queryset=asked, to_attr="asked"),
    )


def _seen(row: Milestone, *, on: date) -> MilestoneSeen:
    planned: list[MilestoneVersion] = row.planned  # type: ignore[attr-defined]
    said: list[MilestoneAcceptance] = row.said  # type: ignore[attr-defined]
    asked: list[SignRequest] = row.asked  # type: ignore[attr-defined]
    version = planned[0]
    state = core.milestone_state(
        day=version.day,
        dropped=version.dropped,
        results=[Acceptance(one.result) for one in reversed(said)],
        waits=any(waits(request, on=on) for request in asked),
        on=on,
    )
    promises = [one.promise for one in version.delivers.all()]
    return MilestoneSeen(row, version, tuple(planned[1:]), tuple(promises), tuple(asked), tuple(said), state)


def _delivered(promise: Promise, seen: Sequence[MilestoneSeen]) -> Delivered:
    own = tuple(one for one in seen if one.live and promise in one.promises)
    due = promise.due_on  # type: ignore[attr-defined]
    outcome = promise.outcome  # type: ignore[attr-defined]
    accepted = next((one.last for one in own if one.state == MilestoneState.ACCEPTED), None)
    proposed = None
    if accepted is not None and not outcome:
        proposed = core.proposed_outcome(Acceptance(accepted.result), due=due, on=accepted.signature.signed_on)
    return Delivered(promise, outcome, due, own, proposed, accepted)


def _order(row: Delivered) -> tuple[bool, bool, date]:
    return row.proposed is None, bool(row.outcome), row.due or date.max
