"""A process for tests: `ropeteam listen` as the command does it, with a scripted ear. The one to kill in the middle."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "ropeteam.project.settings"
django.setup()

from jobs.scripted import put_ear  # noqa: E402

from ropeteam.cli import conversations as commands  # noqa: E402


def main() -> int:
    put_ear(setattr)
    listen = next(command for command in commands.COMMANDS if command.name == "listen")
    parser = ArgumentParser()
    listen.arguments(parser)
    parser.set_defaults(lang="en")
    return listen.run(parser.parse_args(["--workers", "1"]))  # other processes would not know the scripted ear


if __name__ == "__main__":
    sys.exit(main())
