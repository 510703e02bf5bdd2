"""What is wrong with a pay plan, in one sentence each; `problems` puts the place before it."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "not_a_plan": (
        "Das ist kein Vergütungsplan; erwartet wird YAML mit „plan“ (ein Plan) oder „plans“ (alle Pläne einer Firma).",
        "This is no pay plan; YAML with “plan” (one plan) or “plans” (all plans of a company) is expected.",
    ),
    "plan_unknown_key": (
        "„{field}“ kennt die Plansprache nicht{hint}. Erlaubt ist hier: {allowed}.",
        "“{field}” is no word of the plan language{hint}. Allowed here: {allowed}.",
    ),
    "plan_range": (
        "„{field}“ ist {found}; möglich ist {low} bis {high}.",
        "“{field}” is {found}; {low} to {high} is possible.",
    ),
    "plan_twice": (
        "„{found}“ steht bei „{field}“ schon in Zeile {first}; jeder Name und jede Rolle steht einmal.",
        "“{found}” stands in “{field}” already in line {first}; each name and each role stands once.",
    ),
    "plan_needs_quota": (
        "„{field}“ rechnet mit dem Anteil am Ziel; es fehlt „quota: {{amount: …}}“.",
        "“{field}” reckons with the share of the quota; “quota: {{amount: …}}” is missing.",
    ),
    "plan_rate_and_tiers": (
        "„{field}“ und „tiers“ schließen sich aus: entweder ein Satz für alles oder Stufen.",
        "“{field}” and “tiers” exclude each other: one rate for everything, or tiers.",
    ),
    "plan_tiers": (
        "„{field}“: eine Stufe beginnt, wo die vorige endet, und endet über ihrem Anfang.",
        "“{field}”: a tier starts where the one before ends, and ends above its start.",
    ),
    "plan_pays_less": (
        "„{field}“: rückwirkend gilt hier ein kleinerer Satz als in der Stufe davor; wer mehr verkauft, bekommt an der "
        "Grenze weniger.",
        "“{field}”: retroactively the rate here is smaller than in the tier before; who sells more is paid less at its edge.",
    ),
    "plan_shares": (
        "Die Anteile bei „{field}“ ergeben zusammen {found}; es muss 1 (100 %) sein.",
        "The shares in “{field}” add up to {found}; it must be 1 (100%).",
    ),
    "plan_window": (
        "„{field}“ braucht zwei Tage, den früheren zuerst: [2026-04-01, 2026-06-30].",
        "“{field}” needs two days, the earlier one first: [2026-04-01, 2026-06-30].",
    ),
    "plan_condition": (
        'Die Bedingung „{found}“ wird nicht verstanden; möglich ist product == "Name".',
        'The condition “{found}” is not understood; possible is product == "Name".',
    ),
}
