"""What the incentive lab takes for granted, in words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "incentive_source.guess": ("geschätzt", "a guess"),
    "incentive_source.verdicts": ("aus der Bewertungstabelle", "from the verdict table"),
    "incentive_source.overstretch": ("aus dem Überspannungsmaß", "from the overstretch index"),
    "incentive_source.own": ("eigene Angabe", "said by the company"),
    "assumption.deal_amount": ("mittlerer Auftragswert, EUR", "mean deal amount, EUR"),
    "assumption.deal_spread": ("Streuung der Auftragswerte (Logarithmus)", "spread of deal amounts (logarithm)"),
    "assumption.deals": ("Verkaufschancen je Vertriebsstelle und Quartal", "chances to sell a seat and quarter"),
    "assumption.win_before": ("Gewinnchance ohne die Zusage", "chance to win without the promise"),
    "assumption.win_gain": (
        "Anstieg der Gewinnchance durch eine ungedeckte Zusage, im Mittel",
        "what an unbacked promise adds to the chance to win, mean",
    ),
    "assumption.gain_spread": (
        "Streuung des Anstiegs der Gewinnchance zwischen Zusagen (± Anteil des Mittels)",
        "how far promises differ in what they add to the chance to win (± part of the mean)",
    ),
    "assumption.fail_before": ("Risiko des Scheiterns ohne die Zusage", "failure without the promise"),
    "assumption.fail_with": ("Risiko des Scheiterns mit der Zusage, im Mittel", "failure with the promise, mean"),
    "assumption.fail_spread": (
        "Streuung des Risikos mit der Zusage (± Prozentpunkte)",
        "how far promises differ in their chance to fail (± points)",
    ),
    "assumption.discount": (
        "heutiger Wert von Geld, das mit der Inbetriebnahme kommt",
        "today's value of money that comes at go-live",
    ),
    "assumption.margin": ("Deckungsbeitrag, Anteil am Auftrag", "margin, share of the deal"),
    "assumption.future": (
        "Folgegeschäft mit dem Kunden, Anteil am Auftrag",
        "what the customer brings later, share of the deal",
    ),
    "assumption.damage": (
        "Schaden einer gescheiterten Lieferung, Anteil am Auftrag",
        "damage of a failed delivery, share of the deal",
    ),
    "assumption.displaced": ("verdrängte Roadmap, Anteil am Auftrag", "displaced roadmap, share of the deal"),
    "assumption.integrity": (
        "Betrag, ab dem die Hälfte der Stellen die Zusage gibt, EUR",
        "from so many EUR half of all people make the promise",
    ),
    "assumption.integrity_spread": ("Streuung dieses Betrags (Logarithmus)", "spread of that amount (logarithm)"),
    "assumption.caught_independent": (
        "entdeckte schlechte Zusagen, wenn Pre-Sales unabhängig vom Vertrieb berichten",
        "bad promises caught where pre-sales report independently of sales",
    ),
    "assumption.caught_unknown": (
        "entdeckte schlechte Zusagen, wenn die Berichtslinie offen ist",
        "bad promises caught where nobody said to whom pre-sales report",
    ),
    "assumption.caught_under_sales": (
        "entdeckte schlechte Zusagen, wenn Pre-Sales an den Vertrieb berichten",
        "bad promises caught where pre-sales report to sales",
    ),
    "assumption.good_stopped": (
        "gute Zusagen, die die Vertragsfreigabe trotzdem aufhält",
        "good promises that the gate stops all the same",
    ),
    "assumption.months_to_failure": ("Monate, bis sich ein Scheitern zeigt", "months until a failure shows"),
    "assumption.cancelled": (
        "gescheiterte Lieferungen, nach denen der Kunde kündigt",
        "failed deliveries that are cancelled",
    ),
    "assumption.curve_kept": (
        "Begeisterung am Ende, wenn alles gehalten wurde (0–10)",
        "enthusiasm at the end if all was kept (0–10)",
    ),
    "assumption.curve_failed": (
        "Begeisterung am Ende, wenn die Lieferung scheiterte (0–10)",
        "enthusiasm at the end if delivery failed (0–10)",
    ),
    "assumption.curve_spread": ("Streuung der Begeisterung am Ende", "spread of the enthusiasm at the end"),
    "assumption.drop_per_promise": (
        "Punkte, die eine mit Sicherheit gebrochene Zusage kostet",
        "points that a promise broken for sure costs",
    ),
    "assumption.kept_share": ("Anteil gehaltener Zusagen heute", "share of promises kept today"),
    "assumption.kept_spread": ("Streuung des Anteils gehaltener Zusagen", "spread of the share of promises kept"),
    "assumption.promises": ("fällige Zusagen je Zeitraum", "promises due in a period"),
    "assumption.satisfaction": ("Zufriedenheit der Kunden heute (0–10)", "customer satisfaction today (0–10)"),
    "assumption.satisfaction_spread": ("Streuung der Zufriedenheit", "spread of satisfaction"),
    "assumption.satisfaction_lost": (
        "Rückgang der Zufriedenheit durch eine gebrochene Zusage",
        "what one broken promise takes of satisfaction",
    ),
    "assumption.utilisation": ("Auslastung heute", "utilisation today"),
    "assumption.utilisation_spread": ("Streuung der Auslastung", "spread of utilisation"),
    "assumption.utilisation_added": (
        "zusätzliche Auslastung durch die Arbeit an einer Zusage",
        "what the work of one promise adds to utilisation",
    ),
    "assumption.roadmap_kept": ("Anteil gehaltener Roadmap-Termine heute", "share of roadmap dates kept today"),
    "assumption.roadmap_spread": ("Streuung der gehaltenen Termine", "spread of the dates kept"),
    "assumption.roadmap_lost": (
        "Rückgang der gehaltenen Termine durch eine Zusage",
        "what one promise takes of the share of roadmap dates kept",
    ),
}
