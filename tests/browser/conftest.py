"""A real browser in front of the real pages: one request at a time, in the test's own transaction, on the cast's day."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from threading import Lock, Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from cast import PASSWORD, TODAY, World
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.test import Client, override_settings
from django.test.testcases import QuietWSGIRequestHandler
from flows.stage import built, empty, script, stage, tables, world
from playwright.sync_api import Browser, BrowserContext, Error, Playwright, ViewportSize, sync_playwright
from playwright.sync_api import Page as BrowserPage

from ropeteam.store.actor import Actor
from ropeteam.web import actors

__all__ = ["built", "empty", "script", "stage", "tables", "world"]

MEMORY = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CHROMIUM = os.environ.get("ROPETEAM_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
PHONE_SIZE: ViewportSize = {"width": 390, "height": 844}
PHONE = {"viewport": PHONE_SIZE, "is_mobile": True, "has_touch": True}
UNFOLD = """async folds => {
  const shown = [...document.querySelectorAll(folds)].filter(fold => fold.checkVisibility() && (fold.click(), true));
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  return shown.length;
}"""
DESK = {"viewport": {"width": 1280, "height": 860}}


class OneAtATime(StaticFilesHandler):
    """Pages and static files through one lock: the browser's requests share the test's database connection."""

    def __init__(self, application: Any) -> None:
        super().__init__(application)
        self.lock = Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        with self.lock:
            return super().__call__(environ, start_response)


class Server(ThreadedWSGIServer):
    """Serves with the test's connection and leaves it open: it belongs to the test. Closing waits for the last answers."""

    daemon_threads = False

    def _close_connections(self) -> None:
        pass


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    """Playwright keeps an event loop in this thread; Django would refuse to ask the database beside it."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as driver:
        yield driver
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def browser(playwright_driver: Playwright) -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("not run: no Chromium on this machine (apt-get install chromium, or set ROPETEAM_CHROMIUM)")
    try:
        found = playwright_driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    except Error as error:
        pytest.skip(f"not run: {CHROMIUM} does not start: {error.message.splitlines()[0]}")
    yield found
    found.close()


@pytest.fixture
def pages(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address at which the world is served."""
    monkeypatch.setattr(actors.timezone, "localdate", lambda: TODAY)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    shared = connections["default"]
    shared.inc_thread_sharing()
    server_at = Server(("127.0.0.1", 0), QuietWSGIRequestHandler, connections_override={"default": shared})
    with override_settings(CACHES=MEMORY), server_at as server:
        server.set_app(OneAtATime(WSGIHandler()))
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
    shared.dec_thread_sharing()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


class Visit:
    """One person's browser window. Whatever the console complains about fails the test when the window closes."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.complaints: list[str] = []
        self._tab = context.new_page()
        self._tab.on("console", self._heard)
        self._tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self._nowhere_yet = False

    @property
    def page(self) -> BrowserPage:
        """The page that lies open; after signing in the first one, unless another was opened."""
        if self._nowhere_yet:
            self.open("/")
        return self._tab

    def sign_in(self, actor: Actor) -> Visit:
        """Signed in already; `log_in` is the way there that people take, and costs two pages more."""
        assert actor.person is not None
        assert actor.person.user is not None
        signed = Client()
        signed.force_login(actor.person.user, backend="django.contrib.auth.backends.ModelBackend")
        name = settings.SESSION_COOKIE_NAME
        self.context.add_cookies([{"name": name, "value": signed.cookies[name].value, "url": self.address}])
        self._nowhere_yet = True
        return self

    def log_in(self, actor: Actor) -> Visit:
        assert actor.person is not None
        self.open("/accounts/login/")
        self.page.fill("#id_login", actor.person.mail)
        self.page.fill("#id_password", PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"{self.address}/")
        return self

    def open(self, path: str) -> Visit:
        self._nowhere_yet = False
        self._tab.goto(f"{self.address}{path}")
        return self

    def unfold(self, folds: str) -> Visit:
        """Open what is folded, the outer before the inner; only what is opened may still fetch something."""
        if self.page.evaluate(UNFOLD, folds):
            self.page.locator(".htmx-request").first.wait_for(state="detached")
        return self

    def accessible(self) -> None:
        """No violation axe knows of, and nothing that makes a phone scroll sideways."""
        self._asked_of_axe({})
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def in_both_lights(self) -> None:
        """`accessible`, and in the other light once more what a light decides: whether words stand out."""
        before = "dark" if self.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
        self.accessible()
        self.page.emulate_media(color_scheme="light" if before == "dark" else "dark")
        self._asked_of_axe({"runOnly": {"type": "rule", "values": ["color-contrast"]}})
        self.page.emulate_media(color_scheme=before)

    def fits_a_phone(self) -> None:
        """The page as it lies there, made narrow: nothing makes it scroll sideways."""
        before = self.page.viewport_size
        assert before is not None
        self.page.set_viewport_size(PHONE_SIZE)
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        self.page.set_viewport_size(before)

    def _asked_of_axe(self, options: dict[str, Any]) -> None:
        found = Axe().run(self.page, options=options).response["violations"]
        assert [(item["id"], item["nodes"][0]["html"][:200]) for item in found] == []

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture
def visit(browser: Browser, pages: str) -> Iterator[Callable[..., Visit]]:
    """Call it for a new window: `visit(phone=True, dark=True, language="en")`."""
    opened: list[Visit] = []

    def window(*, phone: bool = False, dark: bool = False, language: str = "de") -> Visit:
        context = browser.new_context(
            **(PHONE if phone else DESK),
            locale="de-DE" if language == "de" else "en-GB",
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        context.set_default_timeout(30_000)  # other tests run beside it
        opened.append(Visit(context, pages))
        return opened[-1]

    yield window
    complaints = [complaint for one in opened for complaint in one.complaints]
    for one in opened:
        one.context.close()
    assert complaints == []
