"""Tests shared out to several processes: all run once, a failure is told as ever, and a process that dies is not passed over."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
SECRET = "what the test printed"
FILES = {
    "test_good.py": f"""
import os, pytest

@pytest.fixture(scope="session", autouse=True)
def opened(tmp_path_factory):
    place = tmp_path_factory.mktemp("place")
    yield place
    with open("closed", "a") as file:
        file.write(f"{{os.getpid()}} {{place.name}}\\n")

@pytest.mark.parametrize("no", range(20))
def test_passes(no, tmp_path, capsys):
    print("{SECRET}")
    assert capsys.readouterr().out == "{SECRET}\\n"
    assert list(tmp_path.iterdir()) == []
""",
    "test_bad.py": f"""
import pytest

def test_fails():
    print("{SECRET}")
    assert "left" == "right"

def test_skips():
    pytest.skip("not today")
""",
    "test_fatal.py": """
import os

def test_lives():
    pass

def test_dies():
    os._exit(0)

def test_is_never_reached():
    pass
""",
    "test_stop.py": """
import pathlib, time

def test_fails():
    assert not "this"

def test_waits_until_it_was_heard():
    while not pathlib.Path("heard").exists():
        time.sleep(0.01)
    time.sleep(0.2)
""",
    "conftest.py": """
import os, pathlib

FIRST = os.getpid()

def pytest_runtest_logreport(report):
    if report.failed and os.getpid() == FIRST:
        pathlib.Path("heard").touch()
""",
}
FILES["tests/store/test_any.py"] = """
import os

def test_asks_whom():
    assert os.environ.get("ROPETEAM_POSTGRES") != "system"
"""
MANY = [f"test_more_{no}.py" for no in range(5)]
FILES |= dict.fromkeys(MANY, "def test_passes(): pass")
FILES["test_waits.py"] = FILES["test_stop.py"].replace("assert not", "assert")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return prepared(tmp_path)


def prepared(folder: Path) -> Path:
    (folder / "pytest.ini").write_text("[pytest]\n")
    return folder


def ran(folder: Path, *names: str, options: tuple[str, ...] = ("--workers=2",)) -> tuple[int, str]:
    """The exit code and what was told. Without what else is installed for pytest: reading that is half of a start."""
    for name in ("conftest.py", *names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(FILES[name])
    line = [sys.executable, "-m", "pytest", "-pworkers", "-pno:cacheprovider"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "DJANGO"))}
    kept |= {"PYTHONPATH": str(TESTS), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run([*line, *options, *names], cwd=folder, env=kept, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_each_runs_once_and_what_a_process_opened_is_closed(folder: Path) -> None:
    code, told = ran(folder, "test_good.py", *MANY)

    assert code == 0
    assert "25 passed" in told
    assert SECRET not in told
    closed = (folder / "closed").read_text().splitlines()
    assert len(closed) == 1, "one file, one process that opened something"


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is told where a test fails and the process of another dies."""
    code, told = ran(prepared(tmp_path_factory.mktemp("broken")), "test_bad.py", "test_fatal.py", "test_good.py")

    assert code == 1
    assert "2 failed, 21 passed, 1 skipped" in told
    return told


def test_that_fails_is_told_with_what_it_printed_and_the_others_go_on(broken: str) -> None:
    assert "assert 'left' == 'right'" in broken
    assert SECRET in broken


def test_whose_process_dies_has_failed_and_the_other_process_goes_on(broken: str) -> None:
    assert re.search(r"FAILED test_fatal.py::test_dies - The process that ran this test died", broken)


def test_no_further_file_is_taken_once_one_failed_and_it_should_stop_then(folder: Path) -> None:
    code, told = ran(folder, "test_stop.py", "test_waits.py", *MANY, options=("--workers=2", "-x"))

    assert code == 1
    assert "stopping after 1 failures" in told
    found = re.search(r"1 failed, (\d+) passed", told)
    assert found
    assert int(found[1]) < 3 + len(MANY)


@pytest.mark.parametrize("options", [("--system-too",), ("--system-too", "--workers=2")])
def test_of_the_store_runs_on_the_systems_database_too(options: tuple[str, ...], folder: Path) -> None:
    code, told = ran(folder, "tests/store/test_any.py", *MANY, options=options)

    assert code == 1
    assert "1 failed, 6 passed" in told
    assert "FAILED tests/store/test_any.py::test_asks_whom (system's PostgreSQL)" in told
