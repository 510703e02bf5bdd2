"""Numbers and values of pay plans in words, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from ropeteam.core.incentive_diff import Changed, Part, fields_of
from ropeteam.core.incentive_rules import Conflict
from ropeteam.core.incentives import (
    Bonus,
    Clawback,
    Commission,
    Credit,
    Element,
    GateTerms,
    Holdback,
    Objective,
    PayShare,
    Plan,
    Quota,
    Scheme,
    Spif,
    TeamBonus,
    Tier,
)
from ropeteam.core.reporting_lines import Independence, above, independence
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_incentives import (
    ElementKind,
    Measure,
    Outcome,
    PlanField,
    PlanRole,
    TierMode,
)
from ropeteam.wording.say import amount, day, say

MINUS = "\N{MINUS SIGN}"


def eur(value: float | Decimal, language: str) -> str:
    """Without cents; the sign stands first in both languages."""
    rounded = round(value)
    return (MINUS if rounded < 0 else "") + amount(abs(rounded), "EUR", language)


def cents(value: Decimal, language: str) -> str:
    grouped = f"{abs(value):,.2f}"
    sign = MINUS if value < 0 else ""
    if language == "de":
        return f"{sign}{grouped.translate(str.maketrans(',.', '.,'))} €"
    return f"{sign}€{grouped}"


def number(value: float | Decimal, language: str) -> str:
    """As short as it goes; beyond a hundred without decimals."""
    text = f"{float(value):,.0f}" if abs(float(value)) >= 100 else f"{float(value):,.4f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.-", f".,{MINUS}") if language == "de" else {ord("-"): MINUS})


def percent(value: float | Decimal, language: str) -> str:
    return (
        f"{number(float(value) * 100, language)} %" if language == "de" else f"{number(float(value) * 100, language)}%"
    )


def outcome(value: float, kind: Outcome, language: str) -> str:
    if kind != Outcome.CURVE:
        return eur(value, language)
    text = f"{value:+.2f}" if round(value, 2) else "0.00"  # nothing has no sign
    return text.translate(str.maketrans(".-", f",{MINUS}") if language == "de" else {ord("-"): MINUS})


def roles(found: Sequence[PlanRole], language: str) -> str:
    return ", ".join(say(f"incentive_role.{role}", language) for role in found)


def gate(scheme: Scheme, language: str) -> str:
    return say("incentives.gate_on" if scheme.gate else "incentives.gate_off", language)


def line(scheme: Scheme, language: str) -> str:
    """Everybody pre-sales report to, the nearest first."""
    chain = above(Role.PRESALES, dict(scheme.reporting))
    return ", ".join(say(f"role.{role}", language) for role in chain) or say("incentives.line_unsaid", language)


def brake(scheme: Scheme, language: str) -> str:
    """What the reporting line means for the brake; '' where it is independent."""
    verdict = independence(Role.PRESALES, dict(scheme.reporting))
    return "" if verdict == Independence.INDEPENDENT else say(f"incentive_brake.{verdict}", language)


def head(scheme: Scheme, language: str) -> dict[str, str]:
    """Under which gate and reporting line plans are reckoned."""
    return {"gate": gate(scheme, language), "line": line(scheme, language), "brake": brake(scheme, language)}


def where(conflict: Conflict, language: str) -> str:
    """Of which plans and elements."""
    places = ", ".join(f"{plan}/{element}" if element else plan for plan, element in conflict.where)
    return f" ({places})" if places else ""


def field(name: PlanField, language: str) -> str:
    return say(f"incentive_field.{name}", language)


def changed_place(row: Changed, language: str) -> tuple[str, ...]:
    """Where something changed: plan, element and field. An element that came or went is told whole and needs no field."""
    whole = row.element and row.field == PlanField.ELEMENT and None in (row.before, row.after)
    return tuple(part for part in (row.plan, row.element, "" if whole else field(row.field, language)) if part)


def value(what: object, name: PlanField, language: str) -> str:
    """What a plan says in one field; a dash for nothing."""
    if what is None:
        return say("incentives.nothing_said", language)
    if isinstance(what, tuple):
        return _several(what, name, language)
    if isinstance(what, Decimal):
        return _number(what, name, language)
    spoken = _SPOKEN.get(type(what))
    return str(what) if spoken is None else spoken(what, language)


def element(what: Element, language: str) -> str:
    """Everything that an element says, in one line: what it is first."""
    (_, kind), *rest = fields_of(what)
    told = ", ".join(f"{field(name, language)} {value(each, name, language)}" for name, each in rest)
    return f"{value(kind, PlanField.ELEMENT, language)}: {told}"


def plan_fields(plan: Plan) -> Iterator[tuple[PlanField, object]]:
    """What a plan says beside its elements, without what it leaves open."""
    if plan.since or plan.until:
        yield PlanField.EFFECTIVE, (plan.since, plan.until)
    if plan.base or plan.variable:
        yield PlanField.BASE, plan.base
        yield PlanField.VARIABLE, plan.variable
    if plan.gate is not None:
        yield PlanField.GATE, plan.gate


def title(plan: Plan, language: str) -> str:
    role = say(f"incentive_role.{plan.role}", language)
    return say("incentives.report_plan", language, role=role, id=plan.id, version=plan.version)


def _several(what: tuple[object, ...], name: PlanField, language: str) -> str:
    if name in (PlanField.WINDOW, PlanField.EFFECTIVE):
        first, last = (
            day(one, language) if isinstance(one, date) else say("incentive_value.open", language) for one in what
        )
        return say("incentive_value.window", language, first=first, last=last)
    return "; ".join(value(one, name, language) for one in what)


def _number(what: Decimal, name: PlanField, language: str) -> str:
    if name == PlanField.RATE:
        return percent(what, language)
    return number(what, language) if name in (PlanField.FLOOR, PlanField.TARGET) else cents(what, language)


def _quota(what: Quota, language: str) -> str:
    shares = ", ".join(percent(one, language) for one in what.ramp)
    ramp = say("incentive_value.ramp", language, shares=shares) if shares else ""
    period = say(f"incentive_period.{what.period}", language)
    return say("incentive_value.quota", language, amount=eur(what.amount, language), period=period, ramp=ramp)


def _tier(what: Tier, language: str) -> str:
    start, rate = percent(what.start, language), percent(what.rate, language)
    return say("incentive_value.tier", language, start=start, rate=rate)


def _bonus(what: Bonus, language: str) -> str:
    return say("incentive_value.bonus", language, at=percent(what.at, language), amount=eur(what.amount, language))


def _credit(what: Credit, language: str) -> str:
    own = say("incentive_value.direct", language, share=percent(what.direct, language))
    others = (
        say(
            "incentive_value.credit",
            language,
            role=say(f"incentive_role.{role}", language),
            share=percent(part, language),
        )
        for role, part in what.split
    )
    return "; ".join((own, *others))


def _payout(what: PayShare, language: str) -> str:
    event = say(f"incentive_event.{what.on}", language)
    return say("incentive_value.payout", language, share=percent(what.share, language), event=event)


def _clawback(what: Clawback, language: str) -> str:
    return say(
        "incentive_value.clawback",
        language,
        share=percent(what.share, language),
        on=say(f"incentive_clawback.{what.on}", language),
        months=what.window_months,
        curve=say(f"incentive_curve.{what.curve}", language),
    )


def _holdback(what: Holdback, language: str) -> str:
    return say("incentive_value.holdback", language, share=percent(what.share, language), months=what.months)


def _gate(what: GateTerms, language: str) -> str:
    if not what.penalty:
        return say("incentive_value.gate_only", language)
    return say("incentive_value.gate", language, penalty=eur(what.penalty, language))


_SPOKEN: dict[type, Callable[..., str]] = {
    Quota: _quota,
    Tier: _tier,
    Bonus: _bonus,
    Credit: _credit,
    PayShare: _payout,
    Clawback: _clawback,
    Holdback: _holdback,
    GateTerms: _gate,
    Part: lambda what, language: percent(what.value, language),
    Commission: element,
    Spif: element,
    Objective: element,
    TeamBonus: element,
    PlanRole: lambda what, language: say(f"incentive_role.{what}", language),
    ElementKind: lambda what, language: say(f"incentive_kind.{what}", language),
    TierMode: lambda what, language: say(f"incentive_mode.{what}", language),
    Measure: lambda what, language: say(f"incentive_measure.{what}", language),
}
