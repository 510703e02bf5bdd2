"""Reading settings from the environment. A secret may also come from a file: NAME_FILE names it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

YES = {"1", "true", "yes", "on"}

# What Django names itself; everything else of a connection address goes through as an option.
DJANGO_NAMES = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def envbool(name: str, default: bool = False) -> bool:
    """1, true, yes, on; anything else that is set means no."""
    value = os.environ.get(name, "").strip().lower()
    return value in YES if value else default


def envint(name: str, default: int) -> int:
    """A whole number; a wrong one ends the start rather than meaning something else."""
    value = os.environ.get(name, "").strip()
    return int(value) if value else default


def envchoice(name: str, *options: str) -> str:
    """One of some words, the first where nothing is set; another word ends the start rather than meaning something else."""
    value = os.environ.get(name, "").strip().lower() or options[0]
    if value not in options:
        raise ValueError(f"{name}={value}: must be one of {', '.join(options)}")
    return value


def envlist(name: str) -> list[str]:
    """Parts between commas."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


def envsecret(name: str) -> str:
    """The value, or the content of the file that NAME_FILE names; empty when neither is set."""
    if path := os.environ.get(f"{name}_FILE", "").strip():
        return Path(path).read_text().strip()
    return os.environ.get(name, "").strip()


def database_settings(dsn: str) -> dict[str, Any]:
    """A connection address as Django wants it. Without one: a place where nothing answers, for a readable reason."""
    parts = conninfo_to_dict(dsn) if dsn else {"host": "/no/database/opened/yet", "dbname": "ropeteam"}
    named = {DJANGO_NAMES[key]: value for key, value in parts.items() if key in DJANGO_NAMES and value is not None}
    options = {key: value for key, value in parts.items() if key not in DJANGO_NAMES and value is not None}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **named,
        "OPTIONS": options,
        # A server that was restarted meanwhile is met with a new connection, not with an error page.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
