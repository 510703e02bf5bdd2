"""The world of `cast`, built once a module and rolled back after every test; and `run`."""

from __future__ import annotations

from cli.running import run
from flows.stage import built, empty, houses, script, stage, tables, world

__all__ = ["built", "empty", "houses", "run", "script", "stage", "tables", "world"]
