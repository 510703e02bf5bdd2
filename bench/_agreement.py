"""Two readers of the same talks: how far their labels agree. No model can be asked for more than this."""

from __future__ import annotations

from ropeteam.language.corpus import place, read
from ropeteam.language.training.agreement import Agreement, Measure, agreement
from ropeteam.language.training.second import read_second


def readers() -> dict[str, float]:
    """Print the tables and give the figures."""
    root = place()
    found = agreement(read_second(root, read(root).companies)[0])
    print(
        f"\nTwo independent readers, {found.talks} talks, {found.turns} turns, {found.sentences} sentences "
        "(intervals draw whole talks again)"
    )
    print(f"  {'kind':10}{'first':>6}{'second':>8}   {'kappa of sentences':28}{'F1 of quotes'}")
    for one in found.kinds:
        print(f"  {one.kind:10}{one.first:6}{one.second:8}   {_figure(one.kappa):28}{_figure(one.quotes)}")
    print(f"  {'all':24}   {_figure(found.every):28}{_figure(found.quotes)}")
    for title, measure in _keys(found):
        print(f"  {title:58}{_figure(measure)}")
    mood = found.mood
    print(
        f"  mood of {mood.talks} talks: rank correlation {mood.order:.2f}, second reader {mood.lean:+.2f} points, "
        f"{mood.apart:.2f} apart on average"
    )
    return _figures(found)


def _figure(one: Measure) -> str:
    return f"{one.value:.2f} [{one.low:.2f}, {one.high:.2f}] n {one.cases}"


def _keys(found: Agreement) -> tuple[tuple[str, Measure], ...]:
    return (
        ("backing, promises and claims both found: kappa", found.backing),
        ("  the same backing", found.backing_same),
        ("  blocks or not: kappa", found.blocking),
        ("the same capability or non-goal, or both none", found.capability),
        ("the same day or both none, promises both found", found.due),
        ("  where at least one names a day", found.dated),
        (
            f"hard negatives ({found.negatives[0]} and {found.negatives[1]}), both marked: same type",
            found.negative_type,
        ),
    )


def _figures(found: Agreement) -> dict[str, float]:
    figures = {f"agreement_{one.kind}_kappa": one.kappa.value for one in found.kinds}
    figures |= {f"agreement_{one.kind}_quotes": one.quotes.value for one in found.kinds}
    return figures | {
        "agreement_kappa": found.every.value,
        "agreement_quotes": found.quotes.value,
        "agreement_backing_kappa": found.backing.value,
        "agreement_blocking_kappa": found.blocking.value,
        "agreement_capability": found.capability.value,
        "agreement_due": found.due.value,
        "agreement_mood_order": found.mood.order,
    }
