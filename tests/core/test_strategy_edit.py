"""core.strategy_edit: ids stay what they were, whatever somebody typed."""

from __future__ import annotations

from ropeteam.core.strategy_edit import edited, free_key
from ropeteam.core.text_diff import GoalText, PillarText, StrategyText, strategy_diff

NOW = StrategyText(
    "Jede Maschine\nim Blick.",
    (
        PillarText("stand", "Ein Stand", "Für alle.", (GoalText("stand-1", "Kein Quellcode"), GoalText("stand-2", "Kein Zweig"))),
        PillarText("offen", "Offen"),
    ),
)  # fmt: skip
SAME = [("stand", "Ein Stand", "Für alle.", ["Kein Quellcode", "Kein Zweig"]), ("offen", "Offen", "", [])]


def keys(text: StrategyText) -> list[tuple[str, list[str]]]:
    return [(pillar.key, [goal.key for goal in pillar.goals]) for pillar in text.pillars]


class TestEdited:
    def test_the_same_words_are_no_change(self):
        found = edited(NOW, vision="Jede Maschine\r\nim Blick. ", pillars=SAME)

        assert found == NOW
        assert not strategy_diff(NOW, found).touched

    def test_a_reworded_non_goal_keeps_its_id_and_a_new_one_gets_a_free_one(self):
        pillars = [("stand", "Ein Stand", "Für alle.", ["Kein  Zweig", "Nie Quellcode", "Kein Papier"]), SAME[1]]

        (stand, _) = edited(NOW, vision=NOW.vision, pillars=pillars).pillars

        assert stand.goals == (
            GoalText("stand-2", "Kein Zweig"),
            GoalText("stand-1", "Nie Quellcode"),
            GoalText("stand-3", "Kein Papier"),
        )

    def test_a_pillar_without_a_title_goes_and_a_new_one_comes(self):
        pillars = [("stand", " ", "Für alle.", []), SAME[1], ("", "Ein Stand", "", ["Nie", "Nie"]), ("", "", "", [])]

        assert keys(edited(NOW, vision="", pillars=pillars)) == [("offen", []), ("ein-stand", ["ein-stand-1"])]

    def test_an_id_named_twice_is_kept_by_the_first(self):
        pillars = [SAME[1], ("offen", "Auch offen", "", [])]

        assert keys(edited(NOW, vision="", pillars=pillars)) == [("offen", []), ("auch-offen", [])]

    def test_an_id_somebody_made_up_is_a_new_pillar(self):
        assert keys(edited(NOW, vision="", pillars=[("../x", "Größe zählt", "", [])])) == [("grosse-zahlt", [])]


class TestFreeKey:
    def test_is_never_taken_and_never_empty(self):
        assert free_key("Offen!", ["offen"]) == "offen-2"
        assert free_key("ÄÖ", []) == "ao"
        assert free_key("…", ["pillar"]) == "pillar-2"
