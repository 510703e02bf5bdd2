"""How fast Ropeteam listens: utterances a second of processor time, and memory, stage by stage, one thread, on our own talks.

`cheap` is sentences, language, cues, sentence vectors and the sentence head: what every text costs. `full` is everything that
a backlog does with a talk: clause head, due day, capability, non-goal, limits, mood. Every talk begins with an empty memory of
sentences, as in the product. `ms_…` are milliseconds of processor time an utterance: in all, and of it the encoder's reading of
the talk, of words beside non-goals, and beside limits. The peer is the package of the sentence vectors alone on the same sentences.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from bench._measure import percentile, resident_mb
from bench._stages import ASKED, load_s, timed
from bench._tasks import tasks
from ropeteam.language.contract import Embedder, Heard
from ropeteam.language.detect.cues import found
from ropeteam.language.detect.due import due
from ropeteam.language.detect.features import letters, sentence_rows
from ropeteam.language.detect.hearing import prepare, units
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import SentenceEncoder, forget, load
from ropeteam.language.listening.hear import catalogue, heard_in, understand
from ropeteam.language.listening.task import Task
from ropeteam.language.match.limits import touches
from ropeteam.language.models.weights import shipped
from ropeteam.language.sentences import sentences

T = TypeVar("T")
TWENTY_MINUTES = 3000
SOME_DAY = date(2026, 1, 15)


def main(argv: Sequence[str] | None = None) -> int:
    """Print a table; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench listen", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--talks", type=int, default=80, metavar="N", help="talks listened to")
    args = parser.parse_args(argv)
    every = list(tasks())
    chosen = every[:: max(1, len(every) // args.talks)][: args.talks]
    figures = measured(chosen)
    for name, value in figures.items():
        print(f"{name:28}{value:12.2f}")
    if args.json:
        print(json.dumps({name: round(value, 2) for name, value in figures.items()}))
    return 0


def measured(chosen: Sequence[Task]) -> dict[str, float]:
    before = resident_mb()
    embedder = load()
    embedder.embed(["warm up"])
    language_of("Warm")  # no small word decides: the identifier is loaded
    loaded = resident_mb() - before
    utterances, texts = _spoken(chosen)
    figures = {
        "utterances": float(utterances),
        "sentences": float(len(texts)),
        "sentences_s_package": len(texts) / _seconds(lambda: _package(embedder, texts)),
        "sentences_s_embedder": len(texts) / _seconds(lambda: embedder.embed(texts)),
        "sentences_s_language": len(texts) / _seconds(lambda: [language_of(text) for text in texts]),
        "sentences_s_cues": len(texts) / _seconds(lambda: [found(text, "de") | found(text, "en") for text in texts]),
        "sentences_s_letters": len(texts) / _seconds(lambda: [letters(text) for text in texts]),
        "utterances_s_cheap": utterances / _seconds(lambda: list(map(_cheap, chosen))),
    }
    heard: list[list[Heard]] = []
    spent, judged = [], []
    with timed() as stages:
        for task in chosen:
            _make_ready(task, embedder)
            begun = time.process_time()
            heard.append(heard_in(task, embedder=embedder))
            between = time.process_time()
            understand(heard[-1], task, embedder=embedder)
            spent.append(between - begun)
            judged.append(time.process_time() - between)
    figures["utterances_s_listen"] = utterances / sum(spent)
    ours = [one for some in heard for one in some if one.kind in ("promise", "claim")]
    words = sum(len(turn.text.split()) for task in chosen for turn in task.talk.turns)
    return figures | {
        "utterances_s_full": utterances / (sum(spent) + sum(judged)),
        "ms_cheap": 1000 / figures["utterances_s_cheap"],
        "ms_full": 1000 * (sum(spent) + sum(judged)) / utterances,
        **{f"ms_{name}": 1000 * stages[name] / utterances for name in ASKED},
        "load_s": load_s(),
        "signals_heard": float(sum(len(some) for some in heard)),
        "verdict_ms_p50": 1000
        * percentile([one / max(1, len(some)) for one, some in zip(judged, heard, strict=True)], 0.5),
        "due_us": 1e6 * _seconds(lambda: [_due(one) for one in ours]) / max(1, len(ours)),
        "limits_us": 1e6 * _seconds(lambda: _limits(chosen, heard)) / max(1, len(ours)),
        "twenty_minutes_s": (sum(spent) + sum(judged)) * TWENTY_MINUTES / max(1, words),
        "rss_loaded_mb": loaded,
        "rss_mb": resident_mb(),
    }


def _spoken(chosen: Sequence[Task]) -> tuple[int, list[str]]:
    """How many utterances, and their sentences."""
    said = [unit for task in chosen for unit in units(task.talk.turns, internal=task.talk.internal)]
    return len(said), [unit.text[one.start : one.end] for unit in said for one in sentences(unit.text)]


def _package(embedder: Embedder, texts: list[str]) -> None:
    """The vectors as the package itself makes them."""
    if isinstance(embedder, SentenceEncoder):
        embedder.package().encode(texts)


def _make_ready(task: Task, embedder: Embedder) -> None:
    """The vectors of its catalogues, which a process computes once a product and not once a talk."""
    if task.product is not None:
        for entries in (task.product.capabilities, task.product.non_goals):
            catalogue(entries, embedder).match("ready", most=1)


def _cheap(task: Task) -> None:
    weights, talk = shipped(), task.talk
    forget(load())
    ready = prepare(talk.turns, internal=talk.internal, language=talk.language, embedder=load())
    rows = sentence_rows(ready.sentences, ready.vectors, ready.before)
    marks = [letters(one.text) for one in ready.sentences]
    if weights is not None:
        for side in ("ours", "theirs"):
            weights.heads[f"sentence.{side}"].chances(rows, marks)


def _due(one: Heard) -> object:
    return due(one.quote, on=SOME_DAY, language="de")


def _limits(chosen: Sequence[Task], heard: Sequence[list[Heard]]) -> None:
    for task, some in zip(chosen, heard, strict=True):
        lines = list(task.product.lines.values()) if task.product else []
        for no, one in enumerate(one for one in some if one.kind in ("promise", "claim")):
            touches(one.quote, lines[no % len(lines)].limits)


def _seconds(work: Callable[[], T]) -> float:
    """Of processor time: what else runs on the machine does not count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    raise SystemExit(main())
