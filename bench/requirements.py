"""A customer's tender from the file to rows with suggestions and earlier answers, and back into the file with ours in it.

The product has sixty capabilities and some hundred wishes; the rows are synthetic and all different, a third of them in words that
another deal's tender had too. `seconds` is everything between the upload and the last suggestion (read, booked, looked at), in
one process; the parts stand beside it. `cpu_s` is the processor time of that process: on a busy machine it says more than the
clock. `mb` is its memory afterwards, with the ear's models in it.
"""

from __future__ import annotations

import argparse
import io
import json
import time
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

import openpyxl

from bench._measure import resident_mb
from bench.synthetic.company import TODAY, World, own_home, world
from bench.synthetic.requests import fill_requests
from bench.synthetic.talks import fill_talks
from bench.synthetic.words import questions
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage, ear, near_requirements, requirement_files, requirement_suggestions, requirements
from ropeteam.store import models
from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.queries import requirement_answers
from ropeteam.store.queries import requirements as query
from ropeteam.store.queries.requirements import Wanted
from ropeteam.wording.requirements import written

WISHES = 300
SHARED = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Print a table; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench requirements", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--rows", type=int, default=1000, metavar="N", help="rows of the tender")
    args = parser.parse_args(argv)
    with own_home():
        made = world()
        fill_talks(made, start=0, stop=40, of=40)
        fill_requests(made, start=0, stop=WISHES)
        result = measured(made, args.rows)
    for name, value in result.items():
        print(f"{name:24}{value:>12.3f}")
    if args.json:
        print(json.dumps({name: round(value, 3) for name, value in result.items()}))
    return 0


def measured(made: World, rows: int) -> dict[str, float]:
    earlier, deal = models.Deal.objects.order_by("pk")[:2]
    by = presales(made)
    words = list(islice(questions(2 * rows, seed=3), 2 * rows))
    ear.embedder().embed(["Der erste Satz liest die Gewichte."])
    first = taken_in(earlier, by, workbook(words[:rows]))
    requirement_suggestions.suggest_all(earlier.pk, on=TODAY)
    deed = coverage.answer(
        earlier, ids(first), actor=by, status=Coverage.AS_IS, on=TODAY, comment="So läuft es heute."
    ).deed
    assert deed is not None
    near_requirements.keep_answered(deed.pk)
    data = workbook([word if no % SHARED else words[no] for no, word in enumerate(words[rows:])])

    worked = time.process_time()
    spent: dict[str, float] = {}
    sheet = timed(spent, "read_s", lambda: taken_in(deal, by, data))
    timed(spent, "suggest_s", lambda: requirement_suggestions.suggest_all(deal.pk, on=TODAY))
    seconds = sum(spent.values())
    cpu, memory = time.process_time() - worked, resident_mb()
    every = list(query.standing(deal).order_by("no"))
    timed(spent, "same_answers_s", lambda: requirement_answers.last_answers(every, deal))
    timed(spent, "page_s", lambda: query.page(deal, Wanted(stand="open")))
    timed(spent, "near_page_s", lambda: near_requirements.near_each(every[:50], deal, most=1))
    timed(spent, "answer_all_s", lambda: coverage.answer(deal, ids(sheet), actor=by, status=Coverage.GAP, on=TODAY))
    timed(spent, "write_back_s", lambda: requirement_files.answered(sheet, actor=by, words=written("de")))
    result = {
        "rows": len(every),
        "seconds": seconds,
        "rows_per_second": len(every) / seconds,
        "mb": memory,
        "cpu_s": cpu,
    }
    return result | spent


def presales(made: World) -> Actor:
    return actor_of(made.people[Role.PRESALES][0], on=TODAY)


def workbook(words: Sequence[str]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Anforderungen")
    sheet.append(["Nr.", "Anforderung", "Priorität", "Antwort", "Bemerkung"])
    for no, word in enumerate(words, start=1):
        sheet.append([f"{no // 100 + 1}.{no % 100}", word, "Muss" if no % 2 else "Soll", None, None])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def taken_in(deal: models.Deal, by: Actor, data: bytes) -> models.RequirementSheet:
    sheet = requirements.bring(deal, actor=by, data=data, file_name="lv.xlsx", on=TODAY).sheet
    assert sheet is not None
    requirements.take_in(sheet, actor=by, tabs=requirements.columns_of(sheet), on=TODAY, read_later=False)
    requirements.read_sheet(sheet.pk, on=TODAY)
    sheet.refresh_from_db()
    return sheet


def ids(sheet: models.RequirementSheet) -> list[int]:
    return list(sheet.requirements.values_list("pk", flat=True))


def timed(spent: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    begun = time.perf_counter()
    found = work()
    spent[name] = time.perf_counter() - begun
    return found


if __name__ == "__main__":
    raise SystemExit(main())
