"""The world of `cast`, built once and rolled back after every test."""

from __future__ import annotations

from flows.stage import built, empty, houses, script, stage, tables, world

__all__ = ["built", "empty", "houses", "script", "stage", "tables", "world"]
