"""verify-ledger: does every row of the ledger and the log still say what it said when it was sealed?"""

from __future__ import annotations

import argparse

from django.conf import settings
from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.core.errors import RopeteamError
from ropeteam.flows import ledger_seals
from ropeteam.wording.say import day


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seal", action="store_true", help="first seal what is new, as the nightly job does")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _verify(args: argparse.Namespace) -> int:
    if not settings.ROPETEAM_LEDGER_KEY:
        raise RopeteamError("ledger_key_missing")
    key, outside = settings.ROPETEAM_LEDGER_KEY.encode(), settings.ROPETEAM_LEDGER_NOTES
    if args.seal:
        ledger_seals.seal(key=key, on=timezone.localdate(), outside=outside)
    checked = ledger_seals.verify(key=key, outside=outside)
    broken = checked.broken
    if args.format == "json":
        said = (
            {"flaw": broken.flaw.value, "table": broken.table, "row": broken.row, "night": broken.night}
            if broken
            else None
        )
        print(as_json({"rows": checked.rows, "nights": checked.nights, "broken": said}))
    elif broken is not None:
        night = day(broken.night, args.lang) if broken.night else "–"
        line(f"seal.{broken.flaw}", args.lang, table=broken.table, row=broken.row, night=night)
    elif not checked.nights:
        line("seal.none", args.lang)
    else:
        line("seal.whole", args.lang, rows=checked.rows, nights=checked.nights)
    return 1 if broken else 0


COMMANDS = (Command("verify-ledger", "is the ledger still what it was when it was sealed?", _arguments, _verify),)
