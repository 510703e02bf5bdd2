"""A plan as what would have been typed into its form: the way back from `incentive_form`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ropeteam.core.incentive_diff import kind_of
from ropeteam.core.incentives import Commission, Element, Objective, Plan, Spif, TeamBonus
from ropeteam.core.vocabulary_incentives import SHARE_MEASURES, PayEvent
from ropeteam.web.incentive_form import BONUSES, MOST_ELEMENTS, TIERS, Values, count


def values_of_plan(plan: Plan) -> Values:
    values = {
        "plan": plan.id,
        "role": plan.role.value,
        "from": plan.since.isoformat() if plan.since else "",
        "until": plan.until.isoformat() if plan.until else "",
        "base": _plain(plan.base),
        "variable": _plain(plan.variable),
        "gate": "on" if plan.gate is not None else "",
        "penalty": _plain(plan.gate.penalty) if plan.gate else "",
        "elements": str(len(plan.elements)),
    }
    for no, element in enumerate(plan.elements):
        values |= {f"e{no}-{key}": what for key, what in _typed(element)}
    return values


def fits(plan: Plan) -> bool:
    """Whether the form has room for everything the plan says; a longer one is edited as text."""
    short = all(len(one.tiers) <= TIERS and len(one.bonuses) <= BONUSES for one in plan.commissions)
    once = all(len({part.on for part in one.payout}) == len(one.payout) for one in plan.commissions)
    return short and once and len(plan.elements) <= MOST_ELEMENTS


def _typed(element: Element) -> Iterator[tuple[str, str]]:
    yield "kind", kind_of(element).value
    yield "id", element.id
    if isinstance(element, Commission):
        yield from _typed_commission(element)
    elif isinstance(element, Spif):
        yield from (("first", element.first.isoformat()), ("last", element.last.isoformat()))
        yield from (("product", element.product), ("amount", _plain(element.amount)))
    else:
        yield from _typed_measured(element)


def _typed_measured(element: Objective | TeamBonus) -> Iterator[tuple[str, str]]:
    shares = isinstance(element, Objective) and element.measure in SHARE_MEASURES
    said = (lambda value: f"{_times_hundred(value)} %") if shares else _plain
    if isinstance(element, Objective):
        yield "measure", element.measure.value
    else:
        yield "rate", _times_hundred(element.rate) if element.rate else ""
    yield "floor", "" if element.floor == element.target else said(element.floor) or "0"
    yield "target", said(element.target) or "0"
    yield "amount", _plain(element.amount)
    yield "shared", ",".join(role.value for role in element.shared_with)


def _typed_commission(element: Commission) -> Iterator[tuple[str, str]]:
    quota, back, held = element.quota, element.clawback, element.holdback
    if quota is not None:
        yield from (("quota", _plain(quota.amount)), ("period", quota.period.value))
        yield "ramp", "; ".join(f"{_times_hundred(part)} %" for part in quota.ramp)
    yield "mode", element.mode.value
    single = len(element.tiers) == 1 and not element.tiers[0].start
    for no, tier in enumerate(element.tiers):
        yield f"t{no}-from", "" if single else _times_hundred(tier.start)
        yield f"t{no}-to", _times_hundred(tier.end) if tier.end is not None else ""
        yield f"t{no}-rate", _times_hundred(tier.rate)
    for no, bonus in enumerate(element.bonuses):
        yield from ((f"b{no}-at", _times_hundred(bonus.at)), (f"b{no}-amount", _plain(bonus.amount)))
    yield "cap", _plain(element.cap) or "0" if element.cap is not None else ""
    yield from ((f"split-{role.value}", _times_hundred(share)) for role, share in element.credit.split)
    if [part.on for part in element.payout] != [PayEvent.CONTRACT_SIGNED]:
        yield from ((f"pay-{part.on.value}", _times_hundred(part.share)) for part in element.payout)
    if back is not None:
        yield from (("back-on", back.on.value), ("back-months", str(back.window_months)))
        yield from (("back-share", _times_hundred(back.share)), ("back-curve", back.curve.value))
    if held is not None:
        yield from (("held-share", _times_hundred(held.share)), ("held-months", str(held.months)))


def _times_hundred(value: Decimal) -> str:
    """A nought is said: left out it would mean something else, or nothing would stand before the sign."""
    return _plain(value * 100) or "0"


def _plain(value: Decimal) -> str:
    """'' for nothing. No marks between thousands; more than two decimals would be read as thousands, so a zero is added."""
    if not value:
        return ""
    text = f"{value.normalize():f}"
    whole, _, decimals = text.partition(".")
    return f"{text}0" if len(decimals) == 3 and whole.lstrip("-") != "0" else text


def move(values: Values, *, dropped: int) -> Values:
    """Without one element; those after it take its place."""
    kept = {key: what for key, what in values.items() if not _of(key, range(dropped, MOST_ELEMENTS))}
    for no in range(dropped + 1, count(values)):
        kept |= {f"e{no - 1}-{key[len(f'e{no}-') :]}": what for key, what in values.items() if _of(key, [no])}
    return kept | {"elements": str(max(count(values) - 1, 0))}


def _of(key: str, numbers: Sequence[int] | range) -> bool:
    head, _, rest = key.partition("-")
    return bool(rest) and head[:1] == "e" and head[1:].isdecimal() and int(head[1:]) in numbers
