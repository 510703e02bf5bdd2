"""What the incentive lab takes for granted, in words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "incentive_source.guess": ("geschätzt", "a guess"),
    "incentive_source.verdicts": ("aus der Tabelle der Urteile", "from the verdict table"),
    "incentive_source.overstretch": ("aus dem Maß der Überspannung", "from the overstretch index"),
    "incentive_source.own": ("von der Firma gesagt", "said by the company"),
    "assumption.deal_amount": ("mittlerer Auftragswert, EUR", "mean deal amount, EUR"),
    "assumption.deal_spread": ("Streuung der Auftragswerte (Logarithmus)", "spread of deal amounts (logarithm)"),
    "assumption.deals": ("Verkaufschancen je Stelle und Quartal", "chances to sell a seat and quarter"),
    "assumption.win_before": ("Gewinnchance ohne die Zusage", "chance to win without the promise"),
    "assumption.win_gain": (
        "was eine ungedeckte Zusage daran hebt, im Mittel",
        "what an unbacked promise adds to it, mean",
    ),
    "assumption.fail_before": ("Scheitern ohne die Zusage", "failure without the promise"),
    "assumption.fail_with": ("Scheitern mit der Zusage, im Mittel", "failure with the promise, mean"),
    "assumption.discount": (
        "heutiger Wert von Geld, das mit der Inbetriebnahme kommt",
        "today's value of money that comes at go-live",
    ),
    "assumption.margin": ("Deckungsbeitrag, Anteil am Auftrag", "margin, share of the deal"),
    "assumption.future": (
        "was der Kunde später bringt, Anteil am Auftrag",
        "what the customer brings later, share of the deal",
    ),
    "assumption.damage": (
        "Schaden einer gescheiterten Lieferung, Anteil am Auftrag",
        "damage of a failed delivery, share of the deal",
    ),
    "assumption.displaced": ("verdrängte Roadmap, Anteil am Auftrag", "displaced roadmap, share of the deal"),
    "assumption.integrity": (
        "ab so viel EUR macht die Hälfte aller die Zusage",
        "from so many EUR half of all people make the promise",
    ),
    "assumption.integrity_spread": ("Streuung davon (Logarithmus)", "spread of that (logarithm)"),
    "assumption.caught_independent": (
        "Entdeckung, wenn Pre-Sales unabhängig vom Vertrieb berichten",
        "caught where pre-sales report independently of sales",
    ),
    "assumption.caught_unknown": ("Entdeckung, wenn das niemand gesagt hat", "caught where nobody said"),
    "assumption.caught_under_sales": (
        "Entdeckung, wenn Pre-Sales an den Vertrieb berichten",
        "caught where pre-sales report to sales",
    ),
    "assumption.good_stopped": (
        "gute Zusagen, die die Freigabe dennoch aufhält",
        "good promises that the gate stops all the same",
    ),
    "assumption.months_to_failure": ("Monate, bis sich ein Scheitern zeigt", "months until a failure shows"),
    "assumption.cancelled": ("gescheiterte Lieferungen, die gekündigt werden", "failed deliveries that are cancelled"),
    "assumption.curve_kept": ("Ende der Kurve, wenn gehalten (0–10)", "end of the curve if kept (0–10)"),
    "assumption.curve_failed": ("Ende der Kurve, wenn gescheitert (0–10)", "end of the curve if failed (0–10)"),
    "assumption.curve_spread": ("Streuung davon", "spread of that"),
    "assumption.drop_per_promise": (
        "Punkte, die eine sicher gebrochene Zusage kostet",
        "points that a promise broken for sure costs",
    ),
    "assumption.kept_share": ("Anteil gehaltener Zusagen heute", "share of promises kept today"),
    "assumption.promises": ("fällige Zusagen je Zeitraum", "promises due in a period"),
    "assumption.satisfaction": ("Zufriedenheit der Kunden heute (0–10)", "customer satisfaction today (0–10)"),
    "assumption.satisfaction_lost": ("was eine gebrochene Zusage davon nimmt", "what one broken promise takes of it"),
    "assumption.utilisation": ("Auslastung heute", "utilisation today"),
    "assumption.utilisation_added": ("was die Arbeit einer Zusage dazutut", "what the work of one promise adds to it"),
    "assumption.roadmap_kept": ("Anteil gehaltener Roadmap-Termine heute", "share of roadmap dates kept today"),
    "assumption.roadmap_lost": ("was eine Zusage davon nimmt", "what one promise takes of it"),
}
