"""The promise sheet in words: everything an offer or contract promises, what carries it, and by when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ropeteam.core.fit import BACKING_SHAPE, blocks
from ropeteam.core.offer_advice import Advice
from ropeteam.core.promise_sheet import Entry, Section, Sheet, SheetFacts
from ropeteam.core.vocabulary import Backing, SignalKind
from ropeteam.wording.say import day, say

WITH_LIMITS = (Backing.LIMITED,)


def sheet(facts: SheetFacts, language: str) -> Sheet:
    """Backed promises first, then what nothing carries yet, then what is only described."""
    numbered = list(enumerate(facts.advices, start=1))
    promised = [pair for pair in numbered if pair[1].kind == SignalKind.PROMISE]
    described = [pair for pair in numbered if pair[1].kind == SignalKind.CLAIM]
    parts: tuple[tuple[str, Sequence[tuple[int, Advice]]], ...] = (
        ("backed", [pair for pair in promised if not blocks(pair[1].backing)]),
        ("open", [pair for pair in promised if blocks(pair[1].backing)]),
        ("described", described),
    )

    def tell(code: str, **values: object) -> str:
        return say(f"offer.sheet.{code}", language, **values)

    return Sheet(
        title=tell("title", title=facts.title),
        facts=(
            tell("between", customer=facts.customer, company=facts.company),
            tell("version", n=facts.n, day=day(facts.dated_on, language), on=day(facts.on, language)),
        ),
        sections=tuple(
            Section(
                tell(f"{name}_title", n=len(rows)),
                tuple(_entry(one, no, language, tell) for no, one in rows),
                tell(f"{name}_note"),
            )
            for name, rows in parts
            if rows
        ),
        page=tell("page", n="{n}", of="{of}"),
        language=language,
        closing=() if facts.advices else (tell("none"),),
    )


def _entry(one: Advice, number: int, language: str, tell: Callable[..., str]) -> Entry:
    lines = [tell("backing", backing=tell(f"word.{one.backing.value}"))]
    if one.due:
        lines.append(tell("due", day=day(one.due, language)))
    elif one.day and one.backing == Backing.ROADMAP:
        lines.append(tell("planned", day=day(one.day, language)))
    if one.backing in WITH_LIMITS and one.limits:
        lines.append(tell("limits", limits="; ".join(one.limits)))
    return Entry(BACKING_SHAPE[one.backing], f"{number}. {one.text}", tuple(lines))
