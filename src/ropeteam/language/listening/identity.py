"""What decides what is heard: two processes with the same identity hear the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from ropeteam import __version__, language
from ropeteam.language.detect import listen as detect
from ropeteam.language.detect import mood
from ropeteam.language.encoder.presence import HEADS, LOWER, UPPER, encoder_here
from ropeteam.language.models import weights

SOURCE = Path(language.__file__).parent


def identity() -> dict[str, str]:
    """By name, so that an error can say what differs. Files are compared by their bytes, since a name can be given twice and
    a checkout may stand between two versions."""
    return {"ropeteam": __version__, "rules": detect.RULES, "model": detect.MODEL, **_files()}


@cache
def _files() -> dict[str, str]:
    encoder = (LOWER, UPPER, HEADS) if encoder_here() else ()
    return {
        "weights": _digest((weights.FILE, mood.FILE, *encoder)),
        "code": _digest(file for file in sorted(SOURCE.rglob("*.py")) if "training" not in file.parts),
    }


def _digest(files: Iterable[Path]) -> str:
    digest = sha256()
    for file in files:
        digest.update(file.read_bytes() if file.exists() else b"")
    return digest.hexdigest()[:12]
