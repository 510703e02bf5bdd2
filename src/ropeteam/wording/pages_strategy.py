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
        "Stand am Ende des letzten Quartals. Eine Zahl steht hier erst, wenn mindestens zehn gelesen haben und mindestens "
        "zehn nicht; nie ein Name.",
        "As it stood at the end of the last quarter. A number appears only where ten and more have read it and ten and more "
        "have not; never a name.",
    ),
    "error.strategy_is_draft": (
        "Das ist noch ein Entwurf. Gelesen wird, was veröffentlicht ist.",
        "This is a draft still. What is published is read.",
    ),
    # what customers say to a pillar
    "stance.for": ("spricht dafür", "speaks for it"),
    "stance.against": ("spricht dagegen", "speaks against it"),
    "pillar.column.for": ("dafür", "for"),
    "pillar.column.against": ("dagegen", "against"),
    "pillar.said": ("Was Kunden dazu sagen", "What customers say to it"),
    "pillar.said_hint": (
        "Sätze, die jemand bestätigt und dieser Säule zugeordnet hat.",
        "Sentences that somebody confirmed and placed at this pillar.",
    ),
    "pillar.for.one": ("{n} Satz dafür", "{n} sentence for it"),
    "pillar.for.many": ("{n} Sätze dafür", "{n} sentences for it"),
    "pillar.against.one": ("{n} dagegen", "{n} against it"),
    "pillar.against.many": ("{n} dagegen", "{n} against it"),
    "pillar.weight_none": ("noch keine Stimme von Kunden", "no customer's word yet"),
    "pillar.none": ("Noch hat niemand einen Satz zugeordnet.", "Nobody has placed a sentence yet."),
    "pillar.by_segment": ("Nach Segment", "By segment"),
    "pillar.no_segment": ("ohne Segment", "no segment"),
    "pillar.accounts.one": ("von einem Kunden", "by one customer"),
    "pillar.accounts.many": ("von {n} Kunden", "by {n} customers"),
    "pillar.all": ("Alle zeigen", "Show all"),
    "pillar.look": ("Wo nachsehen", "Where to look"),
    "pillar.look_hint": (
        "Bestätigte Sätze, die ähnlich klingen. Ob sie dafür oder dagegen sprechen, entscheiden Sie.",
        "Confirmed sentences that sound alike. Whether they speak for it or against it is yours to say.",
    ),
    "pillar.look_none": ("Gerade klingt nichts ähnlich.", "Nothing sounds alike at present."),
    "pillar.take_back": ("Zurücknehmen", "Take back"),
    "pillar.propose": ("Daraus vorschlagen", "Propose from it"),
    "pillar.done.for": ("Zugeordnet: spricht dafür.", "Placed: speaks for it."),
    "pillar.done.against": ("Zugeordnet: spricht dagegen.", "Placed: speaks against it."),
    "pillar.done.none": ("Zurückgenommen.", "Taken back."),
    "error.evidence_not_customers": (
        "Hier zählt, was Kunden sagen. Dieser Satz ist von uns.",
        "What customers say counts here. This sentence is ours.",
    ),
    "error.evidence_not_confirmed": (
        "Diesen Satz hat noch niemand bestätigt. Bestätigen Sie ihn zuerst im Gespräch.",
        "Nobody has confirmed this sentence yet. Confirm it in the talk first.",
    ),
    "error.evidence_of_other_product": (
        "Das gehört zu einem anderen Produkt.",
        "That belongs to another product.",
    ),
    # a new version
    "draft.title": ("Neue Fassung", "New version"),
    "draft.go_on": ("Am Entwurf weiterarbeiten", "Go on with the draft"),
    "draft.hint": (
        "Ändern Sie den Text, sehen Sie sich an, was anders wird, und veröffentlichen Sie ihn.",
        "Change the text, look at what becomes different, and publish it.",
    ),
    "draft.there": (
        "Ein Entwurf vom {day}. Es gilt weiter, was veröffentlicht ist.",
        "A draft of {day}. What is published still holds.",
    ),
    "draft.preview": ("Was sich ändert", "What changes"),
    "draft.takes_up": ("Welche Vorschläge nimmt diese Fassung auf?", "Which proposals does this version take up?"),
    "draft.takes_up_hint": ("Die übrigen bleiben offen.", "The others stay open."),
    "draft.reason": ("Antwort an alle, deren Vorschlag aufgenommen ist", "Answer to all whose proposal is taken up"),
    "draft.reason_hint": ("Nur nötig, wenn Sie oben etwas ankreuzen.", "Needed only if you ticked something above."),
    "draft.publish": ("Veröffentlichen", "Publish"),
    "draft.drop": ("Entwurf verwerfen", "Drop the draft"),
    "draft.edit": ("Text", "Text"),
    "draft.edit_again": ("Entwurf ändern", "Change the draft"),
    "draft.edit_hint": (
        "Eine Säule ohne Titel entfällt. Wer sich auf ein Nicht-Ziel stützt, wird nach dem Veröffentlichen neu beurteilt.",
        "A pillar without a title goes. What rests on a non-goal is judged anew after publishing.",
    ),
    "draft.new_pillar": ("Neue Säule", "New pillar"),
    "draft.pillar_title": ("Titel", "Title"),
    "draft.pillar_text": ("Beschreibung", "Description"),
    "draft.goals_hint": ("Jede Zeile ein Nicht-Ziel.", "One non-goal a line."),
    "draft.keep": ("Entwurf speichern und ansehen", "Save the draft and look at it"),
    "draft.done.kept": (
        "Entwurf gespeichert. Veröffentlicht ist er noch nicht.",
        "Draft saved. It is not published yet.",
    ),
    "draft.done.published": (
        "Fassung {n} gilt ab heute. Was darauf ruht, wird neu beurteilt.",
        "Version {n} holds from today on. What rests on it is judged anew.",
    ),
    "draft.done.dropped": (
        "Entwurf verworfen. Es gilt weiter, was veröffentlicht ist.",
        "Draft dropped. What is published still holds.",
    ),
    "error.draft_same": (
        "Das ist Wort für Wort die Fassung, die gilt. Es gibt nichts zu veröffentlichen.",
        "That is word for word the version that holds. There is nothing to publish.",
    ),
    "error.draft_changed": (
        "Der Entwurf ist inzwischen ein anderer. Laden Sie die Seite neu; es wurde nichts geändert.",
        "The draft is a different one by now. Load the page again; nothing was changed.",
    ),
    "error.strategy_moved": (
        "Inzwischen gilt eine andere Fassung. Sehen Sie sich den Vergleich noch einmal an; es wurde nichts veröffentlicht.",
        "Another version holds by now. Look at the comparison once more; nothing was published.",
    ),
    "error.draft_many": (
        "Höchstens {pillars} Säulen mit je {goals} Nicht-Zielen.",
        "{pillars} pillars with {goals} non-goals each at most.",
    ),
    "error.draft_long": (
        "Zu lang: ein Text hat höchstens {most} Zeichen, ein Titel {title}.",
        "Too long: a text has {most} characters at most, a title {title}.",
    ),
    "error.pillar_title_missing": (
        "Eine neue Säule braucht einen Titel. Es wurde nichts gespeichert.",
        "A new pillar needs a title. Nothing was saved.",
    ),
    "cli.evidence.line": (
        "{id} · {title}: {for_it} dafür, {against} dagegen, von {accounts} Kunden",
        "{id} · {title}: {for_it} for it, {against} against it, by {accounts} customers",
    ),
    "cli.evidence.none": ("Noch keine Strategie veröffentlicht.", "No strategy published yet."),
    "cli.evidence.segment": (
        "    {segment}: {for_it} dafür, {against} dagegen",
        "    {segment}: {for_it} for it, {against} against it",
    ),
    "cli.weigh.done": ("{id} · {title}: {stance}", "{id} · {title}: {stance}"),
    "stance.none": ("zurückgenommen", "taken back"),
}
