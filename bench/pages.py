"""How long pages take in a big company, and that they take no longer than in a small one.

The real server (as `up` starts it) on a home of its own with synthetic talks, a tenth as many deals and a fifth as many
promises. Each page is read by one reader at a time (p50, p95, and the processor time of server and database together) and
by four at once (requests a second). The limit is the same server's empty page. Searches are for a word most talks have,
one in every thirtieth, one in every 2500th and one that only the oldest talks have, in German and in English, by a seller
(who may search only the talks of their own deals) and by product (all talks).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from bench._http import load, served
from bench._measure import children_cpu_s, percentile
from bench.synthetic import words
from bench.synthetic.company import World, own_home, session_of, world
from bench.synthetic.talks import fill_talks
from ropeteam.store import models
from ropeteam.store.queries.lists import place_of

SIZES = (1_000, 100_000)
READERS = 4
WARM_UP = 4  # requests before anything is measured: every worker reads a page's templates once
GROWTH = 1.15  # a list's bytes may differ by the length of names and numbers, not by how many rows there are


@dataclass(frozen=True, slots=True)
class Page:
    """Addresses of one kind of page, and who reads them. `kind` is list, search, filter or one."""

    name: str
    kind: str
    paths: list[str]
    product: bool = False


def main(argv: Sequence[str] | None = None) -> int:
    """Print a table; with --json one JSON object as the last line. 1 where a list's bytes grew with the rows."""
    parser = argparse.ArgumentParser(prog="run.py bench pages", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N", help="talks; multiples of 10")
    parser.add_argument("--requests", type=int, default=120, metavar="N", help="requests a page")
    args = parser.parse_args(argv)
    results: list[dict[str, float]] = []
    most = max(args.sizes)
    for size in sorted(args.sizes):
        with own_home() as (home, _):
            made = world()
            fill_talks(made, start=most - size, stop=most, of=most)  # the newest ones: lists begin alike
            with served(home) as port:
                results.append(measured(made, port, args.requests) | {"rows": size})
    grown = {
        name: results[-1][name] / results[0][name]
        for name in results[-1]
        if name in ("deals_bytes", "conversations_bytes", "promises_bytes")
        and results[-1][name] > GROWTH * results[0][name]
    }
    for name, ratio in grown.items():
        print(f"{name} grew {ratio:.2f} times")
    if args.json:
        print(json.dumps({name: round(value, 2) for name, value in (_of_smallest(results) | results[-1]).items()}))
    return 1 if grown else 0


def _of_smallest(results: Sequence[dict[str, float]]) -> dict[str, float]:
    """The figures of the smallest company, under names of their own."""
    return {f"{name}_{results[0]['rows']:.0f}": value for name, value in results[0].items()} if len(results) > 1 else {}


def measured(made: World, port: int, times: int) -> dict[str, float]:
    seller, product = session_of(made.seller), session_of(made.product_manager)
    pages = pages_of(made)
    for page in pages:
        load(port, product, page.paths[:1], times=WARM_UP, readers=READERS)
    empty = load(port, "", [reverse("healthz")], times=10 * times, readers=READERS)
    result = {"noop_rps": empty.rate, "noop_p95_ms": percentile(empty.milliseconds, 0.95)}
    print(f"\n{models.Conversation.objects.count()} talks, {models.Deal.objects.count()} deals, ", end="")
    print(f"{models.Promise.objects.count()} promises; empty page {empty.rate:.0f} requests/s")
    print(
        "".join(f"{head:>9}" for head in ("", "", "", "p50 ms", "p95 ms", "cpu ms", "req/s", "p95 of 4", "bytes")),
        flush=True,
    )
    worst: dict[str, dict[str, list[float]]] = {}
    for page in pages:
        cookie = product if page.product else seller
        before = children_cpu_s()
        alone = load(port, cookie, page.paths, times=times)
        worked = children_cpu_s() - before
        many = load(port, cookie, page.paths, times=times, readers=READERS)
        figures = {
            "p50_ms": percentile(alone.milliseconds, 0.5),
            "p95_ms": percentile(alone.milliseconds, 0.95),
            "cpu_ms": 1000 * worked / times,
            "rps": many.rate,
            "p95_of_4_ms": percentile(many.milliseconds, 0.95),
            "bytes": float(max(alone.sizes)),
        }
        print(f"{page.name:27}" + "".join(f"{value:9.1f}" for value in figures.values()), flush=True)
        for name, value in figures.items():
            worst.setdefault(page.kind, {}).setdefault(name, []).append(value)
            if name in ("p95_ms", "cpu_ms", "bytes"):
                result[f"{page.name.replace(' ', '_')}_{name}"] = value
    for name, pick in (("p50_ms", max), ("p95_ms", max), ("rps", min)):
        result[f"list_{name}"] = pick(worst["list"][name])
    return result | {"search_p95_ms": max(worst["search"]["p95_ms"]), "filter_p95_ms": max(worst["filter"]["p95_ms"])}


def pages_of(made: World) -> list[Page]:
    own = models.Deal.objects.filter(rope__person=made.seller.person).order_by("-opened_on", "-pk")
    deals, talks, promises = reverse("deals"), reverse("conversations"), reverse("promises")
    deep = {
        deals: f"{deals}?after={_middle(models.Deal, 'opened_on')}",
        talks: f"{talks}?after={_middle(models.Conversation, 'held_on')}",
    }
    found = [
        Page("deals", "list", [deals, deep[deals]]),
        Page("conversations", "list", [talks, deep[talks]]),
        Page("promises", "list", [promises, f"{promises}?after={_middle_promise()}"]),
        Page(
            "deals filtered",
            "filter",
            _filtered(deals, gate=("blocked", "pass_unheard", "pass"), stage=("won", "demo")),
        ),
        Page("deals by name", "filter", _filtered(deals, q=("Logistik", "Ahrens 4", "nowhere"))),
        Page(
            "conversations filtered", "filter", _filtered(talks, heard=("waiting", "heard", "unheard", "quarantined"))
        ),
        Page(
            "promises filtered",
            "filter",
            _filtered(
                promises, backing=("unbacked", "against_strategy"), state=("ended", "kept_late"), due=("overdue", "30")
            ),
        ),
        Page("inbox", "one", [reverse("requests_inbox")], product=True),
        Page("one deal", "one", [reverse("deals_deal", args=[deal.pk]) for deal in own[:10]]),
        Page("one talk", "one", [_talk(deal) for deal in own[:10]]),
        Page("today", "one", [reverse("today")]),
        Page("today product", "one", [reverse("today")], product=True),
    ]
    for name, both in (
        ("common", words.COMMON),
        ("middling", words.MIDDLE),
        ("rare", words.RARE),
        ("bygone", words.BYGONE),
    ):
        paths = _filtered(talks, q=both)
        found += [
            Page(f"search {name}", "search", paths),
            Page(f"search {name} product", "search", paths, product=True),
        ]
    return found


def _filtered(address: str, **values: Sequence[str]) -> list[str]:
    return [f"{address}?{urlencode({name: value})}" for name, choices in values.items() for value in choices]


def _middle(model: type[models.Deal] | type[models.Conversation], day: str) -> str:
    """The place in the middle of the list."""
    return str(place_of(model.objects.order_by("pk")[model.objects.count() // 2], day))


def _middle_promise() -> str:
    row = models.Promise.objects.order_by("said_on", "pk")[models.Promise.objects.count() // 2]
    return f"{row.said_on.isoformat()}.p{row.pk}"


def _talk(deal: models.Deal) -> str:
    talk = deal.conversations.order_by("pk").first()
    return reverse("conversations_talk", args=[talk.pk if talk else 0])


if __name__ == "__main__":
    raise SystemExit(main())
