"""A real browser in front of the real pages: one request at a time, in the test's own transaction, on the cast's day."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Thread
from typing import Any

import pytest
from browser.served import AXE, NOWHERE, OneAtATime, Server
from cast import PASSWORD, TODAY, World
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.test import override_settings
from django.test.testcases import QuietWSGIRequestHandler
from flows.stage import built, empty, houses, script, stage, tables, world
from playwright.sync_api import Browser, BrowserContext, Error, Playwright, ViewportSize, sync_playwright
from playwright.sync_api import Page as BrowserPage
from web.conftest import session_of

import run
from ropeteam.store.actor import Actor
from ropeteam.web import actors

__all__ = ["built", "empty", "houses", "script", "stage", "tables", "world"]

MEMORY = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CHROMIUM = os.environ.get("ROPETEAM_CHROMIUM") or run.browser_here()
# Nobody looks at the pictures: no process of their own to paint them. No page stays long enough to earn back what compiling its
# scripts a second time costs, a fifth of the browser's time.
SCRIPTS = "--js-flags=--no-opt --no-maglev"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--in-process-gpu", SCRIPTS]
DESK_SIZE: ViewportSize = {"width": 1280, "height": 860}
PHONE_SIZE: ViewportSize = {"width": 390, "height": 844}
PHONE = {"viewport": PHONE_SIZE, "is_mobile": True, "has_touch": True}
UNFOLD = """async folds => {
  const shown = [...document.querySelectorAll(folds)].filter(fold => fold.checkVisibility() && (fold.click(), true));
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  return shown.length;
}"""
DESK = {"viewport": DESK_SIZE}
# Only violations are told in full, and only what is shown of them leaves the page. Too wide is what is wider than the window:
# `innerWidth` of a phone grows with what is in it.
LOOKED = """async ([address, options]) => {
  if (!window.axe) {
    const script = Object.assign(document.createElement("script"), {src: address});
    await new Promise((done, broken) => {
      Object.assign(script, {onload: done, onerror: broken});
      document.head.append(script);
    });
    script.remove();
  }
  const found = await axe.run(document, {resultTypes: ["violations"], ...options});
  const {scrollWidth, clientWidth} = document.documentElement;
  return {
    violated: found.violations.map(one => [one.id, one.nodes[0].html.slice(0, 200)]),
    looked: found.violations.length + found.passes.length > 0,
    wide: scrollWidth > clientWidth,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
  };
}"""
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
IN_ANOTHER_LIGHT = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
# A narrow window also hides and folds: what is left must still have its name and its order, and be reached by the keyboard.
IN_ANOTHER_LOOK = {
    "runOnly": {
        "type": "rule",
        "values": [
            "color-contrast",
            "scrollable-region-focusable",
            "link-name",
            "button-name",
            "summary-name",
            "label",
            "select-name",
            "empty-table-header",
            "heading-order",
            "landmark-unique",
            "region",
        ],
    }
}


@pytest.fixture(scope="session")
def server() -> Iterator[tuple[str, OneAtATime]]:
    """The address of all worlds, one after another, and its door."""
    handler = OneAtATime(WSGIHandler())
    with Server(("127.0.0.1", 0), QuietWSGIRequestHandler) as serving:
        serving.set_app(handler)
        thread = Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}", handler
        serving.shutdown()
        thread.join()


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
def pages(world: World, server: tuple[str, OneAtATime], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address at which the world is served."""
    monkeypatch.setattr(actors.timezone, "localdate", lambda: TODAY)
    # For good: an answer that nobody waits for may end after the test.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    shared = connections["default"]
    shared.inc_thread_sharing()
    address, door = server
    with override_settings(CACHES=MEMORY), door.opened(shared):
        yield address
    shared.dec_thread_sharing()


class Visit:
    """One person's browser window. Whatever the console complains about fails the test when the window closes."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.complaints: list[str] = []
        self.kept = True
        self._tab = context.pages[0] if context.pages else context.new_page()
        self._tab.on("console", self._heard)
        self._tab.on("pageerror", self._broke)
        self._nowhere_yet = False

    def leave(self, look: Look) -> None:
        """The window as it was before anybody came: nobody signed in, nothing open, one empty tab."""
        for other in self.context.pages[1:]:
            other.close()
        self._tab.remove_listener("console", self._heard)
        self._tab.remove_listener("pageerror", self._broke)
        self._tab.goto(f"{self.address}{NOWHERE}")
        if self._tab.viewport_size != look.options["viewport"]:
            self._tab.set_viewport_size(look.options["viewport"])
        self._tab.emulate_media(media="null", color_scheme=look.options["color_scheme"])
        self.context.clear_cookies()
        self.context.set_offline(False)

    def with_clock(self) -> Visit:
        """Its clock can be put forward: `page.clock.fast_forward(2_000)`. No window loses it again: nobody sits here next."""
        self.context.clock.install()
        self.kept = False
        return self

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
        key = session_of(actor.person.user)
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self.address}])
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
        """No violation axe knows of, and nothing that makes the page scroll sideways."""
        self._looked_at({})

    def in_both_lights(self) -> None:
        """`accessible`, and in the other light once more what a light decides: whether words stand out."""
        dark = self._looked_at({})
        self.page.emulate_media(color_scheme="light" if dark else "dark")
        assert self._looked_at(IN_ANOTHER_LIGHT) is not dark
        self.page.emulate_media(color_scheme="dark" if dark else "light")

    def in_two_looks(self) -> None:
        """`accessible`, and in the other light and width once more what these decide.

        The window stays so: of many pages every second is looked at whole on the phone.
        """
        dark = self._looked_at({})
        self.page.emulate_media(color_scheme="light" if dark else "dark")
        self.page.set_viewport_size(DESK_SIZE if self.page.viewport_size == PHONE_SIZE else PHONE_SIZE)
        assert self._looked_at(IN_ANOTHER_LOOK) is not dark

    def fits_a_phone(self) -> None:
        """The page as it lies there, made narrow: nothing makes it scroll sideways."""
        before = self.page.viewport_size
        assert before is not None
        self.page.set_viewport_size(PHONE_SIZE)
        assert not self.page.evaluate(WIDE), f"{self.page.url} is too wide"
        self.page.set_viewport_size(before)

    def _looked_at(self, options: dict[str, Any]) -> bool:
        """Whether it was dark."""
        seen = self.page.evaluate(LOOKED, [AXE, options])
        assert seen["violated"] == [], self.page.url
        assert seen["looked"], "axe found nothing to look at"
        assert not seen["wide"], f"{self.page.url} is too wide"
        dark: bool = seen["dark"]
        return dark

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _broke(self, error: Error) -> None:
        self.complaints.append(str(error))


@dataclass(frozen=True)
class Look:
    """How a window shows pages."""

    phone: bool
    dark: bool
    language: str
    scripts: bool = True

    @property
    def options(self) -> dict[str, Any]:
        return {
            **(PHONE if self.phone else DESK),
            "locale": "de-DE" if self.language == "de" else "en-GB",
            "color_scheme": "dark" if self.dark else "light",
            "reduced_motion": "reduce",
            "java_script_enabled": self.scripts,
        }


@pytest.fixture(scope="session")
def left(browser: Browser) -> dict[Look, list[BrowserContext]]:
    """Windows that nobody sits at any more. A new one starts processes, which costs more than most of the pages."""
    return defaultdict(list)


@pytest.fixture
def visit(browser: Browser, pages: str, left: dict[Look, list[BrowserContext]]) -> Iterator[Callable[..., Visit]]:
    """Call it for a window of one's own: `visit(phone=True, dark=True, language="en", scripts=False)`."""
    opened: list[tuple[Look, Visit]] = []

    def window(*, phone: bool = False, dark: bool = False, language: str = "de", scripts: bool = True) -> Visit:
        look = Look(phone, dark, language, scripts)
        context = left[look].pop() if left[look] else browser.new_context(**look.options)
        context.set_default_timeout(30_000)  # other tests run beside it
        opened.append((look, Visit(context, pages)))
        return opened[-1][1]

    yield window
    complaints = [complaint for _look, one in opened for complaint in one.complaints]
    for look, one in opened:
        if one.kept:
            one.leave(look)
            left[look].append(one.context)
        else:
            one.context.close()
    assert complaints == []
