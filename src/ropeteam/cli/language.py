"""corpus, train-language: check the labelled corpus; train the ear on it."""

from __future__ import annotations

import argparse
from pathlib import Path

from ropeteam.cli.command import Command
from ropeteam.language.training import train
from ropeteam.language.training.corpus_check import check
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import say


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


COMMANDS = (
    Command("corpus", "every mistake in the labelled corpus", _corpus_arguments, _corpus, needs_database=False),
    Command("train-language", "train the ear on the corpus", _train_arguments, _train, needs_database=False),
)
