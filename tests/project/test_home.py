"""The home directory: made, kept private, refused when it is not ours to use."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ropeteam import __version__
from ropeteam.project.database import session
from ropeteam.project.errors import HomeIsNewer, HomeNotOurs, NoSpace
from ropeteam.project.home import default_home, newer, open_home, require_space, secret_key


class TestDefaultHome:
    def test_is_what_the_environment_names(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ROPETEAM_HOME", "/srv/rope")

        assert default_home() == Path("/srv/rope")

    @pytest.mark.parametrize(
        ("user", "expected"), [(0, "/var/lib/ropeteam"), (1000, "/home/mia/data/ropeteam")], ids=["root", "user"]
    )
    def test_is_the_users_data_folder_else(self, user: int, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("ROPETEAM_HOME", raising=False)
        monkeypatch.setenv("XDG_DATA_HOME", "/home/mia/data")
        monkeypatch.setattr(os, "geteuid", lambda: user)

        assert default_home() == Path(expected)


class TestOpenHome:
    def test_makes_a_home_and_notes_its_version(self, home: Path) -> None:
        made = open_home(home / "new")

        assert (made / "version").read_text() == f"{__version__}\n"
        assert stat.S_IMODE(made.stat().st_mode) & 0o066 == 0

    def test_refuses_a_home_that_a_newer_version_used_and_leaves_it_alone(self, home: Path) -> None:
        (home / "version").write_text("99.0\n")

        with pytest.raises(HomeIsNewer):
            open_home(home)
        assert (home / "version").read_text() == "99.0\n"

    def test_refuses_what_is_no_folder(self, home: Path) -> None:
        (home / "file").write_text("")

        with pytest.raises(HomeNotOurs):
            open_home(home / "file")


class TestNewer:
    @pytest.mark.parametrize(
        ("theirs", "ours", "expected"),
        [("0.10.0", "0.9.9", True), ("0.1.0", "0.1.0", False), ("", "0.1.0", False), ("1.0", "1.0.1", False)],
    )
    def test_compares_numbers_not_letters(self, theirs: str, ours: str, expected: bool) -> None:
        assert newer(theirs, ours) is expected


class TestSecretKey:
    def test_is_made_once_and_only_its_owner_reads_it(self, home: Path) -> None:
        first = secret_key(home)

        assert len(first) >= 50
        assert secret_key(home) == first
        assert stat.S_IMODE((home / "secret_key").stat().st_mode) == 0o600


@pytest.fixture
def small_disk(home: Path) -> Iterator[Path]:
    """A real file system of 24 MB."""
    disk = home / "small"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=24m,mode=0755", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small file system needs rights that are missing here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


class TestOnAFullDisk:
    def test_refuses_before_it_begins(self, small_disk: Path, say: Callable[..., None]) -> None:
        with pytest.raises(NoSpace) as caught, session.open_database(small_disk, say=say):
            pass

        assert int(caught.value.values["free_mb"]) <= 24
        with pytest.raises(NoSpace):
            require_space(small_disk, 25)

    def test_says_so_when_the_disk_fills_up_on_the_way(
        self, small_disk: Path, say: Callable[..., None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(session, "SPACE_FOR_NEW_MB", 1)

        with pytest.raises(NoSpace), session.open_database(small_disk, say=say):
            pass
        assert not (small_disk / "database" / "data").exists()
