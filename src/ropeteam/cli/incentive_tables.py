"""What `incentives` prints: one scheme, several side by side, and the same as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from ropeteam.cli.printing import line
from ropeteam.core.incentive_diff import scheme_diff
from ropeteam.core.incentives import Scheme
from ropeteam.core.numbers.incentive_assumptions import Assumption, values_of
from ropeteam.core.numbers.incentive_judged import End, Gains, Judged, gains
from ropeteam.core.numbers.incentive_ranges import Range, Span, change, range_of
from ropeteam.core.numbers.incentive_sales import AMOUNTS, TwoSales, quota_far, spots, two_sales
from ropeteam.core.vocabulary_incentives import Outcome, RuleState
from ropeteam.wording import incentive_words as words
from ropeteam.wording.incentive_report import assumption_words, span, words_of_head
from ropeteam.wording.say import say

MARKS = {RuleState.FOUND: "✕", RuleState.CLEAR: "●", RuleState.UNKNOWN: "○"}
BARS, WIDTH = 6, 24


def show(judged: Judged, known: Sequence[Assumption], language: str) -> None:
    scheme, measured, conflicts = judged
    values = values_of(tuple(known))
    print(words_of_head(scheme, language))
    _sales(two_sales(scheme, values), gains(scheme, known), language)
    _spots(scheme, values, language)
    print(say("incentives.index_head", language))
    for kind in Outcome:
        print(f"  {say(f'incentive_outcome.{kind}', language)}: {span(range_of(measured, kind), kind, language)}")
    print(say("incentives.rules", language))
    for one in conflicts:
        rule = say(f"incentive_rule.{one.rule}", language)
        print(f"  {MARKS[one.state]} {rule}{words.where(one, language)}")
    print(say("incentives.assumptions", language))
    for each in known:
        print(f"  {assumption_words(each, language)}")
    line("incentives.effort", language)


def compare(judged: Sequence[Judged], known: Sequence[Assumption], language: str) -> None:
    """Side by side; then what each has more than the first, and what drives that."""
    for scheme, _, _ in judged:
        print(words_of_head(scheme, language))
    print(say("incentives.index_head", language))
    rows = [
        (say(f"incentive_outcome.{kind}", language), *(span(range_of(one[1], kind), kind, language) for one in judged))
        for kind in Outcome
    ]
    found = [sum(rule.state == RuleState.FOUND for rule in one[2]) for one in judged]
    rows.append((say("incentives.rules", language), *(str(number) for number in found)))
    _table([("", *(one[0].name for one in judged)), *rows])
    first = judged[0]
    for other in judged[1:]:
        _changed(first, other, language)


def _changed(first: Judged, other: Judged, language: str) -> None:
    print()
    print(f"{other[0].name}: {say('incentives.change', language, name=first[0].name)}")
    for kind in Outcome:
        print(
            f"  {say(f'incentive_outcome.{kind}', language)}: {span(change(first[1], other[1], kind), kind, language)}"
        )
    print(f"  {say('incentives.tornado', language, outcome=say('incentive_outcome.loss', language))}")
    _tornado(change(first[1], other[1], Outcome.LOSS), Outcome.LOSS, language)
    rows = scheme_diff(first[0], other[0])
    print(f"  {say('incentives.changed' if rows else 'incentives.unchanged', language)}")
    for row in rows:
        place = "/".join(part for part in (row.plan, row.element) if part)
        before, after = (words.value(what, row.field, language) for what in (row.before, row.after))
        print(f"    {place}: {words.field(row.field, language)} {before} → {after}")


def _tornado(found: Range, kind: Outcome, language: str) -> None:
    longest = max((bar.length for bar in found.bars), default=0.0)
    for bar in found.bars[:BARS]:
        drawn = "█" * max(1, round(WIDTH * bar.length / longest))
        low, high = words.outcome(bar.at_low, kind, language), words.outcome(bar.at_high, kind, language)
        print(f"    {drawn:<{WIDTH}} {say(f'assumption.{bar.key}', language)}: {low} … {high}")


def _sales(found: TwoSales, spans: Gains, language: str) -> None:
    line("incentives.sales", language, amount=words.eur(found.amount, language))
    if not found.roles:
        print(f"  {say('incentives.sale_none', language)}")
    for row in found.roles:
        money = {name: words.eur(getattr(row, name), language) for name in ("honest", "promised", "gain")}
        left = _ranged(spans.of(row.role), language)
        role = say(f"incentive_role.{row.role}", language)
        print(f"  {say('incentives.sale', language, role=role, left=left, **money)}")
    print(f"  {say('incentives.company', language, value=_ranged(spans.company, language))}")
    if found.conflict:
        print(f"  {say('incentives.conflict', language, roles=words.roles(found.conflict, language))}")
    else:
        print(f"  {say('incentives.no_conflict', language)}")
    line("incentives.ends", language, **{lever: _ended(lever, end, language) for lever, end in spans.ends})
    if spans.course:
        told = (
            f"{say('incentives.page.chance', language, no=no, of=of)} {_ranged(highest, language)}"
            for no, of, highest in spans.course
        )
        line("incentives.course", language, course="; ".join(told))


def _ranged(found: Span | None, language: str) -> str:
    if found is None:
        return say("incentives.nothing_said", language)
    value, low, high = (words.eur(one, language) for one in (found.value, found.low, found.high))
    return f"{value} [{low} … {high}]"


def _ended(lever: str, end: End, language: str) -> str:
    def told(value: float) -> str:
        return words.eur(value, language) if lever == "team" else words.percent(round(value, 2), language)

    value = say("incentives.never", language) if end.value is None else told(end.value)
    return value if end.low is None or end.high is None else f"{value} [{told(end.low)} … {told(end.high)}]"


def _spots(scheme: Scheme, values: dict[str, float], language: str) -> None:
    found = spots(scheme, values)
    if not found:
        return
    far = quota_far(scheme, values)
    if far is not None:
        line("incentives.quota_far", language, quota=words.eur(far[0], language), sold=words.eur(far[1], language))
    line("incentives.spots", language)
    count = len(AMOUNTS)
    rows = [found[no : no + count] for no in range(0, len(found), count)]
    head = (say("incentives.column_reached", language), *(words.eur(spot.amount, language) for spot in rows[0]))
    cells = [
        (words.percent(row[0].reached, language), *(words.eur(spot.gain, language) for spot in row)) for row in rows
    ]
    _table([head, *cells])


def _table(rows: Iterable[Sequence[str]]) -> None:
    known = list(rows)
    widths = [max(len(row[no]) for row in known) for no in range(len(known[0]))]
    for row in known:
        cells = [
            f"{row[0]:<{widths[0]}}",
            *(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True)),
        ]
        print(f"  {'  '.join(cells)}")


def data(judged: Judged, known: Sequence[Assumption]) -> dict[str, Any]:
    scheme, measured, conflicts = judged
    values = values_of(tuple(known))
    return {
        "scheme": scheme.name,
        "gate": scheme.gate,
        "reporting": {role.value: to.value for role, to in scheme.reporting},
        "sales": asdict(two_sales(scheme, values)),
        "spots": [asdict(spot) for spot in spots(scheme, values)],
        "outcomes": {kind.value: _range(range_of(measured, kind)) for kind in Outcome},
        "rules": [{"rule": one.rule.value, "state": one.state.value, "where": one.where} for one in conflicts],
        "assumptions": [asdict(one) for one in known],
    }


def compared_data(judged: Sequence[Judged], known: Sequence[Assumption]) -> dict[str, Any]:
    schemes = [{name: what for name, what in data(one, known).items() if name != "assumptions"} for one in judged]
    changes = [
        {
            "from": judged[0][0].name,
            "to": other[0].name,
            "outcomes": {kind.value: _range(change(judged[0][1], other[1], kind)) for kind in Outcome},
            "plans": [
                {"plan": row.plan, "element": row.element, "field": row.field.value}
                | {"before": None if row.before is None else words.value(row.before, row.field, "en")}
                | {"after": None if row.after is None else words.value(row.after, row.field, "en")}
                for row in scheme_diff(judged[0][0], other[0])
            ],
        }
        for other in judged[1:]
    ]
    return {"schemes": schemes, "changes": changes, "assumptions": [asdict(one) for one in known]}


def _range(found: Range) -> dict[str, Any]:
    return asdict(found)
