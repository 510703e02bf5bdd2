"""Every command, by topic. The entry point in project collects them from here."""

from __future__ import annotations

from ropeteam.cli.command import Command

COMMANDS: tuple[Command, ...] = ()
