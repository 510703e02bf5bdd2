"""A process for tests: `ropeteam mail listen` whose office never answers once a letter is kept. The one to kill."""

from __future__ import annotations

import os
import sys
import time
from argparse import ArgumentParser

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "ropeteam.project.settings"
django.setup()

from ropeteam.integrations.mail import inbound  # noqa: E402
from ropeteam.project.commands.mail import MAIL  # noqa: E402

KEEP = inbound.Office.take


def keeps_and_hangs(self: inbound.Office, local_part: str, data: bytes, envelope_from: str | None = None) -> object:
    KEEP(self, local_part, data, envelope_from)
    time.sleep(600)
    return None


def main() -> int:
    inbound.Office.take = keeps_and_hangs  # type: ignore[assignment, method-assign]
    parser = ArgumentParser()
    MAIL.arguments(parser)
    parser.set_defaults(lang="en")
    return MAIL.run(parser.parse_args(["listen", "--port", "0"]))


if __name__ == "__main__":
    sys.exit(main())
