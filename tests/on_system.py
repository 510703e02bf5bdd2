"""Which tests run once more on the system's PostgreSQL: what depends on the kind and version of the database."""

from __future__ import annotations

AGAIN = (
    "store",  # constraints, triggers, search and order of words, and that the tables can be made
    "jobs",  # the queue, kill -9
    "flows/test_company_state.py::TestTalksOfNearlyOneName",  # a company comes back
    "project/test_database_session.py",
    "project/test_saving.py",
)
SPARED = (
    # What they ask is answered by Python, not by the kind of the database, or asked by another test of these in one case.
    "jobs/test_backlog.py",
    "jobs/test_mail_killed.py",
    "store/test_kept.py",
    "jobs/test_queue.py::TestReactions::test_are_to_events_that_happen",
    "store/test_ledger_states.py::TestStates::test_by_sql_are_those_of_core_after_every_deed",
    "store/test_lists.py::TestPlace",
    "store/test_migrations.py::test_no_model_is_ahead_of_the_migrations",
    "store/test_migrations.py::TestTheMigrationThatStandsForMany",
    "store/test_standing.py::TestWhatIsKept::test_is_what_the_rows_say_in_more_histories",
    "project/test_saving.py::TestUnpack",
    "project/test_saving.py::TestBackupAndRestore::test_never_replace_what_is_there_unasked",
    # They take both servers by themselves, whichever was asked for.
    "project/test_database_session.py::TestAnotherMajorVersion",
    "project/test_saving.py::TestDumpAndLoad::test_go_from_a_newer_server_to_an_older_one",
)


def runs_again(nodeid: str) -> bool:
    return _among(AGAIN, nodeid) and not _among(SPARED, nodeid)


def _among(names: tuple[str, ...], nodeid: str) -> bool:
    """A folder, a file, a class, a test or all of its cases."""
    return any(
        nodeid == f"tests/{name}" or nodeid.startswith(tuple(f"tests/{name}{end}" for end in "/:[")) for name in names
    )
