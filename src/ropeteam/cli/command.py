"""What a command is: a name, a help text, its arguments, and the function that runs it and returns the exit code."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    needs_database: bool = True


def picked(module: str, name: str) -> Command:
    """One of a module's COMMANDS; the module is read only now."""
    found: Command = next(one for one in import_module(module).COMMANDS if one.name == name)
    return found
