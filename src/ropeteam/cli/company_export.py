"""export company FOLDER: everything a company folder holds, and everything people did, as files."""

from __future__ import annotations

from pathlib import Path

from ropeteam.cli.printing import line
from ropeteam.core.errors import Refused
from ropeteam.flows.company_state.whole import files
from ropeteam.store.models import Company


def write(company: Company, folder: Path | None, language: str) -> int:
    """Write the folder; it must be empty or not there, so that nothing of yours is overwritten."""
    if folder is None:
        raise Refused("folder_missing")
    if folder.exists() and any(folder.iterdir()):
        raise Refused("folder_not_empty", folder=str(folder))
    count = 0
    for name, data in files(company):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        count += 1
    line("cli.export.company", language, company=company.name, folder=folder, count=count)
    return 0
