"""What one unbacked promise is worth to a role (g) and to the company (v), in EUR, and where temptation ends.

Rule in prose. A promise that nothing carries lifts the chance to win from p0 to p1 and the chance that delivery fails
from f0 to f1. A role's pay is known by two numbers: what a won deal pays in the end if it is kept (`kept`) and if it
fails (`failed`), both in today's money.

    E(p, f) = p * ((1 - f) * kept + f * failed)
    g = E(p1, f1) - E(p0, f0) + p1 * ((1 - f1) * objective_kept + f1 * objective_failed)
    v = p1 * (R * (margin + future - f1 * damage - displaced)) - p0 * (R * (margin + future - f0 * damage)) - sum of all g
    behind a gate that stops it with chance q and costs `penalty`:  (1 - q) * g - q * penalty

Marginal pay m of a won deal, of which the share phi waits for delivery, kappa of what was paid at signature is taken
back after a failure, T is paid for a kept deal, d discounts what comes later:

    kept = m * (1 - phi) + m * phi * d + T * d        failed = m * (1 - phi) * (1 - kappa * d)

(What was never paid cannot be taken back: kappa weighs 1 - phi. With phi = 0 that is the usual form.)

**Conflict** where g > 0 > v: somebody gains by what costs the company. Where the gain ends (g = 0), with
D = p1 - p0, K = p0 (1 - f0) - p1 (1 - f1), F = p1 f1 - p0 f0:

| break-even | formula | feasible |
|---|---|---|
| deferral phi* | D / (D + d K) | K >= 0: the promise lowers the chance of a kept deal |
| clawback kappa* | D / (d F) | <= 1 |
| team bonus T* | m D / (d K) | K > 0 |
| gate q* | g / (g + penalty) | penalty > 0: without it a gate filters, the temptation stays |

Example (R 200,000; p .30 -> .40; f .10 -> .50; 8 %; d .9): g 1,600; half deferred 296; all taken back -848; phi* .61.

Source: docs/reference/science.md, "Incentives" (theory and simulation; no real pay was looked at).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

# A number or an array of them: the index runs the same formulas over a grid.
Real = Any


@dataclass(frozen=True, slots=True)
class Case:
    """One deal with and without the promise. `amount` in EUR, the others are chances."""

    amount: Real
    p0: Real
    p1: Real
    f0: Real
    f1: Real


@dataclass(frozen=True, slots=True)
class Pay:
    """A won deal in today's EUR. The objectives' part comes only from the promise itself."""

    kept: Real = 0.0
    failed: Real = 0.0
    objective_kept: Real = 0.0
    objective_failed: Real = 0.0

    def __add__(self, other: Pay) -> Pay:
        return Pay(
            self.kept + other.kept,
            self.failed + other.failed,
            self.objective_kept + other.objective_kept,
            self.objective_failed + other.objective_failed,
        )

    def times(self, share: Real) -> Pay:
        return Pay(self.kept * share, self.failed * share, self.objective_kept * share, self.objective_failed * share)


@dataclass(frozen=True, slots=True)
class Terms:
    """The textbook plan: phi `deferred`, kappa `clawback`, T `team`, d `discount`, q `caught`."""

    marginal: float
    deferred: float = 0.0
    clawback: float = 0.0
    team: float = 0.0
    discount: float = 0.9
    caught: float = 0.0
    penalty: float = 0.0


@dataclass(frozen=True, slots=True)
class Company:
    """Shares of the deal's amount."""

    margin: float
    future: float
    damage: float
    displaced: float


@dataclass(frozen=True, slots=True)
class BreakEvens:
    """None: no value of that lever alone ends the temptation."""

    deferral: float | None
    clawback: float | None
    team: float | None
    gate: float | None


def pay_of(terms: Terms) -> Pay:
    now, later = terms.marginal * (1 - terms.deferred), terms.marginal * terms.deferred * terms.discount
    return Pay(now + later + terms.team * terms.discount, now * (1 - terms.clawback * terms.discount))


def expected(pay: Pay, p: Real, f: Real) -> Real:
    return p * ((1 - f) * pay.kept + f * pay.failed)


def temptation(case: Case, pay: Pay) -> Real:
    """g without a gate."""
    gain = expected(pay, case.p1, case.f1) - expected(pay, case.p0, case.f0)
    return gain + case.p1 * ((1 - case.f1) * pay.objective_kept + case.f1 * pay.objective_failed)


def behind_gate(gain: Real, *, caught: Real, penalty: Real = 0.0) -> Real:
    return (1 - caught) * gain - caught * penalty


def company_value(case: Case, company: Company, *, paid: Real = 0.0) -> Real:
    """v; `paid` is the sum of all roles' g."""
    worth = company.margin + company.future
    with_it = case.p1 * (worth - case.f1 * company.damage - company.displaced)
    return case.amount * (with_it - case.p0 * (worth - case.f0 * company.damage)) - paid


def is_conflict(gain: Real, value: Real) -> Real:
    return (np.asarray(gain) > 0) & (np.asarray(value) < 0)


def break_evens(case: Case, terms: Terms) -> BreakEvens:
    """Each lever alone, the others as in `terms` left out: a plan of commission and nothing else."""
    more = float(case.p1 - case.p0)
    fewer_kept = float(case.p0 * (1 - case.f0) - case.p1 * (1 - case.f1))
    more_failed = float(case.p1 * case.f1 - case.p0 * case.f0)
    d, gain = terms.discount, terms.marginal * more
    clawback = more / (d * more_failed) if more_failed > 0 else None
    return BreakEvens(
        deferral=more / (more + d * fewer_kept) if fewer_kept >= 0 and more > 0 else None,
        clawback=clawback if clawback is not None and clawback <= 1 else None,
        team=gain / (d * fewer_kept) if fewer_kept > 0 else None,
        gate=gain / (gain + terms.penalty) if terms.penalty > 0 and gain > 0 else None,
    )
