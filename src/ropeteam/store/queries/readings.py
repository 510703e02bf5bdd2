"""What language models were asked: tokens spent, answers kept, the place a company agreed to."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Sum
from django.db.models.functions import Now

from ropeteam.core.sending import Outcome
from ropeteam.store.models import Company, ModelReading, Setting, TextVersion

AGREED = "language_model"


def spent() -> int:
    """Tokens of the last 24 hours, over all companies and workers."""
    rows = ModelReading.objects.filter(created_at__gt=Now() - timedelta(hours=24))
    return rows.aggregate(total=Sum("tokens"))["total"] or 0


def kept(text: TextVersion, *, asked: str, model: str) -> ModelReading | None:
    """An answer to exactly this question by this model."""
    rows = ModelReading.objects.filter(text=text, asked=asked, model=model, outcome=Outcome.READ.value)
    return rows.order_by("-pk").first()


def agreed(company: Company) -> str:
    """The place (host:port) that the company agreed to; empty where none, or where it took that back."""
    row = Setting.objects.filter(company=company, key=AGREED).order_by("-pk").first()
    return str(row.value.get("place", "")) if row else ""
