"""A wrong yes against what is left open: the labelled quotes of talks, judged once, looked at from every degree of caution.

Wrong yes: the verdict carries a promise that nothing carries, as a share of all judged promises (with Wilson's interval) and of
those that nothing carries. Left open: of the promises that something carries, the share that waits for a person. Two dials: how
sure it must be which capability is meant, and from which chance of "beyond a limit" on it is not sure that the limit holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from bench._heard import BLOCKS, Judge, before
from ropeteam.core.backing import Facts, Wording, judge
from ropeteam.language.contract import Embedder
from ropeteam.language.corpus import Company
from ropeteam.language.match.held import Line, held
from ropeteam.language.models.weights import SURE, Weights

Figures = dict[str, float]
DEGREES = (0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
CUTS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.37)


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled promise as it was understood: what a verdict needs at any degree of caution."""

    carried: bool
    quote: str
    context: str
    wording: Wording
    facts: Facts
    line: Line | None
    confidence: float


def cases(companies: Sequence[Company], embedder: Embedder, weights: Weights | None) -> list[Case]:
    return [case for company in companies for case in _of(Judge(company, embedder, weights), company)]


def _of(by: Judge, company: Company) -> Iterator[Case]:
    for talk in company.talks:
        for turn in talk.turns:
            for label in turn.labels:
                if label.kind == "promise":
                    context = before(talk, turn.no, label)
                    known = by.understood(label.kind, label.quote, context, talk)
                    line = by.lines.get(known.capability)
                    yield Case(
                        label.backing not in BLOCKS,
                        label.quote,
                        context,
                        known.wording,
                        known.facts,
                        Line(line.name, line.description, line.limits) if line else None,
                        known.confidence,
                    )


@dataclass(frozen=True, slots=True)
class Caution:
    """`wrong` of `judged` are a wrong yes, of which `uncarried` could be one; `open_` of `carried` wait for a person."""

    wrong: int
    uncarried: int
    open_: int
    carried: int

    @property
    def judged(self) -> int:
        return self.uncarried + self.carried


def at(found: Sequence[Case], *, sure: float, weights: Weights | None = None) -> Caution:
    """`weights` with another "unsure" holds the words against the limits anew."""
    yes = [_yes(case, sure, weights) for case in found]
    carried = [case.carried for case in found]
    return Caution(
        wrong=sum(said and not right for said, right in zip(yes, carried, strict=True)),
        uncarried=carried.count(False),
        open_=sum(right and not said for said, right in zip(yes, carried, strict=True)),
        carried=carried.count(True),
    )


def _yes(case: Case, sure: float, weights: Weights | None) -> bool:
    wording, facts = case.wording, case.facts
    if weights is not None and case.line is not None:
        wording = replace(wording, limits=held(case.quote, case.line, context=case.context, weights=weights))
    if facts.capability is not None:
        facts = replace(facts, capability=replace(facts.capability, sure=case.confidence >= sure))
    return judge(wording, facts).backing.value not in BLOCKS


def caution_table(name: str, title: str, found: Sequence[Case], weights: Weights | None) -> Figures:
    figures: Figures = {}
    print(f"\nWrong yes against left open, {title}: {len(found)} labelled promises")
    print(
        f"  {'a capability carries from':28}{'wrong yes':>11}{'of all judged':>24}{'of uncarried':>14}{'left open':>11}"
    )
    for sure in DEGREES:
        one = at(found, sure=sure)
        note = "".join(f"  {degree}" for degree, value in SURE.items() if value == sure)
        print(f"  {sure:<28.2f}{_cells(one)}{note}")
        if sure in SURE.values():
            key = f"{name}_{next(degree for degree, value in SURE.items() if value == sure)}"
            figures |= {
                f"{key}_wrong_yes": one.wrong / max(1, one.judged),
                f"{key}_left_open": one.open_ / max(1, one.carried),
            }
    if weights is not None and weights.limits:
        print(f"  {'not sure of a limit from':28}")
        for cut in CUTS:
            moved = {**weights.limits, "unsure": cut, "beyond": max(cut, weights.limits["beyond"])}
            one = at(found, sure=SURE["usual"], weights=replace(weights, limits=moved))
            print(f"  {cut:<28.2f}{_cells(one)}")
    return figures


def _cells(one: Caution) -> str:
    low, high = wilson(one.wrong, one.judged)
    share = f"{one.wrong / max(1, one.judged):.3f} [{low:.3f}, {high:.3f}]"
    return f"{one.wrong:11}{share:>24}{one.wrong / max(1, one.uncarried):14.2f}{one.open_ / max(1, one.carried):11.2f}"


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share: no share of few is sure, not even none."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, hits / of
    middle, spread = share + z * z / (2 * of), z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, (middle - spread) / (1 + z * z / of)), min(1.0, (middle + spread) / (1 + z * z / of))
