"""What is wrong on purpose is found: a page that passes the browser's looks is not merely one that nobody looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.conftest import Visit
from cast import World

STYLED = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
FAINT = "#main h1 { color: #777 !important; background: #888 !important; }"
ON_A_DARK_PHONE = "@media (max-width: 760px) and (prefers-color-scheme: dark)"
IN_A_BRIGHT_ROOM = "@media (min-width: 761px) and (prefers-color-scheme: light)"


@pytest.fixture
def there(world: World, visit: Callable[..., Visit]) -> Visit:
    """A page with nothing wrong."""
    return visit().sign_in(world.seller).open("/note/")


class TestALook:
    def test_finds_words_that_are_faint_in_one_light_only(self, there: Visit) -> None:
        there.page.evaluate(STYLED, f"@media (prefers-color-scheme: dark) {{ {FAINT} }}")
        with pytest.raises(AssertionError, match="color-contrast"):
            there.in_both_lights()
        assert there.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"), "found in the other light"

        there.page.emulate_media(color_scheme="light")
        there.page.evaluate(STYLED, f"@media (prefers-color-scheme: light) {{ {FAINT} }}")
        with pytest.raises(AssertionError, match="color-contrast"):
            there.accessible()

        there.page.evaluate(STYLED, "")
        there.in_both_lights()

    @pytest.mark.parametrize(
        ("css", "found"),
        [
            (f"{ON_A_DARK_PHONE} {{ {FAINT} }}", "color-contrast"),
            (f"{IN_A_BRIGHT_ROOM} {{ {FAINT} }}", "color-contrast"),
            (f"{ON_A_DARK_PHONE} {{ #main h1 {{ width: 400px; }} }}", "wide"),
        ],
    )
    def test_at_both_looks_finds_what_is_wrong_in_one_only(self, there: Visit, css: str, found: str) -> None:
        there.page.evaluate(STYLED, css)

        with pytest.raises(AssertionError, match=found):
            there.in_two_looks()

    def test_finds_a_field_nobody_named(self, there: Visit) -> None:
        there.page.evaluate("document.querySelector('main').append(document.createElement('input'))")

        with pytest.raises(AssertionError, match="label"):
            there.accessible()

    def test_finds_what_is_too_wide(self, there: Visit, world: World, visit: Callable[..., Visit]) -> None:
        phone = visit(phone=True, dark=True).sign_in(world.seller).open("/note/")
        phone.accessible()
        there.fits_a_phone()
        for window in (there, phone):
            window.page.evaluate(STYLED, "#main h1 { width: 400px; }")

        there.accessible()
        for look in (there.fits_a_phone, phone.accessible):
            with pytest.raises(AssertionError, match="wide"):
                look()
