"""Every command, by topic. The entry point in project collects them from here."""

from __future__ import annotations

from ropeteam.cli import (
    change_requests,
    company_folder,
    conversations,
    crm,
    exports,
    gate,
    language,
    people,
    product,
    report,
)
from ropeteam.cli.command import Command

COMMANDS: tuple[Command, ...] = (
    *company_folder.COMMANDS,
    *crm.COMMANDS,
    *conversations.COMMANDS,
    *report.COMMANDS,
    *change_requests.COMMANDS,
    *gate.COMMANDS,
    *exports.COMMANDS,
    *product.COMMANDS,
    *people.COMMANDS,
    *language.COMMANDS,
)
