"""The settings of the product, with what tests must not spend time on taken out."""

from __future__ import annotations

import os

os.environ.pop("DATABASE_URL", None)  # tests make and drop databases: never in one that somebody else named
os.environ.pop("ROPETEAM_HOME", None)

from ropeteam.project.settings import *  # noqa: F403

SECRET_KEY = "a key for tests only"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ROPETEAM_LLM = {}  # no test asks a model that somebody set for themselves
