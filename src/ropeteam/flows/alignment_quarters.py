"""What our own people guessed is judged once a quarter is over, and kept: what was told is told (core.people_acts)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.people_acts import judge_quarters
from ropeteam.store import settings
from ropeteam.store.models import Company
from ropeteam.store.queries import alignment_people as query


def keep_quarters(company: Company, *, on: date) -> int:
    """Every quarter that is over and was not judged yet; how many. The same again changes nothing."""
    with transaction.atomic():
        settings.one_at_a_time(company)
        judged = judge_quarters(query.guesses(company, on=on), kept=query.kept_quarters(company), on=on)
        for quarter in judged:
            query.keep_quarter(company, quarter)
    return len(judged)
