"""Our tags for every template. `ropeteam.store` is the one Django app, so Django does not look for tags here by itself."""

from __future__ import annotations

from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.library import import_library

BUILTINS = ("ropeteam.web.templatetags.words", "ropeteam.web.templatetags.shell")


def install() -> None:
    """Make the tags known, once a process. Called where the addresses are made: before any page."""
    backend = engines["django"]
    if not isinstance(backend, DjangoTemplates):
        return
    for name in BUILTINS:
        if name not in backend.engine.builtins:
            backend.engine.builtins.append(name)
            backend.engine.template_builtins.append(import_library(name))
