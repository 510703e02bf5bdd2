"""report: what was heard, every promise nothing carries, what customers ask for, and whether each deal may be signed."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.gate import hearing_line, result_line, unheard
from ropeteam.cli.printing import line, mark, quoted, why
from ropeteam.cli.said import speaker_role
from ropeteam.core.vocabulary import Backing
from ropeteam.flows import gate, gate_after
from ropeteam.store.models import Capability, Company, Deal, Signal
from ropeteam.store.queries import companies
from ropeteam.store.queries.names import names_of
from ropeteam.store.queries.product import Truth, truth
from ropeteam.wording.say import counted, day, say

MOST_NEEDS = 8


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--company", default="", help="only this company")


def _report(args: argparse.Namespace) -> int:
    for company in companies.chosen(args.company):
        _of_company(company, args.lang)
    return 0


def _of_company(company: Company, language: str) -> None:
    product = company.products.order_by("pk").first()
    now = truth(product) if product else None
    print(f"\n{company.name}" + (f" · {product.name}" if product else ""))
    known, heard, waiting = companies.conversations_heard(company)
    quarantined = say("cli.report.quarantined", language, count=waiting) if waiting else ""
    line("cli.report.heard", language, known=known, heard=heard, quarantined=quarantined)
    kinds = companies.signals_by_kind(company)
    listed = " · ".join(f"{say(f'kind.{kind}', language)} {count}" for kind, count in kinds.items())
    line("cli.report.signals", language, signals=listed or "0")
    views = {
        deal: gate.look(deal, on=timezone.localdate())
        for deal in Deal.objects.filter(Q(conversations__isnull=False) | Q(promises__isnull=False), company=company)
        .select_related("account", "product", "company")
        .distinct()
        .order_by("opened_on", "pk")
    }
    _unbacked([*_of_deals(views), *_of_no_deal(company, language)], names_of(now) if now else {}, language)
    _needs(company, now, language)
    _gates(views, companies.deals_without_words(company), language)


@dataclass(frozen=True, slots=True)
class _Unbacked:
    """A promise that nothing carries: what is said of it, in which deal."""

    quote: str
    where: str
    backing: Backing
    reasons: Sequence[Mapping[str, str]]
    capability: Capability | None
    signal: Signal | None


def _of_deals(views: dict[Deal, gate.GateView]) -> Iterator[_Unbacked]:
    for deal, view in views.items():
        where = f"{deal.key} {deal.account.name if deal.account else deal.title}"
        for one in view.standings:
            if one.blocks:
                subject = one.promise or one.signal
                capability = subject.capability if subject else None
                yield _Unbacked(one.quote, where, one.backing, one.reasons, capability, one.signal)


def _of_no_deal(company: Company, language: str) -> Iterator[_Unbacked]:
    for signal in companies.unbacked_of_no_deal(company):
        where = say("cli.report.no_deal", language, talk=signal.conversation.key)
        backing, reasons = Backing(signal.backing), signal.reasons  # type: ignore[attr-defined]
        yield _Unbacked(signal.quote, where, backing, reasons, signal.capability, signal)


def _unbacked(rows: Sequence[_Unbacked], names: dict[str, str], language: str) -> None:
    if not rows:
        line("cli.report.no_unbacked", language)
        return
    print()
    line("cli.report.unbacked", language, count=len(rows))
    for row in rows:
        print(f"  {mark(row.backing)} {quoted(row.quote, language)}")
        where = [row.where]
        if row.signal is not None:
            where = [speaker_role(row.signal, language), row.where, day(row.signal.conversation.held_on, language)]
        print(f"      {' · '.join(part for part in where if part)}")
        key = row.capability.key if row.capability else ""
        print(f"      {why(row.reasons, names | {'capability': key}, language)}")


def _needs(company: Company, now: Truth | None, language: str) -> None:
    rows = companies.needs_by_capability(company)[:MOST_NEEDS]
    if not rows or now is None:
        return
    print()
    line("cli.report.needs", language)
    for capability, needs, deals in rows:
        known = now.capabilities.get(capability.pk) if capability else None
        about = say("cli.report.need_open", language)
        if known is not None:
            about = f"{known.version.name} ({say(f'status.{known.version.status}', language)})"
        print(f"  {counted('cli.report.need', deals, language, needs=needs)} · {about}")


def _gates(views: dict[Deal, gate.GateView], wordless: int, language: str) -> None:
    """`wordless` deals are told as a number: a CRM brings thousands of which nothing was ever heard."""
    print()
    line("cli.report.gate", language)
    for deal, view in views.items():
        counts = Counter(finding.code for finding in gate_after.blocking(gate_after.told(view)))
        why_not = ", ".join(f"{say(f'finding.{code}', language)} {count}" for code, count in sorted(counts.items()))
        result = result_line(view, language)
        print(f"  {deal.key:<8} {deal.title}")
        print(f"      {result}{': ' + why_not if why_not else ''} · {hearing_line(view, language)}")
        for sentence in unheard(view, language):
            print(f"      {sentence}")
    if wordless:
        print(f"  {counted('cli.report.wordless', wordless, language)}")


COMMANDS = (Command("report", "what was heard, what nothing carries, what may be signed", _arguments, _report),)
