"""Which keys stand where in a plan. The schema for editors (`plan.schema.json`) names the same."""

from __future__ import annotations

SCHEME = ("scheme", "gate", "reporting", "assumptions", "plans")
PLAN = ("plan", "version", "effective", "role", "ote", "gate", "elements")
EFFECTIVE = ("from", "until")
OTE = ("base", "variable")
GATE = ("required", "penalty")
COMMISSION = (
    "id", "kind", "measure", "event", "rate", "quota", "tiers", "bonuses", "cap", "credit", "payout", "clawback", "holdback",
)  # fmt: skip
SPIF = ("id", "kind", "window", "condition", "amount")
MBO = ("id", "kind", "measure", "floor", "target", "amount", "shared_with")
TEAM = ("id", "kind", "measure", "floor", "target", "amount", "rate", "shared_with")
QUOTA = ("amount", "period", "ramp")
TIERS = ("mode", "table")
TIER = ("from", "to", "rate")
BONUS = ("at", "amount")
CREDIT = ("direct", "split")
SHARE = ("share", "on")
CLAWBACK = ("on", "window_months", "curve", "share")
HOLDBACK = ("share", "months")
ASSUMPTION = ("value", "low", "high")
