"""alignment: the three loops as numbers with their causes, for the company or one product; with `report` as two printed pages."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.core.alignment import Reading, Told
from ropeteam.core.alignment_periods import Span, period_named
from ropeteam.core.alignment_summary import Health
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary_alignment import Loop
from ropeteam.flows import alignment as flow
from ropeteam.language.paper.report import written
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import companies
from ropeteam.wording import alignment as words
from ropeteam.wording.alignment_report import report
from ropeteam.wording.say import day, say

REPORT = "report"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=(REPORT,), help="write the report instead of printing the numbers")
    parser.add_argument("--period", default=Span.ROLLING.value, help="rolling (365 days), 2026 or 2026-q3")
    parser.add_argument("--product", default="", help="the id of one product")
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--out", type=Path, help="with report: the PDF file to write")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _alignment(args: argparse.Namespace) -> int:
    health = _look(args)
    if args.what == REPORT:
        return _write(health, args)
    if args.format == "json":
        print(as_json(as_values(health)))
        return 0
    print(f"{health.company}{f' · {health.product}' if health.product else ''}, {_days(health, args.lang)}")
    for sentence in health.summary:
        print(f"  {words.sentence_words(sentence, args.lang)}")
    for loop in Loop:
        print(f"\n{say(f'alignment.loop.{loop.value}', args.lang)}")
        for told in health.of(loop):
            _print(told, args.lang)
    return 0


def as_values(health: Health) -> dict[str, Any]:
    """The figures as plain values, for programs."""
    return {
        "company": health.company,
        "product": health.product or None,
        "period": health.period.name,
        "start": health.period.start,
        "end": health.period.end,
        "on": health.on,
        "figures": [_figure(told) for told in health.told],
    }


def _look(args: argparse.Namespace) -> Health:
    today, company = timezone.localdate(), companies.one(args.company)
    period = period_named(args.period, on=today)
    if period is None:
        raise Refused("period_unknown", period=args.period)
    product = company.products.filter(key=args.product).first() if args.product else None
    if args.product and product is None:
        raise NotFound("product", args.product)
    return flow.look(company, period, actor=OPERATOR, on=today, product=product)


def _write(health: Health, args: argparse.Namespace) -> int:
    out = args.out or Path(f"alignment-{health.period.name}-{health.on.isoformat()}.pdf")
    try:
        out.write_bytes(written(report(health, args.lang)))
    except OSError as error:
        raise Refused("report_unwritten", path=str(out), reason=error.strerror or "") from error
    line("cli.alignment.written", args.lang, file=out)
    return 0


def _print(told: Told, language: str) -> None:
    name = words.figure_words(told.figure, language)
    if told.withheld is not None:
        print(f"  {name}: {say(f'alignment.withheld.{told.withheld.value}', language)}")
        return
    value, around = (_words(told.figure, told.now, language) for _words in (words.value_words, words.range_words))
    print(f"  {name}: {words.of_words(told.figure, told.now, language)}{f' – {value} ({around})' if around else ''}")
    facts = [words.days_words(told.figure, told.days, language), *words.counted_words(told, language)]
    if told.oldest is not None:
        facts.append(say("alignment.oldest", language, day=day(told.oldest, language)))
    facts += [f"{words.cause_words(code, language)} {n}" for code, n in told.causes]
    if any(facts):
        print(f"      {' · '.join(fact for fact in facts if fact)}")


def _figure(told: Told) -> dict[str, Any]:
    days = told.days
    return {
        "figure": told.figure.value,
        "loop": told.loop.value,
        "withheld": told.withheld.value if told.withheld else None,
        **_reading(told.now),
        "change": told.change.value,
        "days": {"median": days.value, "low": days.low, "high": days.high, "n": days.n} if days else None,
        "oldest_open": told.oldest,
        "causes": dict(told.causes),
        "ends": dict(told.ends),
        "step": told.step.value,
        "trend": [_reading(reading) for reading in told.trend],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    share, mean = reading.share, reading.mean
    return {
        "period": reading.period.name,
        "due": reading.due,
        "done": reading.done,
        "open": reading.open,
        "failed": reading.failed,
        "unknown": reading.unknown,
        "share": round(share.share, 4) if share else None,
        "mean": round(mean.value, 4) if mean else None,
        "low": _rounded(share.low if share else mean.low if mean else None),
        "high": _rounded(share.high if share else mean.high if mean else None),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _days(health: Health, language: str) -> str:
    return f"{words.period_words(health.period, language)}: {words.days_of(health.period, language)}"


COMMANDS = (Command("alignment", "the three loops as numbers with their causes", _arguments, _alignment),)
