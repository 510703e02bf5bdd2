"""The world of `cast`, built once and rolled back after every test."""

from __future__ import annotations

from flows.at_once import open_world, shared, shared_world
from flows.played import both
from flows.stage import built, empty, houses, script, stage, tables, world

__all__ = [
    "both",
    "built",
    "empty",
    "houses",
    "open_world",
    "script",
    "shared",
    "shared_world",
    "stage",
    "tables",
    "world",
]
