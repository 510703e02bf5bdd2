"""Questions to a language model as files, and answers from files: for audit, for houses without a network, for any model."""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.utils import timezone

from ropeteam.cli.model_tally import Tally, reasons
from ropeteam.cli.printing import line
from ropeteam.core.errors import RopeteamError
from ropeteam.core.sending import Outcome, kept_back
from ropeteam.flows import conversations, model_ear, reading
from ropeteam.language.backends import llm
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import conversations as query
from ropeteam.wording.say import say

ANSWERS = (".answer.json", ".answer.md", ".answer.txt")
UNNAMED = "model"  # in a question for whichever model somebody takes


def write(company: models.Company, args: argparse.Namespace) -> None:
    """The questions leave the database as files, so it is logged like every export."""
    model = _model(args) or UNNAMED
    back: Counter[Outcome] = Counter()
    count = 0
    reading.take_export(company, actor=OPERATOR, what="llm-questions")
    with _usable(args.llm_write):
        args.llm_write.mkdir(mode=0o700, parents=True, exist_ok=True)
        for text in _waiting(company, model):
            kept = _back(text)
            if kept is not None:
                back[kept] += 1
                continue
            asked = model_ear.question_about(text.pk, whole=_whole(args))
            _put(args.llm_write / f"{_name(text, asked)}.request.json", asked.prompt.body(model))
            count += 1
    line("cli.llm.written", args.lang, count=count, folder=args.llm_write, why=reasons(back, args.lang))


def read(company: models.Company, args: argparse.Namespace) -> int:
    """Only an answer to the question as it stands today is booked; a bad one is told and its text goes on waiting."""
    model = _model(args)
    if not model:
        raise RopeteamError("llm_model_missing")
    with _usable(args.llm_read):
        os.listdir(args.llm_read)
    tally, open_ones, bad = Tally(), 0, 0
    for text in _waiting(company, model):
        if _back(text) is not None:
            continue
        asked = model_ear.question_about(text.pk, whole=_whole(args))
        file = _answer(args.llm_read, _name(text, asked))
        if file is None:
            open_ones += 1
            continue
        try:
            with _usable(file):
                words = file.read_text(encoding="utf-8-sig")
            found = model_ear.read_from_file(asked, words, model=model)
        except RopeteamError as error:
            problem = say(f"error.{error.code}", args.lang, **error.values)
            line("cli.llm.bad_answer", args.lang, file=file.name, problem=problem)
            bad += 1
            continue
        conversations.book_findings(conversations.hear(text.pk, brought=found), on=timezone.localdate())
        tally.add(found)
    tally.tell(company, model, "", args.lang)
    if open_ones:
        line("cli.llm.no_answer", args.lang, count=open_ones)
    return 1 if bad else 0


def _waiting(company: models.Company, model: str) -> Iterable[models.TextVersion]:
    """What this model has not read yet, whoever else heard it."""
    found = query.waiting(company, rules=llm.RULES, model=model)
    return list(found.select_related("conversation__deal"))


def _back(text: models.TextVersion) -> Outcome | None:
    deal = text.conversation.deal
    return kept_back(confidential=deal is not None and deal.confidential, basis=text.conversation.basis)


def _model(args: argparse.Namespace) -> str:
    named = args.llm_model.strip()
    if len(named) > 70 or not named.isprintable():
        raise RopeteamError("llm_model_missing")
    model = model_ear.language_model()
    return named or (model.model if model else "")


def _whole(args: argparse.Namespace) -> bool:
    if args.llm_catalogue:
        return bool(args.llm_catalogue == "whole")
    model = model_ear.language_model()
    return model.whole if model else True


def _name(text: models.TextVersion, asked: model_ear.Question) -> str:
    """The talk and the question: an answer to older words has another name."""
    key = re.sub(r"[^A-Za-z0-9._-]", "-", text.conversation.key)[:60].strip(".")
    return f"{text.pk}-{key}-{asked.prompt.asked[:16]}"


def _answer(folder: Path, name: str) -> Path | None:
    return next((folder / f"{name}{end}" for end in ANSWERS if (folder / f"{name}{end}").is_file()), None)


def _put(path: Path, body: Mapping[str, object]) -> None:
    path.touch(mode=0o600)
    path.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@contextmanager
def _usable(path: Path) -> Iterator[None]:
    """A folder or file that cannot be used is one clear line."""
    try:
        yield
    except OSError as error:
        raise RopeteamError("llm_folder_bad", path=str(path), reason=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise RopeteamError("llm_folder_bad", path=str(path), reason="UTF-8") from error
