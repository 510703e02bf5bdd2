"""A plan as a form: its fields as YAML, each on a line of its own, so that every complaint of the reader finds its field again.

The form knows no rule of its own: what it writes is read by the same reader as a typed plan. Numbers are taken as people type
them; rates and shares are per cent.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import InvalidOperation

from django.http import QueryDict

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_incentives import ElementKind, PayEvent, PlanRole
from ropeteam.web import fields

TIERS, BONUSES, MOST_ELEMENTS = 4, 2, 12
EVENTS = tuple(PayEvent)
SPLIT_WITH = tuple(role for role in PlanRole if role != PlanRole.JOINT)
Values = dict[str, str]


@dataclass
class Sheet:
    """YAML lines, and which field stands behind each."""

    lines: list[str] = field(default_factory=list)
    behind: dict[int, str] = field(default_factory=dict)

    def put(self, depth: int, key: str, what: str = "", *, name: str) -> None:
        self.lines.append(f"{'  ' * depth}{key}:{f' {what}' if what else ''}")
        self.behind[len(self.lines)] = name

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def at(self, problem: Problem) -> str:
        """The field of a complaint; '' for the plan as a whole."""
        return self.behind.get(problem.line or 0, "")


def values_of_form(form: QueryDict) -> Values:
    """What was typed. Choices of several roles come as one word with commas."""
    found = {key: form.get(key, "").strip() for key in form}
    shared = {key: ",".join(form.getlist(key)) for key in form if key.endswith("-shared")}
    return found | shared


def count(values: Values) -> int:
    """How many elements the form has."""
    text = values.get("elements", "0")
    return min(int(text), MOST_ELEMENTS) if text.isdecimal() and len(text) < 4 else 0


def sheet(values: Values) -> Sheet:
    found = Sheet()
    found.put(0, "plan", _quoted(values.get("plan", "")), name="plan")
    found.put(0, "role", _quoted(values.get("role", "")), name="role")
    if values.get("from") or values.get("until"):
        found.put(0, "effective", name="from")
        for key in ("from", "until"):
            _said(found, 1, key, values.get(key, ""), key)
    if values.get("base") or values.get("variable"):
        found.put(0, "ote", name="base")
        for key in ("base", "variable"):
            _said(found, 1, key, _amount(values.get(key, "")), key)
    if values.get("gate"):
        found.put(0, "gate", name="gate")
        found.put(1, "required", "true", name="gate")
        _said(found, 1, "penalty", _amount(values.get("penalty", "")), "penalty")
    if count(values):
        found.put(0, "elements", name="plan")
    for no in range(count(values)):
        _element(found, values, f"e{no}-")
    return found


def _element(found: Sheet, values: Values, at: str) -> None:
    kind = values.get(f"{at}kind", ElementKind.COMMISSION)
    found.put(1, "- id", _quoted(values.get(f"{at}id", "")), name=f"{at}id")
    found.put(2, "kind", _quoted(kind), name=f"{at}id")
    if kind == ElementKind.COMMISSION:
        _commission(found, values, at)
    elif kind == ElementKind.SPIF:
        days = ", ".join(_quoted(values.get(f"{at}{end}", "")) for end in ("first", "last"))
        found.put(2, "window", f"[{days}]", name=f"{at}first")
        if values.get(f"{at}product"):
            product = values[f"{at}product"]
            mark = "'" if '"' in product else '"'
            found.put(2, "condition", _quoted(f"product == {mark}{product}{mark}"), name=f"{at}product")
        found.put(2, "amount", _quoted(_amount(values.get(f"{at}amount", ""))), name=f"{at}amount")
    else:
        _measured(found, values, at, kind)


def _measured(found: Sheet, values: Values, at: str, kind: str) -> None:
    if kind == ElementKind.MBO:
        _said(found, 2, "measure", values.get(f"{at}measure", ""), f"{at}measure")
    for key in ("floor", "target"):
        _said(found, 2, key, values.get(f"{at}{key}", ""), f"{at}{key}")
    found.put(2, "amount", _quoted(_amount(values.get(f"{at}amount", "")) or "0"), name=f"{at}amount")
    if kind == ElementKind.TEAM:
        _said(found, 2, "rate", _percent(values.get(f"{at}rate", "")), f"{at}rate")
    shared = [role for role in values.get(f"{at}shared", "").split(",") if role]
    if shared:
        found.put(2, "shared_with", f"[{', '.join(map(_quoted, shared))}]", name=f"{at}shared")


def _commission(found: Sheet, values: Values, at: str) -> None:
    if values.get(f"{at}quota"):
        found.put(2, "quota", name=f"{at}quota")
        found.put(3, "amount", _quoted(_amount(values[f"{at}quota"])), name=f"{at}quota")
        _said(found, 3, "period", values.get(f"{at}period", ""), f"{at}period")
        ramp = [_quoted(_percent(part)) for part in values.get(f"{at}ramp", "").split(";") if part.strip()]
        if ramp:
            found.put(3, "ramp", f"[{', '.join(ramp)}]", name=f"{at}ramp")
    _rates(found, values, at)
    bonuses = [no for no in range(BONUSES) if values.get(f"{at}b{no}-amount") or values.get(f"{at}b{no}-at")]
    if bonuses:
        found.put(2, "bonuses", name=f"{at}b0-at")
    for no in bonuses:
        found.put(3, "- at", _quoted(_percent(values.get(f"{at}b{no}-at", ""))), name=f"{at}b{no}-at")
        _said(found, 4, "amount", _amount(values.get(f"{at}b{no}-amount", "")), f"{at}b{no}-amount")
    _said(found, 2, "cap", _amount(values.get(f"{at}cap", "")), f"{at}cap")
    _credit(found, values, at)
    _payout(found, values, at)


def _rates(found: Sheet, values: Values, at: str) -> None:
    """One rate where only the first row's is filled, else tiers."""
    rows = [no for no in range(TIERS) if any(values.get(f"{at}t{no}-{key}") for key in ("from", "to", "rate"))]
    if rows in ([], [0]) and not values.get(f"{at}t0-from") and not values.get(f"{at}t0-to"):
        _said(found, 2, "rate", _percent(values.get(f"{at}t0-rate", "")), f"{at}t0-rate", always=True)
        return
    found.put(2, "tiers", name=f"{at}t0-from")
    _said(found, 3, "mode", values.get(f"{at}mode", ""), f"{at}mode")
    found.put(3, "table", name=f"{at}t0-from")
    for no in rows:
        start = _percent(values.get(f"{at}t{no}-from", "") or "0")
        found.put(4, "- from", _quoted(start), name=f"{at}t{no}-from")
        _said(found, 5, "to", _percent(values.get(f"{at}t{no}-to", "")), f"{at}t{no}-to")
        _said(found, 5, "rate", _percent(values.get(f"{at}t{no}-rate", "")), f"{at}t{no}-rate", always=True)


def _credit(found: Sheet, values: Values, at: str) -> None:
    """What others get; the rest is the plan's own role's."""
    parts = [role for role in SPLIT_WITH if values.get(f"{at}split-{role.value}")]
    if parts:
        found.put(2, "credit", name=f"{at}split-{parts[0].value}")
        found.put(3, "split", name=f"{at}split-{parts[0].value}")
    for role in parts:
        _said(found, 4, role.value, _percent(values[f"{at}split-{role.value}"]), f"{at}split-{role.value}")


def _payout(found: Sheet, values: Values, at: str) -> None:
    parts = [event for event in EVENTS if values.get(f"{at}pay-{event.value}")]
    if parts:
        found.put(2, "payout", name=f"{at}pay-{parts[0].value}")
    for event in parts:
        name = f"{at}pay-{event.value}"
        found.put(3, "- share", _quoted(_percent(values[name])), name=name)
        found.put(4, "on", _quoted(event.value), name=name)
    if values.get(f"{at}back-on"):
        found.put(2, "clawback", name=f"{at}back-months")
        found.put(3, "on", _quoted(values[f"{at}back-on"]), name=f"{at}back-on")
        found.put(3, "window_months", _quoted(values.get(f"{at}back-months", "")), name=f"{at}back-months")
        _said(found, 3, "share", _percent(values.get(f"{at}back-share", "")), f"{at}back-share")
        _said(found, 3, "curve", values.get(f"{at}back-curve", ""), f"{at}back-curve")
    if values.get(f"{at}held-share") or values.get(f"{at}held-months"):
        found.put(2, "holdback", name=f"{at}held-share")
        found.put(3, "share", _quoted(_percent(values.get(f"{at}held-share", ""))), name=f"{at}held-share")
        found.put(3, "months", _quoted(values.get(f"{at}held-months", "")), name=f"{at}held-months")


def _said(found: Sheet, depth: int, key: str, what: str, name: str, *, always: bool = False) -> None:
    """An empty field says nothing."""
    if what or always:
        found.put(depth, key, _quoted(what), name=name)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _amount(text: str) -> str:
    """1.200,50 as people type it; what is no number is left for the reader to complain about."""
    bare = text.replace("€", "").replace("EUR", "").strip()
    try:
        return f"{fields.plain_number(bare):f}"
    except InvalidOperation:
        return text


def _percent(text: str) -> str:
    """8, 8 % and 8,5 are per cent."""
    bare = text.strip().removesuffix("%").strip()
    try:
        return f"{fields.plain_number(bare):f} %"
    except InvalidOperation:
        return text
