"""The cases of alignment's figures as rows: for the company or one product, never for a person or a team.

Every figure is read from one place, the number and the list behind it, so that they cannot differ. Rows of a queryset have
`fell_on` (the day that puts them into a period), `stand_is` (a Stand), `done_on` and `cause`; what is told of whole deals comes by
deal.

Whoever may not know of every confidential deal gets every figure as if there were none: a number that counts what its list hides
would give it away by subtraction, and so would two numbers of different days. What is told to them does not change by a digit
with anything inside a confidential deal (but for the parameters of the curve, which a company learns from all its deals).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from ropeteam.core.alignment import Case
from ropeteam.core.vocabulary_alignment import Figure, Stand
from ropeteam.store.models import Company, Product
from ropeteam.store.queries import alignment_listen, alignment_promises
from ropeteam.store.queries.alignment_scope import Scope

ROWS: Mapping[Figure, Callable[[Scope, date], QuerySet[Any]]] = {
    Figure.REACHED: alignment_listen.reached,
    Figure.ANSWERED: alignment_listen.answered,
    Figure.DECIDED: alignment_listen.decided,
    Figure.PASSED_ON: alignment_listen.passed_on,
    Figure.SAID: alignment_promises.said,
    Figure.MENDED: alignment_promises.mended,
    Figure.SIGNED: alignment_promises.signed,
    Figure.KEPT: alignment_promises.kept,
}
COLUMNS = ("fell_on", "stand_is", "done_on", "cause")


def scope_of(company: Company, *, product: Product | None, confidential: bool) -> Scope:
    first = company.products.order_by("pk").values_list("pk", flat=True).first() if product else None
    return Scope(company, product, confidential, nameless=product is not None and product.pk == first)


def cases(figure: Figure, scope: Scope, *, since: date, on: date) -> list[Case]:
    """The cases that fell due from a day on."""
    if figure == Figure.PASSED_ON:
        return alignment_listen.passed_on_cases(scope, since=since, on=on)
    rows = rows_of(figure, scope, start=since, end=on, on=on).order_by().values_list(*COLUMNS)
    found = [Case(day, Stand(stand), done, cause) for day, stand, done, cause in rows]
    return found + [Case(day, Stand.UNKNOWN) for day in _unlooked_at(figure, scope, since=since, on=on)]


def _unlooked_at(figure: Figure, scope: Scope, *, since: date, on: date) -> Iterable[date]:
    """The days of suggested promises that would be cases if somebody had looked: when they were said, or their deal was signed."""
    if figure not in (Figure.SAID, Figure.SIGNED):
        return ()
    day = "conversation__held_on" if figure == Figure.SAID else "conversation__deal__signed_on"
    found = alignment_promises.unreviewed(scope).filter(**{f"{day}__gte": since, f"{day}__lte": on})
    if figure == Figure.SIGNED:
        found = found.filter(conversation__held_on__lte=F(day))
    return found.values_list(day, flat=True)


def rows_of(figure: Figure, scope: Scope, *, start: date, end: date, on: date) -> QuerySet[Any]:
    """The rows behind a number of these days; whoever shows them narrows by what their reader may know of."""
    return ROWS[figure](scope, on).filter(fell_on__gte=start, fell_on__lte=min(end, on))
