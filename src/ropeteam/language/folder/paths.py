"""Files of a company folder, found without ever leaving it: no '..', no absolute path, no link that points outside."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect

_DRIVE = re.compile(r"[A-Za-z]:")


def inside(root: Path, name: str, problems: list[Problem]) -> Path | None:
    """The optional file `name` of the folder; None where there is none, or where it lies outside (then a problem)."""
    path = root / name
    try:
        if not path.exists():
            return None
    except OSError:  # a name too long for the file system
        return None
    if not _lies_inside(root, path):
        problems.append(defect("outside_folder", name, None, path=name))
        return None
    return path


def conversation_path(root: Path, written: str, *, file: str, line: int, problems: list[Problem]) -> Path | None:
    """The file that a row of conversations.csv names, in the folder or in its `conversations/`; None with a problem."""
    relative = PurePosixPath(written.replace("\\", "/"))
    if relative.is_absolute() or ".." in relative.parts or _DRIVE.match(written) or "\0" in written:
        problems.append(defect("outside_folder", file, line, path=written))
        return None
    try:
        for path in (root / relative, root / "conversations" / relative):
            if not path.exists() or path.is_dir():
                continue
            if not _lies_inside(root, path):
                problems.append(defect("outside_folder", file, line, path=written))
            elif not path.is_file():
                problems.append(defect("not_a_file", file, line, path=written))
            else:
                return path
            return None
    except OSError:  # a name too long for the file system, a folder that may not be entered
        pass
    problems.append(defect("missing_file", file, line, path=written))
    return None


def _lies_inside(root: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())
