"""A file with one plan or a whole scheme, read into plain values; every defect with its line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ropeteam.core.incentives import ZERO, GateTerms, Plan, Scheme
from ropeteam.core.numbers.incentive_assumptions import DEFAULTS, KEYS, bounds
from ropeteam.core.problems import Problem
from ropeteam.core.reporting_lines import REPORTING, TO, may_report
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_incentives import PlanRole
from ropeteam.language.defects import defect
from ropeteam.language.folder.entries import Entry
from ropeteam.language.folder.fields import Fields
from ropeteam.language.folder.text_lines import text_lines
from ropeteam.language.folder.yaml_nodes import Mapping, Scalar, read_yaml
from ropeteam.language.plans import keys
from ropeteam.language.plans.elements import read_elements
from ropeteam.language.plans.piece import Piece, plain_number

MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class PlansRead:
    """`scheme` is None where the file holds no plan. `assumptions`: what it says in place of the defaults, as
    (value, low, high)."""

    scheme: Scheme | None
    assumptions: dict[str, tuple[float, float, float]]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether one may reckon with it: a plan with an error would be another plan."""
        return self.scheme is not None and all(problem.notice for problem in self.problems)


def read_plans_file(path: Path) -> PlansRead:
    problems: list[Problem] = []
    text = "".join(text_lines(path, name=path.name, problems=problems, max_bytes=MAX_BYTES))
    if any(not problem.notice for problem in problems):
        return PlansRead(None, {}, tuple(problems))
    found = read_plans(text, name=path.name, default_name=path.stem)
    return PlansRead(found.scheme, found.assumptions, (*problems, *found.problems))


def read_plans(text: str, *, name: str, default_name: str = "") -> PlansRead:
    problems: list[Problem] = []
    root = read_yaml(text, name=name, problems=problems)
    if not isinstance(root, Mapping) or not {"plan", "plans"} & set(root.items):
        if all(problem.notice for problem in problems):
            problems.append(defect("not_a_plan", name, root.line if root else None))
        return PlansRead(None, {}, tuple(problems))
    top = Piece(Entry(root, "", Fields(name, problems)))
    own: dict[str, tuple[float, float, float]] = {}
    if "plans" in root.items:
        scheme = _scheme(top, own, default_name)
    else:
        plan = _plan(top)
        scheme = Scheme(default_name or plan.id, (plan,), gate=plan.gate is not None)
    return PlansRead(scheme, own, tuple(sorted(problems, key=lambda one: one.line or 0)))


def _scheme(top: Piece, own: dict[str, tuple[float, float, float]], default_name: str) -> Scheme:
    top.only(keys.SCHEME)
    plans: list[Plan] = []
    lines: dict[PlanRole, int] = {}
    for piece in top.many("plans", keys.PLAN):
        plan = _plan(piece, checked=True)
        if plan.role in lines:
            piece.wrong("plan_twice", "role", found=plan.role.value, first=lines[plan.role])
        lines.setdefault(plan.role, piece.entry.line("role"))
        plans.append(plan)
    own |= _assumptions(top)
    gate = top.entry.yes("gate") if top.has("gate") else any(plan.gate is not None for plan in plans)
    name = top.entry.text("scheme") or default_name
    return Scheme(name, tuple(plans), gate=gate, reporting=_reporting(top))


def _plan(piece: Piece, *, checked: bool = False) -> Plan:
    if not checked:
        piece.only(keys.PLAN)
    effective, ote = piece.inner("effective", keys.EFFECTIVE), piece.inner("ote", keys.OTE)
    since, until = (effective.entry.date("from"), effective.entry.date("until")) if effective else (None, None)
    if effective and since and until and since > until:
        effective.wrong("plan_window", "until")
    piece.entry.needed("role")
    return Plan(
        id=piece.entry.needed("plan"),
        role=piece.entry.word("role", PlanRole) or PlanRole.JOINT,
        version=piece.whole("version", 1, low=1, high=100_000),
        base=ote.number("base", ZERO) if ote else ZERO,
        variable=ote.number("variable", ZERO) if ote else ZERO,
        since=since,
        until=until,
        elements=tuple(read_elements(piece)),
        gate=_gate(piece),
    )


def _gate(piece: Piece) -> GateTerms | None:
    """`gate: true`, or a mapping with what a deal signed past it costs."""
    if isinstance(piece.entry.node.items.get("gate"), Scalar):
        return GateTerms() if piece.entry.yes("gate") else None
    gate = piece.inner("gate", keys.GATE)
    if gate is None or (gate.has("required") and not gate.entry.yes("required")):
        return None
    return GateTerms(gate.number("penalty", ZERO))


def _reporting(top: Piece) -> tuple[tuple[Role, Role], ...]:
    lines = top.inner("reporting", [role.value for role in REPORTING])
    found = {}
    for role in REPORTING:
        if lines is not None and lines.has(role):
            to = lines.entry.word(role, Role)
            if to is not None and not may_report(role, to):
                allowed = ", ".join(one.value for one in TO if one != role)
                lines.wrong("unknown_value", role, found=to.value, allowed=allowed)
            elif to is not None:
                found[role] = to
    return tuple(found.items())


def _assumptions(top: Piece) -> dict[str, tuple[float, float, float]]:
    """A number keeps the default's width around it; a mapping says value, low and high."""
    said = top.inner("assumptions", KEYS)
    found: dict[str, tuple[float, float, float]] = {}
    for default in DEFAULTS:
        if said is None or not said.has(default.key):
            continue
        low, high = bounds(default.key)
        if isinstance(said.entry.node.items[default.key], Scalar):
            value = _within(said, default.key, low, high)
            parts = None if value is None else around(default.key, value)
        else:
            inner = said.inner(default.key, keys.ASSUMPTION)
            three = [_within(inner, key, low, high) for key in keys.ASSUMPTION] if inner else []
            values = [one for one in three if one is not None]
            if inner and len(values) == 3 and not values[1] <= values[0] <= values[2]:
                inner.wrong("plan_range", "value", found=f"{values[0]:g}", low=f"{values[1]:g}", high=f"{values[2]:g}")
            parts = (values[0], values[1], values[2]) if len(values) == 3 else None
        if parts is not None:
            found[default.key] = parts
    return found


def around(key: str, value: float) -> tuple[float, float, float]:
    """A value with the default's width, kept inside what makes sense."""
    default = next(one for one in DEFAULTS if one.key == key)
    low, high = bounds(key)
    scale = value / default.value if default.value else 1.0
    spread = sorted((default.low * scale, default.high * scale))
    return value, max(min(spread[0], value), low), min(max(spread[1], value), high)


def _within(piece: Piece, key: str, low: float, high: float) -> float | None:
    """Negative numbers are allowed where the bounds say so; hence not Piece.number, which needs its default."""
    text = piece.entry.text(key)
    value = plain_number(text) if text else None
    if value is None:
        piece.wrong("bad_number" if text else "missing_value", key, found=text)
        return None
    if not low <= float(value) <= high:
        piece.wrong("plan_range", key, found=text, low=f"{low:g}", high=f"{high:g}")
        return None
    return float(value)
