"""The overlap of the teams on a deal, and the agenda of its kickoff: the tables of core.one_rope and core.kickoff."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.kickoff import ALWAYS, Topic, agenda, who
from ropeteam.core.one_rope import AFTER, OwnerStand, Part, RopeTalk, Unit, overlap
from ropeteam.core.vocabulary import Role

SIGNED = date(2026, 3, 2)
LATER = date(2027, 1, 1)
SELLER, SERVICES, PRESALES = (frozenset({role}) for role in (Role.SELLER, Role.SERVICES, Role.PRESALES))


def talk(days: int, roles: frozenset[Role] | None, minutes: int | None = None) -> RopeTalk:
    return RopeTalk(SIGNED + timedelta(days=days), roles, minutes)


def of(*talks: RopeTalk, signed: date | None = SIGNED):
    return overlap(talks, signed=signed, on=LATER, owner=OwnerStand.NONE)


class TestTheOverlap:
    def test_is_told_in_minutes_where_each_talk_has_some(self) -> None:
        assert of(talk(-9, SELLER, 60), talk(-3, SELLER | SERVICES, 30)).before == Part(Unit.MINUTES, 30, 90)

    def test_is_told_in_talks_where_one_has_none(self) -> None:
        assert of(talk(-9, SELLER), talk(-3, SERVICES, 30)).before == Part(Unit.TALKS, 1, 2)

    def test_leaves_out_what_nobody_noted_and_says_so(self) -> None:
        found = of(talk(-9, None, 60)).before

        assert (found, found.share) == (Part(Unit.TALKS, 0, 0, 1), None)

    def test_after_the_signature_is_sales_within_ninety_days(self) -> None:
        found = of(talk(0, SERVICES), talk(20, PRESALES), talk(AFTER.days, SELLER), talk(AFTER.days + 1, SELLER)).after

        assert found == Part(Unit.TALKS, 2, 3)

    def test_of_an_unsigned_deal_has_no_after(self) -> None:
        found = of(talk(400, SERVICES), signed=None)

        assert (found.before, found.after) == (Part(Unit.TALKS, 0, 0), None)  # that talk is still to come

    @given(st.lists(st.builds(talk, st.integers(-200, 200), st.none() | st.just(SERVICES) | st.just(SELLER))))
    def test_never_counts_more_than_there_is(self, talks: list[RopeTalk]) -> None:
        found = of(*talks)

        for part in (found.before, found.after):
            assert part is not None
            assert 0 <= part.there <= part.of <= len(talks)


class TestTheAgenda:
    def test_of_a_bare_deal_is_what_every_kickoff_needs(self) -> None:
        assert {point.topic for point in agenda({})} == ALWAYS

    def test_keeps_its_order_and_counts(self) -> None:
        found = agenda({Topic.SPOKEN_ONLY: 2, Topic.PROMISES: 5, Topic.GAPS: 0})

        assert [(point.topic, point.n) for point in found] == [
            (Topic.GOALS, 0), (Topic.OWNER, 0), (Topic.FIRST_SUCCESS, 0), (Topic.PROMISES, 5), (Topic.SPOKEN_ONLY, 2),
        ]  # fmt: skip

    def test_wants_the_seller_there_and_product_where_the_roadmap_carries(self) -> None:
        assert who([], roadmap=False) == (Role.SELLER, Role.SERVICES)
        assert who([Role.PRESALES], roadmap=True) == (Role.SELLER, Role.PRESALES, Role.PRODUCT, Role.SERVICES)
