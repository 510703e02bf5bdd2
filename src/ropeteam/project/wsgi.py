"""For a web server: `up` starts granian with it; any other WSGI server needs DATABASE_URL and ROPETEAM_HOME set."""

from __future__ import annotations

import os
import threading

from django.core.wsgi import get_wsgi_application

from ropeteam.language.embedding import load

os.environ["DJANGO_SETTINGS_MODULE"] = "ropeteam.project.settings"

application = get_wsgi_application()


def _warm() -> None:
    """Load the embedder's weights before the first question comes: they take a second or two."""
    load().embed(["warm"])


threading.Thread(target=_warm, name="warm-the-ear", daemon=True).start()
