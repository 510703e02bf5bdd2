"""What may be said of a thing on the call card, and what not: one sentence for the customer, the phrases to leave out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ropeteam.core.vocabulary import Fit
from ropeteam.core.words_to_avoid import Facts, words_to_avoid
from ropeteam.wording import customer
from ropeteam.wording.calls import Avoided, avoided

AVOIDED = 2


@dataclass(frozen=True, slots=True)
class Saying:
    title: str
    fit: str
    say: str
    avoid: tuple[Avoided, ...]


def saying(
    title: str,
    fit: Fit,
    reasons: Sequence[Mapping[str, str]],
    *,
    names: Mapping[str, str],
    facts: Facts,
    language: str,
) -> Saying:
    """The worst phrases only: a card is read on the stairs. A limit stands in what may be said already."""
    rows = [row for row in words_to_avoid(facts) if row.code != "over_limit"][:AVOIDED]
    say = customer.to_customer(fit, reasons, names=names, title=title, limits=facts.limits, language=language)
    return Saying(title, fit.value, say, tuple(avoided(row, language) for row in rows))
