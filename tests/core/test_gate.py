"""core.gate: the rules of PRODUCT's gate to the letter, and what must hold for every deal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.fit import TABLE
from ropeteam.core.gate import OWNER, GateClaim, GateConversation, GatePromise, counts, judge
from ropeteam.core.vocabulary import NOTICES, Backing, FindingCode, Fit, GateResult, SignalState

TODAY = date(2026, 11, 16)
CARRIED = GatePromise("p", Fit.AS_IS, SignalState.CONFIRMED)


def verdict(*promises, claims=(), conversations=(), blocking=frozenset()):
    return judge(promises=promises, claims=claims, conversations=conversations, on=TODAY, blocking_notices=blocking)


def codes(found) -> set[str]:
    return {finding.code.value for finding in found.findings}


# a promise · the codes it gets · whether the deal is blocked
CASES = [
    (CARRIED, set(), False),
    (replace(CARRIED, fit=Fit.DECLINED), {"unbacked"}, True),
    (replace(CARRIED, fit=Fit.IN_REVIEW), {"unbacked"}, True),
    (replace(CARRIED, fit=Fit.UNKNOWN), {"unjudged"}, True),
    (replace(CARRIED, fit=Fit.AGAINST_STRATEGY), {"against_strategy"}, True),
    (replace(CARRIED, fit=Fit.ROADMAP), set(), False),
    (replace(CARRIED, fit=Fit.LIMITED), {"limit_untold"}, False),
    (replace(CARRIED, fit=Fit.LIMITED, limit_told=True), set(), False),
    (replace(CARRIED, fit=Fit.WORKAROUND), {"limit_untold"}, False),
    (replace(CARRIED, fit=Fit.SERVICES), {"scope_missing"}, False),
    (replace(CARRIED, fit=Fit.SERVICES, scope_accepted=True), set(), False),
    (replace(CARRIED, state=SignalState.SUGGESTED), {"unreviewed"}, True),
    (replace(CARRIED, state=SignalState.SUGGESTED, linked_by_person=True), {"unreviewed"}, False),
    (
        replace(CARRIED, state=SignalState.SUGGESTED, fit=Fit.DECLINED, linked_by_person=True),
        {"unbacked", "unreviewed"},
        True,
    ),
    (replace(CARRIED, state=SignalState.DISMISSED, fit=Fit.DECLINED), set(), False),
    (
        replace(CARRIED, state=SignalState.DISMISSED, fit=Fit.DECLINED, dismissed_by_seller_alone=True),
        {"unbacked", "dismissal_unseconded"},
        True,
    ),
    (replace(CARRIED, contradicted=True), {"contradicted"}, False),
    (replace(CARRIED, stale=True), {"capability_stale"}, False),
    (replace(CARRIED, fit=Fit.LIMITED, limit_told=True, stale=True), {"capability_stale"}, False),
    (replace(CARRIED, fit=Fit.ROADMAP, stale=True), set(), False),
    (replace(CARRIED, fit=Fit.SERVICES, scope_accepted=True, stale=True), set(), False),
    (replace(CARRIED, fit=Fit.DECLINED, stale=True), {"unbacked"}, True),
    (replace(CARRIED, open=False, fit=Fit.DECLINED), set(), False),
    (replace(CARRIED, fit=Fit.DECLINED, overridden=frozenset({FindingCode.UNBACKED})), {"unbacked"}, False),
]


class TestPromises:
    @pytest.mark.parametrize(("promise", "expected", "blocked"), CASES)
    def test_each_rule_finds_its_code(self, promise, expected, blocked):
        found = verdict(promise)

        assert codes(found) == expected
        assert (found.result == GateResult.BLOCKED) == blocked

    def test_a_notice_blocks_where_the_company_switched_it(self):
        limited = replace(CARRIED, fit=Fit.LIMITED)

        assert verdict(limited).result == GateResult.PASS
        assert verdict(limited, blocking=frozenset({FindingCode.LIMIT_UNTOLD})).result == GateResult.BLOCKED

    def test_an_overridden_finding_stays_on_the_list(self):
        lifted = replace(CARRIED, fit=Fit.DECLINED, overridden=frozenset({FindingCode.UNBACKED}))

        (finding,) = verdict(lifted).findings

        assert finding.overridden
        assert not finding.blocks

    def test_every_finding_has_an_owner(self):
        assert set(OWNER) == set(FindingCode)

    def test_notices_never_block_by_themselves(self):
        assert not {FindingCode.UNBACKED, FindingCode.UNREVIEWED} & NOTICES


class TestClaims:
    def test_an_unbacked_claim_is_a_notice_until_corrected(self):
        claim = GateClaim("c", Backing.UNBACKED)

        assert codes(verdict(claims=[claim])) == {"claim_uncorrected"}
        assert verdict(claims=[claim]).result == GateResult.PASS
        assert codes(verdict(claims=[replace(claim, corrected=True)])) == set()
        assert codes(verdict(claims=[replace(claim, backing=Backing.LIMITED)])) == set()

    def test_a_claim_that_no_customer_heard_leaves_nothing_to_put_right(self):
        claim = GateClaim("c", Backing.UNBACKED, internal=True)

        assert verdict(claims=[claim]).findings == ()


class TestHearing:
    def test_an_unheard_customer_talk_of_90_days_is_named(self):
        talks = [
            GateConversation("heard", TODAY, True, True, True),
            GateConversation("unheard", TODAY - timedelta(90), True, False, False),
            GateConversation("long ago", TODAY - timedelta(91), True, False, False),
            GateConversation("internal", TODAY, False, False, False),
            GateConversation("tomorrow", TODAY + timedelta(1), True, False, False),
        ]

        found = verdict(conversations=talks)

        assert found.result == GateResult.PASS_UNHEARD
        assert (found.hearing.unheard, found.hearing.older) == (("unheard",), ("long ago",))
        assert (found.hearing.known, found.hearing.heard, found.hearing.reviewed) == (4, 1, 1)

    def test_blocked_outranks_unheard(self):
        talk = GateConversation("t", TODAY, True, False, False)

        assert verdict(replace(CARRIED, fit=Fit.DECLINED), conversations=[talk]).result == GateResult.BLOCKED


promises = st.builds(
    GatePromise,
    key=st.uuids().map(str),
    fit=st.sampled_from(list(Fit)),
    state=st.sampled_from(list(SignalState)),
    open=st.booleans(),
    linked_by_person=st.booleans(),
    limit_told=st.booleans(),
    scope_accepted=st.booleans(),
    contradicted=st.booleans(),
    dismissed_by_seller_alone=st.booleans(),
    stale=st.booleans(),
)


class TestProperties:
    @given(st.lists(promises, max_size=6))
    def test_an_unbacked_promise_that_counts_never_passes(self, found):
        blocked = any(counts(promise) and TABLE[promise.fit].blocks for promise in found)

        if blocked:
            assert verdict(*found).result == GateResult.BLOCKED

    @given(st.lists(promises, max_size=6), st.randoms())
    def test_the_order_does_not_matter(self, found, random):
        shuffled = list(found)
        random.shuffle(shuffled)

        assert verdict(*found) == verdict(*shuffled)

    @given(st.lists(promises, min_size=1, max_size=6))
    def test_not_reviewing_never_helps(self, found):
        order = [GateResult.BLOCKED, GateResult.PASS_UNHEARD, GateResult.PASS]
        looked = [replace(p, state=SignalState.CONFIRMED) if p.state == SignalState.SUGGESTED else p for p in found]
        not_looked = [
            replace(p, state=SignalState.SUGGESTED) if p.state == SignalState.CONFIRMED else p for p in looked
        ]

        assert order.index(verdict(*not_looked).result) <= order.index(verdict(*looked).result)

    @given(st.lists(promises, max_size=6), st.sets(st.sampled_from(sorted(NOTICES))))
    def test_switching_notices_only_ever_blocks_more(self, found, switched):
        before, after = verdict(*found), verdict(*found, blocking=frozenset(switched))

        assert codes(before) == codes(after)
        assert {f.subject for f in before.blocking} <= {f.subject for f in after.blocking}

    @given(st.lists(promises, max_size=6))
    def test_a_look_at_a_capability_never_makes_it_worse(self, found):
        looked = [replace(promise, stale=False) for promise in found]

        assert codes(verdict(*looked)) == codes(verdict(*found)) - {"capability_stale"}

    @given(promises)
    def test_a_seller_alone_never_takes_a_promise_off_the_list(self, promise):
        own = replace(promise, open=True, state=SignalState.DISMISSED, dismissed_by_seller_alone=True)

        assert verdict(own).result == GateResult.BLOCKED
