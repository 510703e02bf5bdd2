"""core.access: PRODUCT's matrix, role by thing."""

from __future__ import annotations

import pytest

from ropeteam.core.access import MATRIX, Deed, may, may_see_deal, review_deed
from ropeteam.core.vocabulary import Role, SignalKind

S, PRE, PM, PS, MG, WC, AD = Role

# deed · who may without being on the rope · who more may when on the rope
EXPECTED = {
    Deed.READ_DEAL: ({S, PRE, PM, PS, MG, WC, AD}, set()),
    Deed.READ_REQUEST: ({S, PRE, PM, PS, MG, WC, AD}, set()),
    Deed.READ_PROMISE: ({S, PRE, PM, PS, MG, WC, AD}, set()),
    Deed.READ_PRODUCT: ({S, PRE, PM, PS, MG, WC, AD}, set()),
    Deed.READ_TRANSCRIPT: ({PRE, PM, PS}, {S, MG, AD}),
    Deed.REVIEW_OURS: (set(), {S, PRE, PM, PS, MG, AD}),
    Deed.REVIEW_CUSTOMERS: ({PM}, {S, PRE, PS, MG, AD}),
    Deed.SECOND_DISMISSAL: ({PRE, PM, PS}, set()),
    Deed.ASK: ({S, PRE, PM, PS, MG, AD}, set()),
    Deed.TAKE_NOTE: ({S, PRE, PM, PS, MG, AD}, set()),
    Deed.ENTER_PROMISE: (set(), {S, PRE, PM, PS, MG, AD}),
    Deed.END_PROMISE: (set(), {S, PRE, PM, PS, MG, AD}),
    Deed.SECOND_END: ({PRE, PM, PS, MG}, {S, AD}),
    Deed.TELL_LIMIT: (set(), {S, PRE, PM, PS, MG, AD}),
    Deed.LINK_WORDING: ({PRE, PM}, set()),
    Deed.DECIDE_REQUEST: ({PM}, set()),
    Deed.JUDGE_REQUEST: ({S, PRE, PM, PS, MG, AD}, set()),
    Deed.SIZE_REQUEST: ({PM}, set()),
    Deed.MERGE_REQUESTS: ({PM}, set()),
    Deed.TRIAGE: ({PM}, set()),
    Deed.PASS_ON_ANSWER: (set(), {S, PRE, PM, PS, MG, AD}),
    Deed.WORD_ANSWER: ({PM}, {S, PRE, PS, MG, AD}),
    Deed.WRITE_PATTERN: ({PRE, PM}, set()),
    Deed.RETIRE_PATTERN: ({PM}, set()),
    Deed.COMMIT_ROADMAP: ({PM}, set()),
    Deed.EDIT_CAPABILITY: ({PM}, set()),
    Deed.REVIEW_CAPABILITY: ({PRE, PM}, set()),
    Deed.DRAFT_CAPABILITY: ({PRE, PM, AD}, set()),
    Deed.EDIT_SEGMENT: ({PM}, set()),
    Deed.READ_STRATEGY_TEXT: ({S, PRE, PM, PS, MG, AD}, set()),
    Deed.PUBLISH_STRATEGY: ({PM}, set()),
    Deed.PROPOSE_STRATEGY: ({S, PRE, PM, PS, MG, AD}, set()),
    Deed.WEIGH_EVIDENCE: ({PRE, PM}, {S, PS, MG, AD}),
    Deed.SAY_OUTCOME: (set(), {S, PRE, PM, PS, MG, AD}),
    Deed.READ_STUDY: ({PRE, PM, PS, MG}, {S, AD}),
    Deed.PLAN_STUDY: ({PRE}, {S, PM, PS, MG, AD}),
    Deed.END_STUDY: ({PRE}, set()),
    Deed.AGREE_GAP: (set(), {S, PRE, PM, PS, MG, AD}),
    Deed.SECOND_GAP: ({PM}, set()),
    Deed.READ_OFFER: ({PRE, PM, PS}, {S, MG, AD}),
    Deed.BRING_OFFER: ({PRE, PM, PS}, {S, MG, AD}),
    Deed.REVIEW_CLAUSE: (set(), {S, PRE, PM, PS, MG, AD}),
    Deed.LINK_CLAUSE: ({PRE, PM, PS}, {S, MG, AD}),
    Deed.BRING_REQUIREMENTS: ({PRE, PM, PS}, {S, MG, AD}),
    Deed.ANSWER_REQUIREMENT: ({PRE}, set()),
    Deed.HAND_OUT_REQUIREMENT: ({PRE, PM, PS}, {S, MG, AD}),
    Deed.EDIT_ARCHITECTURE: ({PRE, PM, PS}, {S, MG, AD}),
    Deed.READ_ARCHITECTURE_FILE: ({PRE, PM, PS}, {S, MG, AD}),
    Deed.PLAN_PRESALES: ({PRE, MG}, {S, PM, PS, AD}),
    Deed.SET_PRESALES: ({MG, AD}, set()),
    Deed.ACCEPT_SCOPE: ({PS}, set()),
    Deed.ASK_OVERRIDE: ({PM, MG}, {S, PRE, PS, AD}),
    Deed.OVERRIDE_AS_MANAGEMENT: ({MG}, set()),
    Deed.OVERRIDE_AS_PRODUCT: ({PM}, set()),
    Deed.IMPORT: ({AD}, set()),
    Deed.EXPORT_COMPANY: ({AD}, set()),
    Deed.SETTINGS: ({AD}, set()),
    Deed.SET_GATE: ({AD, MG}, set()),
    Deed.TRAIN_EAR: ({PM, AD}, set()),
    Deed.READ_STYLEGUIDE: ({AD}, set()),
    Deed.PLAN_ATTENTION: ({PM}, set()),
    Deed.ANSWER_PICK: ({PM}, set()),
    Deed.IMPORT_CALENDAR: ({S, PRE, PM, PS, MG, AD}, set()),
    Deed.IMPORT_REQUESTS: ({PM, AD}, set()),
    Deed.PLAN_EXCHANGE: ({PM, AD}, set()),
    Deed.ADD_TOPIC: ({S, PRE, PM, PS, MG, AD}, set()),
    Deed.TAKE_MINUTES: ({S, PRE, PM, PS}, set()),
    Deed.MAIL_ADDRESS: (set(), {S, PRE, PM, PS, MG, AD}),
    Deed.SEND_PULSE: (set(), {S, PRE, PM, PS, MG, AD}),
    Deed.GUESS_PULSE: (set(), {S, PRE, PM, PS, MG, AD}),
    Deed.IMPORT_OBSERVATIONS: ({PRE, PM, PS, AD}, set()),
    Deed.TAKE_OUT_OBSERVATION: ({PS}, {S, PRE, PM, MG, AD}),
    Deed.TAKE_OVER: ({PS}, set()),
    Deed.PREPARE_HANDOVER: ({PRE, PS}, {S, PM, MG, AD}),
    Deed.READ_INCENTIVES: ({MG, WC}, set()),
    Deed.WRITE_INCENTIVES: ({MG}, set()),
    Deed.READ_ALIGNMENT: ({S, PRE, PM, PS, MG, WC}, set()),
    Deed.RUN_PROJECT: ({PS}, {S, PRE, PM, MG, AD}),
    Deed.KEEP_REFERENCE: ({MG}, {S, PRE, PM, PS, AD}),
    Deed.SET_REFERENCES: ({AD, MG}, set()),
    Deed.RENEW: ({MG}, {S, PRE, PM, PS, AD}),
}


class TestMatrix:
    def test_every_deed_is_in_the_table(self):
        assert set(MATRIX) == set(Deed) == set(EXPECTED)

    @pytest.mark.parametrize("deed", list(Deed))
    @pytest.mark.parametrize("role", list(Role))
    def test_role_by_thing(self, deed, role):
        always, on_rope = EXPECTED[deed]

        assert may(deed, {role}) == (role in always)
        assert may(deed, {role}, on_rope=True) == (role in always | on_rope)

    def test_nobody_without_a_role_may_anything(self):
        assert not any(may(deed, set(), on_rope=True) for deed in Deed)


class TestConfidentialDeals:
    @pytest.mark.parametrize("role", list(Role))
    def test_rope_and_management_see_them(self, role):
        assert may_see_deal({role}, on_rope=True, confidential=True)
        assert may_see_deal({role}, on_rope=False, confidential=True) == (role == MG)
        assert may_see_deal({role}, on_rope=False, confidential=False)


class TestReviewDeed:
    def test_ours_by_the_rope_and_customers_by_product_too(self):
        assert review_deed(SignalKind.PROMISE) == review_deed(SignalKind.CLAIM) == Deed.REVIEW_OURS
        assert review_deed(SignalKind.NEED) == review_deed(SignalKind.DELIGHT) == Deed.REVIEW_CUSTOMERS
