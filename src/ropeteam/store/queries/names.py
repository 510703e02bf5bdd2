"""What people call the ids that reasons name: capabilities, limits, roadmap items, non-goals of a product."""

from __future__ import annotations

from ropeteam.store.queries.product import Truth


def names_of(truth: Truth) -> dict[str, str]:
    """'capability:KEY', 'limit:KEY:NO', 'roadmap:KEY', 'non_goal:KEY' -> words."""
    names: dict[str, str] = {}
    for known in truth.capabilities.values():
        key = known.capability.key
        names[f"capability:{key}"] = known.version.name
        for limit in known.limits:
            names[f"limit:{key}:{limit.no}"] = limit.text
    for item in truth.roadmap.values():
        release = f" ({item.version.release})" if item.version.release else ""
        names[f"roadmap:{item.item.key}"] = f"{item.version.title}{release}"
    for goal in truth.non_goals:
        names[f"non_goal:{goal.key}"] = goal.text
    return names
