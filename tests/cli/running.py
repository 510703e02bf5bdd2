"""Commands as functions: the same `run` the entry point calls, on a stage that is thrown away."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from cast import TODAY

from ropeteam.cli.registry import COMMANDS


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


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`run("ask", "…", "--deal", "d1")`, on the cast's day, in English unless `lang` says otherwise."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)

    def one(name: str, *arguments: str | Path, lang: str = "en") -> Ran:
        command = next(each for each in COMMANDS if each.name == name)
        parser = ArgumentParser(prog=f"ropeteam {name}")
        command.arguments(parser)
        args = parser.parse_args([str(argument) for argument in arguments])
        args.lang, args.home = lang, tmp_path
        capsys.readouterr()
        code = command.run(args)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return one
