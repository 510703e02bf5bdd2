"""The files that begin: first those whose tests mostly wait for processes that they start or kill, while there is most to do
beside them, then those that take longest, so that no worker ends with one of them alone while the other has nothing left.

Any order is right and a file may be missing here: that costs time only.
"""

from __future__ import annotations

FIRST = (
    "jobs/test_killed.py",
    "bench/test_benches.py",
    "project/test_database_session.py",
    "project/test_saving.py",
    "project/test_commands.py",
    "jobs/test_backlog.py",
    "language/listening/test_cluster.py",
    "web/test_access_matrix.py",
    "flows/test_company_state.py",
    "language/listening/test_pool.py",
    "browser/test_product_manager_rooms.py",
    "browser/test_seller_asks.py",
    "web/test_shell.py",
    "browser/test_answers.py",
    "web/test_no_ranking.py",
    "store/test_standing.py",
    "language/listening/test_hear.py",
    "flows/test_ear_training.py",
    "browser/test_conversation_keys.py",
    "browser/test_incentives.py",
    "language/training/test_training.py",
    "cli/test_interrupted_import.py",
    "browser/test_projects.py",
    "browser/test_handover.py",
    "browser/test_exchange.py",
    "browser/test_climb.py",
)
