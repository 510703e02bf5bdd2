"""The climb in words: the picture, what it says, what would help; pulses on the deal's page."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "climb.title": ("Der Aufstieg: „{deal}“", "The climb: “{deal}”"),
    "climb.desc": (
        "Begeisterung des Kunden von {first} bis {last}, aus {n} Messpunkten.",
        "The customer's enthusiasm from {first} to {last}, from {n} measuring points.",
    ),
    "climb.ridge": ("Begeisterung", "enthusiasm"),
    "climb.mist": ("Nebel: liegt mit 90 % Sicherheit hier", "mist: 90% likely to lie here"),
    "climb.mist_short": ("90 % zwischen", "90% between"),
    "climb.deliverable": ("lieferbar", "deliverable"),
    "climb.overstretch": ("Überspannung {points}", "overstretch {points}"),
    "climb.false_summit": ("Vorgipfel {value}", "False summit {value}"),
    "climb.summit": ("Gipfel {value}", "Summit {value}"),
    "climb.channel.conversation": ("Gespräch", "talk"),
    "climb.channel.pulse": ("Puls", "pulse"),
    "climb.channel.nps": ("NPS", "NPS"),
    "climb.channel.csat": ("CSAT", "CSAT"),
    "climb.channel.ces": ("CES", "CES"),
    "climb.channel.milestone": ("Abnahme", "acceptance"),
    "climb.channel.ticket": ("Ticket", "ticket"),
    "climb.drawn_on": (
        "So wurde das Bild am {day} gezeichnet, mit dem Wissen von damals; es wird nicht umgeschrieben.",
        "This is how the picture was drawn on {day}, with what was known then; it is never rewritten.",
    ),
    "climb.table_events": ("Messpunkte, Zusagen und Stationen", "Measuring points, promises and camps"),
    "climb.table_weeks": ("Die Linien, Woche für Woche", "The lines, week by week"),
    "climb.too_little": (
        "Zu wenig für eine Linie: {n} von mindestens {needed} Messpunkten. Gezeigt werden nur die Punkte selbst.",
        "Too little for a line: {n} of at least {needed} measuring points. Only the points themselves are shown.",
    ),
    "climb.told.overstretch": (
        "Überspannung heute: {points} Punkte, {spread}. Dass die Begeisterung nach der Übergabe um mehr als 2 Punkte fällt, ist zu "
        "{chance} % wahrscheinlich.",
        "Overstretch today: {points} points, {spread}. Enthusiasm is {chance}% likely to fall by more than 2 points "
        "after the handover.",
    ),
    "climb.told.overstretch_last": (
        "Überspannung am {day}, dem letzten Tag: {points} Punkte, {spread}.",
        "Overstretch on {day}, the last day: {points} points, {spread}.",
    ),
    "climb.told.spread": ("mit 90 % zwischen {low} und {high}", "90% between {low} and {high}"),
    "climb.told.spread_from_none": (
        "mit 90 % zwischen gar keinem Verlust und {high}",
        "90% between no loss at all and {high}",
    ),
    "climb.told.overstretch_then": (
        "Überspannung am {day}, vor der Übergabe: {points} Punkte, {spread}; mehr als 2 Punkte Verlust waren zu {chance} % zu "
        "erwarten.",
        "Overstretch on {day}, before the handover: {points} points, {spread}; a loss of more than 2 points was "
        "{chance}% likely.",
    ),
    "climb.told.no_height": (
        "Wie hoch die Begeisterung steht, ist dabei noch nicht eingerechnet.",
        "How high enthusiasm stands is not included yet.",
    ),
    "climb.told.sag": (
        "Vor der Unterschrift hat die Begeisterung nachgelassen: seit dem {day} um {lost} Punkte ({low} bis {high}).",
        "Enthusiasm sagged before the signature: by {lost} points ({low} to {high}) since {day}.",
    ),
    "climb.told.kickoff": (
        "Als Übergabe gilt der erste Kickoff am {day}; ein eigener Übergabetag ist nicht eingetragen.",
        "The first kickoff on {day} counts as the handover; no day of its own is recorded.",
    ),
    "climb.told.drop": (
        "Nach der Übergabe verloren: {lost} Punkte ({low} bis {high}) auf der Linie, {plain} ({plain_low} bis {plain_high}) nach "
        "den Messpunkten selbst. Die Linie glättet und nennt eher zu wenig.",
        "Lost after the handover: {lost} points ({low} to {high}) on the line, {plain} ({plain_low} to {plain_high}) "
        "by the measuring points themselves. The line smooths and tends to understate.",
    ),
    "climb.told.drop_curve": (
        "Nach der Übergabe verloren: {lost} Punkte ({low} bis {high}) auf der Linie; für den bloßen Unterschied fehlen Messpunkte "
        "nahe an Unterschrift und Übergabe.",
        "Lost after the handover: {lost} points ({low} to {high}) on the line; for the plain difference there are no "
        "points close enough to signature and handover.",
    ),
    "climb.told.false_summit": (
        "Vorgipfel am {day}: {value}. Es war nicht der Gipfel: Danach ging es abwärts.",
        "False summit on {day}: {value}. It was not the summit: from there it went downhill.",
    ),
    "climb.helps": ("Was jetzt helfen würde", "What would help now"),
    "climb.helps_none": (
        "Im Moment gibt es nichts, was die Überspannung weiter senken würde.",
        "There is nothing left to pull right now.",
    ),
    "climb.help.mend_one": (
        "diese Zusage decken oder beim Kunden zurücknehmen",
        "back this promise, or take it back with the customer",
    ),
    "climb.help.mend_many": (
        "diese {n} Zusagen decken oder beim Kunden zurücknehmen",
        "back these {n} promises, or take them back with the customer",
    ),
    "climb.help.keep": (
        "die offenen Zusagen einlösen oder beim Kunden zurücknehmen",
        "keep the open promises, or take them back with the customer",
    ),
    "climb.help.bring_services": (
        "Services in die nächsten {talks} Gespräche mitnehmen",
        "bring services into the next {talks} talks",
    ),
    "climb.terms": ("Woraus sich die Überspannung zusammensetzt", "What the overstretch is made of"),
    "climb.term.promises": ("Ungedeckte Zusagen", "Unbacked promises"),
    "climb.term.coldness": ("Kälte", "Coldness"),
    "climb.term.height": ("Höhe", "Height"),
    "climb.term.base": ("Grundwert", "Base"),
    "climb.term_note.promises": (
        "offene Zusagen, gewichtet danach, wie unsicher und wie wichtig sie sind",
        "open promises, weighted by how unsure and how important they are",
    ),
    "climb.term_note.coldness": (
        "Services war in wenigen Gesprächen mit dem Kunden dabei",
        "services joined few of the talks with the customer",
    ),
    "climb.term_note.height": (
        "wie hoch die Begeisterung steht; sie zu dämpfen ist kein Ziel",
        "how high enthusiasm stands; dampening it is not a goal",
    ),
    "climb.term_note.base": ("was auch sonst verloren geht", "what is lost in any case"),
    "climb.learned_none": (
        "Die Gewichte sind Annahmen; die ersten eigenen Übergaben werden sie verschieben.",
        "The weights are assumptions; your own first handovers will change them.",
    ),
    "climb.learned.one": (
        "Die Gewichte sind aus einer eigenen Übergabe gelernt.",
        "The weights were learned from one handover of your own.",
    ),
    "climb.learned.many": (
        "Die Gewichte sind aus {n} eigenen Übergaben gelernt.",
        "The weights were learned from {n} handovers of your own.",
    ),
    "climb.behind": ("Was hinter dem Rückgang steht", "What is behind the drop"),
    "climb.behind_hint": (
        "Die Zusagen, die am wenigsten gedeckt waren, und was der Kunde danach schrieb.",
        "The promises that were least backed, and what the customer wrote afterwards.",
    ),
    "climb.spark": ("Begeisterung zuletzt {value}", "Latest enthusiasm {value}"),
    "climb.column": ("Begeisterung", "Enthusiasm"),
    "climb.share": (
        "{percent} % der abgeschlossenen Übergaben verloren mehr als 2 Punkte ({low} bis {high} %, {n} Übergaben).",
        "{percent}% of the closed handovers lost more than 2 points ({low} to {high}%, {n} handovers).",
    ),
    "pulse.section": ("Puls des Kunden", "The customer's pulse"),
    "pulse.section_hint": (
        "Eine Frage, zehn Sekunden: bei der Unterschrift, drei Wochen nach der Übergabe, bei der Inbetriebnahme.",
        "One question, ten seconds: at signature, three weeks after the handover, at go-live.",
    ),
    "pulse.moment.signature": ("zur Unterschrift", "at signature"),
    "pulse.moment.handover": ("drei Wochen nach der Übergabe", "three weeks after the handover"),
    "pulse.moment.golive": ("zur Inbetriebnahme", "at go-live"),
    "pulse.moment.agreed": ("wie vereinbart", "as agreed"),
    "pulse.due": ("jetzt zu fragen: {moment}, bis {day}", "due now: {moment}, until {day}"),
    "pulse.no_mail": ("ohne E-Mail-Adresse", "without a mail address"),
    "pulse.not_due": ("gerade nicht zu fragen", "not due now"),
    "pulse.answered": ("{value} von 10 am {day}", "{value} of 10 on {day}"),
    "pulse.none_yet": ("noch keine Antwort", "no answer yet"),
    "pulse.wish.none": ("will nicht gefragt werden", "does not want to be asked"),
    "pulse.wish.usual": ("zu den drei Zeitpunkten", "at the three moments"),
    "pulse.wish.often": ("öfter, im Abstand von so vielen Tagen:", "more often, every so many days:"),
    "pulse.done.left": (
        "Nicht gefragt, weil es gerade nicht ansteht oder die Adresse fehlt: {names}.",
        "Not asked, because it is not the time or the address is missing: {names}.",
    ),
    "pulse.wish.more": ("auch alle {days} Tage", "also every {days} days"),
    "pulse.ask": ("Puls erfragen", "Ask for the pulse"),
    "pulse.ask_hint": (
        "Die Mail geht in Ihrem Namen hinaus, mit einem Link für genau eine Antwort. Die Frage steht fest.",
        "The mail goes out in your name, with a link for exactly one answer. The question is fixed.",
    ),
    "pulse.became": ("Was aus der letzten Antwort wurde", "What became of the last answer"),
    "pulse.became_hint": (
        "Ein, zwei Sätze an den Kunden; sie stehen auf der Seite über der Frage.",
        "A sentence or two for the customer; they appear above the question.",
    ),
    "pulse.owner_asks": (
        "Fragen kann {name}: Der Puls kommt von der benannten verantwortlichen Person.",
        "{name} can ask: the pulse comes from the named owner.",
    ),
    "pulse.waiting": ("gefragt am {day}, noch ohne Antwort", "asked on {day}, no answer yet"),
    "pulse.guess": ("Ihre Schätzung, bevor die Antwort da ist", "Your estimate, before the answer is there"),
    "pulse.guess_save": ("Schätzen", "Estimate"),
    "pulse.guessed": ("geschätzt: {value}", "estimated: {value}"),
    "pulse.wish": ("Wie oft der Kunde gefragt werden möchte", "How often the customer wants to be asked"),
    "pulse.wish_who": ("Ansprechpartner", "Contact"),
    "pulse.wish_word": ("Wie oft", "How often"),
    "pulse.wish_days": ("Alle wie viele Tage", "How many days apart"),
    "pulse.wish_how": ("Wie und wann vereinbart", "How and when agreed"),
    "pulse.done.asked.one": ("Ein Ansprechpartner wird gefragt.", "One contact is asked."),
    "pulse.done.asked.many": ("{n} Ansprechpartner werden gefragt.", "{n} contacts are asked."),
    "pulse.done.guessed": ("Ihre Schätzung ist festgehalten.", "Your estimate is recorded."),
    "pulse.done.wished": ("Vermerkt.", "Noted."),
    "points.title": ("Messpunkte", "Measuring points"),
    "points.link": ("Alle Messpunkte", "All measuring points"),
    "points.none": (
        "Noch keine Messpunkte. Sie entstehen aus Gesprächen mit Wortlaut, Pulsen, Umfragen, Abnahmen und Tickets.",
        "No measuring points yet. They come from talks with words, pulses, surveys, acceptances and tickets.",
    ),
    "points.older": ("Ältere", "Older"),
    "points.from": ("{source}, erfasst am {day}", "{source}, recorded on {day}"),
    "points.source.pulse": ("Link", "link"),
    "points.source.csv": ("Tabelle", "table"),
    "points.source.formbricks": ("Formbricks", "Formbricks"),
    "points.source.milestone": ("Abnahme", "acceptance"),
    "severity.low": ("gering", "low"),
    "severity.medium": ("mittel", "medium"),
    "severity.high": ("hoch", "high"),
    "severity.critical": ("kritisch", "critical"),
    "points.raw": ("Antwort „{raw}“", "answer “{raw}”"),
    "points.scale": ("auf {scale}", "on {scale}"),
    "points.out": ("herausgenommen am {day}: {reason}", "taken out on {day}: {reason}"),
    "points.take_out": ("Herausnehmen", "Take out"),
    "points.reason": ("Warum zählt er nicht?", "Why does it not count?"),
    "points.done.out": ("Der Messpunkt zählt nicht mehr.", "The measuring point no longer counts."),
    "points.hidden": (
        "Was der Kunde geantwortet und getan hat. Was aus Gesprächen gelesen wurde, steht bei den Gesprächen.",
        "What the customer answered and did. What was read from talks is shown with the talks.",
    ),
    "cli.climb.step": (
        "{day}  {mean} ({low} bis {high}), lieferbar {deliverable}",
        "{day}  {mean} ({low} to {high}), deliverable {deliverable}",
    ),
    "cli.climb.point": ("{day}  {channel} {value}", "{day}  {channel} {value}"),
    "cli.climb.overstretch": (
        "Überspannung am {day}: {points} (Zusagen {promises}, Kälte {coldness}, Höhe {height}, Grundwert {base}); mehr als 2 "
        "Punkte Verlust zu {chance} %; aus {learned} eigenen Übergaben gelernt",
        "Overstretch on {day}: {points} (promises {promises}, coldness {coldness}, height {height}, base {base}); a "
        "loss above 2 points at {chance}%; learned from {learned} handovers of your own",
    ),
    "cli.climb.mend_promises": (
        "  {points}  {n} Zusagen decken oder zurücknehmen",
        "  {points}  back or take back {n} promises",
    ),
    "cli.climb.bring_services": (
        "  {points}  Services in die nächsten {talks} Gespräche",
        "  {points}  services into the next {talks} talks",
    ),
    "cli.climb.smoothed": (
        "Verlust auf der Linie: {value} ({low} bis {high})",
        "Loss on the line: {value} ({low} to {high})",
    ),
    "cli.climb.plain": (
        "Verlust nach den Messpunkten: {value} ({low} bis {high})",
        "Loss by the measuring points: {value} ({low} to {high})",
    ),
    "cli.climb.false_summit": ("Vorgipfel am {day}: {value}", "False summit on {day}: {value}"),
    "cli.climb.kept": (
        "{company}: {kept} neue Bilder festgehalten, aus {learned} eigenen Übergaben gelernt.",
        "{company}: {kept} new pictures kept, learned from {learned} handovers of your own.",
    ),
    "cli.observations.done": (
        "Messpunkte: {new} neu, {same} schon da, {left} ausgelassen.",
        "Measuring points: {new} new, {same} there already, {left} left out.",
    ),
    "cli.observations.survey": (
        "Antworten der Umfrage {survey} werden Messpunkte ({channel}).",
        "Answers of the survey {survey} become measuring points ({channel}).",
    ),
    "cli.observations.band": (
        "Der Nebel ist jetzt {usual}-mal, nahe der Übergabe {near}-mal so breit wie gerechnet.",
        "The mist is now {usual} times, near the handover {near} times as wide as computed.",
    ),
    "today.pulses": ("Kunden nach ihrem Puls fragen", "Ask customers for their pulse"),
    "today.pulses_hint": (
        "Sie sind für diese Verkaufschancen verantwortlich; der Zeitpunkt ist da.",
        "You own the deal and the moment has come.",
    ),
    "today.stretched": ("Überspannung vor dem nächsten Gespräch senken", "Lower the overstretch before the next talk"),
    "today.stretched_hint": (
        "In den nächsten sieben Tagen sprechen Sie mit diesen Kunden; das würde am meisten helfen.",
        "You talk to these customers within the next seven days; this would help most.",
    ),
    "letter.part.climb": ("Vor den nächsten Gesprächen", "Before the next talks"),
    "letter.climb.stretched": (
        "Überspannung {points}; was am meisten hilft, zeigt die Verkaufschance",
        "overstretch {points}; the deal shows what helps most",
    ),
    "error.pulse_value": (
        "Bitte eine ganze Zahl von {lowest} bis {highest} wählen.",
        "Please choose a whole number from {lowest} to {highest}.",
    ),
    "error.pulse_every": (
        "Möglich ist ein Abstand von {lowest} bis {highest} Tagen.",
        "Any interval from {lowest} to {highest} days is possible.",
    ),
    "error.pulse_how_missing": (
        "Wie und wann hat der Kunde dem zugestimmt? Ohne das wird nicht öfter gefragt.",
        "How and when did the customer agree? Without it nobody is asked more often.",
    ),
    "error.pulse_nobody_due": (
        "Von den Gewählten kann gerade niemand gefragt werden. Es wurde keine Mail geschrieben.",
        "None of the people you chose can be asked now. No mail was written.",
    ),
    "error.pulse_no_owner": (
        "Für diese Verkaufschance ist niemand als verantwortlich benannt; in wessen Namen soll gefragt werden?",
        "This deal has no named owner; in whose name should it be asked?",
    ),
    "error.pulse_not_owner": (
        "Fragen kann nur, wer als verantwortlich benannt ist: {name}.",
        "Only the named owner can ask: {name}.",
    ),
    "error.pulse_guess_late": (
        "Die Antwort ist schon da; eine Schätzung danach zählt nicht.",
        "The answer is already there; an estimate made after it does not count.",
    ),
    "error.pulse_guess_twice": ("Ihre Schätzung steht schon.", "Your estimate is already recorded."),
    "error.pulse_stays": (
        "Was ein Kunde selbst geantwortet hat, wird nicht herausgenommen.",
        "What a customer answered cannot be taken out.",
    ),
    "error.observation_out_already": (
        "Dieser Messpunkt ist schon herausgenommen.",
        "This measuring point has been taken out already.",
    ),
    "error.point_refused": (
        "Dieser Messpunkt wurde nicht übernommen ({why}).",
        "This measuring point was not taken in ({why}).",
    ),
    "error.survey_unnamed": (
        "Bitte Umfrage und Frage angeben (kurze Kennungen).",
        "Please name the survey and the question (short ids).",
    ),
    "error.survey_channel": ("Aus Umfragen kommen nur: {allowed}.", "Surveys can bring: {allowed}."),
    "error.survey_scale": (
        "{channel} kann auf diesen Skalen kommen: {allowed}.",
        "{channel} can come on these scales: {allowed}.",
    ),
    "error.band_factor": (
        "Der Nebel darf {lowest}- bis {highest}-mal so breit sein wie gerechnet.",
        "The mist may be {lowest} to {highest} times as wide as computed.",
    ),
}
