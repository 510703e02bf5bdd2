"""The entry point: finds the command, opens what it needs, and turns anticipated errors into one line."""

from __future__ import annotations

import argparse
import gc
import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

import django
import psycopg
from django.db import OperationalError

from ropeteam import __version__
from ropeteam.core.errors import RopeteamError
from ropeteam.core.languages import LANGUAGES
from ropeteam.project import messages
from ropeteam.project.errors import DatabaseError, NoSpace
from ropeteam.project.home import default_home, open_home
from ropeteam.project.opening import opened, sayer
from ropeteam.wording import say

_GONE = re.compile("server closed the connection|connection is lost|connection is closed|No such file or directory")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    early, rest = _globals(argparse.ArgumentParser(prog="ropeteam", add_help=False)).parse_known_args(arguments)
    lang = messages.language(getattr(early, "lang", None))
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end_in_order)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job inherits it ignored
    gc.disable()  # what is read while starting stays: looking through it again and again took a tenth of the start
    os.environ["DJANGO_SETTINGS_MODULE"] = "ropeteam.project.settings"
    django.setup()
    # Commands import models, and those exist only after the line above: the one import that cannot stand on top.
    table = import_module("ropeteam.project.commands.table")
    parser = _parser([table.command(name) for name in _wanted(rest, table.NAMES)])
    gc.freeze()
    gc.enable()
    args = parser.parse_args(arguments)
    if not hasattr(args, "command"):
        parser.print_help()
        return 2
    args.lang, args.home = lang, getattr(args, "home", None) or default_home()
    return guarded(lambda: _run(args), lang)


def _wanted(words: Sequence[str], names: Sequence[str]) -> Sequence[str]:
    """The commands that have to be read for these words: all of them only where help or a complaint lists them."""
    word = next((word for word in words if not word.startswith("-")), "")
    if word in names:
        return [word]
    return [] if list(words) == ["--version"] else names


def _run(args: argparse.Namespace) -> int:
    args.home = open_home(args.home)
    if not args.command.needs_database:
        return int(args.command.run(args))
    with opened(args.home, say=sayer(args.lang)):
        return int(args.command.run(args))


def guarded(run: Callable[[], int], lang: str) -> int:
    """Anticipated errors become one line in the reader's language; all others keep their traceback."""
    try:
        return run()
    except RopeteamError as error:
        _complain(_worded(error, lang))
        return 1
    except KeyboardInterrupt:
        _complain(messages.sentence("stopped", lang))
        return 130
    except BrokenPipeError:  # the reader of our output left: `ropeteam … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except (OperationalError, psycopg.OperationalError) as error:
        if known := _anticipated(error):
            _complain(_worded(known, lang))
            return 1
        raise


def _anticipated(error: Exception) -> RopeteamError | None:
    """The server went away under us, or its disk is full: a sentence helps more than a traceback."""
    cause = error if isinstance(error, psycopg.Error) else error.__cause__
    home = os.environ.get("ROPETEAM_HOME", "")
    if isinstance(cause, psycopg.errors.DiskFull):
        return NoSpace(path=home, free_mb=0)
    if isinstance(cause, psycopg.errors.AdminShutdown | psycopg.errors.CrashShutdown) or _GONE.search(str(cause)):
        return DatabaseError(home=home)
    return None


def _worded(error: RopeteamError, lang: str) -> str:
    own = messages.sentence(error.code, lang, **error.values)
    if own is not None:
        return own
    if say.known(f"error.{error.code}"):
        return say.say(f"error.{error.code}", lang, **error.values)
    details = ", ".join(f"{name}={value}" for name, value in error.values.items())
    return f"{error.code}: {details}" if details else error.code


def _complain(text: str | None) -> None:
    print(f"ropeteam: {text}", file=sys.stderr)


def _parser(commands: Sequence[Any]) -> argparse.ArgumentParser:
    parser = _globals(argparse.ArgumentParser(prog="ropeteam", description=sys.modules["ropeteam"].__doc__))
    parser.add_argument("--version", action="version", version=f"ropeteam {__version__}")
    listed = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in commands:
        one = _globals(listed.add_parser(command.name, help=command.help, description=command.help))
        command.arguments(one)
        one.set_defaults(command=command)
    return parser


def _globals(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Options that stand before or after the command; without a default, so that one place cannot undo the other."""
    parser.add_argument("--home", type=Path, default=argparse.SUPPRESS, help="where Ropeteam keeps its data")
    parser.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help="language of the output")
    return parser


def _end_in_order(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
