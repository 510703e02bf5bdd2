"""Every reader by its tracker's name."""

from __future__ import annotations

from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect
from ropeteam.language.trackers import canny, fider, jira, plain_csv
from ropeteam.language.trackers.column_names import COLUMN_NAMES
from ropeteam.language.trackers.contract import Reader, Tracker

READERS: Final[dict[Tracker, Reader]] = {"canny": canny, "fider": fider, "jira": jira, "csv": plain_csv}


def parse_choices(texts: list[str], *, tracker: Tracker, problems: list[Problem]) -> dict[str, str]:
    """`--map` options: 'title=Wunsch'; 'votes=' takes no column."""
    chosen: dict[str, str] = {}
    for option in texts:
        field, sign, column = option.partition("=")
        if not sign or field.strip() not in COLUMN_NAMES[tracker]:
            allowed = ", ".join(f"{name}=…" for name in COLUMN_NAMES[tracker])
            problems.append(defect("unknown_value", "--map", None, field="--map", found=option, allowed=allowed))
        else:
            chosen[field.strip()] = column.strip()
    return chosen
