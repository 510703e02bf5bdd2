"""`ropeteam work`: a job worker, the one that `up` starts or one more beside it."""

from __future__ import annotations

import argparse

from ropeteam.cli.command import Command
from ropeteam.integrations.mail import tasks as mail_tasks
from ropeteam.integrations.webhooks import tasks as webhook_tasks
from ropeteam.jobs import queue
from ropeteam.project.commands.up import check_settings

# Importing a partner's jobs is what lets the worker know them.
PARTNERS = (mail_tasks, webhook_tasks)


def _nothing(parser: argparse.ArgumentParser) -> None:
    pass


def _work(_args: argparse.Namespace) -> int:
    check_settings()
    queue.work()
    return 0


WORK = Command("work", "work on jobs only; as many of these as you like beside `up`", _nothing, _work)
COMMANDS = (WORK,)
