"""Every command there is. Imported only after Django is set up: commands import models."""

from __future__ import annotations

from ropeteam.cli.command import Command
from ropeteam.cli.registry import COMMANDS as DAILY_COMMANDS
from ropeteam.project.commands import demo, doctor, migrate, saving, up

COMMANDS: tuple[Command, ...] = (
    up.UP,
    up.WORK,
    demo.DEMO,
    *DAILY_COMMANDS,
    doctor.DOCTOR,
    saving.BACKUP,
    saving.RESTORE,
    migrate.MIGRATE,
)
