"""`ropeteam migrate`: every command does it by itself; this is for who wants it done at a chosen hour."""

from __future__ import annotations

import argparse

from ropeteam.cli.command import Command
from ropeteam.project import messages


def _arguments(parser: argparse.ArgumentParser) -> None:
    pass


def _run(args: argparse.Namespace) -> int:
    print(messages.sentence("migrated", args.lang))
    return 0


MIGRATE = Command("migrate", "bring the tables to this version's state", _arguments, _run)
COMMANDS = (MIGRATE,)
