"""Vision and strategy as living texts: what changed, who has read it."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "strategy.title": ("Vision und Strategie", "Vision and strategy"),
    "strategy.changes": ("Fassungen und Änderungen", "Versions and changes"),
    "strategy.since": ("verglichen mit Fassung {n}", "compared with version {n}"),
    "strategy.since_read": (
        "Änderungen, seit Sie zuletzt gelesen haben (Fassung {n})",
        "changes since you last read it (version {n})",
    ),
    "strategy.same": ("Zwischen diesen Fassungen ist kein Wort anders.", "No word differs between these versions."),
    "strategy.ins": ("neu:", "new:"),
    "strategy.ins_end": ("(Ende neu)", "(end of new)"),
    "strategy.del": ("gestrichen:", "removed:"),
    "strategy.del_end": ("(Ende gestrichen)", "(end of removed)"),
    "strategy.read_it": ("Ich habe sie gelesen", "I have read it"),
    "strategy.read": ("Von Ihnen gelesen", "Read by you"),
    "strategy.done.read": (
        "Danke. Ab jetzt sehen Sie, was sich danach ändert.",
        "Thank you. From now on you see what changes after it.",
    ),
    "strategy.who": ("Gelesen von", "Read by"),
    "strategy.everybody": ("Alle", "Everybody"),
    "strategy.read_n": ("{read} von {people}", "{read} of {people}"),
    "strategy.who_hint": (
        "Gezeigt werden nur Zahlen ab zehn Personen, nie Namen.",
        "Only numbers of ten people and more are shown, never names.",
    ),
    "error.strategy_is_draft": (
        "Das ist noch ein Entwurf. Gelesen wird, was veröffentlicht ist.",
        "This is a draft still. What is published is read.",
    ),
}
