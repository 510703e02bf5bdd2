"""The pages' server: one request at a time, in the test's own transaction, and only while a test has its world open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest
from django.http.response import HttpResponseBase

NOWHERE = "/between-two-tests/"
AXE = "/static/axe.js"

# Colours are asked for a thousand times a page, and are the same few: reading them anew took a quarter of axe's time.
REMEMBERING = """
(colour => {
  const read = colour.parseString, known = new Map();
  colour.parseString = function (words) {
    if (known.has(words)) return Object.assign(this, known.get(words));
    const found = read.call(this, words);
    known.set(words, {r: this.r, g: this.g, b: this.b, alpha: this.alpha});
    return found;
  };
})(axe.commons.color.Color.prototype);
"""
# What an object of axe keeps to itself lies in a WeakMap, for browsers of old, and every colour fills six of them: a fifth of its
# time. While axe is read, its own objects keep it themselves; whatever runs later finds the browser's WeakMap again.
OWN = """
const maps = [window.WeakMap, window.WeakSet];
window.WeakMap = window.WeakSet = class {
  place = Symbol();
  get(one) { return one[this.place]; }
  has(one) { return this.place in one; }
  set(one, value) { one[this.place] = value; return this; }
  add(one) { return this.set(one, true); }
  delete(one) { return delete one[this.place]; }
};
"""
AGAIN = "[window.WeakMap, window.WeakSet] = maps;"
# Pages of our own and this one are of one kind to Chromium, so that it does not begin a process for each test.
KIND = ("Cross-Origin-Opener-Policy", "same-origin")
KEPT = "public, max-age=86400, immutable"


class OneAtATime(StaticFilesHandler):
    """Pages and static files through one lock: the browser's requests share the test's database connection.

    Between two tests nobody is answered: what an abandoned page still asks must not reach the next test's world.
    """

    def __init__(self, application: Any) -> None:
        super().__init__(application)
        self.lock = Lock()
        self.line: BaseDatabaseWrapper | None = None
        self.ours = {
            NOWHERE: ([("Content-Type", "text/html"), KIND], b"<!doctype html><title>Nowhere</title>"),
            AXE: (
                [("Content-Type", "text/javascript; charset=utf-8"), ("Cache-Control", KEPT)],
                f"(() => {{{OWN}{AXE_SCRIPT}{REMEMBERING}{AGAIN}}})();".encode(),
            ),
        }

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        if environ["PATH_INFO"] in self.ours:
            headers, body = self.ours[environ["PATH_INFO"]]
            start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
            return [body]
        with self.lock:
            if self.line is None:
                start_response("503 Service Unavailable", [("Content-Length", "0")])
                return []
            connections["default"] = self.line  # of this thread, which may have served other tests
            return super().__call__(environ, start_response)

    def serve(self, request: HttpRequest) -> HttpResponseBase:
        """As a house serves them: a browser asks once. Without this it guesses by a file's age, and asks for new ones always."""
        response = super().serve(request)
        response.headers["Cache-Control"] = KEPT
        return response

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
