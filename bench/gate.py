"""May this deal be signed? What a CRM that asks often waits for, in a company with many promises.

The real server (as `up` starts it) on a home of its own. Deals of ten promises and three talks each; half of the promises have a
person's verdict. Asked over HTTP with a token, one reader at a time, each time another deal: *kept* when nothing changed since
somebody asked, *changed* when one deal in twenty changed in between, *anew* when nobody asked for that deal before. Beside it: the
same server's empty page. Synthetic data; fixed seeds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Sequence
from datetime import timedelta
from http.client import HTTPConnection

from django.db import connection

from bench._http import served
from bench._measure import children_cpu_s, percentile
from bench.synthetic.company import TODAY, World, own_home, world
from ropeteam.core.vocabulary import Fit
from ropeteam.flows import people
from ropeteam.store import models

A_DEAL, TALKS = 10, 3
TOKEN = "synthetic-token-of-the-gate-bench"
FILL = """
INSERT INTO store_deal (company_id, product_id, key, title, currency, stage, opened_on, confidential, source, product_named, extra)
    SELECT %(company)s, %(product)s, 'g' || n, 'Deal ' || n, 'EUR', 'offer', %(day)s::date - (n %% 300), false, 'here', '', '{}'
    FROM generate_series(1, %(deals)s) n;
INSERT INTO store_conversation (company_id, deal_id, key, kind, held_on, internal, basis, title, source, extra)
    SELECT %(company)s, d.id, d.key || '-' || n, 'call', %(day)s::date - 20 * n, false, 'consent', '', 'here', '{}'
    FROM store_deal d CROSS JOIN generate_series(1, %(talks)s) n WHERE d.key LIKE 'g%%';
INSERT INTO store_promise (deal_id, key, sentence, subject, said_on, recorded_on, due, due_phrase, capability_id, source,
                           replaces_how, replaces_note)
    SELECT d.id, 'p' || n, 'Promise ' || n || ' of ' || d.key, 'function', %(day)s::date - 30, %(day)s::date - 30,
           %(day)s::date + 10 * n, '', (%(capabilities)s::bigint[])[1 + (d.id + n) %% %(known)s], 'manual', '', ''
    FROM store_deal d CROSS JOIN generate_series(1, %(each)s) n WHERE d.key LIKE 'g%%';
INSERT INTO store_judgement (promise_id, fit, backing, reasons, surer, rule_version, by_id, judged_on, reason_text, strategy_id)
    SELECT p.id, CASE WHEN p.id %% 5 = 0 THEN 'declined' ELSE 'as_is' END,
           CASE WHEN p.id %% 5 = 0 THEN 'unbacked' ELSE 'as_is' END, '[{"code": "person"}]', false, 'bench',
           CASE WHEN p.id %% 2 = 0 THEN %(person)s::bigint END, %(day)s, '', NULL
    FROM store_promise p;
ANALYZE;
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Print a table; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench gate", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--rows", type=int, default=100_000, metavar="N", help="promises; multiples of 10")
    parser.add_argument("--requests", type=int, default=400, metavar="N", help="requests of each kind")
    args = parser.parse_args(argv)
    with own_home() as (home, _):
        made = world()
        fill(made, args.rows)
        with served(home) as port:
            found = measured(port, args.requests)
    found["rows"] = float(args.rows)
    print(f"{'':>10}{'p50 ms':>9}{'p95 ms':>9}")
    for kind, name in (("", "kept"), ("changed_", "changed"), ("anew_", "anew"), ("noop_", "empty")):
        print(f"{name:>10}{found[f'{kind}p50_ms']:>9.1f}{found[f'{kind}p95_ms']:>9.1f}")
    print(f"processor time of server and database for one kept answer: {found['cpu_ms']:.1f} ms")
    if args.json:
        print(json.dumps({name: round(value, 2) for name, value in found.items()}))
    return 0


def fill(made: World, rows: int) -> None:
    """By SQL: a hundred thousand promises in seconds. The gate's own marks come with them, as with every import."""
    ids = [row.pk for row in made.capabilities]
    values = {
        "company": made.company.pk,
        "product": made.product.pk,
        "day": TODAY,
        "deals": rows // A_DEAL,
        "each": A_DEAL,
        "talks": TALKS,
        "capabilities": ids,
        "known": len(ids),
        "person": made.product_manager.person.pk if made.product_manager.person else None,
    }
    with connection.cursor() as cursor:
        for statement in FILL.split(";\n"):
            if statement.strip():
                cursor.execute(statement, values)
    person = made.product_manager.person
    assert person is not None
    hashed = hashlib.sha256(TOKEN.encode()).hexdigest()
    people.give_token(person, name="bench", token_hash=hashed, on=TODAY - timedelta(days=1))


def measured(port: int, requests: int) -> dict[str, float]:
    chance = random.Random(7)
    deals = list(models.Deal.objects.filter(key__startswith="g").order_by("pk").values_list("pk", flat=True))
    asked = chance.sample(deals, min(requests, len(deals)))
    line = HTTPConnection("127.0.0.1", port, timeout=60)
    found = _shares("noop_", [_once(line, "/healthz") for _ in range(requests)])
    found |= _shares("anew_", [_once(line, _address(pk)) for pk in asked])
    begun = children_cpu_s()
    found |= _shares("", [_once(line, _address(chance.choice(asked))) for _ in range(requests)])
    found["cpu_ms"] = (children_cpu_s() - begun) * 1000 / requests
    mixed = []
    for _ in range(requests):
        pk = chance.choice(asked)
        if chance.random() < 0.05:
            _change(pk)
        mixed.append(_once(line, _address(pk)))
    line.close()
    return found | _shares("changed_", mixed)


def _change(deal: int) -> None:
    """Somebody judges one of its promises."""
    last = models.Judgement.objects.filter(promise__deal=deal).order_by("-pk")[0]
    last.pk, last.fit, last.backing = None, Fit.AS_IS.value, "as_is"
    last.save(force_insert=True)


def _once(line: HTTPConnection, path: str) -> float:
    begun = time.perf_counter()
    line.request("GET", path, headers={"Authorization": f"Bearer {TOKEN}"})
    answer = line.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status} {body[:200]!r}")
    return (time.perf_counter() - begun) * 1000


def _address(deal: int) -> str:
    return f"/api/deals/{deal}/gate"


def _shares(kind: str, took: Sequence[float]) -> dict[str, float]:
    return {f"{kind}p50_ms": percentile(took, 0.5), f"{kind}p95_ms": percentile(took, 0.95)}


if __name__ == "__main__":
    raise SystemExit(main())
