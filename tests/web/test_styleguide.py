"""The style guide shows every part, in both languages."""

from __future__ import annotations

import pytest
from cast import World
from django.urls import reverse
from web.conftest import Open

from ropeteam.core.vocabulary import Backing, Fit, GateResult
from ropeteam.wording.say import say


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_verdict_stands_there_as_mark_and_word(language: str, world: World, sign_in: Open) -> None:
    client = sign_in(world.admin)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language

    html = client.get(reverse("styleguide")).content.decode()

    for fit in Fit:
        assert f"<span>{say(f'fit.{fit}', language)}</span>" in html
    for backing in Backing:
        assert f"<span>{say(f'backing.{backing}', language)}</span>" in html
    for result in GateResult:
        assert f"gate-{result}" in html
