"""`ropeteam up`: database, pages and a job worker, until Ctrl-C.

What jobs need to be worked on is read by the worker alone (`commands/work.py`), not before the pages answer.
"""

from __future__ import annotations

import argparse

from ropeteam.cli.command import Command
from ropeteam.flows import mail_addresses, mailing, model_ear
from ropeteam.project.address import DEFAULT_HOST, DEFAULT_PORT, free_address
from ropeteam.project.collected import gather
from ropeteam.project.opening import opened, sayer
from ropeteam.project.serving import serve


def address_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default=DEFAULT_HOST, help=f"where to listen, default {DEFAULT_HOST}")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"default {DEFAULT_PORT}; 0: any free one")


def _up(args: argparse.Namespace) -> int:
    check_settings()
    address = free_address(args.host, args.port)
    say = sayer(args.lang)
    with opened(args.home, say=say) as database:
        gather(args.home / "static")
        serve(address, database, home=args.home, say=say)
    return 0


def check_settings() -> None:
    """A wrong setting is told before anything starts."""
    model_ear.language_model()
    mailing.outgoing()
    mail_addresses.incoming()


UP = Command("up", "serve the pages and work on jobs until Ctrl-C", address_arguments, _up, needs_database=False)
COMMANDS = (UP,)
