"""A plan as the YAML that `read` reads: what it says and nothing that holds anyway, in the order a person would write it.

Guarantee: read(write(plan)) is the same plan.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from ropeteam.core.incentives import (
    ONE,
    ZERO,
    Commission,
    Element,
    Objective,
    PayShare,
    Plan,
    Scheme,
    Spif,
    Tier,
)
from ropeteam.core.vocabulary_incentives import (
    ClawbackCurve,
    ElementKind,
    Measure,
    PayEvent,
    PlanRole,
    QuotaPeriod,
    TierMode,
)

AT_ONCE = (PayShare(ONE, PayEvent.CONTRACT_SIGNED),)
Said = Mapping[str, object]


def plan_yaml(plan: Plan) -> str:
    return "".join(f"{line}\n" for line in _lines(plan))


def scheme_yaml(scheme: Scheme, own: Mapping[str, tuple[float, float, float]]) -> str:
    """A whole scheme with what the company assumes instead of our guesses."""
    lines = [f"scheme: {_text(scheme.name)}", f"gate: {'on' if scheme.gate else 'off'}"]
    if scheme.reporting:
        lines.append(f"reporting: {_flow([(role.value, to.value) for role, to in scheme.reporting])}")
    if own:
        lines.append("assumptions:")
    for key, (value, low, high) in own.items():
        lines.append(f"  {key}: {{value: {value!r}, low: {low!r}, high: {high!r}}}")
    lines.append("plans:")
    for plan in scheme.plans:
        lines += [f"  {'- ' if no == 0 else '  '}{line}" for no, line in enumerate(_lines(plan))]
    return "".join(f"{line}\n" for line in lines)


def _lines(plan: Plan) -> Iterator[str]:
    yield f"plan: {_text(plan.id)}"
    if plan.version != 1:
        yield f"version: {plan.version}"
    if plan.since or plan.until:
        yield f"effective: {_flow({'from': plan.since, 'until': plan.until})}"
    yield f"role: {plan.role.value}"
    if plan.base or plan.variable:
        yield f"ote: {_flow({'base': plan.base, 'variable': plan.variable})}"
    if plan.gate is not None:
        yield f"gate: {_flow({'required': True, 'penalty': plan.gate.penalty})}" if plan.gate.penalty else "gate: true"
    if plan.elements:
        yield "elements:"
    for element in plan.elements:
        yield f"  - id: {_text(element.id)}"
        yield from (f"    {key}: {_value(what)}" for key, what in _element(element).items() if what is not None)


def _element(element: Element) -> dict[str, object]:
    if isinstance(element, Commission):
        return _commission(element)
    if isinstance(element, Spif):
        quote = "'" if '"' in element.product else '"'
        condition = f"product == {quote}{element.product}{quote}" if element.product else None
        window = [element.first, element.last]
        return {"kind": ElementKind.SPIF, "window": window, "condition": condition, "amount": element.amount}
    floor = None if element.floor == element.target else element.floor
    shared = list(element.shared_with) or None
    if isinstance(element, Objective):
        kind, measure = ElementKind.MBO, element.measure
        return {"kind": kind, "measure": measure, "floor": floor, "target": element.target, "amount": element.amount,
                "shared_with": shared}  # fmt: skip
    return {"kind": ElementKind.TEAM, "floor": floor, "target": element.target, "amount": element.amount,
            "rate": element.rate or None, "shared_with": shared}  # fmt: skip


def _commission(element: Commission) -> dict[str, object]:
    quota, back, held = element.quota, element.clawback, element.holdback
    said: dict[str, object] = {}
    if quota is not None:
        year = QuotaPeriod.YEAR if quota.period == QuotaPeriod.YEAR else None
        said["quota"] = {"amount": quota.amount, "period": year, "ramp": list(quota.ramp) or None}
    said |= _rates(element)
    said["bonuses"] = [{"at": one.at, "amount": one.amount} for one in element.bonuses] or None
    said["cap"] = element.cap
    if element.credit.split:
        said["credit"] = {"direct": element.credit.direct, "split": dict(element.credit.split)}
    if element.payout != AT_ONCE:
        said["payout"] = [{"share": part.share, "on": part.on} for part in element.payout]
    if back is not None:
        linear = back.curve if back.curve == ClawbackCurve.LINEAR else None
        share = None if back.share == ONE else back.share
        said["clawback"] = {"on": back.on, "window_months": back.window_months, "share": share, "curve": linear}
    if held is not None:
        said["holdback"] = {"share": held.share, "months": held.months}
    return said


def _rates(element: Commission) -> dict[str, object]:
    first = element.tiers[0]
    if element.mode == TierMode.MARGINAL and element.tiers == (Tier(ZERO, None, first.rate),):
        return {"rate": first.rate}
    table = [{"from": tier.start, "to": tier.end, "rate": tier.rate} for tier in element.tiers]
    return {"tiers": {"mode": element.mode, "table": table}}


def _value(what: object) -> str:
    if isinstance(what, Mapping):
        return _flow(what)
    if isinstance(what, list):
        return f"[{', '.join(_value(one) for one in what)}]"
    if isinstance(what, bool):
        return "true" if what else "false"
    if isinstance(what, Decimal):
        return f"{what.normalize():f}"
    if isinstance(what, date):
        return what.isoformat()
    return _text(str(what)) if not isinstance(what, int) else str(what)


def _flow(said: Said | Iterable[tuple[str, object]]) -> str:
    pairs = said.items() if isinstance(said, Mapping) else said
    return f"{{{', '.join(f'{_text(str(key))}: {_value(what)}' for key, what in pairs if what is not None)}}}"


def _text(text: str) -> str:
    """Words of our closed lists stand bare; anything else in JSON's quotes, which are YAML's too."""
    return text if text in _BARE else json.dumps(text, ensure_ascii=False)


_BARE = frozenset(
    {*(word.value for words in (ElementKind, Measure, PayEvent, PlanRole, QuotaPeriod, ClawbackCurve) for word in words),
     "on", "from", "to", "until", "rate", "share", "months", "at", "amount", "period", "ramp", "base", "variable",
     "required", "penalty", "mode", "table", "direct", "split", "window_months", "curve", "marginal", "retroactive",
     "cancellation", "delivery_failed"}
)  # fmt: skip
