"""What a plan pays: each element as a picture, and an example of some deals with every step to the cent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import QueryDict

from ropeteam.core.incentive_curve import Curve, commission_curve, objective_curve
from ropeteam.core.incentive_payout import Sold, Step, payout
from ropeteam.core.incentives import Commission, Element, Objective, Plan, Spif, quota_of
from ropeteam.core.numbers.incentive_assumptions import Assumption, values_of
from ropeteam.core.numbers.incentive_pay import quarters
from ropeteam.core.vocabulary_incentives import SHARE_MEASURES, ClawbackOn, PayEvent
from ropeteam.web import fields
from ropeteam.web.charts import payout as chart
from ropeteam.wording import incentive_words as words
from ropeteam.wording.say import say

DEALS = 3
STATES = ("signed", "live", "blocked", "failed", "cancelled")
LARGEST = Decimal(10) ** 9
SIGNED = date(2026, 1, 1)  # any day: an example has no calendar
LONG_AFTER, MOST_MONTHS = 120, 120


@dataclass(frozen=True, slots=True)
class Picture:
    """`rows` is the data table: (what is sold or measured, what it pays)."""

    no: int
    drawn: chart.Drawn
    ups: list[tuple[str, str]]
    overs: list[tuple[str, str, str]]
    cliffs: list[tuple[chart.Cliff, str]]
    rows: list[tuple[str, str]]
    said: str
    axis: str


def picture(element: Element, no: int, known: tuple[Assumption, ...], language: str) -> Picture | None:
    """None for a spiff: so much a deal needs no line."""
    if isinstance(element, Spif):
        return None
    values = values_of(known)
    deal = Decimal(str(values["deal_amount"]))
    if isinstance(element, Commission):
        usual = deal * Decimal(str(values["deals"] * values["win_before"])) * quarters(element)
        curve = commission_curve(element, usual=usual)
    else:
        curve = objective_curve(element, deal=deal)
    return _pictured(element, no, curve, language)


def _pictured(element: Element, no: int, curve: Curve, language: str) -> Picture:
    drawn = chart.draw(curve)

    def over(value: Decimal) -> str:
        if isinstance(element, Commission):
            quota = quota_of(element)
            return words.percent(round(value / quota, 3), language) if quota else words.eur(value, language)
        shares = isinstance(element, Objective) and element.measure in SHARE_MEASURES
        return words.percent(round(value, 3), language) if shares else words.number(round(value, 2), language)

    cliffs = [(cliff, f"+{words.eur(cliff.lump, language)}") for cliff in drawn.cliffs]
    axis = _axis(element, language)
    jumps = ", ".join(f"{over(jump.at)}: +{words.eur(jump.lump, language)}" for jump in curve.jumps)
    code = "incentives.curve.cliffs" if jumps else "incentives.curve.smooth"
    return Picture(
        no=no,
        drawn=drawn,
        ups=[(words.eur(tick.value, language), tick.at) for tick in drawn.ups],
        overs=[
            (over(tick.value), tick.at, anchor)
            for tick, anchor in zip(drawn.overs, ("start", "middle", "middle", "end"), strict=True)
        ],
        cliffs=cliffs,
        rows=[(over(corner.at), words.cents(corner.pay, language)) for corner in curve.corners],
        said=say(code, language, axis=axis, end=over(curve.end), top=words.eur(curve.top, language), jumps=jumps),
        axis=axis,
    )


def _axis(element: Element, language: str) -> str:
    if isinstance(element, Commission):
        return say("incentives.curve.of_quota" if element.quota else "incentives.curve.sold", language)
    if isinstance(element, Objective):
        return say(f"incentive_measure.{element.measure}", language)
    return say("incentives.curve.curve_end", language)


def example(plan: Plan, form: QueryDict, language: str) -> dict[str, Any] | None:
    """The deals typed into the address, or a first example; None for a plan that pays nothing for deals."""
    if not any(isinstance(element, Commission | Spif) for element in plan.elements):
        return None
    typed = [_typed(form, no) for no in range(DEALS)]
    if "deal0" not in form:
        typed[:2] = _usual(plan)
    deals, wrong = [], ""
    for no, one in enumerate(typed):
        try:
            deals += _sold(no, one)
        except (InvalidOperation, ValueError):
            wrong = wrong or one["amount"] or one["months"]
    found = payout(plan, deals) if deals and not wrong else None
    return {
        "typed": typed,
        "states": STATES,
        "wrong": wrong,
        "steps": [_step(step, language) for step in found.steps] if found else [],
        "sums": [
            (name, words.cents(getattr(found, name), language)) for name in ("earned", "due", "open", "lost")
        ] if found else [],
        "roles": [(role.value, words.cents(part, language)) for role, part in found.by_role.items()] if found else [],
    }  # fmt: skip


def _typed(form: QueryDict, no: int) -> dict[str, str]:
    state = form.get(f"state{no}", "signed")
    return {
        "amount": form.get(f"deal{no}", "").strip()[:40],
        "state": state if state in STATES else "signed",
        "months": form.get(f"months{no}", "").strip()[:6],
    }


def _usual(plan: Plan) -> list[dict[str, str]]:
    """Two deals that go over the quota, the second cancelled after three months."""
    quotas = [element.quota.amount for element in plan.commissions if element.quota]
    size = (quotas[0] if quotas else Decimal(300_000)) * 2 / 3
    amount = f"{size.quantize(Decimal(1)):f}"
    return [
        {"amount": amount, "state": "signed", "months": ""},
        {"amount": amount, "state": "cancelled", "months": "3"},
    ]


def _sold(no: int, typed: dict[str, str]) -> list[Sold]:
    """No deal where no amount was typed. Raises where it is no amount or no number of months."""
    if not typed["amount"]:
        return []
    amount = fields.plain_number(typed["amount"].replace("€", ""))
    if not 0 < amount <= LARGEST:
        raise ValueError
    state, months = typed["state"], int(typed["months"] or 0)
    if not 0 <= months <= MOST_MONTHS:
        raise ValueError
    ended = {"failed": ClawbackOn.DELIVERY_FAILED, "cancelled": ClawbackOn.CANCELLATION}.get(state)
    return [
        Sold(
            str(no + 1), amount, SIGNED, ended=ended, ended_months=months if ended else 0,
            came=frozenset(PayEvent) if state == "live" else frozenset({PayEvent.CONTRACT_SIGNED}),
            months=LONG_AFTER if state == "live" else months, past_gate=state == "blocked",
        )
    ]  # fmt: skip


def _step(step: Step, language: str) -> dict[str, str]:
    """What a step was reckoned from, where it says so: 6 % of 400,000 €."""
    how = ""
    if step.role is not None:
        how = say(f"incentive_role.{step.role}", language)
    elif step.rate is not None and step.base is not None and step.element:
        how = f"{words.percent(step.rate, language)} × {words.cents(step.base, language)}"
    elif step.rate is not None:
        how = words.percent(step.rate, language)
    return {
        "deal": step.deal,
        "element": step.element,
        "what": say(f"incentive_step.{step.code}", language),
        "how": how,
        "amount": words.cents(step.amount, language),
    }
