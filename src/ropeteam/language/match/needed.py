"""Amounts that a customer needs, and amounts at which a capability stops, made ready to be compared (core.limits_exceeded).

Both are read by the same rules (`quantities`), so that '2 hours' and '120 Minuten' are one measure and '7.200' is a number. Added
here: rates ('60 calls a minute'), how often something runs as a measure of its own, and figures that a German and an English reader
take for different numbers: they are marked doubtful instead of being decided.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ropeteam.core.backing import LimitRelation, LimitTouch
from ropeteam.core.limits_exceeded import INTERVAL, TIME, Amount, Bound, Side, Stand, held
from ropeteam.language.contract import LimitText
from ropeteam.language.match import quantities
from ropeteam.language.match.limit_text import read_limit

# A limit of these kinds stops where something takes longer, or runs less often: asking for less is asking for more.
_FASTER = frozenset({"latency", "response", "reaction", "delay", "refresh", "interval", "resolution"})
_LONGER = frozenset({"retention", "period", "history", "storage"})
_BACK = re.compile(
    r"\b(?:rückwärts|zurück|verlauf|historie|aufbewahr\w*|gespeichert|retention|history|last|past|kept|stored)\b"
)
_SOON = re.compile(r"\b(?:spätestens|innerhalb|binnen|within|no later|at the latest|nach höchstens)\b")
_AT_LEAST = re.compile(r"\b(?:mindestens|at least|minimum|ab|from)\b")
_VERSIONS = frozenset({"version", "platform"})
_NO_FIGURE_BEFORE = r"(?<!\d)(?<!\d[.,])"
_PER = r"\s+(?:[^\W\d_][\w-]*\s+){0,3}?(?:(?:a|an|per|je|pro|every|in der|im)\s+|/\s?)([^\W\d_]+)"
# "2.5 GB" is an amount, while "OCPP 1.6" is a name: with such a unit a point may stand for a comma.
_POINT = re.compile(
    r"(?<![\d.])(\d+)\.(\d{1,2})(?=\s?(?:[kmgt]b|mega\w+|giga\w+|sec\w*|sek\w*|min\w*|h|hours?|stunden?|km|m)\b)", re.I
)
_GERMAN_DECIMALS = re.compile(r"\d{1,3},\d{3}")
_ENGLISH_DECIMALS = re.compile(r"\d{1,3}\.\d{3}")


def needed(text: str, language: str = "") -> tuple[Amount, ...]:
    """What a text asks for in numbers. `language` decides which figures are doubtful; where it is not known, both kinds are."""
    text = _POINT.sub(r"\1,\2", text)
    repeated = quantities.interval(text)
    found = [
        _amount(one, text, language)
        for one in quantities.amounts(text)
        if repeated is None or one.said not in repeated.said.split()
    ]
    if repeated is not None:
        found.append(Amount(repeated.seconds, INTERVAL, _as_written(repeated.said, text)))
    return tuple(found)


def measured(number: float, unit: str) -> Amount:
    """A number with its unit beside it, as a form has them."""
    return _amount(_first(f"{number:.3f}".rstrip("0").rstrip(".").replace(".", ","), unit), unit, "de", after=unit)


def often(seconds: float, said: str) -> Amount:
    """How often something runs, as a closed list has it; 0 is all the time."""
    return Amount(seconds, INTERVAL, said)


def bounds(limits: Sequence[LimitText]) -> tuple[Bound, ...]:
    """Where the limits of a capability stop, of those that stop at an amount."""
    return tuple(bound for limit in limits if (bound := _bound(limit)) is not None)


def same(one: str, other: str) -> bool:
    """Whether two measures are one: the same kind, or the same counted word."""
    kinds = {INTERVAL, TIME, "data", "length", "area"}
    return one == other if one in kinds or other in kinds else quantities.same_unit(one, other)


def counted(touches: Sequence[LimitTouch], text: str, limits: Sequence[LimitText]) -> tuple[LimitTouch, ...]:
    """Of a written demand: where somebody was not sure of a limit and the numbers are beyond it, they decide. Only in this
    direction: numbers that fit do not make up for the doubt."""
    if not any(touch.relation == LimitRelation.UNSURE for touch in touches):
        return tuple(touches)
    over = {one.no: one.said for one in held(needed(text), bounds(limits), same=same) if one.stand == Stand.BEYOND}
    return tuple(
        LimitTouch(touch.no, LimitRelation.BEYOND, over[touch.no])
        if touch.relation == LimitRelation.UNSURE and touch.no in over
        else touch
        for touch in touches
    )


def _bound(limit: LimitText) -> Bound | None:
    if limit.dimension in _VERSIONS:
        return None
    read = read_limit(limit)
    if read.every is not None:
        return Bound(limit.no, Side.LEAST, Amount(read.every, INTERVAL, limit.text))
    if limit.value and limit.unit:
        one = _first(limit.value, limit.unit)
        amount = _amount(one, limit.unit, "", after=limit.unit) if one.unit else None
    else:
        stated = (*read.most, *read.least)
        amount = _amount(stated[0], limit.text, "") if stated and stated[0].unit else None
    return Bound(limit.no, _side(limit, amount), amount) if amount is not None else None


def _side(limit: LimitText, amount: Amount) -> Side:
    folded = limit.text.lower()
    if amount.measure == TIME and amount.per is None:
        if limit.dimension in _LONGER or _BACK.search(folded):
            return Side.MOST
        return Side.LEAST if limit.dimension in _FASTER or _SOON.search(folded) else Side.UNKNOWN
    return Side.LEAST if _AT_LEAST.search(folded) else Side.MOST


def _first(number: str, unit: str) -> quantities.Amount:
    """The amount of a number and a unit that stand in fields of their own."""
    found = quantities.amounts(f"{number} {unit}")
    return found[0] if found else quantities.Amount(0.0, "", "", number)


def _amount(one: quantities.Amount, text: str, language: str, *, after: str = "") -> Amount:
    rate = re.search(_PER, f" {after}", re.IGNORECASE) if after else _rate(one.said, text)
    per = quantities.seconds_of(rate[1]) if rate else None
    doubtful = not after and (
        (language != "en" and bool(_GERMAN_DECIMALS.fullmatch(one.said)))
        or (language != "de" and bool(_ENGLISH_DECIMALS.fullmatch(one.said)))
    )
    said = _said(one, f"{one.said} {after}" if after else text)
    return Amount(one.value, one.family or one.unit, said, per, doubtful)


def _rate(said: str, text: str) -> re.Match[str] | None:
    """Never inside a longer number: the 60 of "60 users and 160 calls a minute" is no rate."""
    return re.search(_NO_FIGURE_BEFORE + re.escape(said) + _PER, text, re.IGNORECASE)


def _as_written(said: str, text: str) -> str:
    """Words that were read in small letters, as they stand in the text."""
    there = re.search(re.escape(said), text, re.IGNORECASE)
    return there.group() if there else said


def _said(one: quantities.Amount, text: str) -> str:
    """The words as they stand in the text, the counted one with them."""
    if not one.unit:
        return one.said
    near = _NO_FIGURE_BEFORE + re.escape(one.said) + r"\W+(?:\w+\W+){0,2}?" + re.escape(one.unit) + r"\w*"
    whole = re.search(near, text, re.IGNORECASE)
    return whole.group() if whole else one.said if one.unit in one.said else f"{one.said} {one.unit}"
