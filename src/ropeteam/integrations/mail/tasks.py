"""Queue entry points of mail: every minute what is due is sent, every hour what is due is written: the
week's letters, the month's, and the call cards of the talks ahead."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from ropeteam.flows import agenda, alignment_letters, call_cards, exchange, letters, mailing
from ropeteam.integrations.mail.outbound import SmtpCarrier
from ropeteam.store.models import Company
from ropeteam.store.queries import exchange as meetings
from ropeteam.store.queries import mail as query
from ropeteam.wording.letters import written


@app.periodic(cron="* * * * *")
@app.task(name="ropeteam.mail_send", queueing_lock="mail_send")
def send(timestamp: int) -> None:
    send_due()


@app.periodic(cron="20 * * * *")
@app.task(name="ropeteam.mail_write", queueing_lock="mail_write")
def write(timestamp: int) -> None:
    write_due(timezone.now())


def send_due() -> Counter[str]:
    """Nothing where no server is set: then letters wait."""
    server = mailing.outgoing()
    if server is None or not query.due(timezone.now()).exists():
        return Counter()
    with SmtpCarrier(server) as carrier:
        return mailing.send_waiting(carrier, clock=timezone.now)


def write_due(now: datetime) -> int:
    """The letters of every company that are due: the week's, with the next meeting's agenda as it stands now, the month's for
    management, and the call cards of the talks ahead."""
    made = 0
    for company in Company.objects.order_by("pk"):
        exchange.plan_next(company, now=now)
        for row in meetings.upcoming(company).select_related("company"):
            agenda.refresh(row, now=now)
        made += letters.write_digests(company, now=now, speak=written)
        made += alignment_letters.write_months(company, now=now, speak=written)
        made += call_cards.write_cards(company, now=now, speak=written)
    return made
