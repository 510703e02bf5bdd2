"""offer check FILE: every sentence that promises, what carries it, and how it could be worded more carefully."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, fit_mark, line
from ropeteam.core.errors import Refused
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.offer_advice import Advice
from ropeteam.core.vocabulary import OfferKind
from ropeteam.flows import offer_advice
from ropeteam.flows import offers as flow
from ropeteam.language.offers.contract import MAX_BYTES
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Deal, Offer, OfferVersion
from ropeteam.store.queries import offers as query
from ropeteam.wording import offer_sheet, offer_words
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import day, say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=("check",), help="check: read the file, judge its sentences")
    parser.add_argument("file", type=Path, metavar="FILE", help="docx, pdf, txt, md or html")
    parser.add_argument("--deal", required=True, help="the deal's id")
    parser.add_argument("--kind", choices=[kind.value for kind in OfferKind], default=OfferKind.OFFER.value)
    parser.add_argument("--offer", default="", metavar="ID", help="the next version of this offer of the deal")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the Word file with remarks here")
    parser.add_argument("--sheet", type=Path, metavar="FILE", help="write the promise sheet (PDF) here")
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _offer(args: argparse.Namespace) -> int:
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company)
    found = flow.bring(
        deal,
        actor=OPERATOR,
        kind=OfferKind(args.kind),
        data=_bytes(args.file),
        file_name=args.file.name,
        on=timezone.localdate(),
        offer=_of(deal, args.offer),
        read_later=False,
    )
    for problem in found.problems:
        print(problem_sentence(problem, args.lang), file=sys.stderr)
    if found.version is None:
        return 1
    flow.read_version(found.version.pk, on=timezone.localdate())
    return _told(access.offer_version(OPERATOR, found.version.offer_id, found.version.n), args)


def _told(version: OfferVersion, args: argparse.Namespace) -> int:
    for problem in query.problems(version):
        print(problem_sentence(problem, args.lang), file=sys.stderr)
    sentences = query.promising(version)
    advices = list(offer_advice.advise(version, sentences).values())
    compared = offer_advice.compare(version, actor=OPERATOR)
    if args.format == "json":
        for advice in advices:
            print(as_json(facts(advice)))
    else:
        _print(version, advices, args.lang)
        _print_compared(compared, args.lang)
    _write(version, args)
    return 0


def _print(version: OfferVersion, advices: Sequence[Advice], language: str) -> None:
    when = day(version.dated_on, language)
    line("cli.offer.head", language, title=version.offer.title, n=version.n, day=when, count=len(advices))
    for advice in advices:
        print(f"{fit_mark(advice.fit)} {advice.text}")
        for sentence in offer_words.remark(advice, language):
            print(f"    {sentence}")


def _print_compared(compared: offer_advice.Compared, language: str) -> None:
    for code, texts in (
        ("offer.spoken_title", [promise.sentence for promise in compared.spoken]),
        ("offer.suggested_title", [signal.quote for signal in compared.heard]),
        ("offer.written_title", [one.clause.text for one in compared.written]),
    ):
        if texts:
            print(f"{say(code, language)} ({len(texts)})")
            for text in texts:
                print(f"  – {text}")


def _write(version: OfferVersion, args: argparse.Namespace) -> None:
    told: dict[str, Any] = {"actor": OPERATOR, "language": args.lang, "on": timezone.localdate()}
    if args.out:
        _save(args.out, offer_advice.annotated(version, speak=offer_words.remark, **told), args.lang)
    if args.sheet:
        _save(args.sheet, offer_advice.sheet(version, speak=offer_sheet.sheet, **told), args.lang)


def _save(path: Path, data: bytes, language: str) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Refused("offer_file_unwritten", path=str(path), reason=error.strerror or "") from error
    print(say("cli.offer.written", language, path=path), file=sys.stderr)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refused("offer_file_unread", path=str(path), reason=error.strerror or "") from error


def _of(deal: Deal, key: str) -> Offer | None:
    if not key:
        return None
    found = deal.offers.select_related("deal").filter(key=key).first()
    if found is None:
        raise Refused("offer_unknown", key=key)
    return found


def facts(advice: Advice) -> dict[str, Any]:
    """The sentence as data: codes and days, the offer's own words, the softer wording in both languages."""
    return {
        "text": advice.text,
        "kind": advice.kind.value,
        "state": advice.state.value,
        "fit": advice.fit.value,
        "backing": advice.backing.value,
        "reasons": list(advice.reasons),
        "due": advice.due,
        "way": advice.way or None,
        "softer": {language: offer_words.softened(advice, language) for language in LANGUAGES},
        "linked": advice.linked,
    }


COMMANDS = (Command("offer", "check an offer or contract sentence by sentence", _arguments, _offer),)
