"""Companies and what stands in them at large."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.fit import TABLE
from ropeteam.core.vocabulary import SignalKind
from ropeteam.store.models import Analysis, Capability, Company, Conversation, Deal, Product, Signal
from ropeteam.store.queries.conversations import quarantined
from ropeteam.store.queries.signals import with_reasons, with_state

NOT_CARRIED = tuple(fit.value for fit, row in TABLE.items() if row.blocks)


def chosen(key: str = "") -> list[Company]:
    """The company with this key, or all."""
    rows = list(Company.objects.order_by("pk"))
    if not key:
        return rows
    found = [row for row in rows if row.key == key]
    if not found:
        raise NotFound("company", key)
    return found


def one(key: str = "") -> Company:
    """The company with this key; without one, the only company there is."""
    rows = chosen(key)
    if not rows:
        raise NotFound("company", key)
    if len(rows) > 1:
        raise Refused("company_ambiguous", companies=", ".join(row.key for row in rows))
    return rows[0]


def product(key: str = "") -> Product:
    """The product of the company with this key, or of the only one; a company of a CRM's deals may have none yet."""
    found = one(key).products.order_by("pk").first()
    if found is None:
        raise Refused("no_product")
    return found


def conversations_heard(company: Company) -> tuple[int, int, int]:
    """Conversations known, heard, in quarantine."""
    known = Conversation.objects.filter(company=company).count()
    heard = Analysis.objects.filter(text__conversation__company=company)
    return known, heard.values("text__conversation").distinct().count(), quarantined(company).count()


def signals_by_kind(company: Company) -> dict[SignalKind, int]:
    rows = Signal.objects.filter(conversation__company=company, low=False, retired_at__isnull=True).values("kind")
    return {SignalKind(row["kind"]): row["n"] for row in rows.annotate(n=Count("pk")).order_by("kind")}


def unbacked_of_no_deal(company: Company) -> QuerySet[Signal]:
    """Promises that nothing carries, heard in talks of which nobody said what deal they belong to: no gate will ask for them."""
    live = Signal.objects.filter(
        conversation__company=company, conversation__deal__isnull=True, low=False, retired_at__isnull=True
    )
    found = with_reasons(with_state(live)).filter(kind_is=SignalKind.PROMISE, fit__in=NOT_CARRIED)
    return (
        found.exclude(state="dismissed")
        .select_related("conversation", "capability", "text")
        .defer("text__original")
        .order_by("pk")
    )


def deals_without_words(company: Company) -> int:
    """Deals without a talk and without a promise."""
    return Deal.objects.filter(company=company, conversations__isnull=True, promises__isnull=True).count()


def needs_by_capability(company: Company) -> list[tuple[Capability | None, int, int]]:
    """(capability or None, needs, deals that asked), the most wanted first."""
    live = Signal.objects.filter(conversation__company=company, low=False, retired_at__isnull=True)
    rows = (
        with_state(live)
        .filter(kind_is=SignalKind.NEED)
        .exclude(state="dismissed")
        .values("capability")
        .annotate(needs=Count("pk"), deals=Count("conversation__deal", distinct=True))
        .order_by("-deals", "-needs", "capability")
    )
    capabilities = Capability.objects.in_bulk([row["capability"] for row in rows if row["capability"]])
    return [(capabilities.get(row["capability"]), row["needs"], row["deals"]) for row in rows]
