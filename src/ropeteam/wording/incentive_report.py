"""The paper for the works council: plans, what changes, what it does, which assumptions that rests on. Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ropeteam.core.incentive_diff import scheme_diff
from ropeteam.core.incentive_rules import Conflict
from ropeteam.core.incentives import Commission, Plan, Scheme
from ropeteam.core.numbers.incentive_assumptions import Assumption
from ropeteam.core.numbers.incentive_judged import Judged
from ropeteam.core.numbers.incentive_ranges import Range, change, range_of
from ropeteam.core.vocabulary_incentives import Outcome, RuleState
from ropeteam.wording import incentive_words as words
from ropeteam.wording.say import say


def report(
    old: Judged | None,
    new: Judged,
    *,
    assumptions: Sequence[Assumption],
    language: str,
    approvals: Sequence[tuple[str, str]] = (),
) -> str:
    """`old` None: there is no earlier plan; then nothing is compared. `approvals`: a plan's title, and what was said of it."""
    scheme, _, conflicts = new
    lines = [f"# {say('incentives.report_title', language)}", "", say("incentives.report_law", language)]
    lines += ["", f"## {say('incentives.report_plans', language)}", "", *_plans(scheme, language)]
    if old is not None:
        lines += [f"## {say('incentives.changed', language)}", "", *_changes(old[0], scheme, language), ""]
    lines += [f"## {say('incentives.report_effect', language)}", "", *_effect(old, new, language), ""]
    lines += [f"## {say('incentives.rules', language)}", "", *_rules(conflicts, language), ""]
    lines += [f"## {say('incentives.assumptions', language)}", "", *_assumed(assumptions, language), ""]
    lines += [say("incentives.effort", language), "", f"## {say('incentives.report_approval', language)}", ""]
    lines += [*(f"- {_plain(title)}: {_plain(said)}" for title, said in approvals), *([""] if approvals else [])]
    lines += [say("incentives.report_sign", language), ""]
    return "\n".join(lines)


def _plans(scheme: Scheme, language: str) -> Iterator[str]:
    yield words_of_head(scheme, language)
    yield ""
    if words.brake(scheme, language):
        yield from (words.brake(scheme, language), "")
    for plan in scheme.plans:
        yield f"### {_plain(words.title(plan, language))}"
        yield ""
        yield from _plan(plan, language)
        yield ""


def words_of_head(scheme: Scheme, language: str) -> str:
    gate, line = words.gate(scheme, language), words.line(scheme, language)
    return say("incentives.head", language, name=_plain(scheme.name), gate=gate, line=line)


def _plan(plan: Plan, language: str) -> Iterator[str]:
    for name, what in words.plan_fields(plan):
        yield f"- {words.field(name, language)}: {words.value(what, name, language)}"
    for element in plan.elements:
        yield f"- **{_plain(element.id)}**: {_plain(words.element(element, language))}"
    if any(isinstance(one, Commission) and one.clawback for one in plan.elements):
        yield ""
        yield say("incentives.report_clawback", language)


def _changes(old: Scheme, new: Scheme, language: str) -> Iterator[str]:
    rows = scheme_diff(old, new)
    for code, was, now in (
        ("incentives.gate_changed", words.gate(old, language), words.gate(new, language)),
        ("incentives.line_changed", words.line(old, language), words.line(new, language)),
    ):
        if was != now:
            yield f"{say(code, language, before=was, after=now)}\n"
    if not rows:
        yield say("incentives.unchanged", language)
        return
    heads = [say(f"incentives.column_{name}", language) for name in ("field", "before", "after")]
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|"
    for row in rows:
        cells = (
            " · ".join(words.changed_place(row, language)),
            words.value(row.before, row.field, language),
            words.value(row.after, row.field, language),
        )
        yield f"| {' | '.join(_plain(cell) for cell in cells)} |"


def _effect(old: Judged | None, new: Judged, language: str) -> Iterator[str]:
    yield say("incentives.index_head", language)
    yield ""
    named = [old, new] if old is not None else [new]
    heads = [say("incentives.column_outcome", language), *(_plain(one[0].name) for one in named)]
    if old is not None:
        heads.append(say("incentives.change", language, name=_plain(old[0].name)))
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for kind in Outcome:
        cells = [span(range_of(one[1], kind), kind, language) for one in named]
        if old is not None:
            cells.append(span(change(old[1], new[1], kind), kind, language))
        yield f"| {' | '.join((say(f'incentive_outcome.{kind}', language), *cells))} |"


def span(found: Range, kind: Outcome, language: str) -> str:
    value, low, high = (words.outcome(one, kind, language) for one in (found.value, found.low, found.high))
    return f"{value} [{low} … {high}]"


def _rules(conflicts: Sequence[Conflict], language: str) -> Iterator[str]:
    for one in conflicts:
        state, rule = say(f"incentive_state.{one.state}", language), say(f"incentive_rule.{one.rule}", language)
        mark = "**" if one.state == RuleState.FOUND else ""
        yield f"- {mark}{rule}{mark}: {state}{_plain(words.where(one, language))}"


def _assumed(assumptions: Sequence[Assumption], language: str) -> Iterator[str]:
    for one in assumptions:
        yield f"- {assumption_words(one, language, code='incentives.report_assumption')}"


def assumption_words(one: Assumption, language: str, *, code: str = "incentives.assumption") -> str:
    """With the key by which a command sets it, or, in the paper, by its name alone."""
    value, low, high = (words.number(what, language) for what in (one.value, one.low, one.high))
    name, source = say(f"assumption.{one.key}", language), say(f"incentive_source.{one.source}", language)
    return say(code, language, key=one.key, value=value, low=low, high=high, name=name, source=source)


def _plain(text: str) -> str:
    """Words from a file stay words: they make no table cell, no heading and no link of their own."""
    flat = " ".join(text.split())
    return "".join(f"\\{mark}" if mark in "|<>[]*_`#\\" else mark for mark in flat)
