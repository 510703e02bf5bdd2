"""How strict the gate is, overrides with a day, and who outside is told: words of their page and errors."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "gates.title": ("Regeln der Freigabe", "Rules of the gate"),
    "gates.hint": (
        "Was eine Unterschrift aufhält, was zwei Menschen braucht, und wer außerhalb davon erfährt.",
        "What stops a signature, what needs two people, and who outside is told.",
    ),
    "gates.notices": ("Hinweise, die sperren", "Notices that block"),
    "gates.notices_hint": (
        "Eine Zusage ohne Deckung sperrt immer. Bei diesen Hinweisen entscheidet Ihr Unternehmen.",
        "A promise without backing always blocks. For these notices, your company decides.",
    ),
    "gates.override_days": ("Frist für Ausnahmen", "Time for an override"),
    "gates.override_days_hint": (
        "So lange haben Geschäftsleitung und Produktmanagement für eine Antwort, wenn niemand einen Tag nennt. Danach muss neu "
        "gefragt werden.",
        "So long management and product have to answer where nobody names a day. After that somebody has to ask anew.",
    ),
    "gates.override_days_n": ("Arbeitstage", "Working days"),
    "gates.done.override_days": ("Die Frist ist festgelegt.", "The time is set."),
    "error.override_days_wrong": (
        "Die Frist kann 1 bis {most} Arbeitstage betragen.",
        "The time can be 1 to {most} working days.",
    ),
    "gates.four_eyes": ("Zu zweit beenden", "Ended by two"),
    "gates.four_eyes_hint": (
        "Eine Person schlägt vor, wie die Zusage endet, eine zweite stimmt zu. Wer verkauft, ist nie die zweite.",
        "One person proposes how the promise ends, a second agrees. Whoever sells the deal is never the second.",
    ),
    "gates.only_management": (
        "Ändern können das Geschäftsleitung und Administration.",
        "Management and administration may change this.",
    ),
    "gates.save": ("Festlegen", "Set"),
    "gates.delegations": ("Vertretung bei Ausnahmen", "Standing in for overrides"),
    "gates.delegations_hint": (
        "Eine Ausnahme braucht Geschäftsleitung und Produktmanagement bis zu einem Tag. Wer nicht da ist, lässt sich vertreten; "
        "wer die Verkaufschance verkauft oder verkauft hat, vertritt niemanden.",
        "An override needs management and product by a day. Whoever is away has somebody stand in; who sells or sold the deal "
        "stands in for nobody.",
    ),
    "gates.delegations_none": ("Zurzeit vertritt niemand jemanden.", "Nobody stands in for anybody at present."),
    "gates.delegated": ("{to} vertritt {by} ({role})", "{to} stands in for {by} ({role})"),
    "gates.until": ("bis {day}", "until {day}"),
    "gates.delegate": ("Vertretung benennen", "Name somebody"),
    "gates.delegate_role": ("Für welche Rolle", "For which role"),
    "gates.delegate_to": ("Wer vertritt Sie?", "Who stands in for you?"),
    "gates.delegate_until": ("Bis einschließlich", "Up to and including"),
    "gates.delegate_reason": ("Anlass", "Occasion"),
    "gates.delegate_placeholder": ("z. B. Urlaub", "e.g. holiday"),
    "gates.delegation_end": ("Vertretung beenden", "End it"),
    "gates.hooks": ("Andere Systeme benachrichtigen", "Tell other systems"),
    "gates.hooks_hint": (
        "Ändert sich die Freigabe einer Verkaufschance, geht eine signierte Nachricht an diese Adressen: so kann Ihr CRM oder "
        "Angebotswerkzeug die Unterschrift anhalten. Sie enthält Kennungen und das Ergebnis, keinen Satz.",
        "When the gate of a deal changes, a signed message goes to these addresses, so that your CRM or quoting tool can stop the "
        "signature. It holds ids and the result, no sentence.",
    ),
    "gates.hook_add": ("Adresse hinzufügen", "Add an address"),
    "gates.hook_name": ("Was ist es?", "What is it?"),
    "gates.hook_name_placeholder": ("z. B. CRM", "e.g. CRM"),
    "gates.hook_url": ("Adresse (https)", "Address (https)"),
    "gates.hook_ping": ("Probe senden", "Send a test"),
    "gates.hook_end": ("Nicht mehr benachrichtigen", "Tell it no more"),
    "gates.hook_arrived": ("Letzte Nachricht angekommen am {day}", "Last message arrived on {day}"),
    "gates.hook_waiting": (
        "Noch nicht angekommen, Versuche: {tries}. Zuletzt: {said}",
        "Not arrived yet, tries: {tries}. Last: {said}",
    ),
    "gates.hook_given_up": ("Aufgegeben. Zuletzt: {said}", "Given up. Last: {said}"),
    "gates.hook_never": ("Noch keine Nachricht", "No message yet"),
    "gates.secret_title": ("Das Geheimnis für „{name}“", "The secret for “{name}”"),
    "gates.secret_text": (
        "Tragen Sie es jetzt beim Empfänger ein: Es wird nur dieses eine Mal gezeigt. Mit ihm prüft er, dass eine Nachricht von "
        "Ropeteam kommt.",
        "Put it into the receiver now: it is shown this once only. With it the receiver checks that a message comes from Ropeteam.",
    ),
    "gates.done.notices": (
        "Festgelegt. Ab sofort gilt das für jede Freigabe.",
        "Set. It holds for every gate from now on.",
    ),
    "gates.done.four_eyes": ("Festgelegt. Ab sofort braucht das zwei.", "Set. From now on this needs two."),
    "gates.done.same": ("Das galt schon.", "That was so already."),
    "gates.done.delegated": ("Vertretung benannt.", "Somebody stands in now."),
    "gates.done.delegation_ended": ("Vertretung beendet.", "Standing in has ended."),
    "gates.done.hook_ended": ("Dorthin geht nichts mehr.", "Nothing goes there any more."),
    "gates.done.pinged": ("Die Probe ist unterwegs.", "The test is on its way."),
    "today.override_until": ("bis {day}", "by {day}"),
    "today.ends": ("Enden, denen eine zweite Person zustimmen muss", "Ends that a second person has to agree to"),
    "today.ends_hint": (
        "Bis dahin ist die Zusage offen und zählt bei der Freigabe.",
        "Until then the promise is open and counts at the gate.",
    ),
    "deed.override_due": ("Antwort bis (leer: übliche Frist)", "Answer by (empty: the usual time)"),
    "deed.override_missing": ("Es fehlt: {role}", "Missing: {role}"),
    "deed.override_refuse": ("Ausnahme ablehnen", "Refuse the override"),
    "deal.done.override_half": (
        "Zugestimmt. Die zweite Zustimmung fehlt noch.",
        "Agreed. The second yes is still missing.",
    ),
    "deal.done.override_refused": ("Abgelehnt. Die Sperre bleibt.", "Refused. It still blocks."),
    "deal.overrides": ("Ausnahmen", "Overrides"),
    "deal.override_stand.waits": ("wartet bis {day}", "waits until {day}"),
    "deal.override_stand.granted": ("erteilt", "granted"),
    "deal.override_stand.refused": ("abgelehnt", "refused"),
    "deal.override_stand.late": ("Frist am {day} verstrichen", "day passed on {day}"),
    "error.override_waits": (
        "Dafür wartet schon ein Antrag auf Ausnahme.",
        "An override for this was asked for already and waits.",
    ),
    "error.override_late": (
        "Die Frist ist verstrichen. Bitte die Ausnahme neu beantragen.",
        "The day has passed. Please ask for the override anew.",
    ),
    "error.override_over": ("Darüber ist schon entschieden.", "This has been decided already."),
    "error.nothing_to_override": (
        "Das sperrt nicht; es braucht keine Ausnahme.",
        "This does not block; it needs no override.",
    ),
    "error.due_is_past": ("Der Tag liegt in der Vergangenheit.", "The day is in the past."),
    "error.delegate_unfit": (
        "Vertreten kann Sie nur jemand anderes aus Ihrem Unternehmen, mit einer Rolle, die handelt.",
        "Only somebody else of your company, with a role that acts, may stand in for you.",
    ),
    "error.webhook_name_missing": ("Bitte einen Namen angeben.", "Please give a name."),
    "error.webhook_url_wrong": (
        "Das ist keine Adresse, an die wir senden können: https://… ohne Benutzername und Kennwort.",
        "This is no address we can send to: https://… without user name and password.",
    ),
    "error.webhook_not_https": ("Die Adresse muss mit https:// beginnen.", "The address must begin with https://."),
    "error.webhook_private": (
        "Diese Adresse liegt in einem internen Netz. Wer Ropeteam betreibt, kann das erlauben (ROPETEAM_WEBHOOK_PRIVATE).",
        "This address lies inside an internal network. Whoever runs Ropeteam may allow it (ROPETEAM_WEBHOOK_PRIVATE).",
    ),
    "error.webhooks_too_many": ("Mehr als {most} Adressen gehen nicht.", "There may be no more than {most} addresses."),
}
