"""For a web server: `up` starts granian with it; any other WSGI server needs DATABASE_URL and ROPETEAM_HOME set."""

from __future__ import annotations

import gc
import os
import threading

from django.core.wsgi import get_wsgi_application

from ropeteam.language.embedding import load
from ropeteam.language.encoder.encoder import shipped
from ropeteam.language.encoder.linking import query

YOUNG = 50_000

gc.disable()  # what is read while starting stays; `_warm` wakes the collector, and so does a server that forks before it could
os.register_at_fork(after_in_child=gc.enable)
os.environ["DJANGO_SETTINGS_MODULE"] = "ropeteam.project.settings"

application = get_wsgi_application()


def _warm() -> None:
    """Load the weights that Ask needs before the first question comes, and spare the collector what stays for good.

    A page of fifty rows makes some hundred thousand short-lived objects; with Python's usual threshold the collector looks
    through all weights and templates several times a page.
    """
    try:
        load().embed(["warm"])
        if encoder := shipped():
            query(encoder, "warm")
    finally:
        gc.collect()
        gc.freeze()
        gc.set_threshold(YOUNG, 20, 50)
        gc.enable()


threading.Thread(target=_warm, name="warm-the-ear", daemon=True).start()
