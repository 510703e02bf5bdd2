"""conversations.csv: when who spoke with whom, and in which file the words are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast, get_args

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Basis, ConversationKind
from ropeteam.language.defects import ProblemCode, defect, notice
from ropeteam.language.folder.csv_rows import CsvRow, csv_rows
from ropeteam.language.folder.fields import Fields, Known
from ropeteam.language.folder.paths import conversation_path, inside
from ropeteam.language.folder.tables import MAX_BYTES, ROLE_ALIASES
from ropeteam.language.folder.values import Conversation, Participant, ParticipantRole

FILE: Final = "conversations.csv"
_REQUIRED = ("id", "file", "deal", "date", "kind", "participants")
_COLUMNS = (*_REQUIRED, "basis", "recorded_on")
_ROLES = get_args(ParticipantRole)
UNKNOWN: Final = "unknown"


def read_conversations(
    root: Path, problems: list[Problem], *, deals: Known, basis: Basis | None = None
) -> Iterator[Conversation]:
    """The rows in file order; a row whose file is missing or forbidden is kept without it. `basis`: the company's own, for rows
    that name none."""
    fields = Fields(FILE, problems)
    ids = Known(FILE, True)
    path = inside(root, FILE, problems)
    rows = (
        csv_rows(path, name=FILE, problems=problems, required=_REQUIRED, optional=_COLUMNS, max_bytes=MAX_BYTES)
        if path
        else iter(())
    )
    named: set[Path] = set()
    for row in rows:
        values = _with_loose_participants(row, problems)
        key = fields.new_id(values["id"], ids, row.line)
        if key is None:
            continue
        written = values["file"]
        found = conversation_path(root, written, file=FILE, line=row.line, problems=problems) if written else None
        if found:
            named.add(found)
        fields.needed(values["kind"], "kind", row.line, taken=ConversationKind.CALL)
        yield Conversation(
            id=key,
            file=written,
            path=found,
            deal=fields.link(values["deal"], deals, "deal", row.line),
            date=fields.date(values["date"], "date", row.line, needed=True),
            kind=fields.word(values["kind"], ConversationKind, "kind", row.line, taken=ConversationKind.CALL),
            participants=read_participants(values["participants"], file=FILE, line=row.line, problems=problems),
            basis=fields.word(values["basis"], Basis, "basis", row.line, taken=basis or Basis.NONE),
            recorded_on=fields.date(values["recorded_on"], "recorded_on", row.line),
            line=row.line,
            extra=tuple((name, value) for name, value in values.items() if name not in _COLUMNS and value),
        )
    _report_unlisted(root, named, problems)


def read_participants(text: str, *, file: str, line: int, problems: list[Problem]) -> tuple[Participant, ...]:
    """`Name|role;Name|role`. An unknown role is a problem and None; the participant is kept. `Name|unknown`, as the export
    writes it, says that the role is known to be unknown."""
    found = []
    for piece in text.split(";"):
        name, _, written = (part.strip() for part in piece.partition("|"))
        if not name and not written:
            continue
        role = ROLE_ALIASES.get(written.casefold(), written.casefold())
        if role not in (*_ROLES, UNKNOWN):
            code: ProblemCode = "unknown_role" if written else "missing_role"
            allowed = ", ".join((*_ROLES, *ROLE_ALIASES))
            problems.append(defect(code, file, line, found=written, name=name, allowed=allowed))
        found.append(Participant(name, cast(ParticipantRole, role) if role in _ROLES else None))
    return tuple(found)


def _with_loose_participants(row: CsvRow, problems: list[Problem]) -> dict[str, str]:
    """In a file with ';' between cells somebody forgot the quotes around the participants: the cells too many are put
    back where they belong, with a notice. Any other cell too many is a problem."""
    more = [cell for cell in row.more if cell]
    if not more:
        return row.values
    values = dict(row.values)
    names = [name for name in values if name in _COLUMNS]
    cells = [*(values[name] for name in names), *more]
    start = names.index("participants") if "participants" in names else len(cells)
    loose = [cell for cell in cells[start:] if "|" in cell]
    rest = [cell for cell in cells[start:] if "|" not in cell and cell]
    after = names[start + 1 :]
    if len(loose) < 2 or len(rest) > len(after):
        problems.append(defect("extra_cells", FILE, row.line, found=", ".join(more)))
        return values
    problems.append(notice("extra_cells", FILE, row.line, found=", ".join(loose)))
    values["participants"] = ";".join(loose)
    values.update(dict(zip(after, rest + [""] * (len(after) - len(rest)), strict=True)))
    return values


def _report_unlisted(root: Path, named: set[Path], problems: list[Problem]) -> None:
    """A transcript that no row names would be forgotten without a word."""
    folder = root / "conversations"
    if not folder.is_dir():
        return
    for where, folders, files in os.walk(folder):
        folders.sort()
        for file in sorted(files):
            path = Path(where) / file
            if path not in named and not file.startswith("."):
                problems.append(notice("file_not_listed", str(path.relative_to(root)), None, table=FILE))
