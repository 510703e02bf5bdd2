"""run.py: an old Python understands enough of it to say that it is too old; the environment is made once."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest
from longest import LONGEST

import run

SCRIPT = Path(run.__file__)


class TestTheFile:
    def test_parses_under_the_grammar_of_old_pythons(self) -> None:
        ast.parse(SCRIPT.read_text(), feature_version=(3, 6))

    def test_needs_nothing_but_the_standard_library(self) -> None:
        names = {
            name.name.split(".")[0]
            for node in ast.walk(ast.parse(SCRIPT.read_text()))
            if isinstance(node, ast.Import)
            for name in node.names
        }

        assert names <= sys.stdlib_module_names


class TestMain:
    def test_says_that_python_is_too_old(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "version_info", (3, 9, 2))

        assert run.main([]) == 1
        assert "this is 3.9" in capsys.readouterr().err

    def test_names_the_benchmarks_there_are(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(run, "prepare", lambda section: None)

        assert run.main(["bench", "nothing"]) == 1
        assert "start" in capsys.readouterr().err


class TestWithCommand:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ([], ["demo"]),
            (["--port", "8001", "--no-serve"], ["demo", "--port", "8001", "--no-serve"]),
            (["--home", "doctor"], ["demo", "--home", "doctor"]),
            (["--home", "/srv", "doctor"], ["--home", "/srv", "doctor"]),
            (["gate", "D-1"], ["gate", "D-1"]),
            (["--help"], ["--help"]),
        ],
    )
    def test_means_the_demo_where_none_is_named(self, typed: list[str], meant: list[str]) -> None:
        assert run.with_command(typed) == meant


class TestInstall:
    @pytest.fixture
    def calls(self, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
        made: list[list[str]] = []
        monkeypatch.setattr(run, "call", lambda command: bool(made.append(command)) or True)
        return made

    def test_takes_uv_where_it_is_and_pip_where_not(
        self, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run.shutil, "which", lambda name: "/bin/uv" if name == "uv" else None)
        run.install("run", fresh=True)
        assert [command[0] for command in calls] == ["/bin/uv", "/bin/uv"]

        calls.clear()
        monkeypatch.setattr(run.shutil, "which", lambda name: None)
        run.install("run", fresh=True)
        assert [command[1:3] for command in calls] == [["-m", "venv"], ["-m", "pip"]]
        assert "--require-hashes" in calls[1]

    def test_says_that_the_module_venv_is_missing(
        self, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run.shutil, "which", lambda name: None)
        monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())

        with pytest.raises(run.Refused, match="no_venv"):
            run.install("run", fresh=True)
        assert calls == []

    def test_says_that_the_disk_is_too_full(
        self, calls: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run, "ROOT", str(tmp_path))
        monkeypatch.setattr(run, "made_from", list)
        monkeypatch.setattr(run.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 5 * 2**20}))

        with pytest.raises(run.Refused) as caught:
            run.prepare("run")
        assert caught.value.args[0] == "no_space"
        assert calls == []

    def test_touches_nothing_when_the_environment_is_there(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(run, "made_from", lambda: [run.stamp_of("run"), run.stamp_of("test")])
        monkeypatch.setattr(run, "install", lambda section, fresh: pytest.fail("installed again"))

        run.prepare("run")
        run.prepare("test")

    def test_of_what_runs_leaves_out_what_tests(self) -> None:
        assert "\npytest==" in run.requirements("test")
        assert "\npytest==" not in run.requirements("run")
        assert "\ndjango==" in run.requirements("run")
        assert run.stamp_of("run") != run.stamp_of("test")


class TestChecks:
    @pytest.mark.parametrize(("code", "outcome"), [(0, "passed"), (3, "FAILED")])
    def test_beside_the_tests_are_told_with_what_they_said(
        self, code: int, outcome: str, capfd: pytest.CaptureFixture[str]
    ) -> None:
        command = [sys.executable, "-c", f"import sys; print('three lines wrong'); sys.exit({code})"]
        check = run.start_check("types", command, None)
        assert capfd.readouterr().out == ""

        ended = run.end_check(*check)

        assert ended == (outcome, "types (beside the tests)")
        assert "=== types\nthree lines wrong" in capfd.readouterr().out

    def test_on_the_systems_database_are_of_files_that_are_there(self) -> None:
        named = [suite.partition("=")[2] or suite for suite in run.SYSTEM_SUITES]
        missing = [name for name in named if not (SCRIPT.parent / name.partition("::")[0]).exists()]

        assert missing == []

    def test_that_the_systems_database_is_spared_are_there_too(self) -> None:
        """A name that nothing bears any more would be passed over in silence, and its test run twice again."""
        spared = [suite.partition("=")[2] for suite in run.SYSTEM_SUITES if suite.startswith("--deselect=")]
        missing = [
            name
            for file, _, path in (name.partition("::") for name in spared)
            for name in path.split("::")
            if not re.search(rf"^ *(class|def) {name}\b", (SCRIPT.parent / file).read_text(), re.MULTILINE)
        ]

        assert spared
        assert missing == []

    def test_that_take_longest_are_of_files_that_are_there(self) -> None:
        tests = SCRIPT.parent / "tests"

        assert [name for name in LONGEST if not (tests / name).exists()] == []
