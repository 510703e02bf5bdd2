"""requirements.jsonl: customers' files, their rows, how each is met and by whose word, and what the customer was told.

One row a thing, each kind after what it names: files, requirements, deeds, coverages in the order they were said (one may repeat
another deal's), what was taken back, what was given out. A deal that has requirements already is left as it is.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows import near_requirements
from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models

Row = dict[str, Any]
FILE = ("n", "file_name", "format", "content_hash", "columns", "problems")
WORDS = ("no", "named", "section", "text", "must", "words_hash", "language", "tab", "row", "effort", "effort_note")
SAID = ("n", "status", "comment", "confidence", "reasons", "likeness", "rule_version")
AT_ONCE = 1000


def dump(company: models.Company) -> Iterator[Row]:
    yield from _sheets(company)
    yield from _requirements(company)
    deeds: dict[int, list[Any]] = {}
    counted: dict[str, int] = defaultdict(int)
    for deed in models.CoverageDeed.objects.filter(deal__company=company).select_related("deal", "by").order_by("pk"):
        counted[deed.deal.key] += 1
        deeds[deed.pk] = [deed.deal.key, counted[deed.deal.key]]
        yield {"what": "deed", "deal": deed.deal.key, "by": deed.by.key, "done_on": iso(deed.done_on)}
    yield from _coverages(company, deeds)
    undone = models.CoverageUndo.objects.filter(coverage__requirement__deal__company=company).order_by("pk")
    for undo in undone.select_related("coverage__requirement__deal", "by"):
        yield {"what": "undo", "coverage": _key(undo.coverage), "by": undo.by.key, "undone_on": iso(undo.undone_on)}
    yield from _outs(company)


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """After the ledger and the asks, which requirements name."""
    found = _Restored(keys)
    made = 0
    for row in rows:
        with row.whole():
            made += found.take(row)
    found.keep_vectors()
    return made


def _sheets(company: models.Company) -> Iterator[Row]:
    found = models.RequirementSheet.objects.filter(deal__company=company).select_related(
        "deal", "replaces", "created_by"
    )
    for sheet in found.order_by("pk").iterator(chunk_size=20):
        yield {
            "what": "sheet",
            "deal": sheet.deal.key,
            **{name: getattr(sheet, name) for name in FILE},
            "original": b64encode(bytes(sheet.original)).decode(),
            "replaces": sheet.replaces.n if sheet.replaces else None,
            "recorded_on": iso(sheet.recorded_on),
            "taken_on": iso(sheet.taken_on),
            "read_on": iso(sheet.read_on),
            "by": sheet.created_by.key if sheet.created_by else None,
        }


def _requirements(company: models.Company) -> Iterator[Row]:
    related = ("deal", "sheet", "capability", "change_request", "ask", "promise", "owner", "created_by")
    found = models.Requirement.objects.filter(deal__company=company).select_related(*related).defer("sheet__original")
    for row in found.order_by("pk").iterator(chunk_size=AT_ONCE):
        yield {
            "what": "requirement",
            "deal": row.deal.key,
            **{name: getattr(row, name) for name in WORDS},
            "sheet": row.sheet.n if row.sheet else None,
            "capability": row.capability.key if row.capability else None,
            "request": row.change_request.key if row.change_request else None,
            "ask": row.ask.key if row.ask else None,
            "promise": row.promise.key if row.promise else None,
            "owner": row.owner.key if row.owner else None,
            "recorded_on": iso(row.recorded_on),
            "left_on": iso(row.left_on),
            "looked_on": iso(row.looked_on),
            "by": row.created_by.key if row.created_by else None,
        }


def _coverages(company: models.Company, deeds: dict[int, list[Any]]) -> Iterator[Row]:
    related = (
        "requirement__deal", "by", "capability", "capability_version__capability", "roadmap_version__item", "change_request",
        "pattern", "copied_from__requirement__deal",
    )  # fmt: skip
    found = models.Coverage.objects.filter(requirement__deal__company=company).select_related(*related)
    for one in found.order_by("pk").iterator(chunk_size=AT_ONCE):
        version, item = one.capability_version, one.roadmap_version
        yield {
            "what": "coverage",
            "requirement": [one.requirement.deal.key, one.requirement.no],
            **{name: getattr(one, name) for name in SAID},
            "by": one.by.key if one.by else None,
            "deed": deeds[one.deed_id] if one.deed_id else None,
            "capability": one.capability.key if one.capability else None,
            "capability_version": [version.capability.key, version.n] if version else None,
            "roadmap": [item.item.key, item.n] if item else None,
            "request": one.change_request.key if one.change_request else None,
            "pattern": one.pattern.key if one.pattern else None,
            "copied_from": _key(one.copied_from) if one.copied_from else None,
            "said_on": iso(one.said_on),
        }


def _outs(company: models.Company) -> Iterator[Row]:
    found = models.SheetOut.objects.filter(sheet__deal__company=company).select_related("sheet__deal", "by")
    for out in found.defer("sheet__original").order_by("pk"):
        told = out.told.order_by("pk").values_list("coverage__requirement__no", "coverage__n")
        yield {
            "what": "out",
            "sheet": [out.sheet.deal.key, out.sheet.n],
            "n": out.n,
            "content_hash": out.content_hash,
            "by": out.by.key,
            "given_on": iso(out.given_on),
            "told": [list(one) for one in told],
        }


def _key(one: models.Coverage) -> list[Any]:
    return [one.requirement.deal.key, one.requirement.no, one.n]


class _Restored:
    """What came so far, by what the file calls it."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        there = models.Requirement.objects.filter(deal__company=keys.company).values_list("deal__key", flat=True)
        sheets = models.RequirementSheet.objects.filter(deal__company=keys.company).values_list("deal__key", flat=True)
        self._known = {*there, *sheets}
        self._sheets: dict[tuple[str, int], models.RequirementSheet] = {}
        self._rows: dict[tuple[str, int], models.Requirement] = {}
        self._deeds: dict[str, list[models.CoverageDeed]] = defaultdict(list)
        self._said: dict[tuple[str, int, int], models.Coverage] = {}
        self._patterns: dict[str, models.SolutionPattern] = {
            row.key: row for row in models.SolutionPattern.objects.filter(product__company=keys.company)
        }

    def take(self, row: Row) -> int:
        deal = row["deal"] if "deal" in row else (row.get("requirement") or row.get("coverage") or row["sheet"])[0]
        if deal in self._known:
            return 0
        kinds = {
            "sheet": self._sheet,
            "requirement": self._requirement,
            "deed": self._deed,
            "coverage": self._coverage,
            "undo": self._undo,
            "out": self._out,
        }
        kinds[row["what"]](row)
        return 1

    def keep_vectors(self) -> None:
        """What was answered is found again by nearness."""
        answered = list({key[:2]: self._rows[key[:2]] for key, one in self._said.items() if one.by_id}.values())
        for start in range(0, len(answered), AT_ONCE):
            near_requirements.keep(answered[start : start + AT_ONCE], company=self._keys.company.pk)

    def _sheet(self, row: Row) -> None:
        self._sheets[row["deal"], row["n"]] = models.RequirementSheet.objects.create(
            deal=self._keys.deals[row["deal"]],
            **{name: row[name] for name in FILE},
            original=b64decode(row["original"], validate=True),
            replaces=self._sheets[row["deal"], row["replaces"]] if row["replaces"] else None,
            recorded_on=known_day(row["recorded_on"]),
            taken_on=day(row["taken_on"]),
            read_on=day(row["read_on"]),
            created_by=self._keys.people[row["by"]] if row["by"] else None,
        )

    def _requirement(self, row: Row) -> None:
        keys, deal = self._keys, row["deal"]
        self._rows[deal, row["no"]] = models.Requirement.objects.create(
            deal=keys.deals[deal],
            **{name: row[name] for name in WORDS},
            sheet=self._sheets[deal, row["sheet"]] if row["sheet"] else None,
            capability=keys.capabilities[row["capability"]] if row["capability"] else None,
            change_request=keys.requests[row["request"]] if row["request"] else None,
            ask=keys.asks[row["ask"]] if row["ask"] else None,
            promise=keys.promises[deal, row["promise"]] if row["promise"] else None,
            owner=keys.people[row["owner"]] if row["owner"] else None,
            recorded_on=known_day(row["recorded_on"]),
            left_on=day(row["left_on"]),
            looked_on=day(row["looked_on"]),
            created_by=keys.people[row["by"]] if row["by"] else None,
        )

    def _deed(self, row: Row) -> None:
        by = self._keys.people[row["by"]]
        self._deeds[row["deal"]].append(
            models.CoverageDeed.objects.create(
                deal=self._keys.deals[row["deal"]], by=by, done_on=known_day(row["done_on"]), created_by=by
            )
        )

    def _coverage(self, row: Row) -> None:
        keys = self._keys
        deal, no = row["requirement"]
        by = keys.people[row["by"]] if row["by"] else None
        self._said[deal, no, row["n"]] = models.Coverage.objects.create(
            requirement=self._rows[deal, no],
            **{name: row[name] for name in SAID},
            by=by,
            deed=self._deeds[row["deed"][0]][row["deed"][1] - 1] if row["deed"] else None,
            capability=keys.capabilities[row["capability"]] if row["capability"] else None,
            capability_version=keys.capability_version(row["capability_version"]),
            roadmap_version=keys.roadmap_version(row["roadmap"]),
            change_request=keys.requests[row["request"]] if row["request"] else None,
            pattern=self._patterns[row["pattern"]] if row["pattern"] else None,
            copied_from=self._said[tuple(row["copied_from"])] if row["copied_from"] else None,
            said_on=known_day(row["said_on"]),
            created_by=by,
        )

    def _undo(self, row: Row) -> None:
        by = self._keys.people[row["by"]]
        models.CoverageUndo.objects.create(
            coverage=self._said[tuple(row["coverage"])], by=by, undone_on=known_day(row["undone_on"]), created_by=by
        )

    def _out(self, row: Row) -> None:
        (deal, n), by = row["sheet"], self._keys.people[row["by"]]
        out = models.SheetOut.objects.create(
            sheet=self._sheets[deal, n],
            n=row["n"],
            content_hash=row["content_hash"],
            by=by,
            given_on=known_day(row["given_on"]),
            created_by=by,
        )
        models.CoverageTold.objects.bulk_create(
            models.CoverageTold(out=out, coverage=self._said[deal, no, said]) for no, said in row["told"]
        )
