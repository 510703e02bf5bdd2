"""Alignment health as it stands: every figure of the company or of one product, read from rows and told by core. Nothing is
written here, and nothing is kept but the quarters of what our own people guessed (flows.alignment_quarters)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from ropeteam.core.access import Deed
from ropeteam.core.alignment import Case, Measured, Told, tell, tell_measured, tell_state, withhold
from ropeteam.core.alignment_deals import Lost, PerDeal, Warm, measured_case, spared
from ropeteam.core.alignment_periods import Period, since
from ropeteam.core.alignment_summary import Health, summary
from ropeteam.core.errors import NotFound
from ropeteam.core.people_acts import tell_acts
from ropeteam.core.vocabulary_alignment import MEASURED, OF_PEOPLE, Figure, Stand, Withheld
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Company, Product
from ropeteam.store.queries import alignment as query
from ropeteam.store.queries import (
    alignment_cases,
    alignment_climb,
    alignment_deals,
    alignment_handovers,
    alignment_people,
)
from ropeteam.store.queries.alignment_cases import Behind
from ropeteam.store.queries.alignment_deals import FirstTalks
from ropeteam.store.queries.alignment_scope import Scope
from ropeteam.store.queries.lists import Slice, Where
from ropeteam.store.queries.market import sees_confidential

# What is told, in the order of the page.
FIGURES = tuple(Figure)


def look(company: Company, period: Period, *, actor: Actor, on: date, product: Product | None = None) -> Health:
    """As this reader may know it."""
    scope = scope_for(company, actor=actor, product=product)
    found = _Look(scope, period, on)
    told = tuple(found.told(figure) for figure in FIGURES)
    of = (company.name, product.name if product else "")
    return Health(*of, period=period, on=on, confidential=scope.confidential, told=told, summary=summary(told))


def scope_for(company: Company, *, actor: Actor, product: Product | None = None) -> Scope:
    access.require(actor, Deed.READ_ALIGNMENT)
    if not actor.operator and actor.company != company:
        raise NotFound("company")
    return query.scope_of(company, product=product, confidential=sees_confidential(actor))


def one(figure: Figure, scope: Scope, period: Period, *, on: date) -> Told:
    """A single figure."""
    return _Look(scope, period, on).told(figure)


def with_cases(
    figure: Figure, scope: Scope, period: Period, *, stand: Stand | None, where: Where, actor: Actor, on: date
) -> tuple[Told, Slice[Behind]]:
    """A single figure and the cases behind its number. Those of our own people's doing have no list: nobody is to be found in
    them."""
    if figure in OF_PEOPLE:
        raise NotFound("figure")
    found = _Look(scope, period, on)
    told = found.told(figure)
    if figure in query.ROWS:
        return told, alignment_cases.of_rows(figure, scope, period, stand=stand, where=where, actor=actor, on=on)
    cases, values = found.by_deal(figure), found.values(figure)
    return told, alignment_cases.of_deals(cases, values, period, stand=stand, where=where, actor=actor)


class _Look:
    """One look at the house: what several figures rest on is read once."""

    def __init__(self, scope: Scope, period: Period, on: date) -> None:
        self.scope, self.period, self.on = scope, period, on
        self.since = since(period)

    def told(self, figure: Figure) -> Told:
        if figure in query.ROWS:
            return self._tell(figure, query.cases(figure, self.scope, since=self.since, on=self.on))
        if figure in MEASURED:
            found = self.measured(figure)
            measured = [Measured(one.day, one.value, one.causes) for one in found.values() if one.value is not None]
            unknown = [one.day for one in found.values() if one.value is None]
            return tell_measured(figure, measured, self.period, on=self.on, unknown=unknown)
        if figure == Figure.GUESSES:
            return self._guesses()
        return (
            self._strategy_read()
            if figure == Figure.STRATEGY_READ
            else self._tell(figure, self.by_deal(figure).values())
        )

    def by_deal(self, figure: Figure) -> dict[int, Case]:
        if figure == Figure.EARLY_TALKS:
            return alignment_deals.early_talks(self.talks, on=self.on)
        if figure == Figure.PRESALES:
            return alignment_deals.presales(self.scope, since=self.since, on=self.on)
        if figure == Figure.REFERENCES:
            return alignment_handovers.ready_references(self.scope, since=self.since, on=self.on)
        if figure in (Figure.DROP, Figure.SPARED):
            return spared(self.losses)
        return {deal: measured_case(found) for deal, found in self.measured(figure).items()}

    def measured(self, figure: Figure) -> dict[int, PerDeal]:
        """By deal what a mean is made of."""
        if figure == Figure.COVERAGE:
            talks = alignment_deals.heard_early(self.talks, on=self.on)
            return {deal: PerDeal(heard.day, heard.coverage, heard.causes) for deal, heard in talks.items()}
        if figure == Figure.WARMTH:
            return {deal: PerDeal(warm.day, warm.share, warm.missing) for deal, warm in self.warmths.items()}
        if figure in (Figure.DROP, Figure.SPARED):
            return {deal: PerDeal(lost.day, lost.points) for deal, lost in self.losses.items()}
        return {}

    def values(self, figure: Figure) -> dict[int, float]:
        return {deal: found.value for deal, found in self.measured(figure).items() if found.value is not None}

    def _tell(self, figure: Figure, cases: Iterable[Case]) -> Told:
        return tell(figure, cases, self.period, on=self.on)

    def _guesses(self) -> Told:
        if self.scope.product is not None:
            return withhold(Figure.GUESSES, self.period, Withheld.COMPANY_ONLY)
        kept = alignment_people.kept_quarters(self.scope.company)
        if not kept and alignment_people.guessed_at_all(self.scope.company):
            return withhold(Figure.GUESSES, self.period, Withheld.NOT_KEPT)
        return tell_acts(Figure.GUESSES, kept, self.period, on=self.on)

    def _strategy_read(self) -> Told:
        product = self.scope.product or self.scope.company.products.order_by("pk").first()
        found = alignment_people.strategy_read(product, on=self.on) if product else None
        if found is None:
            return withhold(Figure.STRATEGY_READ, self.period, Withheld.FEW)
        return tell_state(Figure.STRATEGY_READ, self.period, done=found.read, due=found.people)

    @cached_property
    def talks(self) -> dict[int, FirstTalks]:
        return alignment_deals.first_talks(self.scope, since=self.since, on=self.on)

    @cached_property
    def warmths(self) -> dict[int, Warm]:
        return alignment_handovers.warmths(self.scope, since=self.since, on=self.on)

    @cached_property
    def losses(self) -> dict[int, Lost]:
        return alignment_climb.losses(self.scope, since=self.since, on=self.on)
