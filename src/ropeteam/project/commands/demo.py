"""`ropeteam demo`, which `python3 run.py` runs: the example companies in, listened to, reported, and served."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ropeteam.cli import registry
from ropeteam.cli.command import Command
from ropeteam.project import messages
from ropeteam.project.address import free_address
from ropeteam.project.collected import gather
from ropeteam.project.commands.demo_acts import replay
from ropeteam.project.commands.up import address_arguments
from ropeteam.project.errors import NoDemo
from ropeteam.project.opening import opened, sayer
from ropeteam.project.serving import serve

# Beside the package in a checkout of the source; an installed package has none.
COMPANIES = Path(__file__).resolve().parents[4] / "demo"


def _arguments(parser: argparse.ArgumentParser) -> None:
    address_arguments(parser)
    parser.add_argument("--no-demo", action="store_true", help="without the example companies")
    parser.add_argument("--no-serve", action="store_true", help="report only, then end")


def _run(args: argparse.Namespace) -> int:
    address = None if args.no_serve else free_address(args.host, args.port)
    say = sayer(args.lang)
    with opened(args.home, say=say) as database:
        worst = 0 if args.no_demo else _show(args)
        if address is None:
            return worst
        gather(args.home / "static")
        if not args.no_demo:
            os.environ["ROPETEAM_DEMO"] = "1"
        serve(address, database, home=args.home, say=say, ready=lambda: _logins(args))
    return worst


def _show(args: argparse.Namespace) -> int:
    """The same commands a user would type. Each is idempotent, so a second start changes nothing."""
    folders = sorted(path.parent for path in COMPANIES.glob("*/company.yaml"))
    if not folders:
        raise NoDemo(path=COMPANIES)
    worst = 0
    for folder in folders:
        print(messages.sentence("importing", args.lang, folder=folder), flush=True)
        worst = max(worst, _daily("import", [str(folder)], args))
    worst = max(worst, _daily("listen", [], args))
    for folder in folders:
        worst = max(worst, replay(folder, args.lang))
    worst = max(worst, _daily("climb", [], args))
    return max(worst, _daily("report", [], args))


def _logins(args: argparse.Namespace) -> None:
    if not args.no_demo:
        _daily("logins", [], args)


def _daily(name: str, arguments: list[str], args: argparse.Namespace) -> int:
    """Run one of the daily commands as if it had been typed."""
    command = registry.command(name)
    parser = argparse.ArgumentParser(prog=f"ropeteam {name}")
    command.arguments(parser)
    parsed = parser.parse_args(arguments, argparse.Namespace(home=args.home, lang=args.lang, command=command))
    return command.run(parsed)


HELP = "the example companies: read in, listened to, reported, served"
DEMO = Command("demo", HELP, _arguments, _run, needs_database=False)
COMMANDS = (DEMO,)
