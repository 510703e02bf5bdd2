"""Whether everything a story names is there: its people, talks, deals, capabilities, roadmap items, pillars and non-goals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from ropeteam.project.commands.demo_acts_file import Act, Defect
from ropeteam.store import models
from ropeteam.store.queries.strategy import standing


def unknown_names(acts: Sequence[Act], company: models.Company) -> list[Defect]:
    """Each name that stands nowhere, with its line and the nearest one that does."""
    there = _there(company)
    return [
        Defect(act.line, "act_nobody", {"field": field, "found": name, "near": _near(name, there[field])})
        for act in acts
        for field, name in _names(act)
        if not _stands(field, name, there[field])
    ]


def _there(company: models.Company) -> dict[str, list[str]]:
    product = company.products.get()
    pillars = models.Pillar.objects.filter(strategy=standing(product))
    return {
        "who": list(company.people.filter(active=True).values_list("name", flat=True)),
        "talk": list(company.conversations.values_list("key", flat=True)),
        "deal": list(company.deals.values_list("key", flat=True)),
        "capability": list(product.capabilities.values_list("key", flat=True)),
        "item": list(product.roadmap.values_list("key", flat=True)),
        "pillars": list(pillars.values_list("key", flat=True)),
        "segment": list(product.segments.values_list("key", flat=True)),
        "non_goal": list(models.NonGoal.objects.filter(pillar__in=pillars).values_list("text", flat=True)),
        "contact": list(models.Contact.objects.filter(account__company=company).values_list("key", flat=True)),
        "with": list(models.Contact.objects.filter(account__company=company).values_list("mail", flat=True)),
    }


def _names(act: Act) -> Iterator[tuple[str, str]]:
    for name in (act.who, *_at_the_table(act)):
        yield "who", name
    for said in act.values.get("talked", ()):
        if said["deal"]:
            yield "deal", said["deal"]
    for field in ("deal", "capability", "item", "non_goal", "segment", "contact"):
        if field in act.values:
            yield field, act.values[field]
    lists = (
        ("pillars", [*act.values.get("pillars", ()), *([act.values["pillar"]] if "pillar" in act.values else [])]),
        ("capability", act.values.get("needs", ())),
        ("talk", _talks(act)),
        ("with", _guests(act)),
        ("contact", [told["contact"] for told in act.values.get("answers", ())]),
        ("who", [told["who"] for told in act.values.get("guesses", ())]),
        ("who", [act.values["lead"]] if "lead" in act.values else []),
    )
    for field, names in lists:
        for name in names:
            yield field, name


def _at_the_table(act: Act) -> Iterable[str]:
    return [*act.values.get("present", ()), *act.values.get("sent_word", ())]


def _talks(act: Act) -> Iterable[str]:
    return [told["talk"] for told in act.values.get("words", ())]


def _guests(act: Act) -> Iterable[str]:
    return [mail for entry in act.values.get("entries", ()) for mail in entry["with"]]


def _stands(field: str, name: str, there: list[str]) -> bool:
    """A non-goal has no short name in a folder: a piece of its sentence names it."""
    if field == "non_goal":
        return any(name in text for text in there)
    return name in there


def _near(name: str, there: list[str]) -> str:
    return "".join(get_close_matches(name, there, 1, 0.6)) or " · ".join(sorted(there)[:5])
