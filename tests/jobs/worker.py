"""A process for tests: a job worker whose ear never answers. The one to kill while it is at a job."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "ropeteam.project.settings"
django.setup()

from ropeteam.flows import conversations, ear  # noqa: E402
from ropeteam.jobs import queue  # noqa: E402
from ropeteam.language.backends.scripted import ScriptedEmbedder  # noqa: E402


def hangs(*_: Any, **__: Any) -> Any:
    time.sleep(600)


def main() -> int:
    ear.embedder = ScriptedEmbedder  # type: ignore[assignment]
    conversations.detect.listen = hangs  # type: ignore[assignment]
    queue.work(wait=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
