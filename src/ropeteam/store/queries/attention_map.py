"""The map that attention is planned on: cells (theme x segment) with their worth, talks with their chances, who may listen.

What each number means, and that it is a guess: `core.numbers.attention_cells`. Confidential deals teach nothing here, and
their talks are proposed only to those on their rope.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from ropeteam.core.numbers.attention import KNOWS_LESS, PHASES, Cell, InPerson, Listener, Talk, phase_named
from ropeteam.core.numbers.attention_cells import (
    SAME_SEGMENT,
    SPOKE,
    STRATEGY,
    chance,
    concern_value,
    left_after,
    request_value,
)
from ropeteam.core.numbers.priority import AskingDeal, stakes
from ropeteam.core.vocabulary import ConversationKind
from ropeteam.store.models import AttentionPick, Capability, Person, Pillar, Product, TalkTime
from ropeteam.store.queries import attention as query
from ropeteam.store.queries import request_facts
from ropeteam.store.queries.request_facts import Asking
from ropeteam.store.queries.strategy import standing

NAMED = 3
WISHES, CONCERNS, PILLAR = "wishes", "concerns", "strategy"


@dataclass(slots=True)
class Theme:
    """What a cell is about. `worth`: how much of its weight comes from what. Keys only, so that it may be kept and exported."""

    segment: str
    capability: str = ""
    pillar: str = ""
    requests: dict[str, float] = field(default_factory=dict)
    accounts: set[int] = field(default_factory=set)
    worth: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @property
    def code(self) -> str:
        return max(sorted(self.worth), key=lambda code: self.worth[code])

    def told(self, gain: float) -> dict[str, Any]:
        """A reason for a pick."""
        return {**self._about(self.code, NAMED), "gain": gain}

    def asked(self) -> dict[str, Any]:
        """A question for whoever goes there instead."""
        return self._about(self.code, 1)

    def _about(self, code: str, most: int) -> dict[str, Any]:
        named = sorted(self.requests, key=lambda key: (-self.requests[key], key))[:most] if code == WISHES else []
        about = {"capability": self.capability, "pillar": self.pillar, "requests": named}
        return {"code": code, "segment": self.segment, **{name: value for name, value in about.items() if value}}


@dataclass(frozen=True, slots=True)
class Map:
    """Ready to be planned. `promised`: (talk, listener) that stand. `conversations`: the planned talks' ids."""

    cells: tuple[Cell, ...]
    talks: tuple[Talk, ...]
    listeners: tuple[Listener, ...]
    promised: frozenset[tuple[str, str]]
    conversations: tuple[int, ...]
    themes: Mapping[str, Theme]


def number(pk: int) -> str:
    """An id as a key that sorts as the ids do."""
    return f"{pk:012}"


def draw(product: Product, *, now: datetime) -> Map:
    today = timezone.localtime(now).date()
    phase = PHASES[phase_named(product.life_phase)]
    segments = query.accounts(product)
    said = query.spoken(product, on=today)
    asking = request_facts.asking(product.company, confidential=False)
    themes = _themes(product, asking, segments, said, phase)
    weights = {key: math.fsum(theme.worth[code] for code in sorted(theme.worth)) for key, theme in themes.items()}
    times = list(query.planned(product, now=now))
    chances = {time.conversation_id: _chances(time, themes, said, product) for time in times}
    people = query.listeners(product, on=today)
    promised, declined = _answers(times, people)
    left = _left(themes, query.heard_of_late(product, on=today), phase)
    for talk in declined:  # pre-sales goes there with questions
        for key, p in chances[talk].items():
            left[key] = left.get(key, 1.0) * (1.0 - phase.report * p)
    return Map(
        cells=tuple(Cell(key, key.split("|")[0], weights[key], left.get(key, 1.0)) for key in sorted(themes)),
        talks=tuple(_talks(times, chances, people, declined)),
        listeners=tuple(_listeners(product, people, phase, now)),
        promised=frozenset((number(talk), number(person)) for talk, person in promised),
        conversations=tuple(time.conversation_id for time in times),
        themes=themes,
    )


def _themes(
    product: Product, asking: Asking, segments: Mapping[int, str], said: query.Spoken, phase: InPerson
) -> dict[str, Theme]:
    keys = dict(Capability.objects.filter(product=product).values_list("pk", "key"))
    revenue, askers = _revenue(asking), _askers(asking)
    found: dict[str, Theme] = {}
    requests = {row.pk: row for row in asking.requests}
    values = _request_values(product, asking, askers)
    for pk, value in values.items():
        request = requests[pk]
        theme = f"c{number(request.capability)}" if request.capability in keys else f"r{number(pk)}"
        for segment, share, accounts in _spread(askers.get(pk, set()), segments, revenue):
            row = found.setdefault(f"{theme}|{segment}", Theme(segment, keys.get(request.capability or 0, "")))
            row.worth[WISHES] += value * share
            row.requests[request.key] = row.requests.get(request.key, 0.0) + value * share
            row.accounts |= accounts
    for capability, account in sorted(said.concerns):
        segment = segments.get(account, "")
        row = found.setdefault(f"c{number(capability)}|{segment}", Theme(segment, keys[capability]))
        row.worth[CONCERNS] += concern_value(revenue.get(account, 0.0))
        row.accounts.add(account)
    middling = sorted(values.values())[len(values) // 2] if values else 1.0
    for pillar in _pillars_in_question(product):
        for segment in _aimed_at(pillar, segments):
            row = found.setdefault(f"s{pillar.key}|{segment}", Theme(segment, pillar=pillar.key))
            row.worth[PILLAR] += middling * phase.strategy
    return {key: theme for key, theme in found.items() if any(theme.worth.values())}


def _request_values(product: Product, asking: Asking, askers: Mapping[int, set[int]]) -> dict[int, float]:
    """Of each open request of the product: what it is worth to hear one more account about it."""
    open_ones = {row.pk for row in asking.requests if row.product == product.pk and not row.decided}
    wanted: dict[int, set[int]] = defaultdict(set)
    for deal, place in zip(*(column.tolist() for column in asking.wanted), strict=True):
        wanted[deal].add(asking.requests[place].pk)
    deals = [
        AskingDeal(number(no), number(account), amount, frozenset(map(number, wanted.get(no, set()) & open_ones)))
        for no, account, amount in _lasting(asking)
    ]
    known = {int(row.request): row.value for row in stakes(deals, draws=1).stakes}
    smallest = min((value for value in known.values() if value > 0), default=1.0)
    return {pk: request_value(known.get(pk, smallest), len(askers.get(pk, ()))) for pk in sorted(open_ones)}


def _askers(asking: Asking) -> dict[int, set[int]]:
    """Request -> the accounts that ask for it."""
    found: dict[int, set[int]] = defaultdict(set)
    for place, account in zip(*(column.tolist() for column in asking.asked), strict=True):
        if account:
            found[asking.requests[place].pk].add(account)
    return dict(found)


def _revenue(asking: Asking) -> dict[int, float]:
    found: dict[int, float] = defaultdict(float)
    for _, account, amount in _lasting(asking):
        found[account] += amount
    return dict(found)


def _lasting(asking: Asking) -> list[tuple[int, int, float]]:
    """(place, account, amount) of the deals of an account that are not lost, in the order of their ids."""
    whose = asking.accounts[asking.deals.account].tolist()
    rows = zip(whose, asking.deals.amount.tolist(), asking.deals.column.tolist(), strict=True)
    lost = request_facts.COLUMNS.index(request_facts.LOST)
    return [
        (no, account, amount) for no, (account, amount, column) in enumerate(rows) if account > 0 and column != lost
    ]


def _spread(
    accounts: set[int], segments: Mapping[int, str], revenue: Mapping[int, float]
) -> list[tuple[str, float, set[int]]]:
    """A request's worth over segments: by its askers; an idea of our own concerns all segments alike."""
    if not accounts:
        every = sorted(set(segments.values()) - {""}) or [""]
        return [(segment, 1.0 / len(every), set()) for segment in every]
    roots = {account: math.sqrt(max(revenue.get(account, 0.0), 1.0)) for account in sorted(accounts)}
    whole = math.fsum(roots.values())
    by_segment: dict[str, set[int]] = defaultdict(set)
    for account in accounts:
        by_segment[segments.get(account, "")].add(account)
    return [
        (segment, math.fsum(roots[account] for account in sorted(group)) / whole, group)
        for segment, group in sorted(by_segment.items())
    ]


def _pillars_in_question(product: Product) -> list[Pillar]:
    strategy = standing(product)
    asked = query.open_questions(strategy)
    return [pillar for pillar in strategy.pillars.order_by("no", "pk") if pillar.key in asked] if strategy else []


def _aimed_at(pillar: Pillar, segments: Mapping[int, str]) -> list[str]:
    every = set(segments.values())
    aimed = {str(segment) for segment in pillar.target_segments} & every
    return sorted(aimed or every)


def _chances(time: TalkTime, themes: Mapping[str, Theme], said: query.Spoken, product: Product) -> dict[str, float]:
    """What this talk may teach, cell by cell."""
    talk = time.conversation
    account = talk.account
    if account is None:
        return {}
    kind, found = ConversationKind(talk.kind), {}
    spoke = {f"c{number(capability)}" for capability in said.themes.get(account.pk, ())}
    for key, theme in themes.items():
        if theme.segment != account.segment:
            continue
        if theme.pillar:
            found[key] = chance(kind, STRATEGY)
        elif account.pk in theme.accounts or key.split("|")[0] in spoke:
            found[key] = chance(kind, SPOKE)
        elif theme.segment:
            found[key] = chance(kind, SAME_SEGMENT)
    return found


def _answers(times: Iterable[TalkTime], people: Iterable[Person]) -> tuple[set[tuple[int, int]], set[int]]:
    """Who comes (because they said so or are invited), and the talks that product leaves to others."""
    talks = [time.conversation_id for time in times]
    here = {person.pk for person in people}
    picks = query.with_answer(AttentionPick.objects.filter(conversation__in=talks))
    rows = list(picks.values_list("conversation_id", "person_id", "comes"))
    promised = {(talk, person) for talk, person, comes in rows if comes and person in here}
    promised |= query.coming_anyway(talks, people)
    held = {talk for talk, _ in promised}
    return promised, {talk for talk, _, comes in rows if comes is False and talk not in held}


def _left(themes: Mapping[str, Theme], heard: Iterable[query.Heard], phase: InPerson) -> dict[str, float]:
    arrived: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for talk in heard:
        for capability in sorted(talk.themes):
            key = f"c{number(capability)}|{talk.segment}"
            if key in themes:
                arrived[key].append((chance(talk.kind, SPOKE), 1.0 if talk.product else phase.report))
    return {key: left_after(chances) for key, chances in arrived.items()}


def _talks(
    times: Iterable[TalkTime], chances: Mapping[int, Mapping[str, float]], people: Iterable[Person], declined: set[int]
) -> Iterable[Talk]:
    ropes = query.on_ropes(people)
    for time in times:
        talk = time.conversation
        only = None
        if talk.pk in declined:
            only = frozenset[str]()
        elif talk.deal is not None and talk.deal.confidential:
            only = frozenset(number(person) for deal, person in ropes if deal == talk.deal.pk)
        year, week, _ = timezone.localtime(time.starts_at).isocalendar()
        yield Talk(
            key=number(talk.pk),
            start=_minute(time.starts_at),
            end=max(_minute(time.ends_at), _minute(time.starts_at) + 1),
            week=year * 100 + week,
            chances=chances[talk.pk],
            only=only,
        )


def _listeners(product: Product, people: list[Person], phase: InPerson, now: datetime) -> Iterable[Listener]:
    busy = query.busy(people, now=now)
    owners = query.owners(product)
    here = {person.pk for person in people}
    for person in people:
        others = {capability for capability, owner in owners.items() if owner != person.pk and owner in here}
        yield Listener(
            key=number(person.pk),
            minutes=phase.minutes,
            busy=tuple((_minute(start), _minute(end)) for start, end in busy.get(person.pk, ())),
            knows={f"c{number(capability)}": KNOWS_LESS for capability in others},
        )


def _minute(when: datetime) -> int:
    return int(when.timestamp() // 60)
