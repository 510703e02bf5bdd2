"""The words of the incentive lab: labels of its lists, and what the command prints."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "incentives.head": (
        "{name} · Vertragsfreigabe {gate} · Pre-Sales berichten an: {line}",
        "{name} · contract gate {gate} · pre-sales report to: {line}",
    ),
    "incentives.gate_on": ("an", "on"),
    "incentives.gate_off": ("aus", "off"),
    "incentives.line_unsaid": ("nicht angegeben", "not stated"),
    "incentives.sales": (
        "Ein mittlerer Auftrag ({amount}), ehrlich verkauft und mit einer ungedeckten Zusage:",
        "A middle deal ({amount}), sold honestly and with one unbacked promise:",
    ),
    "incentives.sale": (
        "{role}: ehrlich {honest}, mit Zusage {promised}; die Zusage bringt {gain} (mit der Vertragsfreigabe {left})",
        "{role}: honest {honest}, with the promise {promised}; the promise brings {gain} (behind the gate {left})",
    ),
    "incentives.sale_none": (
        "Kein Plan enthält einen variablen Anteil.",
        "No plan pays anything variable.",
    ),
    "incentives.company": (
        "Das Unternehmen: {value} je ungedeckter Zusage.",
        "The company: {value} for one unbacked promise.",
    ),
    "incentives.conflict": (
        "Zielkonflikt: Daran verdienen würden {roles}, während das Unternehmen verliert.",
        "Conflict: this would pay {roles}, while the company loses.",
    ),
    "incentives.no_conflict": (
        "Kein Zielkonflikt bei diesem mittleren Auftrag.",
        "No conflict at this middle deal.",
    ),
    "incentives.index_head": (
        "Je Vertriebsstelle und Quartal, Spanne 80 % über alle Annahmen:",
        "Per sales seat and quarter, 80% range over all assumptions:",
    ),
    "incentives.spots": (
        "Versuchung beim letzten Auftrag des Zeitraums (was die Zusage der Stelle bringt), je nach Zielerreichung davor:",
        "Temptation at the last deal of a period (what the promise brings the seat), by attainment before it:",
    ),
    "incentives.quota_far": (
        "Achtung: das Ziel ({quota}) und das, was die Annahmen erwarten ({sold}), liegen weit auseinander. Bitte "
        "„deals“, „deal_amount“ oder „win_before“ anpassen.",
        "Mind: the quota ({quota}) and what the assumptions expect ({sold}) lie far apart. Adjust “deals”, “deal_amount” "
        "or “win_before”.",
    ),
    "incentives.ends": (
        "Ab wann sich die Zusage nicht mehr lohnt, jeder Hebel für sich: Aufschub bis zur Inbetriebnahme {deferral}, "
        "Rückforderung {clawback}, Teambonus {team}, Entdeckung durch die Vertragsfreigabe {gate}.",
        "One lever alone ends the temptation from: deferral until go-live {deferral}, clawback {clawback}, "
        "team bonus {team}, caught by the gate {gate}.",
    ),
    "incentives.course": (
        "Das Höchste, was eine Zusage im Lauf des Zeitraums bringen kann: {course}",
        "The most that a promise can bring on the way to the period's end: {course}",
    ),
    "incentives.never": ("nie", "never"),
    "incentives.rules": ("Neun Regeln", "Nine rules"),
    "incentives.change": ("Änderung gegenüber {name}", "Change from {name}"),
    "incentives.changed": ("Was sich in den Plänen ändert", "What changes in the plans"),
    "incentives.unchanged": ("In den Plänen ändert sich nichts.", "Nothing changes in the plans."),
    "incentives.gate_changed": (
        "Vertragsfreigabe: bisher {before}, neu {after}.",
        "Contract gate: {before} so far, now {after}.",
    ),
    "incentives.line_changed": (
        "Pre-Sales berichten bisher an {before}; neu an {after}.",
        "Pre-sales report to {before} so far; now to {after}.",
    ),
    "incentives.tornado": (
        "Was diese Änderung am stärksten bestimmt ({outcome})",
        "What drives this change most ({outcome})",
    ),
    "incentives.assumptions": (
        "Annahmen (keine davon ist an Kunden gemessen)",
        "Assumptions (none of them was measured at customers)",
    ),
    "incentives.report_assumption": (
        "{name}: {value} [{low} … {high}] · {source}",
        "{name}: {value} [{low} … {high}] · {source}",
    ),
    "incentives.assumption": (
        "{key} = {value} [{low} … {high}] · {name} · {source}",
        "{key} = {value} [{low} … {high}] · {name} · {source}",
    ),
    "incentives.effort": (
        "Nicht berücksichtigt ist, wie sehr sich jemand anstrengt. Ein Plan ohne variablen Anteil sieht hier harmlos aus; "
        "was dann nicht verkauft wird, zeigt die Rechnung nicht.",
        "Not reckoned: how hard anybody works. A plan without a variable part looks harmless here; what is not sold "
        "then is not shown.",
    ),
    "incentives.pay_total": (
        "Verdient {earned}: fällig {due}, offen {open}, verloren {lost}",
        "Earned {earned}: due {due}, open {open}, lost {lost}",
    ),
    "incentives.pay_role": ("{role}: {amount}", "{role}: {amount}"),
    "incentives.pay_step": ("{deal} {element}: {step} {amount}{how}", "{deal} {element}: {step} {amount}{how}"),
    "incentives.report_title": (
        "Vergütungspläne: Unterlage für den Betriebsrat",
        "Pay plans: paper for the works council",
    ),
    "incentives.report_law": (
        "Grundsätze und Aufbau der Vergütung unterliegen der Mitbestimmung; diese Unterlage zeigt den Aufbau, jede "
        "Änderung und ihre Wirkung. Gerechnet wird mit Annahmen und Plänen, nie mit Daten von Beschäftigten. Für bereits "
        "abgeschlossene Zeiträume gilt der alte Plan. Diese Unterlage ist keine Rechtsberatung.",
        "The principles and structure of pay are subject to co-determination; this paper shows the structure, every "
        "change and its effect. It reckons with assumptions and plans, never with data about employees. Closed periods "
        "keep their old plan. It is no legal advice.",
    ),
    "incentives.report_plans": ("Die Pläne", "The plans"),
    "incentives.report_plan": ("{role}: {id}, Fassung {version}", "{role}: {id}, version {version}"),
    "incentives.report_effect": ("Die Wirkung", "The effect"),
    "incentives.report_approval": ("Zustimmung", "Approval"),
    "incentives.report_sign": (
        "Betriebsrat: ____________________   Datum: __________",
        "Works council: ____________________   Date: __________",
    ),
    "incentives.report_clawback": (
        "Rückforderungen sind heikel: Sie müssen durchschaubar sein und im Einzelfall belegt werden; abgezogen wird nichts "
        "automatisch.",
        "Clawbacks are delicate: they must be plain to see and proven case by case, and nothing is deducted by itself.",
    ),
    "incentives.column_field": ("Feld", "Field"),
    "incentives.column_before": ("bisher", "before"),
    "incentives.column_after": ("neu", "new"),
    "incentives.column_outcome": ("Wirkung", "Effect"),
    "incentives.column_reached": ("Ziel erreicht", "Attainment"),
    "incentives.what_if_name": ("{name}, geändert", "{name}, changed"),
    "incentives.none_kept": ("Noch kein Vergütungsplan.", "No pay plan yet."),
    "incentives.written": ("Geschrieben: {path}", "Written: {path}"),
    "incentives.first_holds": (
        "Die Annahmen in {name} gelten hier nicht: verglichen wird unter denen von {first}.",
        "The assumptions in {name} do not hold here: all is compared under those of {first}.",
    ),
    "incentives.nothing_said": ("–", "–"),
    "error.plan_unsound": (
        "In {name} stehen Fehler (siehe oben); gerechnet wurde nicht.",
        "There are errors in {name} (see above); nothing was reckoned.",
    ),
    "error.plan_assume": (
        "„{found}“ ist keine Annahme. Richtig wäre NAME=ZAHL mit einem dieser Namen: {known}.",
        "“{found}” is no assumption. Right would be NAME=NUMBER with one of these names: {known}.",
    ),
    "error.plan_deal": (
        "„{found}“ ist kein Auftrag. Richtig wäre BETRAG oder BETRAG:STAND, STAND ist live, blocked, failed@MONATE oder "
        "cancelled@MONATE; dahinter, wenn nötig, /signed=2026-05-01, /product=NAME, /curve=0 bis 10.",
        "“{found}” is no deal. Right would be AMOUNT or AMOUNT:STATE, with STATE live, blocked, failed@MONTHS or "
        "cancelled@MONTHS; then, if needed, /signed=2026-05-01, /product=NAME, /curve=0 to 10.",
    ),
    "error.plan_value": (
        "„{found}“ ist kein gemessener Wert. Richtig wäre NAME=ZAHL mit einem dieser Namen: {known}.",
        "“{found}” is no measured value. Right would be NAME=NUMBER with one of these names: {known}.",
    ),
    "error.plan_no_role": (
        "In {name} gibt es keinen Plan für „{role}“. Vorhanden: {known}.",
        "{name} has no plan for “{role}”. There are: {known}.",
    ),
    "error.plan_nothing_changed": (
        "Was soll anders sein? --gate on|off, --presales-under ROLLE, --defer, --clawback oder --no-cliffs angeben.",
        "What shall be different? Say --gate on|off, --presales-under ROLE, --defer, --clawback or --no-cliffs.",
    ),
    "error.plan_share": (
        "{found} ist kein Anteil zwischen 0 und 1 (oder 0 % und 100 %).",
        "{found} is not a share between 0 and 1 (or 0% and 100%).",
    ),
    "error.plan_not_read": (
        "{path} lässt sich nicht als Text (UTF-8) lesen.",
        "{path} cannot be read as text (UTF-8).",
    ),
    "error.plan_not_written": ("{path} lässt sich nicht schreiben ({reason}).", "{path} cannot be written ({reason})."),
}
