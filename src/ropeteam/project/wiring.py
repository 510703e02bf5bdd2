"""Telling Django what was opened: which home, which database. Before the first query, and only by who opened it."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.db import connections

from ropeteam.project.environment import database_settings, envsecret
from ropeteam.project.home import ledger_key, secret_key


def use_home(home: Path) -> None:
    """The home's key and its folder for collected files; child processes find the home in the environment."""
    os.environ["ROPETEAM_HOME"] = str(home)
    settings.HOME = home
    settings.SECRET_KEY = envsecret("ROPETEAM_SECRET_KEY") or secret_key(home)
    settings.ROPETEAM_LEDGER_KEY = envsecret("ROPETEAM_LEDGER_KEY") or ledger_key(home)
    settings.ROPETEAM_LEDGER_NOTES = home / "ledger_notes"
    settings.STATIC_ROOT = home / "static"


def use_database(dsn: str) -> None:
    """Point the default connection at an address. The settings are changed in place: the connections hold them."""
    connections.close_all()
    connections.settings["default"].update(database_settings(dsn))
