"""corpus, train-language, train: check the labelled corpus; train the shipped ear on it; train a company's own ear."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import line, progress, progress_done
from ropeteam.flows import ear_training, house_ear
from ropeteam.language.training import train
from ropeteam.language.training.corpus_check import check
from ropeteam.language.training.house.trial import ALL
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Company, EarVersion
from ropeteam.store.queries import companies
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import day, say


def _corpus_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("check",))
    parser.add_argument("folder", nargs="?", type=Path, default=Path("corpus"))


def _corpus(args: argparse.Namespace) -> int:
    problems = check(args.folder)
    for problem in problems:
        print(problem_sentence(problem, args.lang))
    errors = sum(not problem.notice for problem in problems)
    print(say("cli.corpus.checked", args.lang, errors=errors, notices=len(problems) - errors))
    return 1 if errors else 0


def _train_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="passed on to the training")


def _train(args: argparse.Namespace) -> int:
    return train.main(args.arguments)


def _house_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--company", default="", help="the company, where there are several")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="learn and try, but change nothing")
    what.add_argument("--undo", action="store_true", help="back to what was heard with before")
    what.add_argument("--list", action="store_true", help="every training and undo, newest first")


def _house(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    if args.list:
        return _list(company, args.lang)
    if args.undo:
        row = ear_training.undo(company, actor=OPERATOR, on=timezone.localdate())
        line("cli.train.undone", args.lang, undone=row.undoes.n if row.undoes else "", n=row.n)
        return 0
    trained = ear_training.train(
        company,
        actor=OPERATOR,
        on=timezone.localdate(),
        dry_run=args.dry_run,
        progress=lambda done, of: progress(say("cli.train.progress", args.lang, done=done, total=of)),
    )
    progress_done()
    return _tell(company, trained, args.lang)


def _tell(company: Company, trained: ear_training.Trained, language: str) -> int:
    trial = trained.learnt.trial
    line(
        "cli.train.material",
        language,
        company=company.name,
        reviews=trained.reviews,
        talks=trained.talks,
        locked=trained.locked,
        unread=trained.unread,
    )
    for one in trial.figures:
        before, after = f"{one.before:.2f}", f"{one.after:.2f}"
        line("cli.train.figure", language, kind=_kind(one.kind, language), n=one.n, before=before, after=after)
    recipe = say(f"cli.train.recipe.{trained.learnt.recipe}", language)
    if not trial.better:
        kinds = ", ".join(_kind(kind, language) for kind in trial.fallen)
        line("cli.train.refused", language, fallen=say("cli.train.fallen", language, kinds=kinds) if kinds else "")
        return 1
    if trained.version is None:
        line("cli.train.would_keep", language, recipe=recipe)
    else:
        line("cli.train.kept", language, n=trained.version.n, recipe=recipe)
    return 0


def _list(company: Company, language: str) -> int:
    rows = ear_training.versions(company, actor=OPERATOR)
    if not rows:
        line("cli.train.none", language, company=company.name)
    used = house_ear.in_force(company)
    for row in rows:
        by = row.created_by.name if row.created_by else say("cli.train.operator", language)
        known = {"n": row.n, "day": day(row.trained_on, language), "by": by}
        if row.undoes:
            line("cli.train.version_undo", language, undone=row.undoes.n, **known)
            continue
        before, after = row.figures[-1][2:]
        line(
            "cli.train.version",
            language,
            recipe=say(f"cli.train.recipe.{row.recipe}", language),
            reviews=row.reviews,
            locked=row.locked,
            before=f"{before:.2f}",
            after=f"{after:.2f}",
            state=_state(row, used, language),
            **known,
        )
    return 0


def _state(row: EarVersion, used: EarVersion | None, language: str) -> str:
    if used is None or row.pk != used.pk:
        return ""
    return say("cli.train.in_force" if house_ear.usable(used) else "cli.train.outdated", language)


def _kind(kind: str, language: str) -> str:
    return say("cli.train.all" if kind == ALL else f"kind.{kind}", language)


COMMANDS = (
    Command("corpus", "every mistake in the labelled corpus", _corpus_arguments, _corpus, needs_database=False),
    Command("train-language", "train the ear on the corpus", _train_arguments, _train, needs_database=False),
    Command("train", "a company's ear learns from its people's corrections", _house_arguments, _house),
)
