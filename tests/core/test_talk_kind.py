"""What kind of talk an entry is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ropeteam.core.talk_kind import talk_kind
from ropeteam.core.vocabulary import ConversationKind


@pytest.mark.parametrize(
    ("title", "place", "hours", "kind"),
    [
        ("Angebot besprechen", "Halle 3", 1, ConversationKind.MEETING),
        ("Angebot besprechen", "https://meet.example/abc", 1, ConversationKind.CALL),
        ("Teams: Angebot", "", 1, ConversationKind.CALL),
        ("Anforderungen", "Halle 3", 3, ConversationKind.WORKSHOP),
        ("Workshop Anforderungen", "Zoom", 1, ConversationKind.WORKSHOP),
        ("Kick-off", "", 4, ConversationKind.KICKOFF),
        ("Projektauftakt", "", 1, ConversationKind.KICKOFF),
        ("Lenkungskreis", "", 1, ConversationKind.STEERING),
        ("Pilotkunde: Stand", "", 1, ConversationKind.PILOT),
        ("Autopilot", "", 1, ConversationKind.MEETING),
    ],
)
def test_follows_from_title_place_and_length(title: str, place: str, hours: float, kind: ConversationKind) -> None:
    assert talk_kind(title, place, timedelta(hours=hours)) == kind
