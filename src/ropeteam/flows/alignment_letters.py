"""Three numbers a month by mail to management: promises signed without backing, how long a decision takes, what customers lose.

Each stands with a sentence and its cases by title. No quote and no person; a confidential deal has no title in a letter.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from ropeteam.core.alignment_month import due_month, last_handovers, mean_drop
from ropeteam.core.alignment_periods import Period, quarter_of, rolling
from ropeteam.core.letters import Letter, LetterKind, LetterPart, Line, Part
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_alignment import Figure, Stand
from ropeteam.flows import alignment
from ropeteam.flows.mailing import Speak, put
from ropeteam.store import access
from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.models import Ask, Company, Deal, MailOut
from ropeteam.store.queries import alignment_cases, alignment_climb, mail
from ropeteam.store.queries.alignment_cases import Behind
from ropeteam.store.queries.alignment_promises import LIFTED
from ropeteam.store.queries.alignment_scope import Scope

MOST = 5
KEY = "month-"
# The last handovers are looked for so far back.
BACK = timedelta(days=730)


def write_months(company: Company, *, now: datetime, speak: Speak) -> int:
    """Last month's letter to everybody in management, once; how many are new."""
    local = timezone.localtime(now)
    month = due_month(local)
    if month is None:
        return 0
    key = f"{KEY}{month.name}-"
    there = set(MailOut.objects.filter(company=company, key__startswith=key).values_list("to", flat=True))
    made = 0
    parts: tuple[Part, ...] | None = None
    for person in mail.readers(company, on=local.date()):
        actor = actor_of(person, on=local.date())
        if person.pk in there or Role.MANAGEMENT not in actor.roles:
            continue
        # All of management may know the same deals: the numbers are read once.
        parts = _parts(company, month, actor) if parts is None else parts
        letter = Letter(LetterKind.MONTH, person.name, settings.URL, parts)
        if parts and put(person, key=f"{key}{person.pk}", letter=letter, speak=speak) is not None:
            made += 1
    return made


def _parts(company: Company, month: Period, actor: Actor) -> tuple[Part, ...]:
    """Nothing where there is nothing to tell of any of the three."""
    scope = alignment.scope_for(company, actor=actor)
    parts = (_signed(scope, month, actor), _answered(scope, month, actor), _dropped(scope, month, actor))
    return parts if any(part.lines or not part.note.endswith(".none") for part in parts) else ()


def _signed(scope: Scope, month: Period, actor: Actor) -> Part:
    now = alignment.one(Figure.SIGNED, scope, month, on=month.end).now
    found = alignment_cases.longest(
        Figure.SIGNED, scope, month, stand=Stand.FAILED, actor=actor, on=month.end, most=MOST
    )
    lines = tuple(Line(_name(one.row.deal), f"promises/{one.row.pk}/", note=_why(one)) for one in found)
    path = f"alignment/signed/?stand=failed&period={quarter_of(month.end).name}"
    values = {"failed": now.failed, "due": now.due, "heard": now.unknown}
    heard = f"letter.month.signed.heard_{'one' if now.unknown == 1 else 'many'}" if now.unknown else ""
    note = f"letter.month.signed.{_form(now.failed, now.due)}" if now.due else heard or "letter.month.signed.none"
    return Part(
        LetterPart.MONTH_SIGNED, lines, now.failed - len(lines), path, month.end.isoformat(), note, values,
        also=heard if now.due else "",
    )  # fmt: skip


def _form(n: int, of: int) -> str:
    if of == 1:
        return "only" if n else "only_not"
    return {0: "carried", 1: "one"}.get(n, "many")


def _answered(scope: Scope, month: Period, actor: Actor) -> Part:
    """The year up to the month's end: of a month alone there are too few."""
    year = rolling(month.end)
    told = alignment.one(Figure.ANSWERED, scope, year, on=month.end)
    found = alignment_cases.longest(
        Figure.ANSWERED, scope, year, stand=Stand.OPEN, actor=actor, on=month.end, most=MOST
    )
    lines = tuple(_waiting(one) for one in found if one.row.chosen_request is not None)
    values: dict[str, object] = {"waiting": told.now.open}
    note, days = "letter.month.answered.none", told.days
    if days is not None:
        n = "one" if round(days.value) == 1 else "many"
        note = f"letter.month.answered.{n}" if days.low is None else f"letter.month.answered.range.{n}"
        values |= {"days": round(days.value), "n": days.n}
        values |= {"from_days": round(days.low or 0), "to_days": round(days.high or 0)}
    rest = told.now.open - len(lines)
    return Part(LetterPart.MONTH_ANSWERED, lines, rest, "alignment/answered/?stand=open", "", note, values)


def _dropped(scope: Scope, month: Period, actor: Actor) -> Part:
    losses = alignment_climb.losses(scope, since=month.end - BACK, on=month.end)
    last = last_handovers(losses.items())
    deals = access.deals(actor).in_bulk([pk for pk, _ in last])
    lines = tuple(
        Line(_name(deals[pk]), f"deals/{pk}/", note=f"letter.month.{code}", values={"points": points})
        for pk, code, points in ((pk, *_way(lost.points or 0.0)) for pk, lost in last)
        if pk in deals
    )
    mean = mean_drop(lost for _, lost in last)
    if mean is None:
        return Part(LetterPart.MONTH_DROP, (), note="letter.month.drop.none")
    code, points = _way(mean.value)
    note = f"letter.month.drop.{code}_{'one' if mean.low is None else 'many'}"
    values = {"n": mean.n, "points": points, "low": mean.low or 0.0, "high": mean.high or 0.0}
    return Part(LetterPart.MONTH_DROP, lines, note=note, values=values)


def _way(points: float) -> tuple[str, float]:
    """Lost or gained, and how much: nobody loses minus points."""
    return ("gained", -points) if round(points, 1) < 0 else ("lost", points)


def _waiting(one: Behind) -> Line:
    ask: Ask = one.row
    secret = ask.deal is not None and ask.deal.confidential
    title = "" if secret or ask.chosen_request is None else ask.chosen_request.title
    return Line(title, f"requests/{ask.chosen_request_id}/", note="letter.month.waits", values={"date": one.day})


def _why(one: Behind) -> str:
    """A promise's sentence is what was said to a customer: in a letter its deal and its verdict stand for it."""
    return f"alignment.cause.{LIFTED}" if one.cause == LIFTED else f"fit.{one.cause}"


def _name(deal: Deal) -> str:
    return "" if deal.confidential else deal.title
