"""Every command there is, by its name. Asked only after Django is set up: commands import models."""

from __future__ import annotations

from ropeteam.cli import registry
from ropeteam.cli.command import Command, picked

FIRST = {"up": "up", "work": "work", "demo": "demo"}
LAST = {"mail": "mail", "doctor": "doctor", "backup": "saving", "restore": "saving", "migrate": "migrate"}

# In the order of the help.
NAMES = (*FIRST, *registry.MODULES, *LAST)


def command(name: str) -> Command:
    """The command of that name; KeyError where there is none."""
    if name in registry.MODULES:
        return registry.command(name)
    return picked(f"ropeteam.project.commands.{(FIRST | LAST)[name]}", name)
