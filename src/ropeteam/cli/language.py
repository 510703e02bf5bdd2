"""corpus, train-language: check the labelled corpus; train the ear on it."""

from __future__ import annotations

import argparse
import sys

from ropeteam.cli.command import Command
from ropeteam.language.training import corpus_check, train


def _corpus_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("check",))


def _train_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="passed on; see --help of the training")


COMMANDS = (
    Command(
        "corpus", "every mistake in the labelled corpus", _corpus_arguments, lambda args: corpus_check.main([]), False
    ),
    Command(
        "train-language",
        "train the ear on the corpus",
        _train_arguments,
        lambda args: train.main(args.arguments),
        False,
    ),
)
