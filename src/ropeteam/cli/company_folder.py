"""import: a whole company folder. Each defect is one line; everything else is taken in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import line, progress, progress_done
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import ConversationKind
from ropeteam.flows import catalogue, company_folder, conversations, rejudging
from ropeteam.flows.company_state import whole
from ropeteam.flows.company_state.files import OwnRow
from ropeteam.language.folder.read import read_folder, rows
from ropeteam.language.folder.values import CompanyFolder
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.imports import Seen
from ropeteam.store.queries import companies
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import say

Row = dict[str, Any]
FILES = ("company.yaml", "people.csv", "accounts.csv", "contacts.csv", "deals.csv", "conversations.csv", "scopes.csv")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="a company folder (with company.yaml)")


def _import(args: argparse.Namespace) -> int:
    folder = read_folder(args.folder)
    if not folder.named:
        return _close(list(folder.problems), args.lang, code="cli.import.nothing")
    today = timezone.localdate()
    others = [row.name or row.key for row in companies.chosen()]
    company, product = company_folder.put_company(folder)
    if others and len(companies.chosen()) > len(others):
        line("cli.import.second", args.lang, company=company.name, others=", ".join(others))
    seen = Seen(company)
    problems: list[Problem] = []
    own = _own_rows(args.folder, problems)
    problems += whole.unexplained(folder, own)
    if product is not None:
        whole.restore_versions(product, own)
    company_folder.put_people(folder, company, seen)
    changed = catalogue.Changed([], [], [])
    if product is not None:
        changed = catalogue.put_catalogue(folder, product, seen, actor=OPERATOR, on=today)
    company_folder.put_accounts(folder, company, seen)
    company_folder.put_deals(folder, company, product, seen)
    company_folder.put_scopes(folder, company, seen)
    problems += _conversations(folder, company, seen, whole.versions_of_words(own))
    restored = whole.restore_state(company, own)
    if restored:
        line("cli.import.state", args.lang, count=restored)
    for pk in changed.capabilities:
        rejudging.rejudge_citing(capability_id=pk, on=today)
    for pk in changed.items:
        rejudging.rejudge_citing(roadmap_item_id=pk, on=today)
    for pk in changed.strategies:
        rejudging.rejudge_strategy(pk, on=today)
    _tell(seen, args.lang)
    return _close([*problems, *seen.problems], args.lang)


def _own_rows(folder: Path, problems: list[Problem]) -> whole.Rows:
    """The rows of a file that an export of ours wrote, read once; none where the file is missing."""
    return cache(
        lambda name: [
            OwnRow(row.values, file=name, line=row.line, problems=problems) for row in rows(folder, name, problems)
        ]
    )


def _conversations(
    folder: CompanyFolder, company: models.Company, seen: Seen, older: Sequence[Row]
) -> Iterable[Problem]:
    """Conversations with their words; `older` names the files of earlier versions of the same words, which come where they
    are not there yet."""
    problems: list[Problem] = []
    before: dict[str, list[Row]] = {}
    for text in older:
        before.setdefault(text.get("conversation", ""), []).append(text)
    deals = {deal.key: deal for deal in models.Deal.objects.filter(company=company).select_related("account")}
    for done, row in enumerate(folder.conversations, 1):
        facts = [
            row.deal,
            row.date,
            row.kind,
            [(p.name, p.role) for p in row.participants],
            row.basis,
            row.recorded_on,
            row.file,
        ]
        conversation = models.Conversation.objects.filter(company=company, key=row.id).first()
        if row.date is None:
            continue
        with seen.row("conversations.csv", row.line):
            if seen.changed("conversations.csv", row.id, facts) or conversation is None:
                conversation = conversations.know_of(
                    company,
                    actor=OPERATOR,
                    key=row.id,
                    kind=row.kind or ConversationKind.CALL,
                    held_on=row.date,
                    deal=deals.get(row.deal or ""),
                    present=[conversations.Present(p.name, p.role or "") for p in row.participants],
                    basis=company_folder.basis_of(folder, row.basis),
                    source=company_folder.FOLDER,
                    recorded_on=row.recorded_on,
                    extra=dict(row.extra),
                )
        if conversation is None:
            continue
        for text in before.get(row.id, []):
            path = folder.root / text["file"]
            inside = path.is_file() and path.resolve().is_relative_to(folder.root.resolve())
            if path != row.path and inside and text["n"] > conversation.texts.count():
                conversations.take_in_file(conversation, actor=OPERATOR, path=path, file_name=text["file"])
        if row.path is not None:
            with seen.row(row.file):
                taken = conversations.take_in_file(conversation, actor=OPERATOR, path=row.path, file_name=row.file)
                problems += taken.problems
        progress(f"conversations.csv {done}/{len(folder.conversations)}")
    progress_done()
    return problems


def _tell(seen: Seen, language: str) -> None:
    for file, (count, changed) in seen.counts.items():
        line("cli.import.rows", language, file=file, count=count, changed=changed)
    for file, keys in seen.vanished(FILES).items():
        line("cli.import.vanished", language, file=file, count=len(keys), keys=", ".join(keys[:20]))


def _close(problems: list[Problem], language: str, *, code: str = "cli.import.problems") -> int:
    for problem in problems:
        print(problem_sentence(problem, language), file=sys.stderr)
    errors = sum(not problem.notice for problem in problems)
    notices = len(problems) - errors
    if errors:
        print(say(code, language, errors=errors, notices=notices))
    else:
        print(say("cli.import.clean", language, notices=notices))
    return 1 if errors else 0


COMMANDS = (Command("import", "take in a company folder", _arguments, _import),)
