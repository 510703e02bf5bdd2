"""Words for the customer, and what must not be said: by rule from a verdict and its reasons.

Rule in prose. Every fit has one honest opening. Where the reasons name a limit, a date or a scope, the opening is the one
that says it; a roadmap sentence always names its date, a limit is always spoken, also one that nobody touched. Nothing is
softened: a no is said as a no. What must not be said follows from the same facts: more than the limit, earlier than the date,
a date where there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ropeteam.core.fit import day_told
from ropeteam.core.vocabulary import Fit
from ropeteam.wording.say import day, known, say

Reason = Mapping[str, str]


def to_customer(
    fit: Fit, reasons: Sequence[Reason], *, names: Mapping[str, str], title: str, limits: Sequence[str], language: str
) -> str:
    """What may be said, in one breath. `title` is what the customer gets, `limits` all limits of it in words."""
    code, values = _opening(fit, reasons, names, limits)
    return say(f"customer.{code}", language, title=title, **_in_words(values, language))


def in_a_file(
    fit: Fit, reasons: Sequence[Reason], *, names: Mapping[str, str], title: str, limits: Sequence[str], language: str
) -> str:
    """The same in the house's voice, as it goes into a customer's own file: nobody speaks there."""
    code, values = _opening(fit, reasons, names, limits)
    return say(f"written.{code}", language, title=title, **_in_words(values, language))


def not_to_say(
    fit: Fit, reasons: Sequence[Reason], *, names: Mapping[str, str], limits: Sequence[str], language: str
) -> str:
    """What would promise more than there is; empty where nothing lies near."""
    code, values = _opening(fit, reasons, names, limits)
    if not known(f"unsaid.{code}"):
        return ""
    return say(f"unsaid.{code}", language, **_in_words(values, language))


def _opening(
    fit: Fit, reasons: Sequence[Reason], names: Mapping[str, str], limits: Sequence[str]
) -> tuple[str, dict[str, str]]:
    by_code = {reason["code"]: reason for reason in reasons}
    touched = [limit for limit in (_limit(reason, names) for reason in reasons) if limit]
    spoken = list(dict.fromkeys([*touched, *(limit.rstrip(".") for limit in limits)]))  # what was touched comes first
    if fit in (Fit.AS_IS, Fit.LIMITED, Fit.WORKAROUND):
        if not spoken:
            return (fit.value if fit == Fit.AS_IS else f"{fit.value}_unnamed"), {}
        bounds = {"limits": "; ".join(spoken)}
        return ("bounded" if fit == Fit.AS_IS else fit.value), bounds
    told = day_told(fit, reasons) or {}
    if told or fit == Fit.ROADMAP:
        code = "roadmap" if fit == Fit.ROADMAP else "too_early"
        return code, {"roadmap": _name(told, names), "date": told.get("date", "")}
    if fit == Fit.SERVICES:
        return ("services_accepted" if "scope_accepted" in by_code else "services"), {}
    if fit == Fit.DECLINED and "beyond_limit" in by_code and spoken:
        return "beyond", {"limits": "; ".join(spoken)}
    return fit.value, {}


def _limit(reason: Reason, names: Mapping[str, str]) -> str:
    if "limit" not in reason:
        return ""
    return names.get(f"limit:{names.get('capability', '')}:{reason['limit']}", "").rstrip(".")


def _name(item: Reason, names: Mapping[str, str]) -> str:
    key = item.get("roadmap", "")
    return names.get(f"roadmap:{key}", key)


def _in_words(values: Mapping[str, str], language: str) -> dict[str, str]:
    return {name: day(value, language) if name == "date" else value for name, value in values.items()}
