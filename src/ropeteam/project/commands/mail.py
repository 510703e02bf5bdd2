"""`ropeteam mail …`: send what waits, how it stands, a test letter, listen for letters, take letters from files."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import line
from ropeteam.core.errors import RopeteamError
from ropeteam.core.letters import Letter, LetterKind
from ropeteam.core.mail_settings import LISTEN_PORT, Incoming, Outgoing
from ropeteam.core.mailing import Outcome
from ropeteam.core.vocabulary import MailStop
from ropeteam.flows import mail_addresses, mailing
from ropeteam.integrations.mail import files, inbound, tasks
from ropeteam.integrations.mail.outbound import SmtpCarrier, as_message
from ropeteam.project.errors import BadAddress
from ropeteam.store.queries import companies
from ropeteam.store.queries import mail as query
from ropeteam.wording.letters import written
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=tuple(DEEDS), help="send what is due, status, test ADDRESS, listen, take FILE")
    parser.add_argument("target", nargs="?", default="", metavar="ADDRESS|FILE|MAILDIR", help="for test and take")
    parser.add_argument("--again", action="store_true", help="send: also what servers did not accept")
    parser.add_argument(
        "--host", default="", help="listen: where; else as ROPETEAM_MAIL_LISTEN says, else this machine"
    )
    parser.add_argument("--port", type=int, default=None, help=f"listen: default {LISTEN_PORT}; 0: any free one")
    parser.add_argument("--lmtp", action="store_true", help="listen: speak LMTP instead of SMTP")


def _run(args: argparse.Namespace) -> int:
    return DEEDS[args.what](args)


def _send(args: argparse.Namespace) -> int:
    server, now = _outgoing(), timezone.now()
    tasks.write_due(now)
    if args.again:
        mailing.put_back(None, now=now)
    with SmtpCarrier(server) as carrier:
        counted = mailing.send_waiting(carrier, clock=timezone.now)
        said = carrier.said
    stopped = sum(counted[stop.value] for stop in MailStop)
    later = counted[Outcome.LATER] + counted[Outcome.CLOSED]
    line(
        "cli.mail.sent",
        args.lang,
        sent=counted[Outcome.SENT],
        later=later,
        never=counted[Outcome.NEVER],
        stopped=stopped,
    )
    if counted[Outcome.CLOSED]:
        line("cli.mail.closed", args.lang, said=said)
    return 1 if counted[Outcome.CLOSED] or counted[Outcome.NEVER] else 0


def _status(args: argparse.Namespace) -> int:
    server, place = mailing.outgoing(), mail_addresses.incoming()
    off = say("cli.mail.off", args.lang)
    line("cli.mail.out", args.lang, place=server.place if server else off)
    listens = f"{place.host}:{place.port} @{place.domain}" if place and place.port else place and f"@{place.domain}"
    line("cli.mail.in", args.lang, place=listens or off)
    for company in companies.chosen():
        stands = query.standing(company)
        counts = {"waiting": stands.waiting, "sent": stands.sent, "failed": stands.failed}
        line("cli.mail.counts", args.lang, company=company.name, **counts)
        for row in query.failed(company):
            to = row.to or row.contact
            line("cli.mail.failed", args.lang, name=to.name if to else "", said=row.said)
        nobody = query.without_address(company, on=timezone.localdate())
        if nobody:
            line("cli.mail.unreachable", args.lang, names=", ".join(person.name for person in nobody))
    return 0


def _test(args: argparse.Namespace) -> int:
    """One letter now, past the outbox: does the server take it?"""
    server = _outgoing()
    if "@" not in args.target:
        raise RopeteamError("mail_address_bad", address=args.target)
    now = timezone.now()
    letter = Letter(LetterKind.TEST, args.target, settings.URL)
    with SmtpCarrier(server) as carrier:
        message = as_message(
            written(letter, args.lang, True), server=server, name="", address=args.target, language=args.lang,
            identity=f"<test.{now:%Y%m%d%H%M%S}{mailing.own_ids(server.domain)}", on=now,
        )  # fmt: skip
        tried = carrier.send(message, args.target)
    good = tried.outcome == Outcome.SENT
    code = "cli.mail.test_good" if good else "cli.mail.test_bad"
    values = {"address": args.target} if good else {"said": tried.said}
    line(code, args.lang, place=server.place, **values)
    return 0 if good else 1


def _listen(args: argparse.Namespace) -> int:
    known = _incoming()
    port = args.port if args.port is not None else known.port or LISTEN_PORT
    place = Incoming(known.domain, args.host or known.host, port, args.lmtp or known.lmtp)
    logging.getLogger("ropeteam.mail").setLevel(logging.INFO)

    def ready(found: int) -> None:
        line("cli.mail.listening", args.lang, host=place.host, port=found, domain=place.domain)
        sys.stdout.flush()

    try:
        asyncio.run(_until_stopped(place, ready))
    except OSError as error:
        raise BadAddress(host=place.host, port=place.port, reason=error.strerror or str(error)) from error
    return 0


async def _until_stopped(place: Incoming, ready: Callable[[int], None]) -> None:
    """Ctrl-C and SIGTERM end it in order: letters being kept are kept first."""
    task = asyncio.ensure_future(inbound.listen(inbound.office(place), place, ready=ready))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        return


def _take(args: argparse.Namespace) -> int:
    office = inbound.office(_incoming())
    bad = 0
    for taken in files.take(Path(args.target), office):
        if taken.problem is not None:
            print(problem_sentence(taken.problem, args.lang), file=sys.stderr)
            bad = 1
            continue
        if not taken.received:
            line("cli.mail.nobody", args.lang, name=taken.name)
            bad = 1
        for found in taken.received:
            why = say(f"mail_refusal.{found.refused}", args.lang) if found.refused else ""
            code = "cli.mail.refused" if found.refused else f"cli.mail.{found.how}"
            line(code, args.lang, name=taken.name, deal=found.deal.title, **({"why": why} if why else {}))
            for problem in found.problems:
                print(f"  {problem_sentence(problem, args.lang)}")
    return bad


def _outgoing() -> Outgoing:
    server = mailing.outgoing()
    if server is None:
        raise RopeteamError("mail_off")
    return server


def _incoming() -> Incoming:
    place = mail_addresses.incoming()
    if place is None:
        raise RopeteamError("mail_domain_missing")
    return place


DEEDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "send": _send,
    "status": _status,
    "test": _test,
    "listen": _listen,
    "take": _take,
}
MAIL = Command("mail", "letters out and in: send, status, test ADDRESS, listen, take FILE|MAILDIR", _arguments, _run)
COMMANDS = (MAIL,)
