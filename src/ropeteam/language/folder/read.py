"""The one door for company folders: a path in, plain values and problems out."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect, notice
from ropeteam.language.folder import catalogue
from ropeteam.language.folder.conversations import read_conversations
from ropeteam.language.folder.csv_rows import csv_rows
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
from ropeteam.language.folder.yaml_nodes import read_yaml

MAX_YAML_BYTES: Final = 8 * 1024 * 1024
OWN_FILES: Final = (
    "signals.jsonl", "change_requests.csv", "decisions.csv", "answers.csv", "patterns.csv", "promises.csv",
    "gate_runs.jsonl", "requirements.csv", "studies.csv", "handovers.csv", "milestones.csv", "pulses.csv",
    "references.csv", "exchanges.csv",
)  # fmt: skip
_TABLES = (
    "company.yaml", "accounts.csv", "contacts.csv", "people.csv", "deals.csv", "conversations.csv", "scopes.csv",
    "roadmap_changes.csv", "capability_changes.csv",
)  # fmt: skip
_BESIDE = ("conversations", "plans")


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
        problems.append(defect("missing_file", str(path), None, path=str(path)))
        return CompanyFolder(path, problems=tuple(problems))
    base = _read_company(path, problems)
    there = {name: (path / name).exists() for name in ("accounts.csv", "deals.csv")}
    account_ids = Known("accounts.csv", there["accounts.csv"])
    deal_ids = Known("deals.csv", there["deals.csv"])
    accounts = tuple(read_accounts(path, problems, segments=base.segment_ids, accounts=account_ids))
    contacts = tuple(read_contacts(path, problems, accounts=account_ids))
    people = tuple(read_people(path, problems))
    deals = tuple(read_deals(path, problems, accounts=account_ids, deals=deal_ids))
    conversations = tuple(read_conversations(path, problems, deals=deal_ids))
    scopes = tuple(read_scopes(path, problems, deals=deal_ids))
    roadmap_changes = read_changes(path, "roadmap_changes.csv", problems, known=base.roadmap_ids)
    capability_changes = read_changes(path, "capability_changes.csv", problems, known=base.capability_ids)
    folder = CompanyFolder(
        root=path,
        company=base.company,
        product=base.product,
        vision=base.vision,
        life_phase=base.life_phase,
        works_agreement=base.works_agreement,
        default_basis=base.default_basis,
        roadmap_as_of=base.roadmap_as_of,
        commitment_absent=base.commitment_absent,
        strategy=tuple(base.strategy),
        segments=tuple(base.segments),
        capabilities=tuple(base.capabilities),
        roadmap=tuple(base.roadmap),
        roadmap_changes=(*base.roadmap_changes, *roadmap_changes),
        capability_changes=(*base.capability_changes, *capability_changes),
        accounts=accounts,
        contacts=contacts,
        people=people,
        deals=deals,
        conversations=conversations,
        scopes=scopes,
        unknown=tuple(base.unknown),
        problems=(),
    )
    _report_unknown_files(path, problems)
    return _with_problems(folder, problems)
