"""The one door for company folders: a path in, plain values and problems out."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import RoadmapStatus
from ropeteam.language.defects import ProblemCode, defect, notice
from ropeteam.language.folder.catalogue import read_catalogue
from ropeteam.language.folder.conversations import read_conversations
from ropeteam.language.folder.csv_rows import csv_rows
from ropeteam.language.folder.deal_words import odd_words
from ropeteam.language.folder.fields import Known
from ropeteam.language.folder.paths import inside
from ropeteam.language.folder.tables import (
    MAX_BYTES,
    read_accounts,
    read_changes,
    read_contacts,
    read_deals,
    read_people,
    read_scopes,
)
from ropeteam.language.folder.text_lines import text_lines
from ropeteam.language.folder.values import CompanyFolder
from ropeteam.language.folder.yaml_nodes import Node, read_yaml
from ropeteam.language.storable import storable

COMPANY: Final = "company.yaml"
MAX_YAML_BYTES: Final = 8 * 1024 * 1024
OWN_FILES: Final = (
    "versions.jsonl", "texts.jsonl", "signals.jsonl", "change_requests.csv", "decisions.csv", "answers.csv", "asks.jsonl",
    "askers.jsonl", "wording_links.jsonl", "settings.jsonl", "patterns.csv", "promises.csv", "ledger.jsonl",
    "scope_links.jsonl", "contradictions.jsonl", "gate_runs.jsonl", "requirements.csv", "studies.csv", "handovers.csv",
    "milestones.csv", "pulses.csv", "references.csv", "exchanges.csv",
)  # fmt: skip
# Of these, the ones whose rows belong to the product.
OF_PRODUCT: Final = (
    "versions.jsonl", "trackers.jsonl", "request_changes.jsonl", "askers.jsonl", "patterns.jsonl", "answers.jsonl",
    "wording_links.jsonl", "segment_needs.jsonl", "strategy_read.jsonl", "capability_reviews.jsonl",
    "pillar_evidence.jsonl", "proposals.jsonl", "capability_drafts.jsonl", "change_requests.csv", "decisions.csv",
)  # fmt: skip
TABLES: Final = (
    "accounts.csv", "contacts.csv", "people.csv", "deals.csv", "conversations.csv", "scopes.csv",
    "roadmap_changes.csv", "capability_changes.csv",
)  # fmt: skip
_PROMISING = frozenset((RoadmapStatus.PLANNED, RoadmapStatus.IN_WORK))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file that Ropeteam writes itself. CSV values are texts ('' where empty), JSON values as they are."""

    line: int
    values: dict[str, Any]


def read_folder(path: Path) -> CompanyFolder:
    """The whole folder except the words of its conversations and the files Ropeteam writes itself (`rows`).

    Only company.yaml is needed. Raises nothing: whatever is wrong stands in `problems`, file by file.
    """
    problems: list[Problem] = []
    if not path.is_dir():
        code: ProblemCode = "not_a_folder" if path.exists() else "missing_file"
        return CompanyFolder(path, problems=(defect(code, str(path), None, path=str(path)),))
    of_product = any((path / name).exists() for name in OF_PRODUCT)
    base = read_catalogue(_company_yaml(path, problems), problems, of_product=of_product)
    account_ids = Known("accounts.csv", (path / "accounts.csv").exists())
    deal_ids = Known("deals.csv", (path / "deals.csv").exists())
    accounts = tuple(read_accounts(path, problems, segments=base.segment_ids, accounts=account_ids))
    contacts = tuple(read_contacts(path, problems, accounts=account_ids))
    people = tuple(read_people(path, problems))
    deals = tuple(read_deals(path, problems, accounts=account_ids, deals=deal_ids))
    problems += odd_words(deals, people)
    conversations = tuple(read_conversations(path, problems, deals=deal_ids, basis=base.default_basis))
    scopes = tuple(read_scopes(path, problems, deals=deal_ids))
    roadmap_changes = (
        *base.roadmap_changes,
        *read_changes(path, "roadmap_changes.csv", problems, known=base.roadmap_ids),
    )
    capability_changes = (
        *base.capability_changes,
        *read_changes(path, "capability_changes.csv", problems, known=base.capability_ids),
    )
    absent = not base.knows_commitment and all(change.field != "commitment" for change in roadmap_changes)
    if absent and any(item.status in _PROMISING and item.date for item in base.roadmap):
        problems.append(notice("commitment_absent", COMPANY, min(item.line for item in base.roadmap)))
    _report_unknown_files(path, problems)
    return CompanyFolder(
        root=path,
        company=base.company,
        product=base.product,
        named=base.named,
        vision=base.vision,
        life_phase=base.life_phase,
        works_agreement=base.works_agreement,
        default_basis=base.default_basis,
        roadmap_as_of=base.roadmap_as_of,
        commitment_absent=absent,
        strategy=tuple(base.strategy),
        segments=tuple(base.segments),
        capabilities=tuple(base.capabilities),
        roadmap=tuple(base.roadmap),
        roadmap_changes=roadmap_changes,
        capability_changes=capability_changes,
        accounts=accounts,
        contacts=contacts,
        people=people,
        deals=deals,
        conversations=conversations,
        scopes=scopes,
        unknown=tuple(base.unknown),
        problems=tuple(problems),
    )


def rows(
    folder: Path,
    name: str,
    problems: list[Problem],
    *,
    required: Collection[str] = (),
    optional: Collection[str] | None = None,
) -> Iterator[Row]:
    """Rows of one of the folder's files (`.csv` or `.jsonl`), streamed; none where the file is missing.

    Missing columns (or keys) of `required` are problems; with `optional` given, any other is a notice.
    """
    path = inside(folder, name, problems)
    if path is None:
        return
    if name.endswith(".jsonl"):
        yield from _json_rows(path, name, problems, required)
        return
    for row in csv_rows(path, name=name, problems=problems, required=required, optional=optional, max_bytes=MAX_BYTES):
        if any(row.more):
            problems.append(defect("extra_cells", name, row.line, found=", ".join(filter(None, row.more))))
        yield Row(row.line, dict(row.values))


def _company_yaml(root: Path, problems: list[Problem]) -> Node | None:
    """The root node of company.yaml, None and a problem where it is missing or unreadable."""
    path = inside(root, COMPANY, problems)
    if path is None:
        if not problems:
            problems.append(defect("missing_file", COMPANY, None, path=COMPANY))
        return None
    before = len(problems)
    text = "".join(text_lines(path, name=COMPANY, problems=problems, max_bytes=MAX_YAML_BYTES))
    if any(not problem.notice for problem in problems[before:]) and not text:
        return None
    if not text.strip():
        problems.append(defect("empty_file", COMPANY))
        return None
    return read_yaml(text, name=COMPANY, problems=problems)


def _json_rows(path: Path, name: str, problems: list[Problem], required: Collection[str]) -> Iterator[Row]:
    for line, text in enumerate(text_lines(path, name=name, problems=problems, max_bytes=MAX_BYTES), 1):
        if not text.strip():
            continue
        try:
            values = json.loads(text, object_hook=_storable_values)
        except (ValueError, RecursionError):
            values = None
        if not isinstance(values, dict):
            problems.append(defect("broken_json", name, line))
            continue
        for key in required:
            if key not in values:
                problems.append(defect("missing_value", name, line, field=key))
        yield Row(line, values)


def _storable_values(values: dict[str, Any]) -> dict[str, Any]:
    """Texts as a database can hold them; JSON may escape what it cannot."""
    return {storable(key): _storable(value) for key, value in values.items()}


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    return [_storable(item) for item in value] if isinstance(value, list) else value


def _report_unknown_files(root: Path, problems: list[Problem]) -> None:
    known = (COMPANY, *TABLES, *OWN_FILES, "conversations", "plans", "tenders", "acts.yaml")
    for path in sorted(root.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            problems.append(notice("unknown_file", path.name))
