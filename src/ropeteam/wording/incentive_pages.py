"""The words of the incentive lab's pages, and what its flows refuse."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "incentives.page.title": ("Vergütung ohne Zielkonflikt", "Incentive lab"),
    "incentives.page.sub": (
        "Was bringt es einer Rolle, etwas zuzusagen, das niemand tragen kann? Und was kostet es das Unternehmen? Gerechnet wird "
        "mit Plänen und Annahmen, nie mit Daten von Beschäftigten.",
        "What does a role gain by promising what nothing can carry? And what does it cost the company? Everything is "
        "calculated from plans and assumptions, never from data about employees.",
    ),
    "incentives.nav.plans": ("Pläne", "Plans"),
    "incentives.nav.compare": ("Vergleichen", "Compare"),
    "incentives.nav.what_if": ("Was wäre, wenn", "What if"),
    "incentives.nav.assumptions": ("Annahmen", "Assumptions"),
    "incentives.nav.report": ("Für den Betriebsrat", "Works council"),
    "incentives.page.new": ("Neuer Plan", "New plan"),
    "incentives.page.empty": ("Noch kein Vergütungsplan", "No pay plan yet"),
    "incentives.page.empty_text": (
        "Legen Sie den Plan einer Rolle an, am besten zuerst den des Vertriebs. Sie sehen sofort, was eine ungedeckte Zusage "
        "bringt und wo der Plan Sprünge hat.",
        "Write down the plan of one role, ideally sales first. You see at once what an unbacked promise brings and "
        "where the plan has cliffs.",
    ),
    "incentives.page.empty_read": (
        "Die Geschäftsleitung hat noch keinen Plan angelegt.",
        "Management has not written a plan yet.",
    ),
    "incentives.page.by_role": (
        "Was eine ungedeckte Zusage wem bringt",
        "What one unbacked promise brings, and to whom",
    ),
    "incentives.page.by_role_hint": (
        "Erwarteter Betrag je Zusage bei einem mittleren Auftrag, mit der heutigen Vertragsfreigabe.",
        "Expected amount for one promise in a mid-sized deal, behind today's contract gate.",
    ),
    "incentives.page.by_side_hint": (
        "Erwarteter Betrag je Zusage bei einem mittleren Auftrag, jeweils mit oder ohne Vertragsfreigabe wie angegeben.",
        "Expected amount for one promise at a middle deal, on each side with or without the contract gate as it says.",
    ),
    "incentives.page.role": ("Rolle", "Role"),
    "incentives.page.plan": ("Vergütungsplan", "Pay plan"),
    "incentives.page.brings": ("Eine ungedeckte Zusage bringt", "One unbacked promise brings"),
    "incentives.page.version": ("Fassung {n}", "version {n}"),
    "incentives.page.holds": ("in Kraft", "in force"),
    "incentives.page.draft": ("Entwurf", "draft"),
    "incentives.page.nothing_variable": ("kein variabler Anteil", "nothing variable"),
    "incentives.page.company": ("Das Unternehmen", "The company"),
    "incentives.page.company_hint": ("nach Vergütung", "after pay"),
    "incentives.page.bare": ("ohne eigenen Plan", "no plan of its own"),
    "incentives.page.terms": (
        "Vertragsfreigabe: {gate} · Pre-Sales berichten an: {line}.",
        "Contract gate: {gate} · pre-sales report to: {line}.",
    ),
    "incentives.page.both": ("Schaden und entgangener Nutzen", "Harm made and value missed"),
    "incentives.page.both_hint": (
        "Immer beide ansehen: Ein Plan, der nur abschreckt, richtet keinen Schaden an und verhindert auch gute Zusagen.",
        "Always look at both: a plan that only deters does no harm and prevents good promises too.",
    ),
    "incentives.page.both_plan": (
        "Alle heutigen Pläne zusammen, mit diesem an der Stelle des Plans seiner Rolle.",
        "All plans of today together, with this one in the place of its role's.",
    ),
    "incentives.page.per_seat": ("je Vertriebsstelle und Quartal", "per sales seat and quarter"),
    "incentives.page.reading": (
        "Je Vertriebsstelle und Quartal. In 80 von 100 Fällen liegt der Wert in der angegebenen Spanne, wenn alle Annahmen "
        "zugleich schwanken. Beträge sind gerundet.",
        "Per sales seat and quarter. In 80 of 100 cases the value lies in the range, all assumptions moving at once. "
        "Amounts are rounded.",
    ),
    "incentives.page.span": ("{low} bis {high}", "{low} to {high}"),
    "incentives.page.found": ("Wo die Pläne gegeneinander arbeiten", "Where the plans pull against each other"),
    "incentives.page.rules_hint": (
        "Neun Regeln aus eigener Überlegung; Studien dazu gibt es kaum.",
        "Nine rules of our own reasoning; there are hardly any studies.",
    ),
    "incentives.page.no_rule": ("Keine der neun Regeln trifft zu.", "None of the nine rules applies."),
    "incentives.page.drafts": ("Entwürfe", "Drafts"),
    "incentives.page.compare_drafts": ("mit heute vergleichen", "compare with today"),
    "incentives.page.assumptions_own": (
        "{own} von {all} Annahmen stammen von Ihnen, die anderen sind geschätzt:",
        "{own} of {all} assumptions are yours, the others are guesses:",
    ),
    "incentives.page.with_plan": ("mit {name}, Fassung {n}", "with {name}, version {n}"),
    "incentives.page.today": ("Heute", "Today"),
    "incentives.page.newest": ("Neueste Fassungen", "Newest versions"),
    "incentives.page.then": ("Geändert", "Changed"),
    "incentives.page.side.a": ("Links", "Left"),
    "incentives.page.side.b": ("Rechts", "Right"),
    "incentives.page.change": ("Neue Fassung", "New version"),
    "incentives.page.changes": ("Änderung", "Change"),
    "incentives.page.yaml": ("Als Text (YAML)", "As text (YAML)"),
    "incentives.page.pays": ("Was der Plan zahlt", "What the plan pays"),
    "incentives.page.example": ("Ein Beispiel auf den Cent", "An example to the cent"),
    "incentives.page.example_hint": (
        "Aufträge in der Reihenfolge ihrer Unterschriften, alle in einem Zeitraum.",
        "Deals in the order of their signatures, all in one period.",
    ),
    "incentives.page.deal": ("Auftrag {n}", "Deal {n}"),
    "incentives.page.deal_of": ("Auftrag über {amount}", "Deal of {amount}"),
    "incentives.page.deal_no": ("Auftrag", "Deal"),
    "incentives.page.then_it": ("und dann", "and then"),
    "incentives.page.months": ("nach Monaten", "after months"),
    "incentives.page.reckon": ("Rechnen", "Calculate"),
    "incentives.page.signed_on": ("unterschrieben am", "signed on"),
    "incentives.page.product": ("Produkt", "Product"),
    "incentives.page.other_product": ("ein anderes", "another one"),
    "incentives.page.curve_end": ("Begeisterung am Ende (0–10)", "Enthusiasm at the end (0–10)"),
    "incentives.page.seat_quarter": ("Quartal der Einarbeitung", "Quarter of ramping up"),
    "incentives.page.seat_full": ("eingearbeitet", "ramped up"),
    "incentives.page.pays_nothing": ("Dafür zahlt der Plan nichts.", "The plan pays nothing for that."),
    "incentives.page.reached_by": ("bei {value}: {rate}", "at {value}: {rate}"),
    "incentives.page.as_overview": (
        "Was alle heutigen Pläne zusammen bewirken (wie in der Übersicht)",
        "What all of today's plans do together (as in the overview)",
    ),
    "incentives.page.step": ("Schritt", "Step"),
    "incentives.page.how": ("Rechnung", "How"),
    "incentives.page.due_to": ("davon an:", "of it to:"),
    "incentives.page.one_promise": (
        "Was eine ungedeckte Zusage wem bringt",
        "What one unbacked promise brings, and to whom",
    ),
    "incentives.page.one_promise_hint": (
        "Ein mittlerer Auftrag über {amount}: einmal ehrlich verkauft, einmal mit einer Zusage, die niemand geprüft hat.",
        "A middle deal of {amount}: once sold honestly, once with a promise that nobody checked.",
    ),
    "incentives.page.honest": ("ehrlich", "honest"),
    "incentives.page.promised": ("mit Zusage", "with the promise"),
    "incentives.page.gain": ("Unterschied", "difference"),
    "incentives.page.behind": ("mit der Vertragsfreigabe", "behind the gate"),
    "incentives.page.ends": ("Ab wann sich die Zusage nicht mehr lohnt", "Where the promise stops paying off"),
    "incentives.page.ends_hint": (
        "Jeder Hebel für sich, auf die Provision des Vertriebs angewandt. „nie“: kein Wert genügt.",
        "Each lever on its own, applied to the sellers' commission. “never”: no value is enough.",
    ),
    "incentive_lever.deferral": ("Anteil, der bis zur Inbetriebnahme wartet", "Share that waits for go-live"),
    "incentive_lever.clawback": (
        "Anteil, der nach einer gescheiterten Lieferung zurückgeht",
        "Share taken back after a failed delivery",
    ),
    "incentive_lever.team": ("Teambonus je gehaltenem Auftrag", "Team bonus for each kept deal"),
    "incentive_lever.gate": (
        "Anteil, den die Vertragsfreigabe entdecken muss",
        "Share that the contract gate has to catch",
    ),
    "incentives.page.spots": ("Wo die Versuchung am größten ist", "Where the temptation is greatest"),
    "incentives.page.spots_hint": (
        "Was eine ungedeckte Zusage beim letzten Auftrag des Zeitraums bringt, je nachdem, wie viel vom Ziel schon erreicht ist. "
        "Gerechnet mit den mittleren Werten der Annahmen.",
        "What an unbacked promise brings on the last deal of a period, by how much of the quota has been reached "
        "before.",
    ),
    "incentives.page.never_in": ("in {n} von 100 Fällen nie", "never in {n} of 100 cases"),
    "incentives.page.course": ("Wie die Versuchung zum Ende hin steigt", "How the temptation rises towards the end"),
    "incentives.page.course_hint": (
        "Im Mittel ist sie in jedem Abschnitt gleich. Je näher das Ende, desto häufiger hängt alles an einem Auftrag: das Höchste, "
        "was eine Zusage an dieser Stelle bringen kann.",
        "On average it is the same all along. The nearer the end, the more often everything hangs on one deal: the most that a "
        "promise can bring at that point.",
    ),
    "incentives.page.chance": ("{no}. von {of} Verkaufschancen", "chance {no} of {of}"),
    "incentives.page.far": (
        "Das Ziel ({quota}) und der erwartete Umsatz ({sold}) liegen weit auseinander. Bitte die Annahmen anpassen:",
        "The quota ({quota}) and what is expected to be sold ({sold}) lie far apart. Please adjust the assumptions:",
    ),
    "incentives.page.agreement": ("Zustimmung", "Agreement"),
    "incentives.page.no_assent": ("Noch nicht freigegeben und nicht vorgelegt.", "Neither approved nor shown yet."),
    "incentives.page.from": ("gilt ab {day}", "valid from {day}"),
    "incentives.page.on_day": ("am", "on"),
    "incentives.page.where_written": ("nachzulesen in (Protokoll, Schreiben)", "written down in (minutes, letter)"),
    "incentives.page.begin": ("Gilt ab", "Valid from"),
    "incentives.page.begin_hint": (
        "Frühestens ab {day}: Abgeschlossene Quartale behalten ihren Plan.",
        "No earlier than {day}: closed quarters keep their plan.",
    ),
    "incentives.page.begin_do": ("In Kraft setzen", "Put in force"),
    "incentives.page.diff": ("Was sich ändert", "What changes"),
    "incentives.page.versions": ("Fassungen", "Versions"),
    "incentives.page.older": ("Ältere", "Older"),
    "incentives.page.text": ("Der Plan als Text (YAML)", "The plan as text (YAML)"),
    "incentives.page.compare_sub": (
        "Zwei Zusammenstellungen unter denselben Annahmen.",
        "Two sets of plans under the same assumptions.",
    ),
    "incentives.page.what_if_sub": (
        "Die heutigen Pläne, an einer Stelle anders. Geändert wird damit nichts.",
        "Today's plans with one thing changed. Looking changes nothing.",
    ),
    "incentives.page.what_if_none": (
        "Stellen Sie oben etwas anders ein.",
        "Change something above.",
    ),
    "incentives.page.as_is": ("wie heute", "as it is"),
    "incentives.page.gate": ("Vertragsfreigabe", "Contract gate"),
    "incentives.page.line": ("Pre-Sales berichten an", "Pre-sales report to"),
    "incentives.page.under": ("Pre-Sales berichten an", "Pre-sales report to"),
    "incentives.page.defer": ("Provision wartet bis zur Inbetriebnahme", "Commission waits for go-live"),
    "incentives.page.claw": ("Rückforderung nach gescheiterter Lieferung", "Taken back after a failed delivery"),
    "incentives.page.calm": (
        "keine Sprünge: ohne Bonus und rückwirkende Stufen",
        "no cliffs: no bonus, no retroactive tiers",
    ),
    "incentives.page.driver": ("Treiber zeigen für", "Show drivers of"),
    "incentives.page.try": (
        "Beispiel: Freigabe an, Pre-Sales beim Produkt, 15 % später",
        "Example: gate on, pre-sales under product, 15% later",
    ),
    "incentives.page.no_plan": ("kein Plan", "no plan"),
    "incentives.page.rule": ("Regel", "Rule"),
    "incentives.page.assumptions_sub": (
        "Alles, womit gerechnet wird. Keine dieser Zahlen ist an Ihren Kunden gemessen, solange Sie nicht Ihre eigene eintragen.",
        "Everything the calculation assumes. None of it was measured at your customers until you enter your own "
        "values.",
    ),
    "incentives.page.assumption": ("Annahme", "Assumption"),
    "incentives.page.say_own": ("eigener Wert", "own value"),
    "incentives.page.value": ("Wert", "Value"),
    "incentives.page.low": ("mindestens", "at least"),
    "incentives.page.high": ("höchstens", "at most"),
    "incentives.page.range": ("Spanne", "Range"),
    "incentives.page.bounds": (
        "Möglich ist {low} bis {high}. Ohne Spanne gilt der Wert als sicher.",
        "{low} to {high} is possible. Without a range the value is taken as certain.",
    ),
    "incentives.page.source": ("Woher", "Source"),
    "incentives.page.ours": ("unsere Schätzung: {value} ({low} bis {high})", "our guess: {value} ({low} to {high})"),
    "incentives.page.reset": ("Zurück zu unserer Schätzung", "Back to our guess"),
    "incentives.page.markdown": ("Als Markdown", "As Markdown"),
    "incentives.page.report_same": (
        "Es gibt keinen neueren Entwurf: Die Unterlage zeigt, was heute gilt.",
        "There is no newer draft: the paper shows what holds today.",
    ),
    "incentives.page.new_sub": (
        "Ein Plan gilt für eine Rolle, nie für eine Person. Prozente als 8 oder 8 %.",
        "A plan is for a role, never for a person. Percentages as 8 or 8%.",
    ),
    "incentives.page.text_sub": (
        "Ein Plan oder mehrere (plans:). Bereits geltende Pläne ändern sich dadurch nicht.",
        "One plan or several (plans:). Plans in force are not changed by it.",
    ),
    "incentives.page.wrong.one": ("Eine Angabe stimmt noch nicht.", "One thing is not right yet."),
    "incentives.page.wrong.many": ("{n} Angaben stimmen noch nicht.", "{n} things are not right yet."),
    "incentives.page.line_no": ("Zeile {n}:", "Line {n}:"),
    "incentives.page.note": ("Warum diese Fassung?", "Why this version?"),
    "incentives.page.keep": ("Als neue Fassung speichern", "Save as a new version"),
    "incentives.page.as_form": ("Im Formular weiter", "Continue in the form"),
    "incentives.page.as_text": ("Als Text weiter", "Continue as text"),
    "incentives.page.paste": ("Text einfügen", "Paste text"),
    "incentives.curve.title": ("Was „{name}“ auszahlt", "What “{name}” pays"),
    "incentives.curve.pays": ("zahlt", "pays"),
    "incentives.curve.of_quota": ("Anteil am Ziel", "share of the quota"),
    "incentives.curve.sold": ("verkauft im Zeitraum", "sold in the period"),
    "incentives.curve.curve_end": ("Begeisterung am Projektende (0–10)", "enthusiasm at the project's end (0–10)"),
    "incentives.curve.smooth": (
        "{axis}: von 0 bis {end}, höchstens {top}. Keine Sprünge.",
        "{axis}: from 0 to {end}, {top} at most. No cliffs.",
    ),
    "incentives.curve.cliffs": (
        "{axis}: von 0 bis {end}, höchstens {top}. Sprünge bei {jumps}.",
        "{axis}: from 0 to {end}, {top} at most. Cliffs at {jumps}.",
    ),
    "incentives.tornado_hint": (
        "Jede Annahme für sich an ihr unteres und ihr oberes Ende gesetzt, die wirksamste oben.",
        "Each assumption alone at its low and its high end, the strongest on top.",
    ),
    "incentives.tornado_desc": (
        "Die Änderung beträgt {value}; je nach Annahme zwischen {least} und {most}. Am meisten bewegt: {first}.",
        "The change is {value}; by assumption between {least} and {most}. What moves it most: {first}.",
    ),
    "incentives.at_low": ("am unteren Ende", "at its low end"),
    "incentives.at_high": ("am oberen Ende", "at its high end"),
    "incentives.waits.approved": (
        "Die Geschäftsleitung hat noch nicht zugestimmt.",
        "Management has not approved it yet.",
    ),
    "incentives.waits.seen": ("Dem Betriebsrat noch nicht vorgelegt.", "The works council has not seen it yet."),
    "incentives.deed.approved": ("Zustimmung eintragen", "Record the approval"),
    "incentives.deed.seen": ("Vorlage beim Betriebsrat eintragen", "Record that the council saw it"),
    "incentives.done.approved": ("Zustimmung eingetragen.", "Approval recorded."),
    "incentives.done.seen": ("Vorlage beim Betriebsrat eingetragen.", "Recorded that the works council saw it."),
    "incentives.done.begins": ("In Kraft gesetzt.", "Put in force."),
    "incentives.done.written": ("Neue Fassung gespeichert.", "New version saved."),
    "incentives.done.assumed": ("Ihr Wert gilt jetzt.", "Your value now applies."),
    "incentives.done.reset": ("Wieder unsere Schätzung.", "Back to our guess."),
    "incentive_assent.approved": ("Geschäftsleitung stimmte zu am", "Approved by management on"),
    "incentive_assent.seen": ("Betriebsrat sah ihn am", "Seen by the works council on"),
    "incentive_sold.signed": ("unterschrieben", "signed"),
    "incentive_sold.live": ("in Betrieb, Zusagen gehalten", "live, promises kept"),
    "incentive_sold.blocked": ("an der Freigabe vorbei", "signed past the gate"),
    "incentive_sold.failed": ("Lieferung gescheitert", "delivery failed"),
    "incentive_sold.cancelled": ("gekündigt", "cancelled"),
    "incentive_sum.earned": ("Verdient", "Earned"),
    "incentive_sum.due": ("Fällig", "Due"),
    "incentive_sum.open": ("Noch offen", "Still open"),
    "incentive_sum.lost": ("Verfallen oder zurückgefordert", "Forfeited or taken back"),
    "incentive_group.deal": ("Ein Auftrag", "A deal"),
    "incentive_group.company": ("Das Unternehmen", "The company"),
    "incentive_group.people": ("Menschen und Abläufe", "People and process"),
    "incentive_group.curve": ("Die Begeisterung der Kunden", "The customers' enthusiasm"),
    "incentive_group.objectives": ("Wo die Ziele heute stehen", "Where the objectives stand"),
    "incentive_outcome_hint.harm": (
        "Zusagen, die mehr kosten, als sie bringen, und trotzdem gegeben werden",
        "promises that cost more than they bring and are made all the same",
    ),
    "incentive_outcome_hint.missed": (
        "vertretbare Zusagen, die unterbleiben",
        "worthwhile promises that are not made",
    ),
    "incentive_outcome_hint.loss": ("Abstand zum besten erreichbaren Ergebnis", "distance from the best that could be"),
    "incentive_outcome_hint.curve": (
        "was ein Kunde im Mittel an Begeisterung verliert",
        "what a customer loses of enthusiasm on average",
    ),
    "incentive_why.paid_at_signature": (
        "Wer mit der Unterschrift fertig bezahlt ist, trägt nichts von dem, was bei der Lieferung geschieht.",
        "Whoever is paid in full at signature bears nothing of what happens at delivery.",
    ),
    "incentive_why.cliff": (
        "Kurz vor der Schwelle ist das nächste Geschäft ein Vielfaches wert, und damit auch jede Zusage, die es bringt.",
        "Just before the edge the next deal is worth many times as much, and so is any promise that brings it in.",
    ),
    "incentive_why.spif_unsellable": (
        "Bezahlt wird dann für etwas, das niemand liefern kann. Im Katalog steht, was das Produkt heute kann.",
        "Somebody is then paid for what nobody can deliver. The catalogue holds what the product can do today.",
    ),
    "incentive_why.brake_on_bookings": (
        "Wer sagen soll, was nicht geht, verdient nur, wenn trotzdem unterschrieben wird.",
        "Whoever has to say what does not work earns only if it is signed all the same.",
    ),
    "incentive_why.utilisation_only": (
        "Je länger ein Projekt dauert, desto besser für das Ziel und desto schlechter für den Kunden.",
        "The longer a project takes, the better for the objective and the worse for the customer.",
    ),
    "incentive_why.clawback_too_short": (
        "Bis sich zeigt, dass eine Lieferung scheitert, ist die Frist vorbei.",
        "By the time a delivery is seen to fail the window has closed.",
    ),
    "incentive_why.reference_any_tone": (
        "Bezahlt wird das Ja des Kunden, nicht, was er ehrlich sagen würde.",
        "The customer's yes is paid, not what they would honestly say.",
    ),
    "incentive_why.no_delivery": (
        "Niemand hat etwas davon, dass der Kunde am Ende bekommt, was ihm zugesagt wurde.",
        "Nobody gains when the customer finally gets what was promised.",
    ),
    "incentive_why.roadmap_eaten": (
        "Das Produktmanagement verfehlt seine Termine, weil andere seine Kapazität zugesagt haben.",
        "Product misses its dates because others promised its capacity away.",
    ),
    "error.plan_too_long": (
        "Der Text ist zu lang (höchstens {most} Zeichen).",
        "The text is too long ({most} characters at most).",
    ),
    "error.plan_names_somebody": (
        "Im Plan steht „{name}“. Ein Plan gilt für eine Rolle und nennt keine Person. Es wurde nichts gespeichert.",
        "The plan names “{name}”. A plan is for a role and names nobody. Nothing was kept.",
    ),
    "error.words_name_somebody": (
        "Hier steht „{name}“. In der Vergütung stehen Rollen, keine Personen: Nennen Sie bitte das Protokoll, das Schreiben oder "
        "die Abteilung. Es wurde nichts gespeichert.",
        "The words name “{name}”. The incentive lab knows roles and nobody's name: please name the minutes, the letter or the "
        "department. Nothing was kept.",
    ),
    "error.assent_day_wrong": (
        "Der Tag liegt nach heute oder vor dem Tag, an dem diese Fassung geschrieben wurde.",
        "The day lies after today or before the day this version was written.",
    ),
    "error.plan_begins_too_early": (
        "Ein Plan kann frühestens ab {day} gelten: Abgeschlossene Quartale behalten ihren Plan.",
        "A plan can hold from {day} at the earliest: closed quarters keep their plan.",
    ),
    "error.plan_not_agreed": (
        "Die Geschäftsleitung hat dieser Fassung noch nicht zugestimmt.",
        "Management has not approved this version yet.",
    ),
    "error.plan_not_seen": (
        "Der Betriebsrat hat diese Fassung noch nicht gesehen.",
        "The works council has not seen this version yet.",
    ),
    "error.assumption_range": (
        "Die Spanne stimmt nicht: mindestens ≤ Wert ≤ höchstens, alles zwischen {low} und {high}.",
        "The range is not right: at least ≤ value ≤ at most, all between {low} and {high}.",
    ),
    "error.assumption_source_missing": (
        "Bitte angeben, woher der Wert stammt.",
        "Please say where the value comes from.",
    ),
    "error.number_or_day_wrong": (
        "„{text}“ ist keine passende Zahl und kein Tag.",
        "“{text}” is no fitting number and no day.",
    ),
    "error.number_missing": ("Es fehlt eine Zahl.", "A number is missing."),
    "error.words_too_long": (
        "Das ist zu lang (höchstens {most} Zeichen).",
        "That is too long ({most} characters at most).",
    ),
}
