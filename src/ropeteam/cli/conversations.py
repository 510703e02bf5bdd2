"""listen, note: hear what is new; type what was said."""

from __future__ import annotations

import argparse

from django.utils import timezone

from ropeteam.cli import backlog, language_model
from ropeteam.cli.command import Command
from ropeteam.cli.model_tally import Tally
from ropeteam.cli.printing import line, progress, progress_done, quoted
from ropeteam.core.errors import NotFound, RopeteamError
from ropeteam.flows import conversations, hearing, model_ear
from ropeteam.language.listening.task import Unheard
from ropeteam.store import access, models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import companies
from ropeteam.store.queries import conversations as query
from ropeteam.wording.say import counted, say


def _listen_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--company", default="", help="only this company")
    parser.add_argument("--again", action="store_true", help="also what an older model or older rules heard")
    backlog.arguments(parser)
    language_model.arguments(parser)


def _listen(args: argparse.Namespace) -> int:
    if language_model.wanted(args):
        return language_model.run(args)
    code = 0
    for company in companies.chosen(args.company):
        if not conversations.may_listen(company):
            print(say("error.listening_not_agreed", args.lang, company=company.name))
            code = 1
            continue
        code = max(code, _listen_for(company, args))
        held_back = query.quarantined(company).count()
        if held_back:
            print(counted("cli.listen.quarantined", held_back, args.lang))
    return code


def _listen_for(company: models.Company, args: argparse.Namespace) -> int:
    rules, name = model_ear.names(company)
    model = {"rules": rules, "model": name} if args.again else {}
    waiting = list(query.waiting(company, **model).values_list("pk", flat=True))
    if not waiting:
        line("cli.listen.nothing", args.lang)
        return 0
    if model_ear.language_model() is not None:
        return _with_model(company, waiting, args)
    texts, signals = 0, 0
    unheard: list[Unheard] = []
    with backlog.ears(args, talks=len(waiting)) as ears:
        for done, answer in enumerate(ears.hear(hearing.tasks(company, waiting, **model)), 1):
            if isinstance(answer, Unheard):
                unheard.append(answer)
            else:
                texts += 1
                signals += _booked(conversations.by_own_ear(answer))
            progress(say("cli.listen.progress", args.lang, done=done, total=len(waiting)))
    progress_done()
    _tell_heard(texts, signals, args.lang)
    backlog.tell_unheard(unheard, args.lang)
    return 1 if unheard else 0


def _with_model(company: models.Company, waiting: list[int], args: argparse.Namespace) -> int:
    """A language model is asked from here alone, one text after the other: its budget and what may be sent are counted in
    one place."""
    asked = model_ear.language_model()
    tally = Tally()
    signals = 0
    if args.cluster or args.workers is not None:
        line("cli.backlog.model_here", args.lang, company=company.name)
    for done, text_id in enumerate(waiting, 1):
        findings = conversations.hear(text_id)
        tally.add(findings.reading)
        signals += _booked(findings)
        progress(say("cli.listen.progress", args.lang, done=done, total=len(waiting)))
    progress_done()
    _tell_heard(len(waiting), signals, args.lang)
    if asked is not None:
        tally.tell(company, asked.model, asked.place, args.lang)
    return 0


def _tell_heard(texts: int, signals: int, language: str) -> None:
    heard = counted("cli.count.texts", texts, language), counted("cli.count.signals", signals, language)
    line("cli.listen.done", language, texts=heard[0], signals=heard[1])


def _booked(findings: conversations.Findings) -> int:
    """How many signals worth showing were booked; none where somebody else was quicker."""
    if not conversations.book_findings(findings, on=timezone.localdate()):
        return 0
    return sum(not item.heard.low for item in findings.listened.found)


def _note_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", help="what they wanted, what we promised; half-sentences are fine")
    parser.add_argument("--deal", required=True, help="the deal's id")
    parser.add_argument("--about", default="", help="the id of the talk it is about; else the deal's talks of today")
    parser.add_argument("--company", default="", help="where two companies have the same deal id")


def _note(args: argparse.Namespace) -> int:
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company)
    if not conversations.may_listen(deal.company):
        raise RopeteamError("listening_not_agreed", company=deal.company.name)
    today = timezone.localdate()
    about = deal.conversations.filter(key=args.about).first() if args.about else None
    if args.about and about is None:
        raise NotFound("conversation", args.about)
    conversation = conversations.take_note(
        actor=OPERATOR, deal=deal, words=args.words, on=today, about=about, listen_later=False
    )
    for text in query.waiting(deal.company).filter(conversation=conversation):
        conversations.listen_to(text.pk, on=today)
    heard = conversation.signals.filter(low=False, retired_at__isnull=True).order_by("start")
    signals = counted("cli.count.signals", heard.count(), args.lang)
    line("cli.note.taken", args.lang, key=conversation.key, signals=signals)
    for signal in heard:
        print(f"  {say(f'kind.{signal.kind}', args.lang)}: {quoted(signal.quote, args.lang)}")
    return 0


COMMANDS = (
    Command("listen", "listen to what is new and suggest signals", _listen_arguments, _listen),
    Command("note", "take a note on a deal", _note_arguments, _note),
)
