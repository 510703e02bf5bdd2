"""First drafts of comments to the customer, from what a suggestion rests on, in the language of the row."""

from __future__ import annotations

from dataclasses import dataclass, field

from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Coverage as Said
from ropeteam.store.models import Deal
from ropeteam.store.queries.names import names_of
from ropeteam.store.queries.product import Truth, truth
from ropeteam.wording.requirements import draft


@dataclass
class Drafts:
    """Knows the product as it is today, read once for however many rows."""

    deal: Deal
    actor: Actor
    now: Truth = field(init=False)
    names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.now = truth(self.deal.product or access.product(self.actor))
        self.names = names_of(self.now)

    def of(self, said: Said) -> str:
        known = self.now.capabilities.get(said.capability_id or 0)
        return draft(
            Coverage(said.status),
            said.reasons,
            names=self.names | {"capability": known.capability.key if known else ""},
            title=known.version.name if known else "",
            limits=tuple(limit.text for limit in known.limits) if known else (),
            language=said.requirement.language or "de",
        )
