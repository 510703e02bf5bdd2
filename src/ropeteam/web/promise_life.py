"""A promise's life as one reader may know it: where it stands, every step with who, when and why, and an end that waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ropeteam.core import ledger
from ropeteam.core.access import Deed
from ropeteam.core.ledger import Step, StepCode
from ropeteam.core.vocabulary import LedgerState
from ropeteam.flows import promise_ends
from ropeteam.store.models import EndProposal, Person, Promise
from ropeteam.store.queries import promise_facts, promise_steps
from ropeteam.store.queries.deals import names_shown
from ropeteam.web.standing import Cards, Reader

TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class StepShown:
    """`by` is a name for who may know it, a role's code otherwise, '' for the rules."""

    code: str
    on: date
    by: str
    role: str
    why: str
    reasons: tuple[str, ...]
    of_the_line: bool
    here: bool


def life_of(row: Promise, reader: Reader, cards: Cards) -> dict[str, Any]:
    """Of a promise that was `promise_facts.loaded`."""
    facts = promise_facts.facts(row, on=reader.on)
    steps = promise_steps.life(row, on=reader.on, titles=reader.may(Deed.READ_OFFER))
    people = _people(steps)
    named = names_shown(reader.actor, on_rope=reader.on_rope)
    capability = row.capability.key if row.capability else ""
    now = max((no for no, step in enumerate(steps) if step.of_the_line), default=0)
    shown = [
        StepShown(
            code=step.code.value,
            on=step.on,
            by=people[step.by].name if named and step.by in people else "",
            role="rule" if step.fit is not None and step.by is None else "",
            why=_why(step),
            reasons=cards.sentences(step.reasons, capability) if step.by is None else (),
            of_the_line=step.of_the_line,
            here=no == now,
        )
        for no, step in enumerate(steps)
    ]
    proposal = promise_facts.open_proposal(row)
    state = ledger.state(facts)
    return {
        "ledger_state": state.value,
        "ledger_open": state in ledger.OPEN,
        "watches": sorted(watch.value for watch in ledger.watches(facts, on=reader.on)),
        "steps": shown,
        "ahead": _ahead(state),
        "proposal": proposal,
        "proposer": proposal.by.name if proposal and named else "",
        "may_agree": proposal is not None and promise_ends.may_agree(proposal, actor=reader.actor),
        "may_take_back": proposal is not None and _is_own(proposal, reader),
    }


def _ahead(state: LedgerState) -> tuple[str, ...]:
    """What still lies before an open promise on the usual way; nothing where it ended."""
    way = (LedgerState.AGREED, LedgerState.IN_CONTRACT, LedgerState.HANDED_OVER, LedgerState.KEPT)
    if state not in ledger.OPEN:
        return ()
    return tuple(step.value for step in (way[way.index(state) + 1 :] if state in way else way))


def _people(steps: tuple[Step, ...]) -> dict[int | None, Person]:
    ids = {step.by for step in steps if step.by is not None}
    return dict(Person.objects.in_bulk(ids)) if ids else {}


def _why(step: Step) -> str:
    """An ending that was proposed is a code, and so is a proposal that was taken back: the page words them."""
    coded = step.code == StepCode.END_PROPOSED or (step.code == StepCode.END_REFUSED and step.why == TAKEN_BACK)
    return "" if coded else step.why


def _is_own(proposal: EndProposal, reader: Reader) -> bool:
    return reader.actor.person is not None and proposal.by_id == reader.actor.person.pk
