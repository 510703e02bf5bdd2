"""Queue entry points: an id in, load, call the flow. Defined here, put in by name from anywhere."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from ropeteam.flows import (
    alignment_quarters,
    attention,
    climb,
    conversations,
    gate_answers,
    inbox,
    ledger_seals,
    offers,
    requirement_suggestions,
    requirements,
)
from ropeteam.jobs import reactions
from ropeteam.store import queue
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Company, Product, RequirementSheet


@app.task(name=queue.LISTEN, retry=3)
def listen(text_id: int) -> None:
    conversations.listen_to(text_id, on=timezone.localdate())


@app.task(name=queue.READ_OFFER, retry=3)
def read_offer(version_id: int) -> None:
    offers.read_version(version_id, on=timezone.localdate())


@app.task(name=queue.READ_REQUIREMENTS, retry=3)
def read_requirements(sheet_id: int) -> None:
    """The rows first, so that they can be answered; then what meets them."""
    requirements.read_sheet(sheet_id, on=timezone.localdate())
    sheet = RequirementSheet.objects.only("deal_id").get(pk=sheet_id)
    requirement_suggestions.suggest_all(sheet.deal_id, on=timezone.localdate())


@app.task(name=queue.SUGGEST_COVERAGE, retry=3)
def suggest_coverage(deal_id: int) -> None:
    requirement_suggestions.suggest_all(deal_id, on=timezone.localdate())


@app.task(name=queue.REACT, retry=3)
def react(event_id: int) -> None:
    reactions.react(event_id, on=timezone.localdate())


@app.periodic(cron="15 4 * * *")
@app.task(name="ropeteam.attention", queueing_lock="attention")
def plan_attention(timestamp: int) -> None:
    """Every night: the weeks move on, wishes were decided, talks were heard."""
    for product in Product.objects.order_by("pk"):
        attention.propose(product, actor=OPERATOR, now=timezone.now())


@app.periodic(cron="40 2 * * *")
@app.task(name="ropeteam.seal", queueing_lock="seal")
def seal_the_ledger(timestamp: int) -> None:
    """Every night, and then what the kept answers of gates left behind."""
    today = timezone.localdate()
    if settings.ROPETEAM_LEDGER_KEY:
        key = settings.ROPETEAM_LEDGER_KEY.encode()
        ledger_seals.seal(key=key, on=today, outside=settings.ROPETEAM_LEDGER_NOTES)
    gate_answers.tidy(on=today)


@app.periodic(cron="10 3 * * *")
@app.task(name="ropeteam.climb", queueing_lock="climb")
def keep_the_climbs(timestamp: int) -> None:
    """Every night: what closed handovers teach, then every deal's climb as it stands."""
    today = timezone.localdate()
    for company in Company.objects.order_by("pk"):
        climb.study(company, on=today)
        climb.keep_all(company, on=today)


@app.periodic(cron="5 0 * * *")
@app.task(name="ropeteam.quarters", queueing_lock="quarters")
def keep_the_quarters(timestamp: int) -> None:
    """Every night; there is something to keep in the first one after a quarter, or where a worker was away then."""
    for company in Company.objects.order_by("pk"):
        alignment_quarters.keep_quarters(company, on=timezone.localdate())


@app.periodic(cron="25 * * * *")
@app.task(name="ropeteam.counts", queueing_lock="counts")
def add_up_counts(timestamp: int) -> None:
    inbox.add_up()


@app.periodic(cron="* * * * *")
@app.task(name="ropeteam.gates", queueing_lock="gates")
def watch_gates(timestamp: int) -> None:
    gate_answers.sweep(on=timezone.localdate())


@app.periodic(cron="* * * * *")
@app.task(name="ropeteam.rescue", queueing_lock="rescue")
def rescue(timestamp: int) -> None:
    queue.rescue()
