"""try-ask: Ask against questions whose answer is known."""

from __future__ import annotations

import argparse
import csv
from dataclasses import asdict
from pathlib import Path

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.core.ask_trial import Tried, tally
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import Fit
from ropeteam.flows import candidates
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import companies
from ropeteam.wording.say import say

KNOWN = frozenset(Fit)


def _try_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "questions", type=Path, help="CSV with the columns question and expected (a verdict, several by |)"
    )
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _try(args: argparse.Namespace) -> int:
    """Nothing is kept. 1 where a "works today" was wrong."""
    rows = _read(args.questions)
    product = access.product(OPERATOR, companies.product(args.company).pk)
    on = timezone.localdate()
    tried = []
    for question, expected in rows:
        verdict, _ = candidates.consider(question, product=product, deal=None, on=on)
        fits = tuple(candidate.fit for candidate in verdict.candidates)
        tried.append(Tried(question, verdict.verdict, expected, fits))
    counted = tally(tried)
    values = asdict(counted)
    if args.format == "json":
        each = [
            {"question": row.question, "named": row.named, "expected": sorted(row.expected), "rated": row.rated}
            for row in tried
        ]
        print(as_json({**values, "questions": each}))
        return 1 if counted.wrong_as_is else 0
    for row in tried:
        line(
            "cli.trial.row",
            args.lang,
            rated=say(f"trial.{row.rated}", args.lang),
            question=row.question,
            named=say(f"fit.{row.named}", args.lang) if row.named else say("cli.trial.none", args.lang),
            expected=" / ".join(say(f"fit.{one}", args.lang) for one in sorted(row.expected)),
        )
    for code in ("cli.trial.head", "cli.trial.table", "cli.trial.as_is", "cli.trial.among"):
        line(code, args.lang, **values)
    return 1 if counted.wrong_as_is else 0


def _read(path: Path) -> list[tuple[str, frozenset[Fit]]]:
    """The questions of a file, each with the verdicts that are right. The first line that does not fit is told."""
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Refused("questions_missing", name=str(path)) from error
    found = []
    for no, row in enumerate(rows, 2):
        expected = frozenset(part.strip() for part in (row.get("expected") or "").split("|") if part.strip())
        question = (row.get("question") or "").strip()
        if not question or not expected or not expected <= KNOWN:
            raise Refused(
                "questions_unreadable", name=path.name, line=str(no), known=", ".join(fit.value for fit in Fit)
            )
        found.append((question, frozenset(Fit(one) for one in expected)))
    if not found:
        raise Refused("questions_unreadable", name=path.name, line="1", known=", ".join(fit.value for fit in Fit))
    return found


COMMANDS = (
    Command("try-ask", "Ask against questions whose answer is known: right, wrong, abstained", _try_arguments, _try),
)
