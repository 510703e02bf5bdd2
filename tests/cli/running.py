"""Commands as functions: the same `run` the entry point calls, on a stage that is thrown away."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from cast import TODAY

from ropeteam.cli import registry


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


Run = Callable[..., Ran]


def command(name: str, *arguments: str | Path, lang: str = "en", home: Path = Path("/no/home")) -> Ran:
    """`command("ask", "…", "--deal", "d1")`: parsed and run as if it had been typed."""
    chosen = registry.command(name)
    parser = ArgumentParser(prog=f"ropeteam {name}")
    chosen.arguments(parser)
    args = parser.parse_args([str(argument) for argument in arguments])
    args.lang, args.home = lang, home
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = chosen.run(args)
    return Ran(code, out.getvalue(), err.getvalue())


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`command` on the cast's day, with a home of its own."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
    return lambda name, *arguments, lang="en": command(name, *arguments, lang=lang, home=tmp_path)
