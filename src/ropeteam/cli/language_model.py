"""listen's part with a language model: agreeing to it, and its questions and answers as files."""

from __future__ import annotations

import argparse
from pathlib import Path

from ropeteam.cli import model_files
from ropeteam.cli.printing import line
from ropeteam.core.errors import RopeteamError
from ropeteam.flows import conversations, language_model, model_ear
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import companies
from ropeteam.wording.say import say


def arguments(parser: argparse.ArgumentParser) -> None:
    one = parser.add_mutually_exclusive_group()
    one.add_argument(
        "--llm-allow", metavar="PAPER", help="the company agrees to the language model, resting on this paper"
    )
    one.add_argument("--llm-forbid", action="store_true", help="the company takes that back")
    one.add_argument(
        "--llm-write", metavar="DIR", type=Path, help="write the exact questions as files; nothing is sent"
    )
    one.add_argument("--llm-read", metavar="DIR", type=Path, help="read answers from files; nothing is sent")
    parser.add_argument("--llm-model", default="", help="with --llm-write, --llm-read: which model answers")
    parser.add_argument("--llm-catalogue", choices=("whole", "candidates"), default="", help="what its questions show")


def wanted(args: argparse.Namespace) -> bool:
    """One of the deeds below instead of plain listening."""
    return args.llm_allow is not None or args.llm_forbid or bool(args.llm_write or args.llm_read)


def run(args: argparse.Namespace) -> int:
    if args.llm_allow is not None or args.llm_forbid:
        return _agreement(args)
    code = 0
    for company in companies.chosen(args.company):
        if not conversations.may_listen(company):
            print(say("error.listening_not_agreed", args.lang, company=company.name))
            code = 1
        elif args.llm_write:
            model_files.write(company, args)
        else:
            code = max(code, model_files.read(company, args))
    return code


def _agreement(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    if args.llm_forbid:
        language_model.take_back(company, actor=OPERATOR)
        line("cli.llm.taken_back", args.lang, company=company.name)
        return 0
    model = model_ear.language_model()
    if model is None:
        raise RopeteamError("llm_off")
    language_model.agree(company, actor=OPERATOR, place=model.place, paper=args.llm_allow)
    line(
        "cli.llm.agreed",
        args.lang,
        company=company.name,
        model=model.model,
        place=model.place,
        paper=args.llm_allow.strip(),
    )
    return 0
