"""The style guide's own words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "styleguide.lead": (
        "Papier und Tinte, eine Akzentfarbe, Höhenlinien.",
        "Paper and ink, one accent colour, contour lines.",
    ),
    "styleguide.colours": ("Farben", "Colours"),
    "styleguide.marks": ("Zeichen", "Marks"),
    "styleguide.marks_hint": (
        "Wort und Form tragen die Bedeutung, die Farbe hilft nur.",
        "Word and shape carry the meaning; colour only helps.",
    ),
    "styleguide.gate": ("Vertragsfreigabe", "Gate"),
    "styleguide.buttons": ("Knöpfe", "Buttons"),
    "styleguide.rows": ("Zeilen", "Rows"),
    "styleguide.filters": ("Filter und Tabelle", "Filters and table"),
    "styleguide.form": ("Formular", "Form"),
    "styleguide.notices": ("Hinweise", "Notices"),
    "styleguide.quote": ("Zitat", "Quote"),
    "styleguide.empty": ("Leere Seite", "Empty page"),
    "styleguide.icons": ("Symbole", "Icons"),
    "styleguide.quote_1": (
        "Den Quellcode bekommen Sie und ändern ihn selbst.",
        "You get the source code and change it yourselves.",
    ),
    "styleguide.quote_2": (
        "Ab November teilen sich beide Werke einen Plan.",
        "Both plants share one plan from November.",
    ),
}
