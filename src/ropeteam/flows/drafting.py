"""What the words to a customer may be made of: a decision's facts, sifted of everything that is for the house alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ropeteam.core.answers import AnswerFacts, Carried
from ropeteam.core.customer_safe import is_safe
from ropeteam.core.decisions import USABLE
from ropeteam.core.vocabulary import ConversationKind, DecisionKind, RoadmapStatus
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.sentences import sentences
from ropeteam.store import models
from ropeteam.store.queries.house_names import House, Names
from ropeteam.store.queries.product import RoadmapKnown, Truth, truth

LONGEST_QUOTE = 400
MOST_QUOTES = 6  # of one letter; the page of the answer lists them all


@dataclass(frozen=True, slots=True)
class Draft:
    """One decision by the product's truth of today; `facts` for one customer after another."""

    decision: models.Decision
    truth: Truth
    house: House
    on: date

    @classmethod
    def of(cls, decision: models.Decision, *, on: date) -> Draft:
        product = decision.change_request.product
        return cls(decision, truth(product), House.of(product.company), on)

    def facts(self, askers: Sequence[models.Asker], told_before: str = "", told_day: date | None = None) -> AnswerFacts:
        """What one letter may be made of; `askers` are the sentences it answers, all of one customer."""
        account = account_of(askers[0])
        names = self.house.but(account.pk if account else None)
        said = dict.fromkeys(part for part in (self._asked(asker, names) for asker in askers) if part[0])
        (asked, quoted), *also = list(said)[:MOST_QUOTES] or [("", False)]
        name, limits = self._capability()
        return AnswerFacts(
            kind=DecisionKind(self.decision.kind),
            asked=asked,
            quoted=quoted and all(by_customer for _, by_customer in also),
            also=tuple(text for text, _ in also),
            reason=fit_for_customer(self.decision.reason, names),
            condition=fit_for_customer(self.decision.condition, names),
            way=fit_for_customer(self._way(), names),
            capability=name,
            limits=limits,
            item=self.item(),
            on_purpose=self.decision.non_goal_id is not None,
            told_before=DecisionKind(told_before) if told_before else None,
            told_day=told_day,
        )

    def _asked(self, asker: models.Asker, names: Names) -> tuple[str, bool]:
        """The asker's own words, and whether the customer said them; the wish's title where they may not be said."""
        words, quoted = own_words(asker)
        for text, said in ((words, quoted), (self.decision.change_request.title, False)):
            plain = " ".join(text.split())
            if plain and len(plain) <= LONGEST_QUOTE and is_safe(plain, names):
                return plain, said
        return "", False

    def _known(self) -> models.Capability | None:
        pattern = self.decision.pattern
        own = pattern.capability if pattern is not None else None
        return own or self.decision.change_request.capability

    def _capability(self) -> tuple[str, tuple[str, ...]]:
        capability = self._known()
        known = self.truth.capabilities.get(capability.pk) if capability else None
        if known is None or known.facts.status not in USABLE:
            return "", ()
        return known.version.name, tuple(limit.text for limit in known.limits)

    def _way(self) -> str:
        if self.decision.pattern is not None:
            return self.decision.pattern.how
        capability = self._known()
        known = self.truth.capabilities.get(capability.pk) if capability else None
        return known.version.description if known is not None else ""

    def item(self) -> Carried | None:
        """The roadmap item of a yes as it stands."""
        known = self.truth.roadmap.get(self.decision.roadmap_item_id or 0)
        return _carried(known, self.on) if known is not None else None


def fit_for_customer(text: str, names: Names) -> dict[str, str]:
    """The sentences of a text that may leave the house, under the language they are written in; nothing where none may."""
    spans = sentences(text)
    kept = [part for part in (text[span.start : span.end].strip() for span in spans) if part and is_safe(part, names)]
    said = " ".join(kept)
    return {language_of(said): said} if said else {}


def own_words(asker: models.Asker) -> tuple[str, bool]:
    """The words that were asked in, and whether they are the customer's: a note and a question are ours."""
    if asker.signal is not None:
        return asker.signal.quote, asker.signal.conversation.kind != ConversationKind.NOTE
    if asker.voice is not None:
        return asker.voice.words, True
    return (asker.ask.text if asker.ask is not None else ""), False


def account_of(asker: models.Asker) -> models.Account | None:
    return (asker.deal.account if asker.deal is not None else None) or asker.account


def _carried(known: RoadmapKnown, on: date) -> Carried:
    version = known.version
    there = version.status == RoadmapStatus.RELEASED
    released = there and (version.day is None or version.day <= on)
    planned = version.status in (RoadmapStatus.PLANNED, RoadmapStatus.IN_WORK)
    return Carried(
        title=version.title,
        release=version.release,
        day=version.day,
        committable=(planned and known.committable) or (there and not released),
        released=released,
    )
