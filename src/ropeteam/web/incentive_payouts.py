"""What a plan pays: each element as a picture. An example to the cent stands in `incentive_example`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ropeteam.core.incentive_curve import Curve, commission_curve, objective_curve
from ropeteam.core.incentives import Commission, Element, Objective, Spif, quota_of
from ropeteam.core.numbers.incentive_assumptions import Assumption, values_of
from ropeteam.core.numbers.incentive_pay import quarters
from ropeteam.core.vocabulary_incentives import SHARE_MEASURES
from ropeteam.web.charts import payout as chart
from ropeteam.wording import incentive_words as words
from ropeteam.wording.say import say


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
