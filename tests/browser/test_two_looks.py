"""What is wrong on purpose in the other light and width only is found there."""

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
ON_A_DARK_PHONE = "@media (max-width: 760px) and (prefers-color-scheme: dark)"
IN_A_BRIGHT_ROOM = "@media (min-width: 761px) and (prefers-color-scheme: light)"
FAINT = "#main h1 { color: #777 !important; background: #888 !important; }"


def test_finds_what_is_wrong_in_one_look_only(world: World, visit: Callable[..., Visit]) -> None:
    there = visit().sign_in(world.seller).open("/note/")
    there.page.evaluate(STYLED, f"{ON_A_DARK_PHONE} {{ {FAINT} }}")
    with pytest.raises(AssertionError, match="color-contrast"):
        there.in_two_looks()

    there.page.evaluate(STYLED, f"{IN_A_BRIGHT_ROOM} {{ {FAINT} }}")
    with pytest.raises(AssertionError, match="color-contrast"):
        there.in_two_looks()

    there.page.evaluate(STYLED, f"{ON_A_DARK_PHONE} {{ #main h1 {{ width: 400px; }} }}")
    with pytest.raises(AssertionError, match="wide"):
        there.in_two_looks()
