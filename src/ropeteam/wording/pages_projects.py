"""Projects: milestones, change orders, risks, the page shared with the customer, and what they sign there. "Sie" to customers."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # closed lists
    "milestone_state.planned": ("geplant", "planned"),
    "milestone_state.late": ("überfällig", "overdue"),
    "milestone_state.waits": ("wartet auf den Kunden", "waiting for the customer"),
    "milestone_state.with_defects": ("mit Mängeln abgenommen", "accepted with defects"),
    "milestone_state.rejected": ("nicht abgenommen", "not accepted"),
    "milestone_state.accepted": ("abgenommen", "accepted"),
    "milestone_state.dropped": ("aufgegeben", "given up"),
    "acceptance.accepted": ("abgenommen", "accepted"),
    "acceptance.with_defects": ("mit Mängeln abgenommen", "accepted with defects"),
    "acceptance.rejected": ("nicht abgenommen", "not accepted"),
    "order_state.written": ("noch nicht vorgelegt", "not sent to the customer yet"),
    "order_state.waits": ("wartet auf den Kunden", "waiting for the customer"),
    "order_state.agreed": ("vereinbart", "agreed"),
    "order_state.declined": ("abgelehnt", "declined"),
    "order_state.taken_back": ("zurückgezogen", "withdrawn"),
    "wish_way.agreed_before": ("stand schon im Vertrag", "already in the contract"),
    "wish_way.given": ("machen wir ohne Berechnung", "we do it free of charge"),
    "wish_way.not_done": ("wird nicht gemacht", "will not be done"),
    "wish_way.open": ("wieder offen", "open again"),
    "sign_about.milestone": ("Abnahme", "Acceptance"),
    "sign_about.order": ("Nachtrag", "Change order"),
    "sign_about.story": ("Text der Referenz", "Reference text"),
    "sign_about.permission": ("Freigabe", "Permission"),
    "success.role.seller": ("Vertrieb", "Sales"),
    "success.role.presales": ("Beratung", "Consulting"),
    "success.role.product": ("Produkt", "Product"),
    "success.role.services": ("Umsetzung", "Services"),
    "success.role.management": ("Geschäftsleitung", "Management"),
    "success.role.works_council": ("Betriebsrat", "Works council"),
    "success.role.admin": ("Verwaltung", "Administration"),
    # the deal's page
    "tile.project": ("Projekt", "Project"),
    "tile.project.accepted": ("Meilensteine abgenommen", "milestones accepted"),
    "tile.project.none": ("noch kein Meilenstein", "no milestone yet"),
    # the page
    "project.title": ("Projekt", "Project"),
    "project.unsigned": ("noch nicht unterschrieben", "not signed yet"),
    "project.accepted": ("{n} von {of} Meilensteinen abgenommen", "{n} of {of} milestones accepted"),
    "project.milestones": ("Meilensteine", "Milestones"),
    "project.milestones_none": (
        "Noch keiner geplant. Am besten beginnt ein Projekt mit etwas, das der Kunde bald sieht.",
        "None planned yet. A project starts best with something the customer will see soon.",
    ),
    "project.milestones_unsigned": (
        "Ein Projekt beginnt mit der Unterschrift.",
        "A project starts with the signature.",
    ),
    "project.first_success": ("erster Erfolg", "first success"),
    "project.planned_first": ("ursprünglich geplant für {day}", "originally planned for {day}"),
    "project.planned_on": ("geplant für {day}", "planned for {day}"),
    "project.said_by": ("{name}, {day}", "{name}, {day}"),
    "project.delivers": ("Löst ein", "Delivers"),
    "project.said": ("{result}: {name}, {day}", "{result}: {name}, {day}"),
    "project.before": ("Was vorher war", "Earlier"),
    "project.planned_anew": ("{day} neu geplant: {why}", "replanned on {day}: {why}"),
    "project.planned_for": ("Fassung {n}: {title}, {day}", "Version {n}: {title}, {day}"),
    "project.replan": ("Neu planen", "Replan"),
    "project.replan_save": ("Neuen Plan speichern", "Save the new plan"),
    "project.plan": ("Meilenstein planen", "Plan a milestone"),
    "project.plan_save": ("Meilenstein planen", "Plan the milestone"),
    "project.aim": (
        "Vorgeschlagen ist, was Services bei der Übergabe als ersten Erfolg genannt hat.",
        "Suggested: what services named as the first success at the handover.",
    ),
    "project.plan.title": ("Was sieht der Kunde?", "What will the customer see?"),
    "project.plan.title_hint": (
        "In seinen Worten: er liest es und nimmt es ab.",
        "In their words: they will read it and accept it.",
    ),
    "project.plan.words": ("Woran erkennt man es?", "How will everyone know it is done?"),
    "project.plan.day": ("Bis wann?", "By when?"),
    "project.plan.promises": ("Welche Zusagen löst er ein?", "Which promises does it deliver?"),
    "project.plan.first_success": (
        "Das ist der erste Erfolg, den der Kunde sieht",
        "This is the first success the customer will see",
    ),
    "project.plan.why": ("Warum anders als geplant?", "Why the change of plan?"),
    "project.plan.dropped": ("Der Meilenstein kommt nicht mehr", "This milestone will not happen any more"),
    "project.dropped.one": ("{n} aufgegebener Meilenstein", "{n} milestone given up"),
    "project.dropped.many": ("{n} aufgegebene Meilensteine", "{n} milestones given up"),
    "project.promises": ("Zusagen", "Promises"),
    "project.due": ("bis {day}", "due {day}"),
    "project.open": ("offen", "open"),
    "project.outcome": ("Wie ging die Zusage aus?", "What became of the promise?"),
    "project.end": ("Festhalten", "Record it"),
    "project.proposed": (
        "Der Kunde hat den Meilenstein abgenommen, der sie einlöst.",
        "The customer accepted the milestone that delivers it.",
    ),
    "project.evidence": (
        "Meilenstein „{title}“, abgenommen von {name} am {day}",
        "Milestone “{title}”, accepted by {name} on {day}",
    ),
    "project.why": ("Warum?", "Why?"),
    "project.customer_reads": ("Der Kunde liest beides.", "The customer will read both."),
    # change orders
    "project.orders": ("Nachträge", "Change orders"),
    "project.orders_hint": (
        "Mehr oder anderes, als unterschrieben wurde. Gilt erst mit der Unterschrift des Kunden.",
        "Anything beyond or other than what was signed. It counts only once the customer has signed it.",
    ),
    "project.orders_none": ("Noch keiner.", "None yet."),
    "project.order_new": ("Nachtrag aufsetzen", "Write a change order"),
    "project.order_what": ("Was kommt dazu oder wird anders?", "What is added or changed?"),
    "project.order_why": ("Warum?", "Why?"),
    "project.order_price": ("Preis in Euro (0 = ohne Berechnung)", "Price in EUR (0 = free of charge)"),
    "project.order_effort": ("Aufwand in Tagen", "Effort in days"),
    "project.order_save": ("Nachtrag speichern", "Save the change order"),
    "project.order_day": ("1 Tag", "1 day"),
    "project.order_days": ("{n} Tage", "{n} days"),
    "project.order_promise": ("ändert eine Zusage", "changes a promise"),
    "project.order_signed": ("unterschrieben von {name}, {day}", "signed by {name}, {day}"),
    "project.order_declined": ("{name} hat nicht unterschrieben, {day}", "{name} did not sign, {day}"),
    "project.order_take_back": ("Zurückziehen", "Withdraw"),
    "project.order_taken_back": ("zurückgezogen am {day}: {reason}", "withdrawn on {day}: {reason}"),
    "project.heard": ("Nach der Unterschrift gehört", "Heard after the signature"),
    "project.heard_hint": (
        "Wünsche und Zusagen, denen niemand zugestimmt hat. Nichts davon wird von selbst Teil der Arbeit.",
        "Wishes and promises that nobody agreed to. None of them becomes part of the work by itself.",
    ),
    "project.heard_closed": (
        "Den Wortlaut liest, wer Gespräche lesen darf.",
        "The words are for those who may read talks.",
    ),
    "project.heard_sealed": (
        "Diesen Satz liest zwei Werktage lang nur das Seil.",
        "For two working days only the rope reads this sentence.",
    ),
    "project.heard_order": ("Nachtrag daraus machen", "Make it a change order"),
    "project.heard_else": ("Ist kein Nachtrag", "Not a change order"),
    "project.heard_open": ("Wieder auf die Liste", "Back on the list"),
    "project.heard_more.one": ("Und {n} weiterer.", "And {n} more."),
    "project.heard_more.many": ("Und {n} weitere.", "And {n} more."),
    "project.heard_answered.one": ("{n} beantwortet", "{n} answered"),
    "project.heard_answered.many": ("{n} beantwortet", "{n} answered"),
    # next step, risks, the shared page
    "project.next": ("Nächster Schritt", "Next step"),
    "project.next_none": ("Keiner festgehalten.", "None recorded."),
    "project.next_set": ("Nächsten Schritt festhalten", "Record the next step"),
    "project.next_other": ("Einen anderen festhalten", "Record a different one"),
    "project.next_what": ("Was geschieht als Nächstes?", "What happens next?"),
    "project.next_empty": (
        "Leer gespeichert heißt: Nichts steht mehr an.",
        "Saved empty, it means that nothing is left to do.",
    ),
    "project.next_day": ("Wann?", "When?"),
    "project.next_was": ("war für {day} geplant", "was planned for {day}"),
    "project.risks": ("Risiken", "Risks"),
    "project.risks_none": ("Keines festgehalten.", "None recorded."),
    "project.risk_new": ("Risiko festhalten", "Record a risk"),
    "project.risk_what": ("Was kann schiefgehen?", "What could go wrong?"),
    "project.risk_role": ("Wer kümmert sich?", "Who takes care of it?"),
    "project.risk_day": ("Bis wann?", "By when?"),
    "project.risk_until": ("bis {day}", "by {day}"),
    "project.risk_was": ("war bis {day} zu klären", "was to be settled by {day}"),
    "project.risk_close": ("Erledigt", "Settled"),
    "project.risk_how": ("Wie wurde es gelöst?", "How was it settled?"),
    "project.risk_closed": ("erledigt am {day}: {how}", "settled on {day}: {how}"),
    "project.shared": ("Gemeinsame Seite mit dem Kunden", "Page shared with the customer"),
    "project.shared_hint": (
        "Zusagen, Meilensteine und wer am Seil ist. Nichts Internes.",
        "Promises, milestones and who is on the rope. Nothing internal.",
    ),
    "project.share": ("Seite teilen", "Share the page"),
    "project.share_until": ("Link bis {day}", "link until {day}"),
    "project.share_ran_out": ("Link abgelaufen am {day}", "link expired on {day}"),
    "project.share_before_import": (
        "vor der Übernahme der Daten geteilt; der Link von damals gilt hier nicht",
        "shared before the data was taken over; that link is not valid here",
    ),
    "project.share_over": ("Link zurückgezogen", "link revoked"),
    "project.share_days": ("Ohne Datum gilt der Link {n} Tage.", "If no day is given, the link is valid for {n} days."),
    "project.call_back": ("Zurückziehen", "Revoke"),
    "project.preview": ("So sieht sie der Kunde", "As the customer sees it"),
    "project.done.planned": ("Meilenstein geplant.", "Milestone planned."),
    "project.done.replanned": ("Neu geplant.", "Replanned."),
    "project.done.ended": ("Festgehalten.", "Recorded."),
    "project.done.risk": ("Risiko festgehalten.", "Risk recorded."),
    "project.done.risk_closed": ("Risiko erledigt.", "Risk settled."),
    "project.done.next_step": ("Nächster Schritt gespeichert.", "Next step saved."),
    "project.done.ordered": ("Nachtrag gespeichert.", "Change order saved."),
    "project.done.order_taken_back": ("Nachtrag zurückgezogen.", "Change order withdrawn."),
    "project.done.wish": ("Festgehalten.", "Recorded."),
    "project.done.called_back": ("Der Link öffnet nichts mehr.", "The link no longer opens anything."),
    # the customer's page
    "success.title": ("Unser gemeinsames Vorhaben", "Our joint project"),
    "success.sub": ("Abgenommen: {n} von {of} Meilensteinen.", "Accepted: {n} of {of} milestones."),
    "success.begins": ("Es geht los.", "We are setting off."),
    "success.planned": ("geplant", "planned"),
    "success.promises": ("Was wir Ihnen zugesagt haben", "What we promised you"),
    "success.open": ("in Arbeit", "in progress"),
    "success.broken": ("nicht gehalten", "not kept"),
    "success.rope": ("Wer mit Ihnen am Seil ist", "Who is on the rope with you"),
    "success.note": (
        "Diese Seite teilt {company} mit Ihnen. Der Link gilt bis {day}; das Lesen wird nicht aufgezeichnet.",
        "{company} shares this page with you. The link is valid until {day}; reading it is not tracked.",
    ),
    "success.preview_note": (
        "So sieht der Kunde die Seite. Interne Sätze fehlen hier.",
        "This is how the customer sees the page. Internal sentences are left out.",
    ),
    "success.made_hint": (
        "Er wird nur dieses eine Mal angezeigt und gilt bis {day}; {name} kann ihn beliebig oft öffnen. Sie können "
        "ihn jederzeit zurückziehen.",
        "It is shown only this once and is valid until {day}; {name} can open it as often as they like. You can "
        "revoke it at any time.",
    ),
    "success.mail.subject": ("{company}: unser gemeinsames Vorhaben", "{company}: our joint project"),
    "success.mail": (
        "Guten Tag {name},\n\nunter diesem Link sehen Sie jederzeit, was wir Ihnen zugesagt haben, welche Meilensteine "
        "anstehen und "
        "wer für Sie da ist:\n\n{address}\n\nDer Link gilt bis {day}.",
        "Hello {name},\n\nwith this link you can see at any time what we promised you, which milestones lie ahead and "
        "who is there for you:\n\n{address}\n\nThe link is valid until {day}.",
    ),
    # signing
    "sign.mail.milestone": (
        "Guten Tag {name},\n\nein Meilenstein unseres gemeinsamen Vorhabens ist so weit. Unter diesem Link können Sie ihn "
        "abnehmen, mit "
        "Mängeln abnehmen oder uns schreiben, was noch fehlt:\n\n{address}\n\nDer Link gilt bis {day}.",
        "Hello {name},\n\na milestone of our joint project is ready. With this link you can accept it, accept it with "
        "defects, or tell us what is still missing:\n\n{address}\n\nThe link is valid until {day}.",
    ),
    "sign.mail.order": (
        "Guten Tag {name},\n\nunter diesem Link finden Sie den Nachtrag, über den wir gesprochen haben, mit Preis und "
        "Aufwand. Bitte "
        "bestätigen Sie ihn mit einem Klick, oder schreiben Sie uns dort, was nicht stimmt:\n\n{address}\n\nDer Link gilt "
        "bis {day}.",
        "Hello {name},\n\nthis link shows the change order we talked about, with its price and effort. Please confirm "
        "it with one click, or tell us there what is not right:\n\n{address}\n\nThe link is valid until {day}.",
    ),
    "sign.mail.story": (
        "Guten Tag {name},\n\nunter diesem Link finden Sie, was wir über unser gemeinsames Vorhaben erzählen möchten, auch "
        "was nicht "
        "nach Plan lief. Bitte bestätigen Sie den Text mit einem Klick, oder schreiben Sie uns dort, was nicht stimmt:\n\n"
        "{address}\n\nDer Link gilt bis {day}.",
        "Hello {name},\n\nthis link shows what we would like to say about our joint project, including what did not go "
        "to plan. Please confirm the text with one click, or tell us there what is not right:\n\n{address}\n\nThe link "
        "is valid until {day}.",
    ),
    "signing.milestone.title": ("Abnahme eines Meilensteins", "Acceptance of a milestone"),
    "signing.order.title": ("Nachtrag zu unserem Vertrag", "Change order to our contract"),
    "signing.story.title": (
        "Was wir über unser Vorhaben erzählen möchten",
        "What we would like to say about our project",
    ),
    "signing.milestone.what": ("Das wurde fertig", "What is ready"),
    "signing.milestone.planned": ("Geplant war der {day}.", "Planned for {day}."),
    "signing.milestone.promises": ("Damit lösen wir ein", "This delivers"),
    "signing.order.what": ("Was dazukommt oder anders wird", "What is added or changed"),
    "signing.order.why": ("Warum", "Why"),
    "signing.order.price": ("Preis", "Price"),
    "signing.order.free": ("ohne Berechnung", "free of charge"),
    "signing.order.day": ("Aufwand: 1 Tag", "Effort: 1 day"),
    "signing.order.days": ("Aufwand: {n} Tage", "Effort: {n} days"),
    "signing.sign.milestone": ("Ja, abgenommen", "Yes, accepted"),
    "signing.sign.order": ("Ja, so vereinbaren wir es", "Yes, we agree to this"),
    "signing.sign.story": ("Ja, das dürfen Sie so erzählen", "Yes, you may say this"),
    "signing.defects": ("Abnehmen, aber es gibt Mängel", "Accept it, but there are defects"),
    "signing.defects_words": ("Welche Mängel sollen wir beheben?", "Which defects should we fix?"),
    "signing.defects_send": ("Mit Mängeln abnehmen", "Accept with defects"),
    # what stands against a deed
    "error.project_not_signed": (
        "Ein Projekt beginnt mit der Unterschrift; dieser Vertrag ist noch nicht unterschrieben.",
        "A project starts with the signature; this deal is not signed yet.",
    ),
    "error.project_full": (
        "Ein Projekt hat höchstens {most} Meilensteine.",
        "A project has at most {most} milestones.",
    ),
    "error.milestone_untitled": (
        "Bitte schreiben Sie, was der Kunde zu sehen bekommt.",
        "Please write what the customer will see.",
    ),
    "error.milestone_why_missing": (
        "Bitte schreiben Sie, warum sich der Plan ändert.",
        "Please write why the plan has changed.",
    ),
    "error.milestone_accepted": ("Der Kunde hat das schon abgenommen.", "The customer has accepted that already."),
    "error.milestone_dropped": ("Dieser Meilenstein wurde aufgegeben.", "This milestone was given up."),
    "error.milestone_first_success_there": (
        "Ein anderer Meilenstein ist schon der erste Erfolg. Ändern Sie zuerst ihn.",
        "Another milestone is already the first success. Change that one first.",
    ),
    "error.names_another_customer": (
        "Der Kunde liest diese Worte, und „{found}“ ist der Name eines anderen Kunden.",
        "The customer will read these words, and “{found}” is the name of another customer.",
    ),
    "error.order_words_missing": (
        "Bitte schreiben Sie, was sich ändert und warum.",
        "Please write what changes and why.",
    ),
    "error.order_number_missing": (
        "Bitte Preis und Tage angeben. Eine Null ist auch eine Angabe.",
        "Please give the price and the days. Zero is an answer too.",
    ),
    "error.order_number_wrong": (
        "Diese Zahl kann kein Preis und kein Aufwand sein.",
        "That number cannot be a price or an effort.",
    ),
    "error.order_there_already": (
        "Zu diesem Wunsch gibt es schon einen Nachtrag.",
        "There is already a change order for this wish.",
    ),
    "error.order_agreed": (
        "Der Kunde hat diesen Nachtrag schon unterschrieben.",
        "The customer has signed this change order already.",
    ),
    "error.order_taken_back": ("Dieser Nachtrag wurde zurückgezogen.", "This change order was withdrawn."),
    "error.risk_words_missing": ("Bitte schreiben Sie, was schiefgehen kann.", "Please write what could go wrong."),
    "error.risk_how_missing": ("Bitte schreiben Sie, wie es gelöst wurde.", "Please write how it was settled."),
    "error.risk_closed_already": ("Dieses Risiko ist schon erledigt.", "This risk is settled already."),
    "error.share_until_wrong": (
        "Der Link kann von heute an höchstens {most} Tage gelten.",
        "The link can be valid for at most {most} days from today.",
    ),
    "error.share_over": ("Dieser Link öffnet schon nichts mehr.", "That link no longer opens anything."),
    "error.story_newer": ("Von diesem Text gibt es eine neuere Fassung.", "There is a newer version of this text."),
    "error.story_confirmed": (
        "Der Kunde hat diesen Text schon bestätigt.",
        "The customer has confirmed this text already.",
    ),
}
