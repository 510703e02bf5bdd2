"""Tables and models say the same: what a model names, a migration made."""

from __future__ import annotations

from django.core.management import call_command


def test_no_model_is_ahead_of_the_migrations(empty: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
