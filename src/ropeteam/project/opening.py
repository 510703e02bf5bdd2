"""What a command needs before it can work: the database open, Django pointed at it, the tables of this version."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections

from ropeteam.project import messages, schema
from ropeteam.project.database.session import Database, open_database
from ropeteam.project.wiring import use_database, use_home


@contextmanager
def opened(home: Path, *, say: Callable[..., None], migrate: bool = True) -> Iterator[Database]:
    """The database of a home, ready for queries, for as long as the block runs."""
    use_home(home)
    with open_database(home, say=say) as database:
        use_database(database.dsn)
        try:
            if migrate:
                schema.bring_up_to_date(say)
            yield database
        finally:
            connections.close_all()


def sayer(lang: str) -> Callable[..., None]:
    """Says a message by its code, on standard error: standard output belongs to the command's result."""

    def say(code: str, **values: object) -> None:
        print(messages.sentence(code, lang, **values), file=sys.stderr, flush=True)

    return say
