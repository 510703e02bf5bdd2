"""The house as a test: small files, imports on top, names that say something, rules without a framework."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import ropeteam
from ropeteam.project.commands import table

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "ropeteam"
SOFT, HARD = 200, 400
# The word anywhere but in an import that stands on the left: only such a file can hide one, and parsing all takes seconds.
MAY_HIDE = re.compile(r"^(?!import |from ).*\bimport\b", re.MULTILINE)
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "misc", "common", "tools"}

LAYERS = ("core", "language")  # the lowest first
# Prints after each layer what of others it brought.
IMPORT_ALL = f"""
import importlib, pkgutil, sys
needs_torch = "ropeteam.language.training.encoder."  # installed by nobody but who trains the encoder
foreign = {{"django", "psycopg", "procrastinate", "ninja", "allauth"}}
for name in {LAYERS}:
    layer = importlib.import_module("ropeteam." + name)
    for found in pkgutil.walk_packages(layer.__path__, layer.__name__ + "."):
        if not found.name.endswith(("__main__",)) and not found.name.startswith(needs_torch):
            importlib.import_module(found.name)
    print(sorted(foreign & {{name.partition(".")[0] for name in sys.modules}}))
"""


@pytest.fixture(scope="module")
def brought() -> dict[str, str]:
    """What came with all modules of a layer, in a process of its own that had imported nothing else."""
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    return dict(zip(LAYERS, done.stdout.splitlines(), strict=True))


def own_files(*folders: str) -> Iterator[Path]:
    """Python files somebody writes by hand; migrations are written by Django and never changed again."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


class TestFiles:
    def test_none_is_longer_than_the_hard_limit(self, long_files: list[str]) -> None:
        lengths = {
            str(path.relative_to(ROOT)): len(path.read_text().splitlines())
            for path in [*own_files("src", "tests", "bench"), ROOT / "run.py"]
        }
        long_files += [f"{name} {lines}" for name, lines in lengths.items() if lines > SOFT]

        assert {name: lines for name, lines in lengths.items() if lines > HARD} == {}

    def test_are_named_for_what_they_are_about(self) -> None:
        assert [path for path in own_files("src", "tests", "bench") if path.stem in SAYS_NOTHING] == []


class TestImports:
    def test_of_our_own_code_stand_on_top(self) -> None:
        """One inside a function hides an arrow. (Heavy foreign libraries may be late.)"""
        hidden = [
            f"{path.relative_to(ROOT)}:{node.lineno}"
            for path in own_files("src")
            if MAY_HIDE.search(words := path.read_text())
            for function in ast.walk(ast.parse(words))
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for node in ast.walk(function)
            if self.is_own(node)
        ]

        assert hidden == []

    def is_own(self, node: ast.AST) -> bool:
        if isinstance(node, ast.ImportFrom):
            return node.level > 0 or (node.module or "").split(".")[0] == "ropeteam"
        return isinstance(node, ast.Import) and any(name.name.split(".")[0] == "ropeteam" for name in node.names)

    @pytest.mark.parametrize("layer", LAYERS)
    def test_of_a_lower_layer_bring_no_framework_and_no_database(self, brought: dict[str, str], layer: str) -> None:
        assert brought[layer] == "[]"


class TestVersion:
    def test_is_the_same_in_the_package_and_in_its_description(self) -> None:
        described = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]

        assert described == ropeteam.__version__


class TestCommands:
    def test_have_a_name_of_their_own_and_a_help_text(self) -> None:
        names = list(table.NAMES)

        assert len(names) == len(set(names))
        assert [name for name in table.NAMES if not table.command(name).help] == []
