"""The files that take longest, the longest first: no worker shall end with one of them alone while the other has nothing left.

Any order is right and a file may be missing here: that costs time only.
"""

from __future__ import annotations

LONGEST = (
    "bench/test_benches.py",
    "language/training/test_training.py",
    "browser/test_product_manager_rooms.py",
    "jobs/test_killed.py",
    "flows/test_ear_training.py",
    "project/test_commands.py",
    "browser/test_conversation_keys.py",
    "browser/test_seller_asks.py",
    "web/test_access_matrix.py",
    "project/test_saving.py",
    "project/test_database_session.py",
    "web/test_deal.py",
    "cli/test_interrupted_import.py",
    "web/test_shell.py",
    "flows/test_company_state.py",
)
