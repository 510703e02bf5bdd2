"""An example of what a plan pays, to the cent: deals and measures as they were typed, and every step of the way.

A field stands only where the plan asks for it: a day and a product where there is a spiff, where the curve ends where there is a
team bonus, what was measured where there is an objective, the quarter of a seat where the quota ramps up.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import QueryDict

from ropeteam.core.incentive_payout import Payout, Sold, Step, payout
from ropeteam.core.incentives import Plan
from ropeteam.core.numbers.incentive_assumptions import STANDS_AT, Values
from ropeteam.core.vocabulary_incentives import SHARE_MEASURES, ClawbackOn, Measure, PayEvent, PayStep
from ropeteam.web import fields
from ropeteam.wording import incentive_words as words
from ropeteam.wording.say import say

DEALS = 3
STATES = ("signed", "live", "blocked", "failed", "cancelled")
LARGEST = Decimal(10) ** 9
LONG_AFTER, MOST_MONTHS, MOST_QUARTERS, TEN = 120, 120, 40, Decimal(10)
OTHER = "-"  # a product that no spiff is for
USUAL = Decimal(300_000)
Typed = dict[str, str]


def example(plan: Plan, form: QueryDict, known: Values, language: str) -> dict[str, Any] | None:
    """What was typed into the address, or a first example; None for a plan without anything variable."""
    if not plan.elements:
        return None
    asks = _asks(plan)
    fresh = not {"deal0", "quarter", *(f"m-{one}" for one in Measure)} & set(form)
    typed = _usual(plan, known) if fresh else [_typed(form, no) for no in range(DEALS)]
    measured = {one: _measured(form, one, known, language, fresh=fresh) for one in asks["measures"]}
    quarter = form.get("quarter", "").strip()[:4]
    wrong: list[str] = []
    deals = [deal for no, one in enumerate(typed) for deal in _tried(_sold, no, one, plan, wrong=wrong)]
    values = {one: value for one, text in measured.items() for value in _tried(_value, one, text, wrong=wrong)}
    seat = _tried(_quarter, quarter, wrong=wrong)
    found = payout(plan, deals if asks["deals"] else (), values=values, quarter=next(iter(seat), None))
    return {
        **asks,
        "typed": typed if asks["deals"] else [],
        "measures": [{"measure": one.value, "value": text} for one, text in measured.items()],
        "quarter": quarter,
        "states": STATES,
        "other": OTHER,
        "wrong": wrong[0] if wrong else "",
        **({} if wrong else _told(found, plan, language)),
    }


def _asks(plan: Plan) -> dict[str, Any]:
    """Which fields the plan has a use for."""
    return {
        "deals": any((*plan.commissions, *plan.spifs, *plan.team)),
        "days": bool(list(plan.spifs)),
        "products": list(dict.fromkeys(one.product for one in plan.spifs if one.product)),
        "ends": bool(list(plan.team)),
        "measures": list(dict.fromkeys(one.measure for one in plan.objectives)),
        "ramps": any(one.quota is not None and one.quota.ramp for one in plan.commissions),
    }


def _typed(form: QueryDict, no: int) -> Typed:
    state = form.get(f"state{no}", "signed")
    found = {name: form.get(f"{name}{no}", "").strip()[:200] for name in ("deal", "months", "day", "product", "end")}
    return found | {"state": state if state in STATES else "signed"}


def _usual(plan: Plan, known: Values) -> list[Typed]:
    """Two deals that go over the quota, the first live with a kept curve, the second cancelled after three months; both inside the
    first spiff's window, the first of its product."""
    quotas = [element.quota.amount for element in plan.commissions if element.quota]
    amount = f"{((quotas[0] if quotas else USUAL) * 2 / 3).quantize(Decimal(1)):f}"
    spif = next(plan.spifs, None)
    day, product = (spif.first.isoformat(), spif.product) if spif else ("", "")
    team = next(iter(plan.team), None)
    ends = [f"{known[key]:g}" if team else "" for key in ("curve_kept", "curve_failed")]
    first = {
        "deal": amount,
        "state": "live" if team else "signed",
        "months": "",
        "day": day,
        "product": product,
        "end": ends[0],
    }
    second = {
        "deal": amount,
        "state": "cancelled",
        "months": "3",
        "day": day,
        "product": OTHER if product else "",
        "end": ends[1],
    }
    return [first, second, dict.fromkeys(first, "") | {"state": "signed"}]


def _measured(form: QueryDict, one: Measure, known: Values, language: str, *, fresh: bool) -> str:
    """Where the measure stands by what is assumed; nothing is assumed about references."""
    if not fresh:
        return form.get(f"m-{one}", "").strip()[:20]
    if one not in STANDS_AT:
        return ""
    value = known[STANDS_AT[one]]
    return words.percent(value, language) if one in SHARE_MEASURES else words.number(value, language)


def _tried(read: Any, *what: Any, wrong: list[str]) -> list[Any]:
    """What was read; nothing, with the words that are wrong kept, where it was no number or no day."""
    try:
        return list(read(*what))
    except (InvalidOperation, ValueError) as error:
        wrong.append(str(error.args[0]) if error.args and isinstance(error.args[0], str) else "")
        return []


def _sold(no: int, typed: Typed, plan: Plan) -> list[Sold]:
    """No deal where no amount was typed. ValueError names what is no number or no day."""
    if not typed["deal"]:
        return []
    amount = _number(typed["deal"].replace("€", ""), least=Decimal("0.01"), most=LARGEST)
    state = typed["state"]
    months = int(_number(typed["months"] or "0", most=Decimal(MOST_MONTHS), whole=True))
    ended = {"failed": ClawbackOn.DELIVERY_FAILED, "cancelled": ClawbackOn.CANCELLATION}.get(state)
    return [
        Sold(
            str(no + 1), amount, _day(typed["day"], plan), product="" if typed["product"] == OTHER else typed["product"],
            ended=ended, ended_months=months if ended else 0,
            came=frozenset(PayEvent) if state == "live" else frozenset({PayEvent.CONTRACT_SIGNED}),
            months=LONG_AFTER if state == "live" else months, past_gate=state == "blocked",
            curve_end=_number(typed["end"], most=TEN) if typed["end"] else None,
        )
    ]  # fmt: skip


def _day(text: str, plan: Plan) -> date:
    """Without a day any will do: only a spiff asks for one."""
    if not text:
        return plan.since or date(2026, 1, 1)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(text) from None


def _value(one: Measure, text: str) -> list[Decimal]:
    """An empty field was not measured: nothing is paid for it."""
    if not text:
        return []
    share = one in SHARE_MEASURES
    number = _number(text.removesuffix("%").strip(), most=Decimal(1000))
    return [number / 100 if share else number]


def _quarter(text: str) -> list[int]:
    return [int(_number(text, least=Decimal(1), most=Decimal(MOST_QUARTERS), whole=True))] if text else []


def _number(text: str, *, least: Decimal = Decimal(0), most: Decimal, whole: bool = False) -> Decimal:
    try:
        number = fields.plain_number(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not least <= number <= most or (whole and number != number.to_integral_value()):
        raise ValueError(text)
    return number


def _told(found: Payout, plan: Plan, language: str) -> dict[str, Any]:
    shares = {one.id for one in plan.objectives if one.measure in SHARE_MEASURES}
    return {
        "steps": [_step(step, language, share=step.element in shares) for step in found.steps],
        "sums": [
            {
                "name": name,
                "sum": words.cents(getattr(found, name), language),
                "parts": _parts(found, language, of=name),
            }
            for name in ("earned", "due", "open", "lost")
        ],
    }


def _parts(found: Payout, language: str, *, of: str) -> list[tuple[str, str]]:
    """Whose share is how much: only of what is due, and only where it is shared."""
    if of != "due" or len(found.by_role) < 2:
        return []
    return [(role.value, words.cents(part, language)) for role, part in found.by_role.items()]


def _step(step: Step, language: str, *, share: bool) -> dict[str, str]:
    return {
        "deal": step.deal,
        "element": step.element,
        "what": say(f"incentive_step.{step.code}", language),
        "how": _how(step, language, share=share),
        "amount": words.cents(step.amount, language),
    }


def _how(step: Step, language: str, *, share: bool) -> str:
    """What a step was reckoned from, where it says so: 6 % of 400,000 €; measured 75 %, so a quarter."""
    if step.role is not None:
        return say(f"incentive_role.{step.role}", language)
    if step.rate is None:
        return ""
    rate = words.percent(step.rate, language)
    if step.base is None:
        return rate
    if step.code in (PayStep.OBJECTIVE, PayStep.TEAM):
        value = words.percent(step.base, language) if share else words.number(step.base, language)
        return say("incentives.page.reached_by", language, value=value, rate=rate)
    return f"{rate} × {words.cents(step.base, language)}"
