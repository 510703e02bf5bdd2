"""Who may do what: PRODUCT's matrix as one table, asked by the store's access door and by every flow."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from ropeteam.core.vocabulary import OUR_KINDS, Role, SignalKind


class Deed(StrEnum):
    READ_DEAL = "read_deal"
    READ_REQUEST = "read_request"
    READ_PROMISE = "read_promise"
    READ_PRODUCT = "read_product"
    READ_TRANSCRIPT = "read_transcript"
    REVIEW_OURS = "review_ours"
    REVIEW_CUSTOMERS = "review_customers"
    SECOND_DISMISSAL = "second_dismissal"
    ASK = "ask"
    TAKE_NOTE = "take_note"
    ENTER_PROMISE = "enter_promise"
    END_PROMISE = "end_promise"
    SECOND_END = "second_end"
    TELL_LIMIT = "tell_limit"
    LINK_WORDING = "link_wording"
    DECIDE_REQUEST = "decide_request"
    JUDGE_REQUEST = "judge_request"
    SIZE_REQUEST = "size_request"
    MERGE_REQUESTS = "merge_requests"
    TRIAGE = "triage"
    PASS_ON_ANSWER = "pass_on_answer"
    WORD_ANSWER = "word_answer"
    WRITE_PATTERN = "write_pattern"
    RETIRE_PATTERN = "retire_pattern"
    COMMIT_ROADMAP = "commit_roadmap"
    EDIT_CAPABILITY = "edit_capability"
    REVIEW_CAPABILITY = "review_capability"
    DRAFT_CAPABILITY = "draft_capability"
    EDIT_SEGMENT = "edit_segment"
    READ_STRATEGY_TEXT = "read_strategy_text"
    PUBLISH_STRATEGY = "publish_strategy"
    PROPOSE_STRATEGY = "propose_strategy"
    WEIGH_EVIDENCE = "weigh_evidence"
    SAY_OUTCOME = "say_outcome"
    READ_STUDY = "read_study"
    PLAN_STUDY = "plan_study"
    END_STUDY = "end_study"
    AGREE_GAP = "agree_gap"
    SECOND_GAP = "second_gap"
    READ_OFFER = "read_offer"
    BRING_OFFER = "bring_offer"
    REVIEW_CLAUSE = "review_clause"
    LINK_CLAUSE = "link_clause"
    BRING_REQUIREMENTS = "bring_requirements"
    ANSWER_REQUIREMENT = "answer_requirement"
    HAND_OUT_REQUIREMENT = "hand_out_requirement"
    EDIT_ARCHITECTURE = "edit_architecture"
    READ_ARCHITECTURE_FILE = "read_architecture_file"
    PLAN_PRESALES = "plan_presales"
    SET_PRESALES = "set_presales"
    ACCEPT_SCOPE = "accept_scope"
    TAKE_OVER = "take_over"
    PREPARE_HANDOVER = "prepare_handover"
    ASK_OVERRIDE = "ask_override"
    OVERRIDE_AS_MANAGEMENT = "override_as_management"
    OVERRIDE_AS_PRODUCT = "override_as_product"
    IMPORT = "import"
    EXPORT_COMPANY = "export_company"
    SETTINGS = "settings"
    READ_INCENTIVES = "read_incentives"
    WRITE_INCENTIVES = "write_incentives"
    SET_GATE = "set_gate"
    TRAIN_EAR = "train_ear"
    READ_STYLEGUIDE = "read_styleguide"
    PLAN_ATTENTION = "plan_attention"
    ANSWER_PICK = "answer_pick"
    IMPORT_CALENDAR = "import_calendar"
    IMPORT_REQUESTS = "import_requests"
    PLAN_EXCHANGE = "plan_exchange"
    ADD_TOPIC = "add_topic"
    TAKE_MINUTES = "take_minutes"
    MAIL_ADDRESS = "mail_address"
    SEND_PULSE = "send_pulse"
    GUESS_PULSE = "guess_pulse"
    IMPORT_OBSERVATIONS = "import_observations"
    TAKE_OUT_OBSERVATION = "take_out_observation"
    READ_ALIGNMENT = "read_alignment"
    RUN_PROJECT = "run_project"
    KEEP_REFERENCE = "keep_reference"
    SET_REFERENCES = "set_references"
    RENEW = "renew"


@dataclass(frozen=True, slots=True)
class Grant:
    """`roles` may always; `rope` adds the named people of the deal, but only those who have a role that acts."""

    roles: frozenset[Role]
    rope: bool = False


STAFF = frozenset(Role)
ACTING = STAFF - {Role.WORKS_COUNCIL}
MAKERS = frozenset({Role.PRESALES, Role.PRODUCT, Role.SERVICES})
NOBODY: frozenset[Role] = frozenset()

MATRIX: dict[Deed, Grant] = {
    Deed.READ_DEAL: Grant(STAFF),
    Deed.READ_REQUEST: Grant(STAFF),
    Deed.READ_PROMISE: Grant(STAFF),
    Deed.READ_PRODUCT: Grant(STAFF),
    Deed.READ_TRANSCRIPT: Grant(MAKERS, rope=True),
    Deed.REVIEW_OURS: Grant(NOBODY, rope=True),
    Deed.REVIEW_CUSTOMERS: Grant(frozenset({Role.PRODUCT}), rope=True),
    Deed.SECOND_DISMISSAL: Grant(MAKERS),
    Deed.ASK: Grant(ACTING),
    Deed.TAKE_NOTE: Grant(ACTING),
    Deed.ENTER_PROMISE: Grant(NOBODY, rope=True),
    Deed.END_PROMISE: Grant(NOBODY, rope=True),
    Deed.SECOND_END: Grant(MAKERS | {Role.MANAGEMENT}, rope=True),
    Deed.TELL_LIMIT: Grant(NOBODY, rope=True),
    Deed.LINK_WORDING: Grant(frozenset({Role.PRESALES, Role.PRODUCT})),
    Deed.DECIDE_REQUEST: Grant(frozenset({Role.PRODUCT})),
    Deed.JUDGE_REQUEST: Grant(ACTING),
    Deed.SIZE_REQUEST: Grant(frozenset({Role.PRODUCT})),
    Deed.MERGE_REQUESTS: Grant(frozenset({Role.PRODUCT})),
    Deed.TRIAGE: Grant(frozenset({Role.PRODUCT})),
    Deed.PASS_ON_ANSWER: Grant(NOBODY, rope=True),
    Deed.WORD_ANSWER: Grant(frozenset({Role.PRODUCT}), rope=True),
    Deed.WRITE_PATTERN: Grant(frozenset({Role.PRESALES, Role.PRODUCT})),
    Deed.RETIRE_PATTERN: Grant(frozenset({Role.PRODUCT})),
    Deed.COMMIT_ROADMAP: Grant(frozenset({Role.PRODUCT})),
    Deed.EDIT_CAPABILITY: Grant(frozenset({Role.PRODUCT})),
    Deed.REVIEW_CAPABILITY: Grant(frozenset({Role.PRESALES, Role.PRODUCT})),
    Deed.DRAFT_CAPABILITY: Grant(frozenset({Role.PRESALES, Role.PRODUCT, Role.ADMIN})),
    Deed.EDIT_SEGMENT: Grant(frozenset({Role.PRODUCT})),
    Deed.READ_STRATEGY_TEXT: Grant(ACTING),
    Deed.PUBLISH_STRATEGY: Grant(frozenset({Role.PRODUCT})),
    Deed.PROPOSE_STRATEGY: Grant(ACTING),
    Deed.WEIGH_EVIDENCE: Grant(frozenset({Role.PRESALES, Role.PRODUCT}), rope=True),
    Deed.SAY_OUTCOME: Grant(NOBODY, rope=True),
    Deed.READ_STUDY: Grant(MAKERS | {Role.MANAGEMENT}, rope=True),
    Deed.PLAN_STUDY: Grant(frozenset({Role.PRESALES}), rope=True),
    Deed.END_STUDY: Grant(frozenset({Role.PRESALES})),
    Deed.AGREE_GAP: Grant(NOBODY, rope=True),
    Deed.SECOND_GAP: Grant(frozenset({Role.PRODUCT})),
    Deed.READ_OFFER: Grant(MAKERS, rope=True),
    Deed.BRING_OFFER: Grant(MAKERS, rope=True),
    Deed.REVIEW_CLAUSE: Grant(NOBODY, rope=True),
    Deed.LINK_CLAUSE: Grant(MAKERS, rope=True),
    Deed.BRING_REQUIREMENTS: Grant(MAKERS, rope=True),
    Deed.ANSWER_REQUIREMENT: Grant(frozenset({Role.PRESALES})),
    Deed.HAND_OUT_REQUIREMENT: Grant(MAKERS, rope=True),
    Deed.EDIT_ARCHITECTURE: Grant(MAKERS, rope=True),
    Deed.READ_ARCHITECTURE_FILE: Grant(MAKERS, rope=True),
    Deed.PLAN_PRESALES: Grant(frozenset({Role.PRESALES, Role.MANAGEMENT}), rope=True),
    Deed.SET_PRESALES: Grant(frozenset({Role.ADMIN, Role.MANAGEMENT})),
    Deed.ACCEPT_SCOPE: Grant(frozenset({Role.SERVICES})),
    Deed.TAKE_OVER: Grant(frozenset({Role.SERVICES})),
    Deed.PREPARE_HANDOVER: Grant(frozenset({Role.PRESALES, Role.SERVICES}), rope=True),
    Deed.ASK_OVERRIDE: Grant(frozenset({Role.MANAGEMENT, Role.PRODUCT}), rope=True),
    Deed.OVERRIDE_AS_MANAGEMENT: Grant(frozenset({Role.MANAGEMENT})),
    Deed.OVERRIDE_AS_PRODUCT: Grant(frozenset({Role.PRODUCT})),
    Deed.IMPORT: Grant(frozenset({Role.ADMIN})),
    Deed.EXPORT_COMPANY: Grant(frozenset({Role.ADMIN})),
    Deed.SETTINGS: Grant(frozenset({Role.ADMIN})),
    Deed.READ_INCENTIVES: Grant(frozenset({Role.MANAGEMENT, Role.WORKS_COUNCIL})),
    Deed.WRITE_INCENTIVES: Grant(frozenset({Role.MANAGEMENT})),
    Deed.SET_GATE: Grant(frozenset({Role.ADMIN, Role.MANAGEMENT})),
    Deed.TRAIN_EAR: Grant(frozenset({Role.ADMIN, Role.PRODUCT})),
    Deed.READ_STYLEGUIDE: Grant(frozenset({Role.ADMIN})),
    Deed.PLAN_ATTENTION: Grant(frozenset({Role.PRODUCT})),
    Deed.ANSWER_PICK: Grant(frozenset({Role.PRODUCT})),
    Deed.IMPORT_CALENDAR: Grant(ACTING),
    Deed.IMPORT_REQUESTS: Grant(frozenset({Role.PRODUCT, Role.ADMIN})),
    Deed.PLAN_EXCHANGE: Grant(frozenset({Role.PRODUCT, Role.ADMIN})),
    Deed.ADD_TOPIC: Grant(ACTING),
    Deed.TAKE_MINUTES: Grant(MAKERS | {Role.SELLER}),
    Deed.MAIL_ADDRESS: Grant(NOBODY, rope=True),
    Deed.SEND_PULSE: Grant(NOBODY, rope=True),
    Deed.GUESS_PULSE: Grant(NOBODY, rope=True),
    Deed.IMPORT_OBSERVATIONS: Grant(MAKERS | {Role.ADMIN}),
    Deed.TAKE_OUT_OBSERVATION: Grant(frozenset({Role.SERVICES}), rope=True),
    Deed.READ_ALIGNMENT: Grant(STAFF - {Role.ADMIN}),
    Deed.RUN_PROJECT: Grant(frozenset({Role.SERVICES}), rope=True),
    Deed.KEEP_REFERENCE: Grant(frozenset({Role.MANAGEMENT}), rope=True),
    Deed.SET_REFERENCES: Grant(frozenset({Role.ADMIN, Role.MANAGEMENT})),
    Deed.RENEW: Grant(frozenset({Role.MANAGEMENT}), rope=True),
}


def may(deed: Deed, roles: Collection[Role], *, on_rope: bool = False) -> bool:
    """Whether someone with these roles may do the deed; `on_rope` = named on the rope of the deal it is about."""
    grant = MATRIX[deed]
    if grant.roles.intersection(roles):
        return True
    return grant.rope and on_rope and bool(ACTING.intersection(roles))


def may_see_deal(roles: Collection[Role], *, on_rope: bool, confidential: bool) -> bool:
    """Deals are open to all staff; confidential ones to the rope and management."""
    if not confidential:
        return may(Deed.READ_DEAL, roles, on_rope=on_rope)
    return on_rope or Role.MANAGEMENT in roles


def review_deed(kind: SignalKind) -> Deed:
    """Promises and claims are reviewed by the rope; needs, concerns and delight by the rope and product."""
    return Deed.REVIEW_OURS if kind in OUR_KINDS else Deed.REVIEW_CUSTOMERS
