"""A company folder of one file, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from ropeteam.language.folder import read_folder
from ropeteam.language.folder.values import CompanyFolder

HEAD = "company: Haspelwerk GmbH\nproduct: Wartello\n"


def company(folder: Path, body: str, head: str = HEAD) -> CompanyFolder:
    (folder / "company.yaml").write_text(head + body, encoding="utf-8")
    return read_folder(folder)


def codes(found: CompanyFolder) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in found.problems]
