"""What people call the keys that reasons and questions hold: requests, capabilities, pillars, segments of a company."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ropeteam.store.models import CapabilityVersion, ChangeRequest, Company, Pillar, Segment


def names_of(company: Company, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """'request:KEY', 'capability:KEY', 'pillar:KEY', 'segment:KEY' -> words, in four queries at most."""
    listed = list(rows)
    requests = {key for row in listed for key in row.get("requests", [])}
    capabilities = {row["capability"] for row in listed if row.get("capability")}
    pillars = {row["pillar"] for row in listed if row.get("pillar")}
    segments = {row["segment"] for row in listed if row.get("segment")}
    names: dict[str, str] = {}
    if requests:
        found = ChangeRequest.objects.filter(product__company=company, key__in=requests)
        names |= {f"request:{key}": title for key, title in found.order_by("pk").values_list("key", "title")}
    if capabilities:
        versions = CapabilityVersion.objects.filter(
            capability__product__company=company, capability__key__in=capabilities
        )
        rows_of = versions.order_by("n", "pk").values_list("capability__key", "name")
        names |= {f"capability:{key}": name for key, name in rows_of}
    if pillars:
        known = Pillar.objects.filter(strategy__product__company=company, strategy__draft=False, key__in=pillars)
        names |= {f"pillar:{key}": title for key, title in known.order_by("strategy__n").values_list("key", "title")}
    if segments:
        said = Segment.objects.filter(product__company=company, key__in=segments)
        names |= {f"segment:{key}": name for key, name in said.order_by("pk").values_list("key", "name")}
    return names
