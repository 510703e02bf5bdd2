"""The world of `cast`, built once a module and rolled back after every test; and `ropeteam import` as a function."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest
from flows.stage import built, empty, script, stage, tables, world

from ropeteam.cli import company_folder

__all__ = ["built", "empty", "script", "stage", "tables", "world"]


@pytest.fixture
def take_folder(empty: None) -> Callable[[Path], int]:
    """Import a company folder; the exit code."""
    (command,) = company_folder.COMMANDS
    return lambda folder: command.run(Namespace(folder=folder, lang="en"))
