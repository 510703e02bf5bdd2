"""A process for tests: `listen` as the command does it, or a job worker until nothing is left; with a scripted ear.

Nobody reads weights, and nobody holds a talk's questions against those of eighty others that ask nearly the same.
`hang` is a worker whose ear never answers: the one to kill while it is at a job. `rescue` first takes back one such job.
"""

from __future__ import annotations

import os
import sys
import time
from argparse import ArgumentParser
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "ropeteam.project.settings"
django.setup()

from ropeteam.cli import conversations as commands  # noqa: E402
from ropeteam.core.vocabulary import SignalKind  # noqa: E402
from ropeteam.flows import conversations, ear  # noqa: E402
from ropeteam.jobs import queue, reactions  # noqa: E402
from ropeteam.language.backends.scripted import Line, ScriptedEar, ScriptedEmbedder  # noqa: E402
from ropeteam.language.encoder import encoder  # noqa: E402
from ropeteam.language.match import catalogue  # noqa: E402
from ropeteam.store.queue import rescue  # noqa: E402

SCRIPTED = ScriptedEar((Line("Den Export liefern wir", SignalKind.PROMISE), Line("Wir brauchen", SignalKind.NEED)))


def hangs(*_: Any, **__: Any) -> Any:
    time.sleep(600)


def main(deed: str) -> int:
    ear.embedder = ScriptedEmbedder  # type: ignore[assignment]
    encoder.encoder_here = lambda: False
    catalogue.language_of = lambda text: "de"
    del reactions.REACTIONS["conversation.heard"]["questions"]
    hear = hangs if deed == "hang" else lambda turns, *, embedder, weights, **how: SCRIPTED.listen(turns, **how)
    conversations.detect.listen = hear  # type: ignore[assignment]
    if deed == "rescue" and rescue() != 1:
        return 1
    if deed == "listen":
        listen = next(command for command in commands.COMMANDS if command.name == "listen")
        parser = ArgumentParser()
        listen.arguments(parser)
        parser.set_defaults(lang="en")
        return listen.run(parser.parse_args(["--workers", "1"]))  # other processes would not know the scripted ear
    queue.work(wait=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
