"""`ropeteam up`: database, pages and a job worker, until Ctrl-C. `ropeteam work`: one more job worker."""

from __future__ import annotations

import argparse

from ropeteam.cli.command import Command
from ropeteam.flows import mail_addresses, mailing, model_ear
from ropeteam.integrations.mail import tasks as mail_tasks
from ropeteam.integrations.webhooks import tasks as webhook_tasks
from ropeteam.jobs import queue
from ropeteam.project.address import DEFAULT_HOST, DEFAULT_PORT, free_address
from ropeteam.project.collected import gather
from ropeteam.project.opening import opened, sayer
from ropeteam.project.serving import serve

# Importing a partner's jobs is what lets the worker know them.
PARTNERS = (mail_tasks, webhook_tasks)


def address_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default=DEFAULT_HOST, help=f"where to listen, default {DEFAULT_HOST}")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"default {DEFAULT_PORT}; 0: any free one")


def _up(args: argparse.Namespace) -> int:
    _check_settings()
    address = free_address(args.host, args.port)
    say = sayer(args.lang)
    with opened(args.home, say=say) as database:
        gather(args.home / "static")
        serve(address, database, home=args.home, say=say)
    return 0


def _work(_args: argparse.Namespace) -> int:
    _check_settings()
    queue.work()
    return 0


def _check_settings() -> None:
    """A wrong setting is told before anything starts."""
    model_ear.language_model()
    mailing.outgoing()
    mail_addresses.incoming()


def _nothing(parser: argparse.ArgumentParser) -> None:
    pass


UP = Command("up", "serve the pages and work on jobs until Ctrl-C", address_arguments, _up, needs_database=False)
WORK = Command("work", "work on jobs only; as many of these as you like beside `up`", _nothing, _work)
COMMANDS = (UP, WORK)
