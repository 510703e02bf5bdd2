"""The files that take longest, the longest first: no worker shall end with one of them alone while the other has nothing left.

Any order is right and a file may be missing here: that costs time only.
"""

from __future__ import annotations

LONGEST = (
    "bench/test_benches.py",
    "browser/test_product_manager_rooms.py",
    "web/test_access_matrix.py",
    "browser/test_seller_asks.py",
    "project/test_commands.py",
    "browser/test_answers.py",
    "web/test_shell.py",
    "jobs/test_backlog.py",
    "browser/test_exchange.py",
    "browser/test_inbox.py",
    "jobs/test_killed.py",
    "store/test_ledger_states.py",
    "language/listening/test_cluster.py",
    "browser/test_conversation_keys.py",
    "browser/test_living_truth.py",
    "web/test_deal.py",
    "flows/test_company_state.py",
    "project/test_saving.py",
    "language/training/test_training.py",
    "flows/test_gate_answers.py",
    "flows/test_ear_training.py",
    "project/test_database_session.py",
    "language/listening/test_pool.py",
    "language/listening/test_hear.py",
)
