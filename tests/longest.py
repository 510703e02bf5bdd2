"""The files that take longest, the longest first: no worker shall end with one of them alone while the other has nothing left.

Any order is right and a file may be missing here: that costs time only.
"""

from __future__ import annotations

LONGEST = (
    "web/test_access_matrix.py",
    "bench/test_benches.py",
    "browser/test_product_manager_rooms.py",
    "browser/test_answers.py",
    "browser/test_seller_asks.py",
    "project/test_commands.py",
    "browser/test_conversation_keys.py",
    "language/listening/test_cluster.py",
    "jobs/test_backlog.py",
    "store/test_ledger_states.py",
    "browser/test_exchange.py",
    "web/test_shell.py",
    "browser/test_inbox.py",
    "flows/test_company_state.py",
    "flows/test_gate_answers.py",
    "web/test_answers.py",
    "project/test_saving.py",
    "project/test_database_session.py",
    "browser/test_living_truth.py",
    "jobs/test_killed.py",
    "language/listening/test_hear.py",
    "web/test_deal.py",
    "flows/test_ear_training.py",
    "language/training/test_training.py",
    "language/listening/test_pool.py",
)
