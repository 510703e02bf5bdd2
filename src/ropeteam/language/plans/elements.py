"""The elements of a plan: commission, spiff, objective, team bonus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ropeteam.core.incentives import (
    ONE,
    ZERO,
    Bonus,
    Clawback,
    Commission,
    Credit,
    Element,
    Holdback,
    Objective,
    PayShare,
    Quota,
    Spif,
    TeamBonus,
    Tier,
)
from ropeteam.core.vocabulary_incentives import (
    ClawbackCurve,
    ClawbackOn,
    ElementKind,
    Measure,
    PayEvent,
    PlanRole,
    QuotaPeriod,
    TierMode,
)
from ropeteam.language.defects import notice
from ropeteam.language.plans import keys
from ropeteam.language.plans.piece import Piece

TEN, HUNDRED = Decimal(10), Decimal(100)
KEYS = {
    ElementKind.COMMISSION: keys.COMMISSION,
    ElementKind.SPIF: keys.SPIF,
    ElementKind.MBO: keys.MBO,
    ElementKind.TEAM: keys.TEAM,
}
_CONDITION = re.compile(r"product\s*==\s*(?:\"([^\"]+)\"|'([^']+)'|([^\"'=]+))")


def read_elements(plan: Piece) -> Iterator[Element]:
    seen: dict[str, int] = {}
    if not plan.has("elements"):
        return
    for entry in plan.entry.entries("elements"):
        piece = Piece(entry)
        id_ = entry.needed("id")
        if id_ in seen:
            piece.wrong("plan_twice", "id", found=id_, first=seen[id_])
        seen.setdefault(id_, entry.line("id"))
        kind = entry.word("kind", ElementKind) or ElementKind.COMMISSION
        piece.only(KEYS[kind])
        found = _READERS[kind](piece, id_)
        if found is not None:
            yield found


def _commission(piece: Piece, id_: str) -> Commission:
    _is_word(piece, "measure", "acv")
    _is_word(piece, "event", PayEvent.CONTRACT_SIGNED)
    quota, (mode, tiers) = _quota(piece), _tiers(piece)
    bonuses = tuple(
        Bonus(one.number("at", high=HUNDRED), one.number("amount")) for one in piece.many("bonuses", keys.BONUS)
    )
    if quota is None and (bonuses or len(tiers) > 1 or any(tier.start or tier.end for tier in tiers)):
        piece.wrong("plan_needs_quota", "bonuses" if bonuses else "tiers")
    return Commission(
        id=id_,
        tiers=tiers,
        mode=mode,
        quota=quota,
        bonuses=tuple(sorted(bonuses, key=lambda bonus: bonus.at)),
        cap=piece.number("cap") if piece.has("cap") else None,
        credit=_credit(piece),
        payout=_payout(piece),
        clawback=_clawback(piece),
        holdback=_holdback(piece),
    )


def _quota(piece: Piece) -> Quota | None:
    quota = piece.inner("quota", keys.QUOTA)
    if quota is None:
        return None
    period = quota.entry.word("period", QuotaPeriod) or QuotaPeriod.QUARTER
    return Quota(quota.number("amount", low=ONE), period, quota.numbers("ramp", high=TEN))


def _tiers(piece: Piece) -> tuple[TierMode, tuple[Tier, ...]]:
    """`rate: 0.08` alone is one tier for everything."""
    if piece.has("rate") or not piece.has("tiers"):
        if piece.has("tiers"):
            piece.wrong("plan_rate_and_tiers", "rate")
        return TierMode.MARGINAL, (Tier(ZERO, None, piece.share("rate")),)
    tiers = piece.inner("tiers", keys.TIERS)
    if tiers is None:
        return TierMode.MARGINAL, ()
    mode = tiers.entry.word("mode", TierMode) or TierMode.MARGINAL
    found: list[Tier] = []
    for one in tiers.many("table", keys.TIER):
        end = one.number("to", high=HUNDRED) if one.has("to") else None
        tier = Tier(one.number("from", ZERO, high=HUNDRED), end, one.share("rate"))
        before = found[-1] if found else None
        if (tier.end is not None and tier.end <= tier.start) or (before and before.end != tier.start):
            one.wrong("plan_tiers", "from")
        elif before and mode == TierMode.RETROACTIVE and tier.rate < before.rate:
            line, file = one.entry.line("rate"), one.entry.fields.file
            one.entry.fields.problems.append(notice("plan_pays_less", file, line, field=one.entry.place("rate")))
        found.append(tier)
    if not found:
        tiers.wrong("missing_value", "table")
    return mode, _open_ended(found)


def _open_ended(tiers: list[Tier]) -> tuple[Tier, ...]:
    """Beyond the last tier's end its rate goes on; a plan that wants to stop there has a cap."""
    return tuple(tiers[:-1]) + tuple(Tier(last.start, None, last.rate) for last in tiers[-1:])


def _credit(piece: Piece) -> Credit:
    credit = piece.inner("credit", keys.CREDIT)
    if credit is None:
        return Credit()
    roles = tuple(role.value for role in PlanRole if role != PlanRole.JOINT)
    split = credit.inner("split", roles)
    parts = tuple((PlanRole(key), split.share(key)) for key in split.entry.node.items if key in roles) if split else ()
    rest = ONE - sum((share for _, share in parts), ZERO)
    direct = credit.share("direct", max(rest, ZERO))
    if direct != rest:
        credit.wrong("plan_shares", "direct", found=f"{direct + ONE - rest:f}")
    return Credit(direct, parts)


def _payout(piece: Piece) -> tuple[PayShare, ...]:
    if not piece.has("payout"):
        return (PayShare(ONE, PayEvent.CONTRACT_SIGNED),)
    found = []
    for one in piece.many("payout", keys.SHARE):
        one.entry.needed("on")
        found.append(PayShare(one.share("share"), one.entry.word("on", PayEvent) or PayEvent.CONTRACT_SIGNED))
    total = sum((part.share for part in found), ZERO)
    if total != ONE:
        piece.wrong("plan_shares", "payout", found=f"{total:f}")
        return (PayShare(ONE, PayEvent.CONTRACT_SIGNED),)
    return tuple(found)


def _clawback(piece: Piece) -> Clawback | None:
    """`rate_basis: original` and `attainment: keep` are what always holds here: the deal keeps counting."""
    found = piece.inner("clawback", (*keys.CLAWBACK, "rate_basis", "attainment"))
    if found is None:
        return None
    _is_word(found, "rate_basis", "original")
    _is_word(found, "attainment", "keep")
    found.entry.needed("on")
    return Clawback(
        on=found.entry.word("on", ClawbackOn) or ClawbackOn.CANCELLATION,
        window_months=found.whole("window_months", low=1, high=120),
        share=found.share("share", ONE),
        curve=found.entry.word("curve", ClawbackCurve) or ClawbackCurve.FULL,
    )


def _holdback(piece: Piece) -> Holdback | None:
    found = piece.inner("holdback", keys.HOLDBACK)
    return Holdback(found.share("share"), found.whole("months", low=1, high=120)) if found else None


def _spif(piece: Piece, id_: str) -> Spif | None:
    days = [(text, line) for text, line in piece.entry.texts("window")]
    fields, place = piece.entry.fields, piece.entry.place("window")
    read = [fields.date(text, place, line) for text, line in days]
    if len(read) != 2 or (read[0] and read[1] and read[0] > read[1]):
        piece.wrong("plan_window", "window")
        return None
    if read[0] is None or read[1] is None:
        return None
    condition = piece.entry.text("condition")
    match = _CONDITION.fullmatch(condition)
    if condition and match is None:
        piece.wrong("plan_condition", "condition", found=condition)
    product = next((group.strip() for group in match.groups() if group), "") if match else ""
    return Spif(id_, piece.number("amount"), read[0], read[1], product)


def _objective(piece: Piece, id_: str) -> Objective:
    piece.entry.needed("measure")
    measure = piece.entry.word("measure", Measure) or Measure.PROMISES_KEPT_SHARE
    floor, target = _floor_and_target(piece)
    return Objective(id_, measure, floor, target, piece.number("amount"), _shared(piece))


def _team(piece: Piece, id_: str) -> TeamBonus:
    _is_word(piece, "measure", "curve_end")
    floor, target = _floor_and_target(piece, high=TEN)
    if not piece.has("amount") and not piece.has("rate"):
        piece.entry.needed("amount")
    return TeamBonus(id_, floor, target, piece.number("amount", ZERO), piece.share("rate", ZERO), _shared(piece))


def _floor_and_target(piece: Piece, *, high: Decimal = Decimal(10) ** 6) -> tuple[Decimal, Decimal]:
    """Without a floor it is all or nothing."""
    target = piece.number("target", high=high)
    return piece.number("floor", target, high=target), target


def _shared(piece: Piece) -> tuple[PlanRole, ...]:
    """A role named twice shares once."""
    found = {}
    for text, line in piece.entry.texts("shared_with"):
        if role := piece.entry.fields.word(text, PlanRole, piece.entry.place("shared_with"), line):
            found[role] = True
    return tuple(found)


def _is_word(piece: Piece, key: str, only: str) -> None:
    """A key that today has one value only."""
    text = piece.entry.text(key)
    if text and text.casefold() != only:
        piece.wrong("unknown_value", key, found=text, allowed=only)


_READERS = {
    ElementKind.COMMISSION: _commission,
    ElementKind.SPIF: _spif,
    ElementKind.MBO: _objective,
    ElementKind.TEAM: _team,
}
