"""core.backing: the table of cases, and what must hold for every case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.backing import (
    CapabilityFacts,
    DecisionFacts,
    Facts,
    LimitRelation,
    LimitTouch,
    RoadmapFacts,
    Wording,
    judge,
)
from ropeteam.core.fit import RANK, TABLE, backing_of, blocks, chance_of_delivery
from ropeteam.core.vocabulary import Backing, CapabilityStatus, DecisionKind, Fit, RoadmapStatus, SignalKind

SAID = date(2026, 3, 2)
JUNE = date(2026, 6, 30)


def words(kind=SignalKind.PROMISE, **more) -> Wording:
    return Wording(kind=kind, said_on=SAID, **more)


def cap(status: CapabilityStatus) -> CapabilityFacts:
    return CapabilityFacts("c", status)


def item(status=RoadmapStatus.PLANNED, day: date | None = JUNE, committable=True, key="r", about=()) -> RoadmapFacts:
    return RoadmapFacts(key, status, day, committable, frozenset(about))


INSIDE = (LimitTouch(0, LimitRelation.WITHIN, "300"),)
BEYOND = (LimitTouch(0, LimitRelation.BEYOND, "900"),)
OTHER = (LimitTouch(1, LimitRelation.BEYOND, "offline"),)
LESS = replace(item(about=[0]), narrower=True)
MEANT = frozenset({"r"})
UNSURE = (LimitTouch(0, LimitRelation.UNSURE),)
AVAILABLE, LIMITED = cap(CapabilityStatus.AVAILABLE), cap(CapabilityStatus.LIMITED)
PLANNED, NOT_PLANNED = cap(CapabilityStatus.PLANNED), cap(CapabilityStatus.NOT_PLANNED)
UNMEANT = CapabilityFacts("c", CapabilityStatus.AVAILABLE, sure=False)

# words · facts · fit · first reason that decides
CASES = [
    (words(), Facts(AVAILABLE), Fit.AS_IS, "capability"),
    (words(limits=INSIDE), Facts(AVAILABLE), Fit.LIMITED, "within_limit"),
    (words(limits=BEYOND), Facts(AVAILABLE), Fit.DECLINED, "beyond_limit"),
    (words(limits=UNSURE), Facts(AVAILABLE), Fit.IN_REVIEW, "limit_unsure"),
    (words(limits=UNSURE), Facts(LIMITED), Fit.IN_REVIEW, "limit_unsure"),
    (words(limits=UNSURE), Facts(AVAILABLE, (item(about=[0]),)), Fit.ROADMAP, "on_roadmap"),
    (words(limits=UNSURE), Facts(AVAILABLE, (item(),)), Fit.IN_REVIEW, "limit_unsure"),
    (words(limits=UNSURE), Facts(AVAILABLE, (item(RoadmapStatus.IDEA),)), Fit.IN_REVIEW, "limit_unsure"),
    (words(), Facts(UNMEANT), Fit.IN_REVIEW, "capability_unsure"),
    (words(limits=INSIDE), Facts(UNMEANT), Fit.IN_REVIEW, "capability_unsure"),
    (words(limits=BEYOND), Facts(UNMEANT), Fit.DECLINED, "beyond_limit"),
    (words(limits=BEYOND), Facts(UNMEANT, (item(about=[0]),)), Fit.IN_REVIEW, "capability_unsure"),
    (words(service=True), Facts(UNMEANT), Fit.SERVICES, "service_work"),
    (words(limits=UNSURE), Facts(PLANNED), Fit.IN_REVIEW, "not_on_roadmap"),
    (words(limits=(*UNSURE, LimitTouch(1, LimitRelation.BEYOND))), Facts(AVAILABLE), Fit.DECLINED, "beyond_limit"),
    (words(limits=BEYOND), Facts(AVAILABLE, (item(about=[0]),)), Fit.ROADMAP, "on_roadmap"),
    (words(limits=BEYOND), Facts(AVAILABLE, (item(),)), Fit.IN_REVIEW, "roadmap_elsewhere"),
    (words(limits=BEYOND, due=JUNE - timedelta(1)), Facts(AVAILABLE, (item(),)), Fit.IN_REVIEW, "roadmap_elsewhere"),
    (
        words(limits=BEYOND, due=JUNE - timedelta(1)),
        Facts(AVAILABLE, (item(about=[0]),)),
        Fit.IN_REVIEW,
        "before_roadmap",
    ),
    (words(limits=BEYOND), Facts(AVAILABLE, (item(about=[1]),)), Fit.IN_REVIEW, "roadmap_elsewhere"),
    (words(limits=BEYOND), Facts(LIMITED, (item(RoadmapStatus.RELEASED, SAID),)), Fit.IN_REVIEW, "roadmap_elsewhere"),
    (words(limits=BEYOND + OTHER), Facts(AVAILABLE, (item(about=[0]),)), Fit.IN_REVIEW, "roadmap_elsewhere"),
    (words(limits=BEYOND + OTHER), Facts(AVAILABLE, (item(about=[0, 1]),)), Fit.ROADMAP, "on_roadmap"),
    (words(limits=BEYOND), Facts(AVAILABLE, (item(committable=False),)), Fit.IN_REVIEW, "roadmap_elsewhere"),
    (words(limits=BEYOND), Facts(AVAILABLE, (item(committable=False, about=[0]),)), Fit.IN_REVIEW, "not_committable"),
    (
        words(limits=BEYOND),
        Facts(AVAILABLE, (item(committable=False, about=[0], key="a"), item(key="b"))),
        Fit.IN_REVIEW,
        "roadmap_elsewhere",
    ),
    (words(limits=BEYOND), Facts(AVAILABLE, (LESS,)), Fit.IN_REVIEW, "roadmap_less"),
    (words(), Facts(PLANNED, (LESS,)), Fit.IN_REVIEW, "roadmap_less"),
    (words(limits=BEYOND), Facts(PLANNED, (item(),)), Fit.IN_REVIEW, "roadmap_elsewhere"),
    (words(limits=BEYOND), Facts(PLANNED, (item(about=[0]),)), Fit.ROADMAP, "on_roadmap"),
    (words(limits=INSIDE), Facts(PLANNED, (item(),)), Fit.ROADMAP, "on_roadmap"),
    (words(coming=MEANT), Facts(AVAILABLE, (item(),)), Fit.ROADMAP, "on_roadmap"),
    (words(coming=MEANT), Facts(AVAILABLE, (item(RoadmapStatus.IDEA),)), Fit.IN_REVIEW, "not_committable"),
    (words(coming=MEANT), Facts(AVAILABLE, (item(key="other"),)), Fit.IN_REVIEW, "not_on_roadmap"),
    (words(coming=MEANT, limits=INSIDE), Facts(AVAILABLE, (item(),)), Fit.LIMITED, "within_limit"),
    (words(SignalKind.CLAIM, coming=MEANT), Facts(AVAILABLE, (item(),)), Fit.IN_REVIEW, "planned_told_as_existing"),
    (words(), Facts(LIMITED), Fit.LIMITED, "capability"),
    (words(), Facts(PLANNED), Fit.IN_REVIEW, "not_on_roadmap"),
    (words(), Facts(PLANNED, (item(),)), Fit.ROADMAP, "on_roadmap"),
    (words(due=JUNE), Facts(PLANNED, (item(),)), Fit.ROADMAP, "on_roadmap"),
    (words(due=JUNE - timedelta(1)), Facts(PLANNED, (item(),)), Fit.IN_REVIEW, "before_roadmap"),
    (words(), Facts(PLANNED, (item(RoadmapStatus.IDEA),)), Fit.IN_REVIEW, "not_committable"),
    (words(), Facts(PLANNED, (item(day=None),)), Fit.IN_REVIEW, "not_committable"),
    (words(), Facts(PLANNED, (item(RoadmapStatus.DROPPED),)), Fit.IN_REVIEW, "not_on_roadmap"),
    (words(), Facts(PLANNED, (item(RoadmapStatus.RELEASED, SAID),)), Fit.AS_IS, "released"),
    (words(), Facts(PLANNED, (item(RoadmapStatus.RELEASED, JUNE),)), Fit.ROADMAP, "released_later"),
    (words(), Facts(NOT_PLANNED), Fit.DECLINED, "not_on_roadmap"),
    (words(), Facts(None), Fit.UNKNOWN, "nothing_found"),
    (words(service=True), Facts(None), Fit.SERVICES, "service_work"),
    (words(service=True), Facts(AVAILABLE, scope="s1"), Fit.SERVICES, "scope_accepted"),
    (words(non_goal="g"), Facts(AVAILABLE), Fit.AGAINST_STRATEGY, "non_goal"),
    (words(SignalKind.CLAIM), Facts(AVAILABLE), Fit.AS_IS, "capability"),
    (words(SignalKind.CLAIM, limits=INSIDE), Facts(AVAILABLE), Fit.LIMITED, "within_limit"),
    (words(SignalKind.CLAIM, limits=BEYOND), Facts(AVAILABLE, (item(),)), Fit.IN_REVIEW, "planned_told_as_existing"),
    (words(SignalKind.CLAIM), Facts(PLANNED, (item(),)), Fit.IN_REVIEW, "planned_told_as_existing"),
    (words(service=True, non_goal="g"), Facts(scope="s1"), Fit.AGAINST_STRATEGY, "non_goal"),
    (words(SignalKind.CLAIM), Facts(PLANNED, (item(RoadmapStatus.IDEA),)), Fit.IN_REVIEW, "idea_told_as_existing"),
    (
        words(SignalKind.CLAIM),
        Facts(PLANNED, (item(RoadmapStatus.IN_WORK),)),
        Fit.IN_REVIEW,
        "in_work_told_as_existing",
    ),
    (words(SignalKind.CLAIM, non_goal="g"), Facts(AVAILABLE), Fit.DECLINED, "non_goal"),
    (words(SignalKind.CLAIM, service=True), Facts(AVAILABLE), Fit.AS_IS, "capability"),
    (words(), Facts(AVAILABLE, decision=DecisionFacts("d", DecisionKind.NO)), Fit.DECLINED, "decision"),
    (words(), Facts(AVAILABLE, decision=DecisionFacts("d", DecisionKind.LATER)), Fit.IN_REVIEW, "decision"),
    (words(), Facts(AVAILABLE, decision=DecisionFacts("d", DecisionKind.STUDY)), Fit.IN_REVIEW, "decision"),
    (words(), Facts(PLANNED, decision=DecisionFacts("d", DecisionKind.AS_IS)), Fit.AS_IS, "decision"),
    (words(limits=BEYOND), Facts(PLANNED, decision=DecisionFacts("d", DecisionKind.AS_IS)), Fit.DECLINED, "decision"),
    (
        words(limits=UNSURE),
        Facts(PLANNED, decision=DecisionFacts("d", DecisionKind.AS_IS)),
        Fit.IN_REVIEW,
        "limit_unsure",
    ),
    (words(limits=INSIDE), Facts(PLANNED, decision=DecisionFacts("d", DecisionKind.AS_IS)), Fit.LIMITED, "decision"),
    (words(), Facts(PLANNED, decision=DecisionFacts("d", DecisionKind.ACCEPT, item())), Fit.ROADMAP, "decision"),
    (words(), Facts(PLANNED, decision=DecisionFacts("d", DecisionKind.ACCEPT)), Fit.UNKNOWN, "decision"),
    (words(non_goal="g"), Facts(decision=DecisionFacts("d", DecisionKind.ACCEPT, item())), Fit.ROADMAP, "decision"),
]


class TestCases:
    @pytest.mark.parametrize(("said", "facts", "fit", "code"), CASES)
    def test_the_table_decides(self, said, facts, fit, code):
        judged = judge(said, facts)

        assert judged.fit == fit
        assert code in {reason.code for reason in judged.reasons}
        assert judged.backing == TABLE[fit].backing

    def test_a_roadmap_promise_without_a_day_inherits_the_items(self):
        assert judge(words(), Facts(PLANNED, (item(),))).due == JUNE

    def test_a_said_day_is_kept(self):
        later = JUNE + timedelta(30)

        assert judge(words(due=later), Facts(PLANNED, (item(),))).due == later

    def test_in_work_and_an_accepted_scope_make_delivery_surer(self):
        planned = judge(words(), Facts(PLANNED, (item(),)))
        in_work = judge(words(), Facts(PLANNED, (item(RoadmapStatus.IN_WORK),)))
        open_work = judge(words(service=True), Facts())
        scoped = judge(words(service=True), Facts(scope="s"))

        assert (planned.chance, in_work.chance) == (0.8, 0.95)
        assert (open_work.chance, scoped.chance) == (0.5, 0.8)

    def test_of_two_items_the_one_that_carries_counts(self):
        early = item(key="early")
        late = item(key="late", day=JUNE + timedelta(90))

        judged = judge(words(due=JUNE), Facts(PLANNED, (late, early)))

        assert (judged.fit, judged.roadmap) == (Fit.ROADMAP, "early")


statuses = st.sampled_from(list(CapabilityStatus))
days = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
abouts = st.lists(st.integers(0, 3), max_size=4)
items = st.lists(
    st.builds(item, st.sampled_from(list(RoadmapStatus)), days, st.booleans(), st.sampled_from("abc"), abouts),
    max_size=3,
)
touches = st.lists(st.builds(LimitTouch, st.integers(0, 3), st.sampled_from(list(LimitRelation))), max_size=3).map(
    tuple
)
wordings = st.builds(
    words,
    st.sampled_from([SignalKind.PROMISE, SignalKind.CLAIM]),
    due=days,
    service=st.booleans(),
    limits=touches,
    non_goal=st.sampled_from([None, "g"]),
    coming=st.sampled_from([frozenset(), frozenset("a")]),
)


class TestProperties:
    @given(wordings, statuses, items)
    def test_a_further_carrier_never_makes_it_worse(self, said, status, found):
        without = judge(said, Facts(cap(status), tuple(found)))
        carrier = item(RoadmapStatus.IN_WORK, date(2026, 1, 1), key="z")

        better = judge(said, Facts(cap(status), (*found, carrier), scope="s"))

        assert RANK[better.fit] >= RANK[without.fit]

    @given(wordings, items)
    def test_a_better_status_never_makes_it_worse(self, said, found):
        ladder = [
            CapabilityStatus.NOT_PLANNED,
            CapabilityStatus.PLANNED,
            CapabilityStatus.LIMITED,
            CapabilityStatus.AVAILABLE,
        ]

        ranks = [RANK[judge(said, Facts(cap(status), tuple(found))).fit] for status in ladder]

        assert ranks[2] <= ranks[3]
        if not any(touch.relation == LimitRelation.BEYOND for touch in said.limits) and not found:
            assert ranks == sorted(ranks)

    @given(wordings, statuses, items)
    def test_the_order_of_items_does_not_matter(self, said, status, found):
        verdicts = {(v.fit, v.due) for v in (judge(said, Facts(cap(status), order)) for order in permutations(found))}

        assert len(verdicts) == 1

    @given(wordings, statuses, items)
    def test_claims_know_three_backings_only(self, said, status, found):
        judged = judge(said, Facts(cap(status), tuple(found)))

        if said.kind == SignalKind.CLAIM:
            assert judged.backing in (Backing.AS_IS, Backing.LIMITED, Backing.UNBACKED)
        if judged.backing == Backing.ROADMAP:
            assert judged.roadmap


class TestTheTable:
    @pytest.mark.parametrize("fit", list(Fit))
    def test_blocking_follows_from_backing(self, fit):
        assert TABLE[fit].blocks == blocks(backing_of(fit))

    @pytest.mark.parametrize("fit", list(Fit))
    def test_chances_are_chances_and_surer_is_not_less(self, fit):
        assert 0 <= chance_of_delivery(fit) <= chance_of_delivery(fit, surer=True) <= 1
