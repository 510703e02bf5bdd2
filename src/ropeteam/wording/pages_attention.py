"""Which talks product should join: the page, the reasons, the questions for pre-sales, calendars in and out."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "attention.title": ("Dabei sein", "Attention"),
    "attention.tabs": ("Gespräche", "Conversations"),
    "attention.all_talks": ("Alle Gespräche", "All talks"),
    "attention.hint": (
        "Bei welchen Gesprächen es sich lohnt, dass das Produktmanagement selbst zuhört, und was sonst unbekannt bleibt.",
        "Which talks are worth product's own ears, and what stays unknown otherwise.",
    ),
    "attention.hours": (
        "{hours} Stunden je Woche und Person: so viel sieht die Lebensphase „{phase}“ vor.",
        "{hours} hours a week and person: that is what the life phase “{phase}” asks for.",
    ),
    "attention.plan": ("Neu vorschlagen", "Propose anew"),
    "attention.done.planned": ("Neu geplant. Neue Vorschläge: {n}.", "Planned anew. New proposals: {n}."),
    "attention.week": ("Woche vom {day}", "Week of {day}"),
    "attention.this_week": ("Diese Woche", "This week"),
    "attention.gain": ("Was Sie dort erfahren", "What you learn there"),
    "attention.loss": (
        "Wenn niemand aus dem Produktmanagement kommt, fehlen {share} dessen, was wir erfahren könnten.",
        "If nobody from product comes, {share} of what we could learn is lost.",
    ),
    "attention.loss_short": ("{share} fehlen sonst", "{share} lost otherwise"),
    "attention.come": ("Ich komme", "I will come"),
    "attention.not_come": ("Ich komme nicht", "I cannot come"),
    "attention.own_question": ("Eigene Frage für Pre-Sales", "A question of your own for pre-sales"),
    "attention.own_question_hint": (
        "Kommen Sie nicht, gehen drei Fragen an Pre-Sales; Ihre eigene steht vorn.",
        "If you cannot come, pre-sales gets three questions; yours comes first.",
    ),
    "attention.comes_you": ("Sie kommen", "You will come"),
    "attention.comes": ("Das Produktmanagement kommt", "Product comes"),
    "attention.asked": ("Das Produktmanagement ist gefragt", "Product was asked"),
    "attention.not_coming": ("Pre-Sales fragt an Ihrer Stelle", "Pre-sales asks instead of you"),
    "attention.not_coming_others": ("Pre-Sales fragt", "Pre-sales asks"),
    "attention.change": ("Antwort ändern", "Change your answer"),
    "attention.questions": ("Drei Fragen", "Three questions"),
    "attention.done.come": ("Notiert: Sie kommen.", "Noted: you will come."),
    "attention.done.not_come": (
        "Notiert. Pre-Sales bekommt drei Fragen mit.",
        "Noted. Pre-sales takes three questions along.",
    ),
    "attention.none_title": ("Noch keine Vorschläge", "No proposals yet"),
    "attention.none_text": (
        "Vorschläge entstehen aus geplanten Gesprächen. Lesen Sie dazu Ihren Kalender ein: Gespräche mit Kunden werden bekannt, "
        "alles andere zählt nur als belegte Zeit, ohne Titel.",
        "Proposals come from planned talks. Read your calendar in: talks with customers become known, everything else counts as "
        "busy time only, without its title.",
    ),
    "attention.no_talks_text": (
        "In den nächsten vier Wochen ist kein Gespräch geplant, das etwas Neues lehrt.",
        "No talk of the next four weeks would teach anything new.",
    ),
    "attention.share": ("etwa {percent} %", "about {percent}%"),
    "attention.small_share": ("weniger als 1 %", "less than 1%"),
    # why
    "pick.wishes": ("Noch nicht entschieden: {requests}", "Not decided yet: {requests}"),
    "pick.concerns": ("Bedenken zu „{capability}“", "Concerns about “{capability}”"),
    "pick.strategy": ("Strategiefrage „{pillar}“", "Strategy question “{pillar}”"),
    "pick.segment": ("{what} ({segment})", "{what} ({segment})"),
    # what to ask
    "pick_question.own": ("{text}", "{text}"),
    "pick_question.wishes": (
        "„{request}“: Was können Sie ohne das heute nicht tun, und was kostet Sie das?",
        "“{request}”: what can you not do today without it, and what does that cost you?",
    ),
    "pick_question.concerns": (
        "„{capability}“: Was genau macht Ihnen Sorgen, und woran würden Sie sehen, dass es gelöst ist?",
        "“{capability}”: what exactly worries you, and how would you see that it is solved?",
    ),
    "pick_question.strategy": (
        "„{pillar}“: Wie wichtig ist Ihnen das in den nächsten zwei Jahren, und warum?",
        "“{pillar}”: how much does this matter to you in the next two years, and why?",
    ),
    "pick_question.obstacle": (
        "Was könnte das Vorhaben bei Ihnen noch aufhalten?",
        "What could still hold the project up on your side?",
    ),
    "pick_question.people": (
        "Wer arbeitet später damit, und was ist diesen Leuten am wichtigsten?",
        "Who will work with it later, and what matters most to them?",
    ),
    "pick_question.today": (
        "Wie lösen Sie das heute, und was daran soll bleiben, wie es ist?",
        "How do you do this today, and what about it should stay as it is?",
    ),
    # calendars
    "calendar.title": ("Ihr Kalender", "Your calendar"),
    "calendar.in": ("Kalender einlesen", "Read your calendar in"),
    "calendar.in_text": (
        "Gespräche mit Kunden werden bekannt. Von allem anderen bleibt nur, wann Sie nicht können.",
        "Talks with customers become known. Of everything else only the time stays when you cannot come.",
    ),
    "calendar.file": ("Kalenderdatei (.ics)", "Calendar file (.ics)"),
    "calendar.take": ("Einlesen", "Read in"),
    "calendar.out": ("Kalender abonnieren", "Subscribe"),
    "calendar.out_text": (
        "Eine geheime Adresse für Ihr Kalenderprogramm: Gespräche, zu denen Sie kommen, und Austauschtermine.",
        "A secret address for your calendar program: talks you will join, and exchange meetings.",
    ),
    "calendar.link_make": ("Adresse erzeugen", "Make an address"),
    "calendar.link_again": ("Neue Adresse erzeugen", "Make a new address"),
    "calendar.link_end": ("Adresse sperren", "End the address"),
    "calendar.link_lives": ("Eine Adresse ist in Gebrauch.", "One address is in use."),
    "calendar.link_once": (
        "Diese Adresse sehen Sie nur jetzt. Wer sie kennt, liest Ihre Termine mit; eine neue beendet sie.",
        "You see this address only now. Whoever knows it reads along; a new one ends it.",
    ),
    "calendar.link": ("Adresse", "Address"),
    "calendar.done.link_ended": ("Die Adresse gilt nicht mehr.", "The address no longer works."),
    "calendar.taken_title": ("Kalender eingelesen", "Calendar read in"),
    "calendar.talks.one": ("Ein Gespräch mit Kunden", "One talk with customers"),
    "calendar.talks.many": ("{n} Gespräche mit Kunden", "{n} talks with customers"),
    "calendar.new": ("davon {n} neu", "{n} of them new"),
    "calendar.gone": ("{n} abgesagt", "{n} cancelled"),
    "calendar.busy": ("{n} belegte Zeiten, ohne Titel", "{n} busy times, without titles"),
    "calendar.proposals": ("Wohin gehören diese Gespräche?", "Where do these talks belong?"),
    "calendar.proposals_text": (
        "Jemand von außen ist eingeladen, aber die Verkaufschance ist nicht eindeutig. Was Sie nicht zuordnen, wird nicht "
        "behalten.",
        "Somebody from outside is invited, but the deal is not clear. What you do not place is not kept.",
    ),
    "calendar.proposals_more": ("und {n} weitere", "and {n} more"),
    "calendar.which_deal": ("Verkaufschance", "Deal"),
    "calendar.no_deal": ("zu keiner", "none"),
    "calendar.place": ("Zuordnen", "Place them"),
    "calendar.done.placed": ("Zugeordnete Gespräche: {n}.", "Talks placed: {n}."),
    "calendar.problems": ("Was nicht gelesen werden konnte", "What could not be read"),
    "calendar.back": ("Zurück zu „Dabei sein“", "Back to attention"),
    "calendar.exchange.regular": ("Austausch", "Exchange"),
    "calendar.exchange.iteration": ("Iterationsreview", "Iteration review"),
    "today.questions": ("Fragen vom Produktmanagement", "Questions from product"),
    "today.questions_hint": (
        "Das Produktmanagement kann nicht dabei sein. Fragen Sie an seiner Stelle, und schreiben Sie danach eine Notiz.",
        "Product cannot be there. Ask instead, and take a note afterwards.",
    ),
    "today.picks": ("Gespräche, bei denen Sie fehlen würden", "Talks that would miss you"),
    "today.picks_hint": (
        "Die Vorschläge der nächsten Tage, mit Gründen.",
        "The proposals of the coming days, with reasons.",
    ),
    # errors
    "error.talk_over": ("Dieses Gespräch ist vorbei.", "This talk is over."),
    "error.pick_gone": (
        "Dieser Vorschlag gilt nicht mehr: Inzwischen wurde neu geplant.",
        "This proposal no longer stands: it was planned anew meanwhile.",
    ),
    "error.question_too_long": (
        "Die Frage ist länger als {most} Zeichen. Bitte kürzer fassen.",
        "The question is longer than {most} characters. Make it shorter.",
    ),
    "error.calendar_missing": (
        "Welche Datei? Wählen Sie eine Kalenderdatei (.ics).",
        "Which file? Choose a calendar file (.ics).",
    ),
    "error.calendar_too_large": (
        "Die Datei hat mehr als {limit_mb} MB. Geben Sie einen kürzeren Zeitraum aus, oder lesen Sie sie mit "
        "„ropeteam import-calendar“ ein.",
        "The file has more than {limit_mb} MB. Export a shorter period, or read it with “ropeteam import-calendar”.",
    ),
    "error.proposal_stale": (
        "Diese Zuordnung ist zu alt. Lesen Sie den Kalender noch einmal ein.",
        "This list is too old. Read the calendar in again.",
    ),
    "error.person_unknown": ("Niemand hier hat die Kennung „{key}“.", "Nobody here has the id “{key}”."),
    # commands
    "cli.calendar.done": (
        "{talks} Gespräche mit Kunden ({new} neu, {gone} abgesagt), {busy} belegte Zeiten ohne Titel.",
        "{talks} talks with customers ({new} new, {gone} cancelled), {busy} busy times without titles.",
    ),
    "cli.calendar.proposal": (
        "Wohin gehört {start}, {outside}? Wenn zu einer Verkaufschance: --deal {key}=ID{near}",
        "Where does {start}, {outside} belong? If to a deal: --deal {key}=ID{near}",
    ),
    "cli.calendar.near": (" (vielleicht {deals})", " (perhaps {deals})"),
}
