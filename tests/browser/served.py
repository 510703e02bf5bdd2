"""The pages' server: one request at a time, in the test's own transaction, and only while a test has its world open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


class OneAtATime(StaticFilesHandler):
    """Pages and static files through one lock: the browser's requests share the test's database connection.

    Between two tests nobody is answered: what an abandoned page still asks must not reach the next test's world.
    """

    def __init__(self, application: Any) -> None:
        super().__init__(application)
        self.lock = Lock()
        self.line: BaseDatabaseWrapper | None = None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        with self.lock:
            if self.line is None:
                start_response("503 Service Unavailable", [("Content-Length", "0")])
                return []
            connections["default"] = self.line  # of this thread, which may have served other tests
            return super().__call__(environ, start_response)

    @contextmanager
    def opened(self, line: BaseDatabaseWrapper) -> Iterator[None]:
        self.line = line
        yield
        with self.lock:
            self.line = None


class Server(ThreadedWSGIServer):
    """Serves with the test's connection and leaves it open: it belongs to the test."""

    daemon_threads = True  # windows that are kept keep their lines open too

    def _close_connections(self) -> None:
        pass
