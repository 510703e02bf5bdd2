"""May this deal be signed? One exception list per deal, with what was and was not heard.

Rule in prose. Input: every promise of the deal (ledger and suggestions), its claims, its conversations, a day.

1. A promise *counts* while it is open and not dismissed. A dismissal by the deal's own seller without a second person does not
   take it off the list: it counts as suggested and carries the finding `dismissal_unseconded`. One that a person took for
   something else (a claim) is not open; one that was given back to be reviewed is suggested again.
2. What counts and is not carried is a blocking finding: `unjudged` where nothing was found, `against_strategy`, else `unbacked`.
3. A suggestion nobody reviewed carries `unreviewed`. It blocks, unless a person once linked that wording to that capability.
   So not looking is never a way through, and looking never makes the result worse than not looking. A sentence that promises in
   the newest version of an offer or contract counts likewise where nothing carries it and no person linked it to the ledger, or
   the promise it was linked to has been withdrawn.
4. Notices (`limit_untold`, `scope_missing`, `claim_uncorrected`, `contradicted`, `capability_stale`) do not block unless the
   company switched them. `capability_stale`: today's product carries the promise, and nobody can vouch any more for what we say
   about that capability (core.freshness).
   A claim counts only where the customer could hear it: what was said inside the house leaves nothing to put right.
5. What stands open beside the promises is a notice each: a must-requirement that nothing covers (`requirement_uncovered`), a study
   without a result (`study_open`), services that nobody asked (`services_unheard`, core.services_heard), a deal too complex to be
   sold without pre-sales that has none (`presales_missing`, core.complexity), services who said that they could not take it over
   yet (`services_not_yet`, core.taking_over: their vote is read, it never blocks).
6. An override takes the blocking off one finding; the finding stays on the list and says so.
7. The hearing counts the deal's conversations up to the day: known, heard (text that was listened to, or a note), fully reviewed.
   `blocked` if a finding blocks; else `pass_unheard` if a customer conversation of the last 90 days was not heard; else `pass`.

Guarantees: an unbacked promise never passes without an override; the order of the input does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ropeteam.core.fit import TABLE, backing_of
from ropeteam.core.vocabulary import NOTICES, Backing, FindingCode, Fit, GateResult, Role, SignalState

HEARING_WINDOW = timedelta(days=90)

# Who can cure a finding. The cure's words live in wording under the finding's code.
OWNER: dict[FindingCode, Role] = {
    FindingCode.UNBACKED: Role.PRESALES,
    FindingCode.AGAINST_STRATEGY: Role.PRODUCT,
    FindingCode.UNJUDGED: Role.PRESALES,
    FindingCode.UNREVIEWED: Role.SELLER,
    FindingCode.DISMISSAL_UNSECONDED: Role.PRESALES,
    FindingCode.CONTRADICTED: Role.SELLER,
    FindingCode.LIMIT_UNTOLD: Role.SELLER,
    FindingCode.SCOPE_MISSING: Role.SERVICES,
    FindingCode.CLAIM_UNCORRECTED: Role.SELLER,
    FindingCode.CAPABILITY_STALE: Role.PRODUCT,
    FindingCode.REQUIREMENT_UNCOVERED: Role.PRESALES,
    FindingCode.STUDY_OPEN: Role.PRESALES,
    FindingCode.SERVICES_UNHEARD: Role.SELLER,
    FindingCode.PRESALES_MISSING: Role.PRESALES,
    FindingCode.SERVICES_NOT_YET: Role.SELLER,
}
# What leans on the product as it stands today: only this can be shaken by a capability that nobody vouches for.
OF_TODAY = frozenset({Backing.AS_IS, Backing.LIMITED})


@dataclass(frozen=True, slots=True)
class GatePromise:
    """A promise as the gate sees it. `key` is any stable id of the caller's. `overridden` are codes lifted by an override.
    `stale`: its capability is overdue for a look, or somebody found it untrue."""

    key: str
    fit: Fit
    state: SignalState
    open: bool = True
    linked_by_person: bool = False
    limit_told: bool = False
    scope_accepted: bool = False
    contradicted: bool = False
    dismissed_by_seller_alone: bool = False
    stale: bool = False
    overridden: frozenset[FindingCode] = frozenset()


@dataclass(frozen=True, slots=True)
class GateClaim:
    """A claim of our side. A dismissed one is not given to the gate at all. `internal`: no customer was there to hear it."""

    key: str
    backing: Backing
    corrected: bool = False
    internal: bool = False
    overridden: frozenset[FindingCode] = frozenset()


@dataclass(frozen=True, slots=True)
class GateNotice:
    """What stands open beside the promises: a requirement, a study, or the deal as a whole. `key` names which."""

    key: str
    code: FindingCode
    overridden: frozenset[FindingCode] = frozenset()


@dataclass(frozen=True, slots=True)
class GateConversation:
    """`heard`: its text was listened to, or a note was taken. `reviewed`: nothing suggested in it waits for a person."""

    key: str
    held_on: date
    with_customer: bool
    heard: bool
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Finding:
    code: FindingCode
    subject: str
    blocks: bool
    owner: Role
    overridden: bool = False


@dataclass(frozen=True, slots=True)
class Hearing:
    """Conversations up to the day: known >= heard >= 0, known >= reviewed >= 0; `unheard` lists customer ones of 90
    days, `older` those before: they hold no result, and are told all the same."""

    known: int
    heard: int
    reviewed: int
    unheard: tuple[str, ...]
    older: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GateVerdict:
    result: GateResult
    findings: tuple[Finding, ...]
    hearing: Hearing

    @property
    def blocking(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.blocks)


def judge(
    *,
    promises: Iterable[GatePromise],
    claims: Iterable[GateClaim],
    conversations: Iterable[GateConversation],
    on: date,
    notices: Iterable[GateNotice] = (),
    blocking_notices: frozenset[FindingCode] = frozenset(),
) -> GateVerdict:
    """The gate's verdict for one deal as of day `on`. `blocking_notices` are the notices this company lets block."""
    findings: list[Finding] = []
    for promise in promises:
        if counts(promise):
            findings += _of_promise(promise, blocking_notices)
    for claim in claims:
        findings += _of_claim(claim, blocking_notices)
    blocking = blocking_notices & NOTICES  # services' vote is for reading, whatever a setting says
    findings += [_finding(row.code, row.key, row.code in blocking, row.overridden) for row in notices]
    findings.sort(key=lambda finding: (not finding.blocks, finding.subject, finding.code))
    hearing = _hearing(conversations, on)
    if any(finding.blocks for finding in findings):
        result = GateResult.BLOCKED
    else:
        result = GateResult.PASS_UNHEARD if hearing.unheard else GateResult.PASS
    return GateVerdict(result, tuple(findings), hearing)


def counts(promise: GatePromise) -> bool:
    """Whether the promise is on the gate's list at all."""
    return promise.open and (promise.state != SignalState.DISMISSED or promise.dismissed_by_seller_alone)


def blocking(promise: GatePromise) -> tuple[FindingCode, ...]:
    """What of one promise blocks by itself, whatever notices a company lets block: for lists that count."""
    found = _of_promise(promise, frozenset()) if counts(promise) else ()
    return tuple(finding.code for finding in found if finding.blocks)


def _of_promise(promise: GatePromise, blocking_notices: frozenset[FindingCode]) -> list[Finding]:
    found = []
    row = TABLE[promise.fit]
    if row.blocks:
        found.append((_carrier_code(promise.fit), True))
    if promise.state == SignalState.SUGGESTED:
        found.append((FindingCode.UNREVIEWED, row.blocks or not promise.linked_by_person))
    if promise.dismissed_by_seller_alone:
        found.append((FindingCode.DISMISSAL_UNSECONDED, True))
    untold = row.notice == FindingCode.LIMIT_UNTOLD and not promise.limit_told
    scopeless = row.notice == FindingCode.SCOPE_MISSING and not promise.scope_accepted
    for code, there in (
        (FindingCode.LIMIT_UNTOLD, untold),
        (FindingCode.SCOPE_MISSING, scopeless),
        (FindingCode.CONTRADICTED, promise.contradicted),
        (FindingCode.CAPABILITY_STALE, promise.stale and row.backing in OF_TODAY),
    ):
        if there:
            found.append((code, code in blocking_notices))
    return [_finding(code, promise.key, blocks, promise.overridden) for code, blocks in found]


def _of_claim(claim: GateClaim, blocking_notices: frozenset[FindingCode]) -> list[Finding]:
    if claim.corrected or claim.internal or claim.backing not in (Backing.UNBACKED, Backing.AGAINST_STRATEGY):
        return []
    code = FindingCode.CLAIM_UNCORRECTED
    return [_finding(code, claim.key, code in blocking_notices, claim.overridden)]


def _finding(code: FindingCode, subject: str, blocks: bool, overridden: frozenset[FindingCode]) -> Finding:
    finding = Finding(code, subject, blocks, OWNER[code])
    return replace(finding, blocks=False, overridden=True) if blocks and code in overridden else finding


def _carrier_code(fit: Fit) -> FindingCode:
    if fit == Fit.UNKNOWN:
        return FindingCode.UNJUDGED
    return FindingCode.AGAINST_STRATEGY if backing_of(fit) == Backing.AGAINST_STRATEGY else FindingCode.UNBACKED


def _hearing(conversations: Iterable[GateConversation], on: date) -> Hearing:
    held = sorted((c for c in conversations if c.held_on <= on), key=lambda c: (c.held_on, c.key))
    silent = [c for c in held if c.with_customer and not c.heard]
    return Hearing(
        known=len(held),
        heard=sum(c.heard for c in held),
        reviewed=sum(c.heard and c.reviewed for c in held),
        unheard=tuple(c.key for c in silent if c.held_on >= on - HEARING_WINDOW),
        older=tuple(c.key for c in silent if c.held_on < on - HEARING_WINDOW),
    )
