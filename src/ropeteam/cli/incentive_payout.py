"""What a plan pays for a handful of deals, as typed on the command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ropeteam.cli.printing import line
from ropeteam.core.errors import Refused
from ropeteam.core.incentive_payout import Payout, Sold, payout
from ropeteam.core.incentives import Plan, Scheme
from ropeteam.core.vocabulary_incentives import ClawbackOn, Measure, PayEvent
from ropeteam.language.folder.cells import AmbiguousDate, BadDate, parse_date
from ropeteam.language.plans.piece import LARGEST, plain_number
from ropeteam.wording.incentive_words import cents, percent
from ropeteam.wording.say import say

_STATE = re.compile(r"(live|blocked|failed@(\d{1,3})|cancelled@(\d{1,3}))")
_MORE = re.compile(r"/(?=(?:signed|product|curve)=)")  # a product's name may have a stroke of its own
_SIGNED = date(2026, 1, 1)
_TEN, _MOST_VALUE = Decimal(10), Decimal(1000)


def share(text: str) -> Decimal:
    value = plain_number(text)
    if value is None or not 0 <= value <= 1:
        raise Refused("plan_share", found=text)
    return value


def paid(
    scheme: Scheme, *, role: str, deals: Sequence[str], values: Sequence[str] = (), quarter: int | None = None
) -> Payout:
    plan = _plan(scheme, role)
    sold = [_sold(no, text, plan) for no, text in enumerate(deals, 1)]
    return payout(plan, sold, values=dict(_value(text) for text in values), quarter=quarter)


def show(found: Payout, language: str) -> None:
    for step in found.steps:
        how = f" ({percent(step.rate, language)})" if step.rate is not None else ""
        if step.role is not None:
            how = f" ({say(f'incentive_role.{step.role}', language)})"
        line(
            "incentives.pay_step",
            language,
            deal=step.deal,
            element=step.element,
            step=say(f"incentive_step.{step.code}", language),
            amount=cents(step.amount, language),
            how=how,
        )
    sums = {name: cents(getattr(found, name), language) for name in ("earned", "due", "open", "lost")}
    line("incentives.pay_total", language, **sums)
    for role, amount in found.by_role.items():
        line(
            "incentives.pay_role",
            language,
            role=say(f"incentive_role.{role}", language),
            amount=cents(amount, language),
        )


def data(found: Payout) -> dict[str, Any]:
    """Money as text, so that no cent is lost on the way."""
    steps = [
        {
            "code": step.code.value,
            "element": step.element,
            "deal": step.deal,
            "amount": str(step.amount),
            "base": None if step.base is None else str(step.base),
            "rate": None if step.rate is None else str(step.rate),
            "role": step.role and step.role.value,
        }
        for step in found.steps
    ]
    sums = {name: str(getattr(found, name)) for name in ("earned", "due", "open", "lost")}
    return {**sums, "by_role": {role.value: str(amount) for role, amount in found.by_role.items()}, "steps": steps}


def _plan(scheme: Scheme, role: str) -> Plan:
    fitting = [plan for plan in scheme.plans if not role or plan.role == role]
    if len(fitting) != 1:
        known = ", ".join(plan.role.value for plan in scheme.plans)
        raise Refused("plan_no_role", name=scheme.name, role=role, known=known)
    return fitting[0]


def _sold(no: int, text: str, plan: Plan) -> Sold:
    told, *more = _MORE.split(text)
    said = dict(part.split("=", 1) for part in more)
    number, _, state = told.partition(":")
    amount, match = plain_number(number), _STATE.fullmatch(state)
    end = plain_number(said["curve"]) if "curve" in said else None
    if (
        amount is None or not 0 < amount <= LARGEST or (state and match is None) or len(said) < len(more)
        or ("curve" in said and (end is None or not 0 <= end <= _TEN))
    ):  # fmt: skip
        raise Refused("plan_deal", found=text)
    try:
        signed = parse_date(said["signed"]) if "signed" in said else plan.since or _SIGNED
    except (BadDate, AmbiguousDate) as error:
        raise Refused("plan_deal", found=text) from error
    if signed is None:
        raise Refused("plan_deal", found=text)
    failed, cancelled = (match[2], match[3]) if match else (None, None)
    months = int(failed or cancelled or 0)
    ended = ClawbackOn.DELIVERY_FAILED if failed else ClawbackOn.CANCELLATION if cancelled else None
    came = frozenset(PayEvent) if state == "live" else frozenset({PayEvent.CONTRACT_SIGNED})
    return Sold(
        str(no).zfill(4), amount, signed, product=said.get("product", ""), came=came, ended=ended, ended_months=months,
        past_gate=state == "blocked", months=120 if state == "live" else months, curve_end=end,
    )  # fmt: skip


def _value(text: str) -> tuple[Measure, Decimal]:
    name, _, number = text.partition("=")
    value = plain_number(number)
    if name not in {one.value for one in Measure} or value is None or not 0 <= value <= _MOST_VALUE:
        raise Refused("plan_value", found=text, known=", ".join(Measure))
    return Measure(name), value
