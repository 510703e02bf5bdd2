"""Every command by its name, with the module it stands in. The entry point in project finds them here.

A module is read only when its command is wanted: all of them together cost a second before anything happens.
"""

from __future__ import annotations

from ropeteam.cli.command import Command, picked

# In the order of the help.
MODULES = {
    "import": "company_folder",
    "import-crm": "crm",
    "import-calendar": "calendars",
    "listen": "conversations",
    "note": "conversations",
    "report": "report",
    "ask": "change_requests",
    "requests": "requests",
    "request": "requests",
    "inbox": "inbox",
    "capture": "capture",
    "import-requests": "trackers",
    "decide": "answers",
    "answers": "answers",
    "answer": "answers",
    "patterns": "answers",
    "exchange": "exchange",
    "card": "card",
    "try-ask": "try_ask",
    "gate": "gate",
    "handover": "handover",
    "architecture": "architecture",
    "promise": "promises",
    "climb": "climb",
    "observations": "climb",
    "export": "exports",
    "verify-ledger": "ledger",
    "offer": "offers",
    "requirements": "requirements",
    "studies": "studies",
    "study": "studies",
    "gaps": "studies",
    "project": "projects",
    "references": "projects",
    "import-strategy": "product",
    "publish-strategy": "product",
    "readiness": "truth",
    "stale": "truth",
    "evidence": "strategy",
    "weigh": "strategy",
    "proposals": "strategy",
    "propose": "strategy",
    "decline-proposal": "strategy",
    "alignment": "alignment",
    "market": "market",
    "outcome": "market",
    "incentives": "incentives",
    "pay-plans": "pay_plans",
    "start-from": "start",
    "stand-in": "start",
    "logins": "people",
    "login": "people",
    "token": "people",
    "corpus": "language",
    "train-language": "language",
    "train": "language",
}


def command(name: str) -> Command:
    """The command of that name; KeyError where there is none."""
    return picked(f"ropeteam.cli.{MODULES[name]}", name)
