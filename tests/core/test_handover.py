"""Warmth of a handover: five parts, each happened, did not, or is unknown for a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.handover import HandoverFacts, Talk, Unknown, WarmthPart, warmth
from ropeteam.core.vocabulary import ConversationKind, Role

SIGNED = date(2026, 1, 29)
HANDOVER = date(2026, 2, 9)
LATER = date(2026, 6, 1)
EVERYBODY = frozenset({Role.SELLER, Role.PRESALES, Role.SERVICES})


def talk(day: date, *roles: Role, kind=ConversationKind.MEETING, customer=True, known=True) -> Talk:
    return Talk(day, kind, customer, frozenset(roles) if known else None)


def kickoff(day: date, *roles: Role, **more) -> Talk:
    return talk(day, *roles, kind=ConversationKind.KICKOFF, **more)


WARM = HandoverFacts(
    talks=(
        talk(SIGNED - timedelta(9), Role.SELLER, Role.SERVICES),
        kickoff(SIGNED + timedelta(7), *EVERYBODY),
        talk(HANDOVER + timedelta(16), Role.SELLER),
    ),
    signed=SIGNED,
    handover=HANDOVER,
    promises_seen=(SIGNED, SIGNED + timedelta(7)),
    accepted=(SIGNED + timedelta(5),),
)


def outcome(facts: HandoverFacts, part: WarmthPart, on: date = LATER):
    verdict = next(verdict for verdict in warmth(facts, on=on).parts if verdict.part == part)
    return verdict.unknown or verdict.happened


def with_talks(*talks: Talk) -> HandoverFacts:
    return replace(WARM, talks=talks)


FIRST = talk(SIGNED - timedelta(60), Role.SELLER)


class TestWarmth:
    def test_of_a_warm_handover_is_whole(self):
        found = warmth(WARM, on=LATER)

        assert found.share == 1.0
        assert [(verdict.part, verdict.happened) for verdict in found.parts] == [(part, True) for part in WarmthPart]

    def test_of_a_cold_handover_is_none_at_all(self):
        cold = HandoverFacts(
            talks=(FIRST, kickoff(SIGNED + timedelta(34), Role.SERVICES)),
            signed=SIGNED,
            handover=HANDOVER,
            promises_seen=(None, SIGNED),
            accepted=(),
        )

        assert warmth(cold, on=LATER).share == 0.0

    def test_leaves_unknown_parts_out_and_names_them(self):
        found = warmth(replace(WARM, promises_seen=None, accepted=None), on=LATER)

        assert found.share == 1.0
        assert [verdict.part for verdict in found.parts if verdict.unknown] == [
            WarmthPart.PROMISES_SEEN,
            WarmthPart.ACCEPTED,
        ]

    def test_is_absent_where_nothing_is_known(self):
        found = warmth(HandoverFacts(talks=()), on=LATER)

        assert found.share is None
        assert {verdict.unknown for verdict in found.parts} == {Unknown.NOT_YET, Unknown.NOT_RECORDED}

    @pytest.mark.parametrize(
        ("talks", "on", "expected"),
        [
            ((FIRST,), SIGNED, False),
            ((FIRST,), SIGNED - timedelta(1), Unknown.NOT_YET),
            ((talk(SIGNED - timedelta(1), Role.SERVICES),), SIGNED - timedelta(1), True),
            ((FIRST, talk(SIGNED, Role.SERVICES)), LATER, False),
            ((FIRST, talk(SIGNED - timedelta(1), Role.SERVICES, customer=False)), LATER, False),
            ((FIRST, talk(SIGNED - timedelta(1), known=False)), LATER, Unknown.NOT_RECORDED),
            ((talk(SIGNED + timedelta(1), Role.SERVICES),), LATER, Unknown.NOT_RECORDED),
        ],
    )
    def test_services_must_have_met_the_customer_before_the_signature(self, talks, on, expected):
        assert outcome(with_talks(*talks), WarmthPart.SERVICES_BEFORE_SIGNATURE, on) == expected

    @pytest.mark.parametrize(
        ("seen", "on", "expected"),
        [
            ((), LATER, True),
            ((SIGNED, SIGNED + timedelta(7)), LATER, True),
            ((SIGNED, SIGNED + timedelta(8)), LATER, False),
            ((SIGNED, None), LATER, False),
            ((SIGNED, None), SIGNED, Unknown.NOT_YET),
            ((SIGNED, SIGNED), SIGNED, True),
        ],
    )
    def test_every_open_promise_must_be_seen_by_the_kickoff(self, seen, on, expected):
        assert outcome(replace(WARM, promises_seen=seen), WarmthPart.PROMISES_SEEN, on) == expected

    @pytest.mark.parametrize(
        ("accepted", "on", "expected"),
        [
            ((SIGNED,), LATER, True),
            ((SIGNED + timedelta(8),), LATER, False),
            ((), LATER, False),
            ((), SIGNED, Unknown.NOT_YET),
        ],
    )
    def test_services_must_have_accepted_by_the_kickoff(self, accepted, on, expected):
        assert outcome(replace(WARM, accepted=accepted), WarmthPart.ACCEPTED, on) == expected

    @pytest.mark.parametrize(
        ("talks", "on", "expected"),
        [
            ((kickoff(SIGNED + timedelta(14), Role.SERVICES, Role.PRESALES),), LATER, True),
            ((kickoff(SIGNED + timedelta(15), *EVERYBODY),), LATER, False),
            ((kickoff(SIGNED + timedelta(3), Role.SELLER),), LATER, False),
            ((kickoff(SIGNED + timedelta(3), Role.SERVICES),), LATER, False),
            ((kickoff(SIGNED + timedelta(3), known=False),), LATER, Unknown.NOT_RECORDED),
            ((FIRST,), SIGNED + timedelta(14), Unknown.NOT_YET),
            ((FIRST,), SIGNED + timedelta(15), False),
            ((kickoff(SIGNED - timedelta(1), *EVERYBODY),), LATER, False),
        ],
    )
    def test_the_kickoff_must_be_joint_and_within_two_weeks(self, talks, on, expected):
        assert outcome(with_talks(*talks), WarmthPart.JOINT_KICKOFF, on) == expected

    @pytest.mark.parametrize(
        ("day", "roles", "on", "expected"),
        [
            (HANDOVER + timedelta(30), (Role.PRESALES,), LATER, True),
            (HANDOVER + timedelta(31), (Role.SELLER,), LATER, False),
            (HANDOVER, (Role.SELLER,), LATER, False),
            (HANDOVER + timedelta(5), (Role.SERVICES,), LATER, False),
            (HANDOVER + timedelta(5), (Role.SERVICES,), HANDOVER + timedelta(30), Unknown.NOT_YET),
        ],
    )
    def test_sales_must_stay_thirty_days(self, day, roles, on, expected):
        assert outcome(with_talks(talk(day, *roles)), WarmthPart.SALES_STAYED, on) == expected

    @settings(max_examples=20)
    @given(st.integers(-40, 120), st.integers(-40, 120), st.sampled_from(list(Role)))
    def test_one_more_talk_is_never_colder(self, day, today, role):
        on, more = SIGNED + timedelta(today), talk(SIGNED + timedelta(day), role)

        before, after = warmth(WARM, on=on), warmth(with_talks(*WARM.talks, more), on=on)

        for old, new in zip(before.parts, after.parts, strict=True):
            assert new.happened or not old.happened
