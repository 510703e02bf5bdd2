"""How fast Ropeteam listens: utterances a second of processor time, and memory, stage by stage, one thread, on our own talks.

`cheap` is sentences, language, cues, sentence vectors and the sentence head: what every text costs. `full` is everything up
to the verdict: clause head, due day, capability, non-goal, limits. The peer is the embedder alone on the same sentences.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from bench._heard import Judge
from bench._measure import percentile, resident_mb
from ropeteam.language.contract import Heard
from ropeteam.language.corpus import Company, Talk, place, read
from ropeteam.language.detect.cues import found
from ropeteam.language.detect.due import due
from ropeteam.language.detect.features import letters, sentence_rows
from ropeteam.language.detect.hearing import prepare, units
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.listen import listen
from ropeteam.language.embedding import load
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
    chosen = [(company, talk) for company in read(place()).companies for talk in company.talks]
    step = max(1, len(chosen) // args.talks)
    chosen = chosen[::step][: args.talks]
    figures = measured(chosen)
    for name, value in figures.items():
        print(f"{name:28}{value:12.1f}")
    if args.json:
        print(json.dumps({name: round(value, 1) for name, value in figures.items()}))
    return 0


def measured(chosen: Sequence[tuple[Company, Talk]]) -> dict[str, float]:
    before = resident_mb()
    embedder = load()
    embedder.embed(["warm up"])
    language_of("This sentence is long enough to be looked at.")
    loaded = resident_mb() - before
    spoken = {talk.file: [turn.spoken for turn in talk.turns] for _, talk in chosen}
    utterances = sum(len(units(spoken[talk.file], internal=talk.internal)) for _, talk in chosen)
    texts = [
        unit.text[one.start : one.end]
        for _, talk in chosen
        for unit in units(spoken[talk.file], internal=talk.internal)
        for one in sentences(unit.text)
    ]
    judges = {company.key: _ready(Judge(company, embedder, None)) for company, _ in chosen}
    figures = {
        "utterances": float(utterances),
        "sentences": float(len(texts)),
        "sentences_s_embedder": len(texts) / _seconds(lambda: embedder.embed(texts)),
        "sentences_s_language": len(texts) / _seconds(lambda: [language_of(text) for text in texts]),
        "sentences_s_cues": len(texts) / _seconds(lambda: [found(text, "de") | found(text, "en") for text in texts]),
        "sentences_s_letters": len(texts) / _seconds(lambda: [letters(text) for text in texts]),
        "utterances_s_cheap": utterances / _seconds(lambda: [_cheap(company, talk) for company, talk in chosen]),
    }
    heard: list[list[Heard]] = []
    spent = _each(lambda pair: heard.append(_listen(*pair)), chosen)
    figures["utterances_s_listen"] = utterances / sum(spent)
    judged = _each(
        lambda pair: _verdicts(judges[pair[0][0].key], pair[0][1], pair[1]), list(zip(chosen, heard, strict=True))
    )
    ours = [one for some in heard for one in some if one.kind in ("promise", "claim")]
    words = sum(len(turn.text.split()) for _, talk in chosen for turn in talk.turns)
    return figures | {
        "utterances_s_full": utterances / (sum(spent) + sum(judged)),
        "signals_heard": float(sum(len(some) for some in heard)),
        "verdict_ms_p50": 1000
        * percentile([one / max(1, len(some)) for one, some in zip(judged, heard, strict=True)], 0.5),
        "due_us": 1e6 * _seconds(lambda: [_due(one) for one in ours]) / max(1, len(ours)),
        "limits_us": 1e6 * _seconds(lambda: _limits(judges, chosen, heard)) / max(1, len(ours)),
        "twenty_minutes_s": (sum(spent) + sum(judged)) * TWENTY_MINUTES / max(1, words),
        "rss_loaded_mb": loaded,
        "rss_mb": resident_mb(),
    }


def _ready(judge: Judge) -> Judge:
    """With the vectors of its catalogue, which a process computes once a product and not once a talk."""
    judge.capabilities.match("ready", most=1)
    return judge


def _cheap(company: Company, talk: Talk) -> None:
    weights = shipped()
    ready = prepare(
        [turn.spoken for turn in talk.turns], internal=talk.internal, language=company.language, embedder=load()
    )
    rows = sentence_rows(ready.sentences, ready.vectors, ready.before)
    marks = [letters(one.text) for one in ready.sentences]
    if weights is not None:
        for side in ("ours", "theirs"):
            weights.heads[f"sentence.{side}"].chances(rows, marks)


def _listen(company: Company, talk: Talk) -> list[Heard]:
    return listen(
        [turn.spoken for turn in talk.turns],
        held_on=talk.held_on,
        internal=talk.internal,
        language=company.language,
        embedder=load(),
        releases=company.releases,
    )


def _verdicts(judge: Judge, talk: Talk, heard: Iterable[Heard]) -> None:
    for one in heard:
        if one.kind in ("promise", "claim"):
            judge.verdict(one.kind, one.quote, one.context, talk, one.meaning)
        else:
            language = judge.company.language
            judge.capabilities.match(one.quote, context=one.context, language=language, most=1, meaning=one.meaning)


def _due(one: Heard) -> object:
    return due(one.quote, on=SOME_DAY, language="de")


def _limits(judges: dict[str, Judge], chosen: Sequence[tuple[Company, Talk]], heard: Sequence[list[Heard]]) -> None:
    for (company, _), some in zip(chosen, heard, strict=True):
        lines = list(judges[company.key].lines.values())
        for no, one in enumerate(one for one in some if one.kind in ("promise", "claim")):
            touches(one.quote, lines[no % len(lines)].limits)


def _seconds(work: Callable[[], T]) -> float:
    """Of processor time: what else runs on the machine does not count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _each(work: Callable[[T], object], over: Sequence[T]) -> list[float]:
    return [_seconds(lambda one=one: work(one)) for one in over]  # type: ignore[misc]


if __name__ == "__main__":
    raise SystemExit(main())
