"""run.py: an old Python understands enough of it to say that it is too old; the environment is made once."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import on_system
import pytest
from first import FIRST

import run

SCRIPT = Path(run.__file__)
TESTS = SCRIPT.parent / "tests"


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

    def test_measures_with_the_libraries_of_the_tests(self, monkeypatch: pytest.MonkeyPatch) -> None:
        done: list[Any] = []
        monkeypatch.setattr(run, "prepare", done.append)
        monkeypatch.setattr(run.os, "chdir", lambda place: None)
        monkeypatch.setattr(run.os, "execv", lambda program, words: done.append(words[1:]))

        run.main(["bench", "language", "--quick"])

        assert done == ["test", ["-m", "bench.language", "--quick"]]


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

    def test_takes_uv_where_it_is_else_as_pip_brings_it_else_pip(
        self, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run.shutil, "which", lambda name: "/bin/uv" if name == "uv" else None)
        run.install("run", fresh=True)
        assert [command[0] for command in calls] == ["/bin/uv", "/bin/uv"]

        calls.clear()
        monkeypatch.setattr(run.shutil, "which", lambda name: None)
        monkeypatch.setattr(run, "brought_uv", lambda folder: f"{folder}/bin/uv")
        run.install("run", fresh=True)
        assert [Path(command[0]).name for command in calls] == ["uv", "uv"]

        calls.clear()
        monkeypatch.setattr(run, "brought_uv", lambda folder: None)
        run.install("run", fresh=True)
        assert [command[1:3] for command in calls] == [["-m", "venv"], ["-m", "pip"]]
        assert "--require-hashes" in calls[1]

    def test_says_that_the_module_venv_is_missing(
        self, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run.shutil, "which", lambda name: None)
        monkeypatch.setattr(run, "brought_uv", lambda folder: None)
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
        assert "\nuv==" not in run.requirements("test")


class TestBroughtUv:
    """A Python is played whose pip has these settings, and brings what it is asked for or fails."""

    @pytest.fixture
    def asked(self, tmp_path: Path) -> Path:
        return tmp_path / "asked"

    @pytest.fixture
    def python(self, asked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
        def plays(settings: str = "", code: int = 0) -> None:
            script = tmp_path / "python"
            script.write_text(
                f"""#!/bin/sh
case "$*" in
*"config list") echo "{settings}" ;;
*) echo "$@" > {asked}; echo "no network" >&2; exit {code} ;;
esac
"""
            )
            script.chmod(0o755)
            monkeypatch.setattr(run.sys, "executable", str(script))
            monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: object())  # uv's environments have no pip

        return plays

    def test_is_the_one_of_the_lock_file_and_runs(
        self, python: Callable[..., None], asked: Path, tmp_path: Path
    ) -> None:
        python("global.extra-index-url='https://more.example'")

        assert run.brought_uv(str(tmp_path)) == str(tmp_path / "bin" / "uv")
        assert {"--require-hashes", "--target"} <= set(asked.read_text().split())
        assert (tmp_path / "uv.txt").read_text().startswith("uv==")

    def test_is_none_where_pip_fails_and_nothing_is_said_of_it(
        self, python: Callable[..., None], tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        python(code=1)

        assert run.brought_uv(str(tmp_path)) is None
        assert capfd.readouterr().err == ""

    @pytest.mark.parametrize("setting", ["global.index-url='https://own.example'", ":env:.no-index='1'"])
    def test_is_none_where_pip_was_told_of_another_index(
        self, setting: str, python: Callable[..., None], asked: Path, tmp_path: Path
    ) -> None:
        python(setting)

        assert run.brought_uv(str(tmp_path)) is None
        assert not asked.exists()

    def test_is_none_where_there_is_no_pip(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None)

        assert run.brought_uv(str(tmp_path)) is None


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
        assert [name for name in on_system.AGAIN if not (TESTS / name.partition("::")[0]).exists()] == []

    def test_that_the_systems_database_is_spared_are_there_too(self) -> None:
        """A name that nothing bears any more would be passed over in silence, and its test run twice again."""
        missing = [
            name
            for file, _, path in (name.partition("::") for name in on_system.SPARED)
            for name in path.split("::")
            if not re.search(rf"^ *(class|def) {name}\b" if name else "", (TESTS / file).read_text(), re.MULTILINE)
        ]

        assert missing == []

    @pytest.mark.parametrize(
        ("nodeid", "again"),
        [
            ("tests/store/test_search.py::test_any", True),
            ("tests/stored/test_search.py::test_any", False),
            ("tests/store/test_kept.py::test_any", False),
            ("tests/store/test_lists.py::TestPlace::test_any[1]", False),
            ("tests/store/test_lists.py::TestPlaces::test_any", True),
            ("tests/jobs/test_queue.py::TestReactions::test_are_to_events_that_happen[a]", False),
            ("tests/flows/test_company_state.py::TestTalksOfNearlyOneName::test_any", True),
            ("tests/flows/test_company_state.py::test_any", False),
        ],
    )
    def test_on_the_systems_database_are_these(self, nodeid: str, again: bool) -> None:
        assert on_system.runs_again(nodeid) is again

    def test_that_begin_are_of_files_that_are_there(self) -> None:
        assert [name for name in FIRST if not (TESTS / name).exists()] == []
