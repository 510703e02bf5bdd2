"""Jira: the CSV of "all fields", in English or German, where comments and links repeat their column once for each value.

A comment is `day;who;words`. Jira counts votes without naming voters, so whoever reported and whoever commented is known.
Without a link column the address is the issue's page at `site`.
"""

from __future__ import annotations

from typing import Final

from ropeteam.language.trackers.table import Table

_TABLE: Final = Table("jira", wish_path="browse/{id}")
look = _TABLE.look
read = _TABLE.read
