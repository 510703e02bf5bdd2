"""The files that take longest, the longest first: no worker shall end with one of them alone while the other has nothing left.

Any order is right and a file may be missing here: that costs time only.
"""

from __future__ import annotations

LONGEST = (
    "web/test_access_matrix.py",
    "flows/test_company_state.py",
    "browser/test_product_manager_rooms.py",
    "bench/test_benches.py",
    "browser/test_seller_asks.py",
    "project/test_commands.py",
    "web/test_shell.py",
    "jobs/test_backlog.py",
    "browser/test_answers.py",
    "project/test_database_session.py",
    "web/test_no_ranking.py",
    "project/test_saving.py",
    "jobs/test_killed.py",
    "language/listening/test_cluster.py",
    "language/listening/test_pool.py",
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
