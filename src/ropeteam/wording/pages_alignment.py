"""Alignment health: its figures, why they stand as they do, what helps, and the few sentences that sum it up."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "alignment.title": ("Zusammenspiel", "Alignment"),
    "alignment.hint": (
        "Wie gut Zuhören, Zusagen und Übergeben gelingen. Jede Zahl gehört der Firma, keine einem Team oder einer Person.",
        "How well listening, promising and handing over work. Every number belongs to the company, none to a team or "
        "a person.",
    ),
    "alignment.period": ("Zeitraum", "Period"),
    "alignment.period.rolling": ("letzte 365 Tage", "last 365 days"),
    "alignment.period.quarter": ("{number}. Quartal {year}", "Q{number} {year}"),
    "alignment.period.year": ("Jahr {year}", "Year {year}"),
    "alignment.period.running": ("läuft noch", "still running"),
    "alignment.days_of": ("{start} bis {end}", "{start} to {end}"),
    "alignment.product": ("Produkt", "Product"),
    "alignment.company": ("Ganze Firma", "Whole company"),
    "alignment.summary": ("In Kürze", "In short"),
    "alignment.report": ("Bericht als PDF", "Report as PDF"),
    "alignment.report_title": ("Zusammenspiel bei {of}", "Alignment at {of}"),
    "alignment.report_on": ("Stand {day}", "As of {day}"),
    "alignment.report_people": (
        "Alle Zahlen gelten für die Firma oder ein Produkt, keine für ein Team oder eine Person.",
        "All numbers are those of the company or a product, none of a team or a person.",
    ),
    "alignment.report_page": ("Seite {n} von {of}", "Page {n} of {of}"),
    "alignment.open_to_all": (
        "Vertrauliche Verkaufschancen zählen hier nicht mit.",
        "Confidential deals do not count here.",
    ),
    "alignment.with_confidential": (
        "Vertrauliche Verkaufschancen zählen mit; genannt werden sie nur, wo alle Lesenden sie kennen dürfen.",
        "Confidential deals count; they are named only where every reader may know them.",
    ),
    "alignment.interval": (
        "Der Schleier zeigt, wo der Anteil mit 90 % Sicherheit liegt; unter {n} Fällen steht kein Anteil.",
        "The mist shows where the share lies with 90% confidence; below {n} cases no share is given.",
    ),
    "alignment.loop.listen": ("Zuhören", "Listening"),
    "alignment.loop.promise": ("Zusagen", "Promising"),
    "alignment.loop.climb": ("Begeisterung", "Enthusiasm"),
    "alignment.loop_hint.listen": (
        "Was Kunden sagen, soll das Produkt erreichen, und eine Antwort soll zurückkommen.",
        "What customers say should reach product, and an answer should come back.",
    ),
    "alignment.loop_hint.promise": (
        "Verkauft wird, was sich liefern lässt; was versprochen ist, wird gehalten.",
        "What is sold can be delivered; what was promised is kept.",
    ),
    "alignment.loop_hint.climb": (
        "Die Übergabe soll warm sein und die Begeisterung den Vertrag überdauern.",
        "The handover should be warm, and the enthusiasm outlast the contract.",
    ),
    # what each figure is called
    "alignment.figure.reached": ("Vom Kunden ins Produkt", "From the customer to product"),
    "alignment.figure.answered": ("Fragen ans Produktmanagement", "Questions to product"),
    "alignment.figure.decided": ("Wünsche entschieden", "Wishes decided"),
    "alignment.figure.passed_on": ("Antworten beim Kunden", "Answers with the customer"),
    "alignment.figure.early_talks": ("Produktmanagement in frühen Gesprächen", "Product in early talks"),
    "alignment.figure.strategy_read": ("Strategie gelesen", "Strategy read"),
    "alignment.figure.guesses": ("Selbst richtig eingeschätzt", "Own guess came true"),
    "alignment.figure.said": ("Gedeckt, als es gesagt wurde", "Carried when it was said"),
    "alignment.figure.mended": ("Ungedecktes bereinigt", "Unbacked promises settled"),
    "alignment.figure.signed": ("Gedeckt, als unterschrieben wurde", "Carried when it was signed"),
    "alignment.figure.kept": ("Zusagen gehalten", "Promises kept"),
    "alignment.figure.presales": ("Pre-Sales, wo es komplex ist", "Pre-sales where it is complex"),
    "alignment.figure.warmth": ("Wärme der Übergabe", "Warmth of the handover"),
    "alignment.figure.drop": ("Abfall nach der Übergabe", "Drop after the handover"),
    "alignment.figure.spared": ("Ohne großen Abfall übergeben", "Handed over without a large drop"),
    "alignment.figure.references": ("Referenzen", "References"),
    "alignment.none": ("In diesem Zeitraum ist nichts fällig geworden.", "Nothing fell due in this period."),
    "alignment.percent": ("{percent} %", "{percent}%"),
    "alignment.range": ("{low} bis {high} %", "{low} to {high}%"),
    "alignment.range_points": ("{low} bis {high}", "{low} to {high}"),
    "alignment.too_few": ("zu wenige für einen Anteil", "too few for a share"),
    "alignment.days_of_n": ("n = {n}", "n = {n}"),
    "alignment.oldest": ("am längsten offen seit {day}", "oldest open since {day}"),
    "alignment.unknown.one": ("1 nicht erfasst", "1 not recorded"),
    "alignment.unknown.many": ("{n} nicht erfasst", "{n} not recorded"),
    "alignment.unlooked.one": ("1 gehört und noch nicht angesehen", "1 heard and not looked at yet"),
    "alignment.unlooked.many": ("{n} gehört und noch nicht angesehen", "{n} heard and not looked at yet"),
    "alignment.open.one": ("1 offen", "1 open"),
    "alignment.open.many": ("{n} offen", "{n} open"),
    "alignment.failed.one": ("1 nicht gelungen", "1 failed"),
    "alignment.failed.many": ("{n} nicht gelungen", "{n} failed"),
    "alignment.done.one": ("1 gelungen", "1 done"),
    "alignment.done.many": ("{n} gelungen", "{n} done"),
    "alignment.causes": ("Woran es liegt", "What it depends on"),
    "alignment.ends": ("Wie es ausging", "How it ended"),
    "alignment.why": ("Woran es liegt, und der Verlauf", "Why, and the trend"),
    "alignment.quiet": ("Hier ist nichts fällig geworden:", "Nothing fell due here:"),
    "alignment.step": ("Was hilft", "What helps"),
    "alignment.cases": ("Fälle ansehen", "See the cases"),
    "alignment.change.better": ("besser als davor", "better than before"),
    "alignment.change.worse": ("schlechter als davor", "worse than before"),
    "alignment.change.unclear": ("nicht klar anders als davor", "not clearly different from before"),
    "alignment.change.too_few": ("zu wenige Fälle für einen Vergleich", "too few cases to compare"),
    "alignment.trend": ("Verlauf", "Trend"),
    "alignment.trend_of": ("Verlauf: {figure}", "Trend: {figure}"),
    "alignment.trend_desc": (
        "Der Anteil über {n} Zeiträume mit seinem 90-%-Bereich; die Zahlen stehen in der Tabelle.",
        "The share over {n} periods with its 90% range; the numbers are in the table.",
    ),
    "alignment.cases_column": ("Fälle", "Cases"),
    "alignment.share_column": ("Anteil", "Share"),
    "alignment.range_column": ("90-%-Bereich", "90% range"),
    "alignment.withheld.company_only": (
        "Wird nur für die ganze Firma gezeigt: Es geht um Einschätzungen unserer Leute.",
        "Shown for the whole company only: it is about guesses of our own people.",
    ),
    "alignment.withheld.few": (
        "Wird nicht gezeigt: Es sind zu wenige, Einzelne wären zu erkennen.",
        "Not shown: there are too few; individuals could be recognised.",
    ),
    "alignment.withheld.running": (
        "Wird nur für abgeschlossene Quartale gezeigt, damit sich niemand herausrechnen lässt.",
        "Shown only for quarters that are over, so that nobody can be found by subtraction.",
    ),
    "alignment.withheld.not_kept": (
        "Das letzte Quartal ist noch nicht festgehalten; das geschieht in der Nacht nach seinem Ende.",
        "The last quarter is not kept yet; that happens in the night after its end.",
    ),
    # the summary
    "alignment.told.nothing": (
        "In diesem Zeitraum ist nichts fällig geworden. Sobald Gespräche, Fragen und Zusagen da sind, stehen hier Zahlen.",
        "Nothing fell due in this period. Once there are talks, questions and promises, the numbers appear here.",
    ),
    "alignment.told.worse": (
        "Schlechter geworden: „{figure}“, {now} statt {before}.",
        "Worse than before: “{figure}”, {now} instead of {before}.",
    ),
    "alignment.told.better": (
        "Besser geworden: „{figure}“, {now} statt {before}.",
        "Better than before: “{figure}”, {now} instead of {before}.",
    ),
    "alignment.told.unclear": (
        "Gegenüber dem Zeitraum davor hat sich nichts klar verändert.",
        "Nothing clearly changed from the period before.",
    ),
    "alignment.told.too_few": (
        "Für einen Vergleich mit dem Zeitraum davor gibt es noch zu wenige Fälle.",
        "There are too few cases yet to compare with the period before.",
    ),
    "alignment.told.weakest": (
        "Am wenigsten gelingt „{figure}“: {of}. Was hilft: {step}.",
        "What succeeds least is “{figure}”: {of}. What helps: {step}.",
    ),
    "alignment.told.oldest": (
        "Am längsten wartet etwas bei „{figure}“: seit {day}.",
        "What waits longest stands under “{figure}”: since {day}.",
    ),
    "alignment.told.unlooked.one": (
        "Bei „{figure}“ ist eine gehörte Zusage noch von niemandem angesehen und nicht mitgezählt.",
        "Under “{figure}” one promise that was heard is looked at by nobody yet and not counted.",
    ),
    "alignment.told.unlooked.many": (
        "Bei „{figure}“ sind {n} gehörte Zusagen noch von niemandem angesehen und nicht mitgezählt.",
        "Under “{figure}” {n} promises that were heard are looked at by nobody yet and not counted.",
    ),
    "alignment.told.unrecorded.one": (
        "Bei „{figure}“ ist ein Fall nicht erfasst und nicht mitgezählt.",
        "Under “{figure}” one case is not recorded and not counted.",
    ),
    "alignment.told.unrecorded.many": (
        "Bei „{figure}“ sind {n} Fälle nicht erfasst und nicht mitgezählt.",
        "Under “{figure}” {n} cases are not recorded and not counted.",
    ),
    # the list of cases
    "alignment.stand": ("Wie es steht", "How it stands"),
    "alignment.stand.done": ("gelungen", "done"),
    "alignment.stand.open": ("offen", "open"),
    "alignment.stand.failed": ("nicht gelungen", "failed"),
    "alignment.stand.unknown": ("nicht erfasst", "not recorded"),
    "alignment.list_none_title": ("Keine Fälle", "No cases"),
    "alignment.list_none_text": (
        "In diesem Zeitraum gibt es hier nichts, das Sie sehen können.",
        "There is nothing in this period that you can see.",
    ),
    "alignment.no_deal": ("ohne Verkaufschance", "no deal"),
    "alignment.done_on": ("gelungen am {day}", "done on {day}"),
    "alignment.sealed": (
        "Dieser Satz gehört denen, die am Seil sind.",
        "This sentence belongs to those on the rope.",
    ),
    "alignment.points_lost": ("{points} Punkte verloren", "{points} points lost"),
    "alignment.points_gained": ("{points} Punkte gewonnen", "{points} points gained"),
    "error.report_unwritten": (
        "Der Bericht lässt sich nicht nach {path} schreiben: {reason}",
        "The report cannot be written to {path}: {reason}",
    ),
    "error.period_unknown": (
        "Den Zeitraum „{period}“ gibt es nicht. Richtig sind: rolling (365 Tage), 2026 oder 2026-q3, jeweils schon begonnen.",
        "There is no period “{period}”. Right are: rolling (365 days), 2026 or 2026-q3, begun already.",
    ),
    # the command
    "cli.alignment.written": ("Geschrieben: {file}", "Written: {file}"),
}
