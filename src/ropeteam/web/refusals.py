"""A form that was refused comes back as it was sent: its words, its ticks, and the rule that said no beside the field it is about.

A page shows its forms by name. The one that was refused finds its own refusal by that name; every other form finds nothing, and
shows what it would have shown anyway. In a template:

    {% with no=refusal|at:"risk" %}… value="{{ no.typed.until }}" … {% wrong no "until" "r-until" %}…{% endwith %}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, QueryDict

from ropeteam.core.errors import Refused
from ropeteam.web import notices

# The field a rule is about, where the form has one of that name.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "day_missing": ("day", "until", "due", "new_day"),
    "milestone_untitled": ("title",),
    "milestone_why_missing": ("why",),
    "milestone_first_success_there": ("first_success",),
    "order_words_missing": ("what", "why"),
    "risk_words_missing": ("text",),
    "risk_how_missing": ("how",),
    "reason_missing": ("reason", "words"),
    "choice_missing": ("way", "state", "end", "tone", "scope", "role", "contact"),
    "permission_days_wrong": ("until",),
    "permission_too_long": ("until",),
    "permission_how_missing": ("how",),
    "reference_whom_missing": ("whom",),
    "reference_not_permitted": ("contact",),
    "reference_asked_enough": ("contact",),
    "reference_text_unconfirmed": ("scope",),
    "reference_text_short": ("text",),
    "reference_cap_wrong": ("cap",),
    "renewal_day_wrong": ("due",),
    "renewal_day_there": ("new_day", "due"),
    "renewal_new_day_wrong": ("new_day",),
    "share_until_wrong": ("until",),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """`form` is the page's name of the form, `about` the field the rule is about, '' where it is about none or about all."""

    form: str = ""
    text: str = ""
    about: str = ""
    typed: QueryDict = field(default_factory=QueryDict)

    def __bool__(self) -> bool:
        return bool(self.text)

    def at(self, form: str) -> Refusal:
        return self if self and self.form == form else NONE

    def among(self, forms: set[str]) -> Refusal:
        """Where the form is gone meanwhile nothing on the page can say it: then the page itself does (`form` '')."""
        return self if self.form in forms else Refusal("", self.text, "", self.typed)


NONE = Refusal()


def refusal_of(request: HttpRequest, error: Refused, form: str) -> Refusal:
    return Refusal(form, notices.sentence_of(error), _about(error, request.POST), request.POST)


def _about(error: Refused, typed: QueryDict) -> str:
    """The field's name. Of two that share a rule the empty one; where the rule names words, the field that holds them."""
    if "field" in error.values:
        return error.values["field"]
    known = [name for name in FIELDS.get(error.code, ()) if name in typed]
    if known:
        return next((name for name in known if not typed.get(name, "").strip()), known[0])
    if error.code == "words_long":
        return max(typed, key=lambda name: len(typed.get(name, "")), default="")
    word = error.values.get("found", "").casefold()
    return next((name for name in typed if word and word in typed.get(name, "").casefold()), "")
