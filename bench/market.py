"""The market board in companies of 10,000 and of 100,000 signals: the whole board, only what is confirmed, one page of sentences.

Beside it the limit: the same signals counted by kind, without talks, segments and people's words.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Count, F

from bench._measure import percentile
from bench.synthetic.company import World, own_home, world
from bench.synthetic.talks import fill_talks
from ropeteam.core.vocabulary import SignalKind
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import market
from ropeteam.store.queries.lists import Where, fall
from ropeteam.store.queries.market_sentences import SentenceFilter, listed

SIZES = (10_000, 100_000)
A_TALK = 5
# The same sentences once more, a little further in their turn and of a customer's kind.
_ONE_MORE = """
INSERT INTO store_signal (conversation_id, text_id, first_turn, last_turn, start, "end", quote, kind, low, recalled, service,
                          analysis_id, confidence, capability_id, due_phrase)
SELECT conversation_id, text_id, first_turn, last_turn, start + %s, "end" + %s, quote,
       (ARRAY['need', 'concern', 'delight', 'claim'])[1 + id %% 4], low, false, false, analysis_id, confidence, capability_id, ''
  FROM store_signal WHERE start < 1000 ORDER BY id LIMIT %s ON CONFLICT DO NOTHING
"""
SEGMENTS = ("maschinenbau", "lager", "handel", "lebensmittel", "labor")


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench market", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--runs", type=int, default=20, metavar="N", help="times each thing is asked")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="signals; multiples of 50")
    args = parser.parse_args(argv)
    result: dict[str, float] = {}
    with own_home():
        made = world()
        talks = 0
        for size in args.sizes:
            talks = filled(made, talks, size, most=max(args.sizes))
            print(
                f"{models.Signal.objects.count()} signals, {talks} talks, {models.SignalReview.objects.count()} reviews"
            )
            for name, ask in asked(made).items():
                times = [_timed(ask) for _ in range(args.runs)]
                p50, p95 = (round(1000 * percentile(times, share), 1) for share in (0.5, 0.95))
                print(f"  {name:<12} p50 {p50:>7} ms   p95 {p95:>7} ms")
                result |= {f"{name}_p50_ms_{size}": p50, f"{name}_p95_ms_{size}": p95}
    if args.json:
        print(json.dumps(result))
    return 0


def filled(made: World, talks: int, size: int, *, most: int) -> int:
    """A talk for every five signals, as in the example companies; what the talks lack is added. Returns how many there are."""
    fill_talks(made, start=talks, stop=size // A_TALK, of=most // A_TALK)
    for no, segment in enumerate(SEGMENTS):
        models.Account.objects.alias(rest=F("pk") % len(SEGMENTS)).filter(rest=no).update(segment=segment)
    with connection.cursor() as cursor:
        for copy in range(1, 40):
            missing = size - models.Signal.objects.count()
            if missing <= 0:
                break
            cursor.execute(_ONE_MORE, [size + copy * 1000, size + copy * 1000, missing])
        cursor.execute("ANALYZE")
    return size // A_TALK


def asked(made: World) -> dict[str, Callable[[], Any]]:
    month = market.of(made.company, confidential=True).over.periods[-1]
    by = SentenceFilter(SignalKind.NEED, segments=("lager",), start=month.start, end=month.end)
    return {
        "board": lambda: market.of(made.company, confidential=True),
        "confirmed": lambda: market.of(made.company, confidential=True, confirmed=True),
        "sentences": lambda: fall(listed(OPERATOR, by), where=Where()),
        "limit": lambda: list(models.Signal.objects.values("kind").annotate(n=Count("pk")).order_by()),
    }


def _timed(ask: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    ask()
    return time.perf_counter() - begun


if __name__ == "__main__":
    raise SystemExit(main())
