"""Feasibility studies: their pages, the page the customer signs on, and what stands against a deed."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "criterion_result.met": ("erfüllt", "met"),
    "criterion_result.missed": ("nicht erfüllt", "not met"),
    "criterion_result.unclear": ("noch unklar", "not clear yet"),
    "met_by.as_is": ("so, wie es heute ist", "as it is today"),
    "met_by.configure": ("durch Einstellungen", "by configuration"),
    "met_by.workaround": ("über einen Umweg", "by a workaround"),
    "met_by.roadmap": ("durch die Roadmap", "by the roadmap"),
    "met_by.services": ("durch eine Leistung von Services", "by work of services"),
    "met_by.partner": ("durch einen Partner", "by a partner"),
    "study_end.go": ("Ja, es geht", "Go"),
    "study_end.no_go": ("Nein, es geht nicht", "No go"),
    "study_end.extend": ("Verlängern", "Extend"),
    "sign_about.criteria": ("Erfolgskriterien", "Success criteria"),
    "sign_about.result": ("Ergebnis", "Result"),
    "sign_about.gap": ("Lücke", "Gap"),
    # the list
    "studies.title": ("Machbarkeitsstudien", "Feasibility studies"),
    "studies.of": ("Machbarkeitsstudien: {deal}", "Feasibility studies: {deal}"),
    "studies.hint": (
        "Eine Frage, drei bis fünf Erfolgskriterien und ein fester letzter Tag. Danach steht fest, ob es geht.",
        "One question, three to five success criteria and a fixed last day. After that everybody knows whether it works.",
    ),
    "studies.none": ("Noch keine Studie.", "No study yet."),
    "studies.new": ("Studie beginnen", "Begin a study"),
    "studies.closed": (
        "Was gesehen wurde, lesen das Seil, Pre-Sales, Produktmanagement, Services und die Geschäftsleitung.",
        "What was seen is read by the rope, pre-sales, product, services and management.",
    ),
    "studies.state.planned": ("beginnt am {day}", "begins on {day}"),
    "studies.state.running": ("läuft bis {day}", "runs until {day}"),
    "studies.state.due": ("Ergebnis fällig seit {day}", "result due since {day}"),
    "studies.state.go": ("es geht", "go"),
    "studies.state.no_go": ("es geht nicht", "no go"),
    "studies.extended.one": ("{n} Mal verlängert", "extended once"),
    "studies.extended.many": ("{n} Mal verlängert", "extended {n} times"),
    # beginning one
    "study.new_of": ("Studie beginnen: {deal}", "Begin a study: {deal}"),
    "study.question": ("Was soll herausgefunden werden?", "What is to be found out?"),
    "study.question_hint": (
        "Eine Frage, auf die es ein Ja oder ein Nein gibt. Der Kunde liest sie, wenn er die Kriterien unterschreibt.",
        "One question that can be answered yes or no. The customer reads it when signing the criteria.",
    ),
    "study.begins": ("Von", "From"),
    "study.ends": ("Bis", "Until"),
    "study.lead": ("Wer führt sie durch?", "Who runs it?"),
    "study.lead_hint": (
        "Jemand aus Pre-Sales; höchstens {most} Studien zugleich.",
        "Somebody of pre-sales; at most {most} studies at once.",
    ),
    "study.hypotheses": ("Was nehmen wir an?", "What do we assume?"),
    "study.hypotheses_hint": (
        "Eine Annahme je Zeile, höchstens fünf. Nur für uns.",
        "One assumption a line, five at most. For us only.",
    ),
    "study.criteria": ("Woran sieht man den Erfolg?", "How is success seen?"),
    "study.criteria_hint": (
        "Drei bis fünf Kriterien. Jedes hängt an dem, was davon abhängt: an Anforderungen, sonst an einer Zusage oder einem "
        "Wunsch.",
        "Three to five criteria. Each is tied to what depends on it: to requirements, else to a promise or a wish.",
    ),
    "study.criterion": ("Kriterium {no}", "Criterion {no}"),
    "study.tied": ("Entscheidet über", "Decides about"),
    "study.nothing_to_tie": (
        "An dieser Verkaufschance hängt noch nichts, worüber eine Studie entscheiden könnte: keine Anforderung, keine Zusage, "
        "kein Wunsch.",
        "Nothing hangs on this deal yet that a study could decide about: no requirement, no promise, no wish.",
    ),
    "study.ties.requirement": ("Anforderungen", "Requirements"),
    "study.ties.promise": ("Zusagen", "Promises"),
    "study.ties.request": ("Wünsche", "Wishes"),
    "study.begin": ("Beginnen", "Begin"),
    "study.refused": ("Noch nicht begonnen", "Not begun yet"),
    "study.for_decision": (
        "Beantwortet „Erst prüfen“ zu „{request}“.",
        "Answers “study first” on “{request}”.",
    ),
    # one study
    "study.title": ("Machbarkeitsstudie", "Feasibility study"),
    "study.run_by": ("{name} führt sie durch", "run by {name}"),
    "study.since": ("begonnen am {begins}", "begun on {begins}"),
    "study.span": ("{begins} bis {ends}", "{begins} to {ends}"),
    "study.assumed": ("Was wir annehmen", "What we assume"),
    "study.seen_none": ("Noch nichts gesehen.", "Nothing seen yet."),
    "study.seen_on": ("gesehen am {day}, {name}", "seen on {day}, {name}"),
    "study.seen_before": ("Früher gesagt", "Said before"),
    "study.met_by": ("erfüllt: {how}", "met: {how}"),
    "study.in_talk": ("im Gespräch vom {day}", "in the talk of {day}"),
    "study.see": ("Was wurde gesehen?", "What was seen?"),
    "study.see_words": ("In Worten", "In words"),
    "study.see_how": ("Womit erfüllt?", "Met by what?"),
    "study.see_how_none": ("nicht nötig", "not needed"),
    "study.see_talk": ("In welchem Gespräch?", "In which talk?"),
    "study.see_talk_none": ("in keinem", "in none"),
    "study.see_document": ("Datei oder Adresse", "File or address"),
    "study.see_document_hint": (
        "Wo man es nachlesen kann, z. B. Messprotokoll-12.pdf.",
        "Where it can be looked up, e.g. measurements-12.pdf.",
    ),
    "study.see_file": ("Beleg hochladen", "Upload what shows it"),
    "study.see_file_hint": (
        "Liegt dann bei den Unterlagen der Verkaufschance. PDF, Bild, Office, Zeichnung oder Text, höchstens {most} MB.",
        "It then lies with the deal's papers. PDF, picture, office file, drawing or text, {most} MB at most.",
    ),
    "study.see_day": ("Gesehen am", "Seen on"),
    "study.see_save": ("Festhalten", "Keep it"),
    "study.reword": ("Kriterium besser fassen", "Word it better"),
    "study.reword_hint": (
        "Möglich, bis der Kunde unterschrieben hat oder etwas gesehen wurde.",
        "Possible until the customer signed or something was seen.",
    ),
    "study.end": ("Wie geht sie aus?", "How does it end?"),
    "study.end_now": ("Ja, Nein oder verlängern", "Go, no go, or extend"),
    "study.end_due": (
        "Der letzte Tag ist da. Bitte sagen Sie, wie die Studie ausgeht.",
        "The last day has come. Please say how the study ends.",
    ),
    "study.end_hint": (
        "Ein begründetes Nein ist ein gutes Ergebnis. Für ein Ja muss jedes Kriterium angesehen sein.",
        "A well-founded no is a good result. A go needs every criterion looked at.",
    ),
    "study.end_reason": ("Begründung", "Reason"),
    "study.end_new_day": ("Neuer letzter Tag (nur beim Verlängern)", "New last day (only when extending)"),
    "study.end_left.one": ("Noch {n} Mal möglich.", "Possible once more."),
    "study.end_left.many": ("Noch {n} Mal möglich.", "Possible {n} times more."),
    "study.end_left_none": ("Öfter lässt sie sich nicht verlängern.", "It cannot be extended again."),
    "study.end_only_presales": ("Beenden kann sie Pre-Sales.", "Pre-sales can end it."),
    "study.end_save": ("So geht sie aus", "That is how it ends"),
    "study.ended_by": ("{name}, {day}", "{name}, {day}"),
    "study.ended_missed.one": ("{n} Kriterium nicht erfüllt.", "{n} criterion not met."),
    "study.ended_missed.many": ("{n} Kriterien nicht erfüllt.", "{n} criteria not met."),
    "study.until": ("neuer letzter Tag {day}", "new last day {day}"),
    "study.happened": ("Verlauf", "What happened"),
    "study.hand_on": ("Weitergeben", "Hand it on"),
    "study.hand_on_to": ("An wen?", "To whom?"),
    "study.done.begun": ("Die Studie ist begonnen.", "The study has begun."),
    "study.done.seen": ("Festgehalten.", "Kept."),
    "study.done.reworded": ("Das Kriterium ist neu gefasst.", "The criterion is reworded."),
    "study.done.handed_on": ("Weitergegeben.", "Handed on."),
    "study.done.ended": ("Festgehalten, wie die Studie ausgeht.", "It is kept how the study ends."),
    "study.done.extended": ("Verlängert.", "Extended."),
    "study.done.at_once": ("Gespeichert.", "Saved."),
    # elsewhere
    "study.seen_here": ("In Machbarkeitsstudien gesehen", "Seen in feasibility studies"),
    "study.from_request": ("Studien zu dieser Entscheidung", "Studies for this decision"),
    "study.open_for": ("Studie beginnen für", "Begin a study for"),
    "study.open_for_none": (
        "Eine Studie gehört zu einer Verkaufschance; diesen Wunsch hat noch keine geäußert.",
        "A study belongs to a deal; no deal has asked for this yet.",
    ),
    "studies.at_once": ("Machbarkeitsstudien zugleich", "Feasibility studies at once"),
    "studies.at_once_hint": (
        "So viele darf eine Person zugleich durchführen. Wer mehr beginnt, bringt keine zu Ende.",
        "So many may one person run at once. Who begins more finishes none.",
    ),
    "studies.at_once_n": ("Höchstens", "At most"),
    "today.studies_due": ("Studien ohne Ergebnis", "Studies without a result"),
    "today.studies_due_hint": (
        "Der letzte Tag ist da: ja, nein oder mit Begründung verlängern.",
        "The last day has come: go, no go, or extend with a reason.",
    ),
    "today.studies_answered": ("Geprüft: jetzt entscheiden", "Looked into: decide now"),
    "today.studies_answered_hint": (
        "„Erst prüfen“ ist beantwortet; die Studie hat ihr Ergebnis.",
        "“Study first” is answered; the study has its result.",
    ),
    "calendar.study_end": ("Studie: letzter Tag", "Study: last day"),
    # what stands against it
    "error.study_asks_nothing": (
        "Was soll herausgefunden werden? Eine Frage genügt.",
        "What is to be found out? One question will do.",
    ),
    "error.study_ends_before": ("Der letzte Tag liegt vor dem ersten.", "The last day is before the first."),
    "error.study_ends_past": ("Der letzte Tag ist schon vorbei.", "The last day has passed already."),
    "error.study_too_long": (
        "Länger als ein halbes Jahr dauert keine Studie. Teilen Sie die Frage.",
        "No study takes longer than half a year. Split the question.",
    ),
    "error.study_hypotheses": (
        "Nennen Sie eine bis fünf Annahmen, je eine Zeile.",
        "Name one to five assumptions, one a line.",
    ),
    "error.study_criteria": (
        "Nennen Sie {fewest} bis {most} Erfolgskriterien.",
        "Name {fewest} to {most} success criteria.",
    ),
    "error.study_criterion_twice": ("Zwei Kriterien sind gleich.", "Two criteria are the same."),
    "error.study_criterion_untied": (
        "Wählen Sie zu jedem Kriterium mindestens eine Anforderung; wo es keine gibt, eine Zusage oder einen Wunsch.",
        "Choose at least one requirement for each criterion; where there is none, a promise or a wish.",
    ),
    "error.study_criterion_empty": ("Ein Kriterium braucht Worte.", "A criterion needs words."),
    "error.study_criterion_fixed": (
        "Der Kunde hat unterschrieben, oder es wurde schon etwas gesehen: Das Kriterium bleibt, wie es ist.",
        "The customer signed, or something was seen already: the criterion stays as it is.",
    ),
    "error.study_tie_of_other_deal": (
        "Ein Kriterium hängt an etwas aus einer anderen Verkaufschance. Wählen Sie aus dieser.",
        "A criterion is tied to something of another deal. Choose from this one.",
    ),
    "error.study_of_no_decision": (
        "Diese Entscheidung lautet nicht „Erst prüfen“. Beginnen Sie die Studie ohne sie.",
        "That decision is not “study first”. Begin the study without it.",
    ),
    "error.study_lead_not_presales": (
        "Eine Studie führt jemand aus Pre-Sales durch, oder wer dort vertritt.",
        "A study is run by somebody of pre-sales, or who stands in there.",
    ),
    "error.study_lead_off_rope": (
        "Wer die Studie durchführen soll, sieht diese vertrauliche Verkaufschance nicht. Nehmen Sie die Person zuerst "
        "ins Seil.",
        "Whoever is to run the study may not see this confidential deal. Put them on the rope first.",
    ),
    "error.study_no_room": (
        "Zugleich sind höchstens {most} Studien möglich. Im Weg stehen: {names}. Beenden Sie eine, wählen Sie andere Tage oder "
        "jemand anderen.",
        "At most {most} studies run at once. In the way: {names}. End one, choose other days or somebody else.",
    ),
    "error.study_no_room_some": (
        "Zugleich sind höchstens {most} Studien möglich. Im Weg stehen: {names}; und {others}, die Sie nicht sehen dürfen.",
        "At most {most} studies run at once. In the way: {names}; and {others} that you may not see.",
    ),
    "error.study_no_room_unnamed": (
        "Zugleich sind höchstens {most} Studien möglich. Im Weg stehen {others}, die Sie nicht sehen dürfen.",
        "At most {most} studies run at once. In the way are {others} that you may not see.",
    ),
    "error.studies_at_once_wrong": ("Wählen Sie eine Zahl von 1 bis {most}.", "Choose a number from 1 to {most}."),
    "error.study_evidence_empty": ("Was wurde gesehen? Ein Satz genügt.", "What was seen? One sentence will do."),
    "error.study_met_by_what": (
        "An diesem Kriterium hängen Anforderungen: Sagen Sie dazu, womit sie erfüllt werden.",
        "Requirements hang on this criterion: say what they are met by.",
    ),
    "error.study_ended": (
        "Die Studie hat ihr Ergebnis schon. Für eine neue Frage beginnen Sie eine neue.",
        "The study has its result already. For a new question begin a new one.",
    ),
    "error.study_go_unseen": (
        "Für ein Ja muss zu jedem Kriterium etwas gesehen sein. Tragen Sie es nach, oder sagen Sie Nein.",
        "A go needs evidence for every criterion. Add it, or say no go.",
    ),
    "error.study_extended_often": (
        "Öfter als {most} Mal lässt sich eine Studie nicht verlängern. Sagen Sie jetzt Ja oder Nein.",
        "A study cannot be extended more than {most} times. Say go or no go now.",
    ),
    "error.study_day_not_later": (
        "Zum Verlängern gehört ein späterer letzter Tag.",
        "Extending needs a later last day.",
    ),
}
