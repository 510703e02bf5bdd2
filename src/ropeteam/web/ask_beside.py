"""What stands beside a candidate in the call: which words to avoid, whom to pull in, how the same thing was met before.

Eight queries, however many candidates there are: Ask has to answer while the customer is on the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ropeteam.core.solutions import AskVerdict, Candidate
from ropeteam.core.vocabulary import Fit
from ropeteam.core.words_to_avoid import Facts, words_to_avoid
from ropeteam.store.actor import Actor
from ropeteam.store.models import Ask
from ropeteam.store.queries.call_topics import planned, told
from ropeteam.store.queries.earlier_deals import Earlier, earlier
from ropeteam.store.queries.product import Truth
from ropeteam.store.queries.pulling_in import around
from ropeteam.web import languages
from ropeteam.web.ask_cards import Card
from ropeteam.wording.calls import Avoided, avoided, pulled


def with_beside(
    cards: Sequence[Card], verdict: AskVerdict, truth: Truth, row: Ask, *, actor: Actor, on: date
) -> list[Card]:
    """The same cards, each with what stands beside it."""
    language = languages.current()
    capabilities = {card.capability for card in cards if card.capability}
    met = earlier(
        actor, capabilities=capabilities, requests={card.wish for card in cards if card.wish}, without=row.deal
    )
    near = around(actor, row.company, deal=row.deal, capabilities=capabilities, on=on)
    found = []
    for card, candidate in zip(cards, verdict.candidates, strict=True):
        before = met.about(capability=card.capability, request=card.wish or None)
        facts = _facts(card, candidate, truth, before, row.text)
        found.append(
            replace(
                card,
                avoid=tuple(avoided(one, language) for one in words_to_avoid(facts)),
                pull=tuple(pulled(one, language) for one in near.whom(candidate.fit, capability=card.capability)),
                earlier=before,
            )
        )
    return found


def without_candidate(row: Ask, *, actor: Actor, on: date) -> tuple[tuple[Avoided, ...], tuple[str, ...]]:
    """The same where nothing that is known was meant."""
    language = languages.current()
    near = around(actor, row.company, deal=row.deal, capabilities=(), on=on)
    rows = words_to_avoid(Facts(Fit.UNKNOWN, asked=row.text))
    return tuple(avoided(one, language) for one in rows), tuple(pulled(one, language) for one in near.whom(Fit.UNKNOWN))


def _facts(card: Card, candidate: Candidate, truth: Truth, before: Earlier, asked: str) -> Facts:
    known = truth.capabilities.get(card.capability or 0)
    return Facts(
        fit=candidate.fit,
        reasons=frozenset(reason.code for reason in candidate.reasons),
        limits=card.limits,
        planned=planned(truth, known.capability) if known else (),
        told=told(truth, candidate.fit, [reason.as_json() for reason in candidate.reasons]),
        before=before.before,
        asked=asked,
    )
