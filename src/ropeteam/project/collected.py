"""The pages' static files, gathered with a hash in their names; only when something changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from ropeteam.project.home import require_space

STAMP = ".gathered-from"


def gather(target: Path) -> None:
    """Bring the folder up to date with the sources of all apps."""
    require_space(target.parent, 20)
    state = _state_of_sources()
    stamp = target / STAMP
    if stamp.exists() and stamp.read_text() == state:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    target.mkdir(exist_ok=True)
    stamp.write_text(state)


def _state_of_sources() -> str:
    lines = []
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            lines.append(f"{name} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
