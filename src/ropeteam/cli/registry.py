"""Every command, by topic. The entry point in project collects them from here."""

from __future__ import annotations

from ropeteam.cli import (
    answers,
    calendars,
    capture,
    change_requests,
    company_folder,
    conversations,
    crm,
    exchange,
    exports,
    gate,
    inbox,
    language,
    people,
    product,
    report,
    requests,
    trackers,
    truth,
)
from ropeteam.cli.command import Command

COMMANDS: tuple[Command, ...] = (
    *company_folder.COMMANDS,
    *crm.COMMANDS,
    *calendars.COMMANDS,
    *conversations.COMMANDS,
    *report.COMMANDS,
    *change_requests.COMMANDS,
    *requests.COMMANDS,
    *inbox.COMMANDS,
    *capture.COMMANDS,
    *trackers.COMMANDS,
    *answers.COMMANDS,
    *exchange.COMMANDS,
    *gate.COMMANDS,
    *exports.COMMANDS,
    *product.COMMANDS,
    *truth.COMMANDS,
    *people.COMMANDS,
    *language.COMMANDS,
)
